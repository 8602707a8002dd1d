package app.pickup.engines.atlas;

import app.pickup.engines.Dues;
import app.pickup.engines.Engine.Offer;
import app.pickup.engines.Engine.Placed;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Reply;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** What Atlas would take for an order now: prices move with its promotions. */
record Quotes(Line line) {

  Offer of(Offer offer, Placed placed) {
    if (offer.turnover() != null && placed.footage() == null) {
      // a price without the footage would be one for seconds that are not its own
      return byList(offer, "names a price for footage only once it has it");
    }
    try {
      JsonNode form = Blank.at(Objects.requireNonNull(offer.form()), placed);
      Reply reply = line.ask(AtlasEngine.MEDIA + "/calculate", Blank.wordless(form));
      String price = reply.json().path("data").path("price").asText();
      return Answers.good(reply) && price.matches("\\d{1,6}(\\.\\d{1,12})?")
          ? offer.at(Dues.quote(new BigDecimal(price)), null)
          : byList(offer, "named none (HTTP " + reply.status() + ")");
    } catch (Refused e) {
      return byList(offer, "was not asked: " + e.problem().detail());
    } catch (NoAnswer e) {
      return byList(offer, "does not answer: " + e.why());
    }
  }

  private static Offer byList(Offer offer, String why) {
    return offer.at(
        offer.estimate(),
        new Note(
            "cloud.no-quote",
            Map.of("engine", Answers.NAME, "why", why),
            "The price is the list's: "
                + Answers.NAME
                + " "
                + (why.endsWith(".") ? why : why + ".")));
  }
}
