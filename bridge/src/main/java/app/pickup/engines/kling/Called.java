package app.pickup.engines.kling;

import app.pickup.elements.Element;
import app.pickup.engines.Wording;
import app.pickup.shots.Framing;
import app.pickup.shots.Line;
import app.pickup.shots.NameRule;
import app.pickup.shots.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How elements are called in words. An editor writes {@code @Anna}, in any case; to Kling the first
 * of a shot is {@code @element1}, since nobody says which letters its names may have.
 *
 * @param cast the elements of a shot, in its order
 */
record Called(List<Element> cast) {
  Called {
    cast = List.copyOf(cast);
  }

  /** The i-th, counted from 0. */
  static String name(int i) {
    return "element" + (i + 1);
  }

  /** All of them, as they are pointed to. */
  List<String> names() {
    return IntStream.range(0, cast.size()).mapToObj(i -> "@" + name(i)).toList();
  }

  /** The words in Kling's names. Of two names that begin alike the longer one is meant. */
  String in(String words) {
    if (cast.isEmpty()) {
      return words;
    }
    List<String> handles = new ArrayList<>(cast.stream().map(Element::handle).toList());
    String any =
        handles.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
            "@(" + any + ")(?![\\p{L}\\p{M}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(NameRule.written(words))
        .replaceAll(found -> "@" + name(index(handles, found.group(1))));
  }

  /** A shot with its lines in Kling's names. */
  String shot(Script.Beat beat) {
    return shot(beat.text(), beat.framing(), beat.lines());
  }

  /** The same of words that are no board's. */
  String shot(String text, @Nullable Framing framing, List<Line> lines) {
    List<String> ids = cast.stream().map(Element::id).toList();
    return in(Wording.shot(text, framing, lines, id -> "@" + name(ids.indexOf(id))));
  }

  private static int index(List<String> handles, String found) {
    return IntStream.range(0, handles.size())
        .filter(i -> handles.get(i).equalsIgnoreCase(found))
        .findFirst()
        .orElseThrow();
  }
}
