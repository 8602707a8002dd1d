package app.pickup.engines.local.dialogue;

import app.pickup.shots.Line;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How somebody sounds. It comes from the speaker's name alone, so that whoever speaks sounds the
 * same in every clip and on every machine.
 *
 * @param variant of the voice, as eSpeak NG calls it
 * @param pitch 0 to 100
 */
record Timbre(String variant, int pitch) {
  static final List<String> FEMALE = List.of("f1", "f2", "f3", "f4", "f5");
  static final List<String> MALE = List.of("m1", "m2", "m3", "m4", "m7");
  private static final List<String> ALL =
      List.of("f1", "m1", "f2", "m2", "f3", "m3", "f4", "m4", "f5", "m7");

  /** What a word for a voice means. */
  private record Kind(List<String> variants, int least, int most) {
    Timbre of(String name) {
      return one(variants, name, least, most);
    }
  }

  private static final Kind ANYBODY = new Kind(ALL, 38, 66);
  private static final Kind WOMAN = new Kind(FEMALE, 46, 66);
  private static final Kind MAN = new Kind(MALE, 36, 56);
  private static final Kind DEEP = new Kind(MALE, 15, 28);
  private static final Kind HIGH = new Kind(FEMALE, 66, 80);

  private static final Map<String, Kind> WORDS =
      Map.of(
          "female", WOMAN, "woman", WOMAN, "girl", WOMAN, "male", MAN, "man", MAN, "boy", MAN,
          "low", DEEP, "deep", DEEP, "high", HIGH);

  /** Of whoever has no name. */
  private static final Timbre NOBODY = new Timbre("m3", 50);

  /** The line's own voice if it names one, in the manner of {@code female}; else its speaker's. */
  static Timbre of(Line line) {
    String who = line.element() == null ? line.speaker() : line.element();
    String name = who == null ? "" : plain(who);
    String voice = line.voice() == null ? null : plain(line.voice());
    if (voice == null) {
      return name.isEmpty() ? NOBODY : ANYBODY.of(name);
    }
    Kind kind = WORDS.get(voice);
    return kind == null ? ANYBODY.of(voice) : kind.of(name);
  }

  /** Whether a voice is one of those that are told of, and not a name that makes one. */
  static boolean known(String voice) {
    return WORDS.containsKey(plain(voice));
  }

  private static Timbre one(List<String> variants, String name, int least, int most) {
    int mixed = mixed(name.hashCode());
    int which = Math.floorMod(mixed, variants.size());
    int pitch = least + Math.floorMod(mixed >>> 8, most - least + 1);
    return new Timbre(variants.get(which), pitch);
  }

  /** Names of a letter's difference are far from each other (MurmurHash3's last step). */
  private static int mixed(int hash) {
    int h = hash ^ hash >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ h >>> 16;
  }

  private static String plain(String name) {
    String bare = name.strip().toLowerCase(Locale.ROOT);
    return bare.startsWith("@") ? bare.substring(1) : bare;
  }
}
