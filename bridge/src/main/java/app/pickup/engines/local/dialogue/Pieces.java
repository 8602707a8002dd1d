package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text whose abbreviations, numbers and signs are put into words, one rule after the other: what
 * a rule has read no later one reads again, though it may look at it.
 */
final class Pieces {
  private final String text;
  private final TreeMap<Integer, Read> read = new TreeMap<>();

  private record Read(int until, String words) {}

  /**
   * A piece of the text.
   *
   * @param at where it begins in the text
   * @param done whether a rule has read it
   */
  record Piece(int at, String written, String read, boolean done) {}

  Pieces(String text) {
    this.text = text;
  }

  /**
   * Reads what fits.
   *
   * @param words what is said for it; null: this rule does not read it after all
   */
  Pieces put(Pattern fits, Function<Matcher, @Nullable String> words) {
    Matcher found = fits.matcher(text);
    while (found.find()) {
      String said = taken(found.start(), found.end()) ? null : words.apply(found);
      if (said != null) {
        read.put(found.start(), new Read(found.end(), said));
      }
    }
    return this;
  }

  /** Reads whole words that stand in a list, in this very spelling. */
  Pieces put(Map<String, String> list) {
    list.forEach(
        (written, words) ->
            put(
                Pattern.compile(
                    "(?<![\\p{IsLatin}\\p{N}])" + Pattern.quote(written) + "(?![A-Za-z0-9])"),
                found -> words));
    return this;
  }

  /** The whole text in its order. */
  List<Piece> all() {
    List<Piece> all = new ArrayList<>();
    int at = 0;
    for (Map.Entry<Integer, Read> each : read.entrySet()) {
      plain(all, at, each.getKey());
      at = each.getValue().until();
      all.add(
          new Piece(
              each.getKey(), text.substring(each.getKey(), at), each.getValue().words(), true));
    }
    plain(all, at, text.length());
    return all;
  }

  private void plain(List<Piece> all, int from, int until) {
    if (from < until) {
      String same = text.substring(from, until);
      all.add(new Piece(from, same, same, false));
    }
  }

  private boolean taken(int from, int until) {
    Map.Entry<Integer, Read> before = read.lowerEntry(until);
    return before != null && before.getValue().until() > from;
  }
}
