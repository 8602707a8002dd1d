package app.pickup.engines.local.dialogue;

import app.pickup.engines.Said;
import app.pickup.shots.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line and where it begins.
 *
 * @param line null: a recording whose words nobody has said
 * @param face whose it is, or null
 * @param from samples at {@link Track#RATE} after the range's first frame
 */
record Cue(@Nullable Line line, @Nullable Integer face, Spoken spoken, long from) {

  long until() {
    return from + spoken.length();
  }

  Said said() {
    List<Said.Phone> phones =
        spoken.phones().stream()
            .map(each -> new Said.Phone(each.ipa(), from + each.from(), from + each.until()))
            .toList();
    List<Said.Word> words =
        spoken.words().stream()
            .map(each -> new Said.Word(each.text(), from + each.from(), from + each.until()))
            .toList();
    return new Said(line, face, from, until(), phones, words);
  }
}
