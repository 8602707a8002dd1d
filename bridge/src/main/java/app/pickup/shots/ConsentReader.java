package app.pickup.shots;

import app.pickup.shots.Shot.Consent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads in words that a person agreed. */
public final class ConsentReader {
  private ConsentReader() {}

  public static @Nullable Consent read(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    String who = fields.needText("who", 500);
    String scope = fields.needText("scope", 2000);
    String until = fields.text("until", 30);
    if (until != null) {
      try {
        LocalDate.parse(until);
      } catch (DateTimeParseException e) {
        fields.wrong("until", "must be a day like 2027-12-31");
      }
    }
    fields.done();
    return new Consent(who, scope, until, null);
  }
}
