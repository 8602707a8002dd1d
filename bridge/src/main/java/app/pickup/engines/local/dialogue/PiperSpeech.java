package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage said by a natural voice: eSpeak NG tells its phonemes, the network says them. When each
 * is heard the network tells, where it has an output {@code durations}; else the sound is aligned
 * with eSpeak NG's own.
 */
final class PiperSpeech {
  private PiperSpeech() {}

  /**
   * Says it.
   *
   * @return null: there is nothing in it that can be said
   */
  static @Nullable Spoken of(PiperVoice voice, Passage passage, EspeakNg espeak, int pace)
      throws PiperVoice.Unfit {
    boolean own = voice.language() != Language.ZH;
    String phonemes = own ? voice.espeak() : Accents.voice(Language.ZH, null);
    Part part = Part.of(passage, espeak.say(phonemes, 50, Manner.USUAL, passage.text()));
    if (part == null) {
      return null;
    }
    Joined joined = new Joined();
    joined.add(part, 0);
    Spoken rendition = joined.spoken();
    List<String> signs = signs(espeak.phonemes(phonemes, passage.text()));
    PiperNetwork.Made made = PiperNetwork.say(voice, signs, (double) Manner.USUAL / pace);
    Sound sound = Resampling.at(Track.RATE, made.sound());
    long[] ends = made.ends();
    Spoken told =
        ends == null ? null : told(passage.language(), signs, ends, made, sound, rendition);
    return told == null ? Recorded.byText(rendition, sound.samples()) : told;
  }

  /** One sign each; a voice knows letters and marks by themselves. */
  private static List<String> signs(List<String> clauses) {
    List<String> signs = new ArrayList<>();
    for (String clause : clauses) {
      if (!signs.isEmpty()) {
        signs.add(" ");
      }
      String bare = clause.replaceAll("\\([a-z-]+\\)", "").strip();
      Normalizer.normalize(bare, Normalizer.Form.NFD)
          .codePoints()
          .forEach(sign -> signs.add(Character.toString(sign)));
    }
    return signs;
  }

  /** Null: the signs are not those of the rendition, one for one. */
  private static @Nullable Spoken told(
      Language language,
      List<String> signs,
      long[] ends,
      PiperNetwork.Made made,
      Sound sound,
      Spoken rendition) {
    List<Phone> heard = new ArrayList<>();
    long length = sound.samples().length;
    long at = 0;
    boolean apart = true;
    for (int i = 0; i < signs.size(); i++) {
      long end = Math.min(length, ends[i] * length / made.sound().samples().length);
      String sign = signs.get(i);
      List<String> read = sign.isBlank() ? List.of() : Phonemes.read(language, sign);
      Phone before = heard.isEmpty() ? null : heard.get(heard.size() - 1);
      String both = before == null || apart || read.isEmpty() ? "" : before.ipa() + sign;
      if (before != null && Phonemes.of(language).contains(both)) {
        heard.set(heard.size() - 1, new Phone(both, before.from(), end));
        at = end;
      } else if (!read.isEmpty() && !read.get(0).isEmpty()) {
        heard.add(new Phone(read.get(0), at, end));
        at = end;
      }
      apart = sign.isBlank();
    }
    return moved(rendition, heard, sound);
  }

  /** The rendition's words and pauses at the times of the phonemes that were told. */
  private static @Nullable Spoken moved(Spoken rendition, List<Phone> heard, Sound sound) {
    List<Phone> said = rendition.phones().stream().filter(phone -> !phone.pause()).toList();
    if (said.isEmpty() || said.size() != heard.size()) {
      return null;
    }
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      long from = i == 0 ? 0 : heard.get(i).from();
      boolean last = i == said.size() - 1;
      long until = last ? sound.samples().length : heard.get(i + 1).from();
      phones.add(new Phone(said.get(i).ipa(), from, until));
    }
    List<Word> words = new ArrayList<>();
    for (Word word : rendition.words()) {
      words.add(
          new Word(word.text(), at(word.from(), said, phones), at(word.until(), said, phones)));
    }
    return new Spoken(sound, phones, words);
  }

  private static long at(long sample, List<Phone> was, List<Phone> now) {
    for (int i = 0; i < was.size(); i++) {
      Phone phone = was.get(i);
      if (sample <= phone.until()) {
        double part = (double) Math.max(0, sample - phone.from()) / Math.max(1, phone.length());
        return now.get(i).from() + Math.round(part * now.get(i).length());
      }
    }
    return now.get(now.size() - 1).until();
  }
}
