package app.pickup.elements.voice;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Listens to a voice sample. What is beyond doubt is refused: nothing to be heard, clipped through,
 * plainly music. What is only likely is noted, for the editor to decide: one clean voice is never
 * refused. The limits stand between recorded speech and what was mixed to spoil it.
 */
public final class Ear {
  /** Samples a second that it listens to. */
  public static final int RATE = Sample.RATE;

  private static final double SILENT = -60;
  private static final double QUIET = -40;
  private static final double CLIPPED_THROUGH = 0.03;
  private static final double CLIPPED = 0.002;
  private static final double MUSIC = 0.5;
  private static final double MUSIC_BELOW = 0.3;

  /** Somebody who speaks leaves pauses that are deeper. */
  private static final double DEEP = 30;

  private static final double CLEAN = 18;
  private static final double HUM = 0.8;
  private static final double AUDIBLE = -60;
  private static final double LEAST_VOICED = 0.1;

  private Ear() {}

  /**
   * Listens.
   *
   * @param name the file's, for what is said of it
   * @param pcm mono, 16 kHz
   * @throws Refused {@code voice.silent}, {@code voice.clipped}, {@code voice.music}
   */
  public static Heard listen(String name, short[] pcm) throws Refused {
    Sample sample = Sample.of(pcm);
    Loudness loudness = Loudness.of(sample);
    if (loudness.speech() < SILENT) {
      throw new Refused(Code.VOICE_SILENT, "name", name);
    }
    if (loudness.clipped() > CLIPPED_THROUGH) {
      throw new Refused(Code.VOICE_CLIPPED, "name", name, "percent", percent(loudness.clipped()));
    }
    double[][] spectrum = Spectrum.of(sample);
    HeldTones tones = HeldTones.of(spectrum);
    if (tones.all() > MUSIC && tones.pauses() > MUSIC_BELOW && loudness.range() < DEEP) {
      throw new Refused(Code.VOICE_MUSIC, "name", name, "percent", percent(tones.all()));
    }
    List<Note> notes = new ArrayList<>();
    level(loudness, notes);
    ground(loudness, tones, Hum.share(spectrum), notes);
    speakers(sample, loudness, notes);
    return new Heard(
        Math.round(sample.seconds() * 1000) / 1000.0,
        Math.round(loudness.speech() * 10) / 10.0,
        notes);
  }

  private static void level(Loudness loudness, List<Note> notes) {
    if (loudness.speech() < QUIET) {
      notes.add(
          note(
              "voice.quiet",
              "The voice is quiet, at {level} dB under full scale; its noise comes up with it.",
              "level",
              number(-loudness.speech())));
    }
    if (loudness.clipped() > CLIPPED) {
      notes.add(
          note(
              "voice.peaks",
              "Some peaks are cut off ({percent} % of the samples); record it with less gain.",
              "percent",
              percent(loudness.clipped())));
    }
  }

  /** What is heard under the voice. One thing: the most telling. */
  private static void ground(Loudness loudness, HeldTones tones, double hum, List<Note> notes) {
    boolean audible = loudness.floor() > AUDIBLE;
    if (audible && tones.pauses() > MUSIC_BELOW) {
      notes.add(
          note(
              "voice.music-below",
              "Music or a tone seems to run under the voice; the voice alone copies better."));
    } else if (audible && hum > HUM) {
      notes.add(note("voice.hum", "Mains hum is heard in the pauses; a hum filter takes it away."));
    } else if (loudness.overFloor() < CLEAN) {
      notes.add(
          note(
              "voice.noise",
              "The voice stands only {db} dB over what is heard in its pauses; noise or room is copied with it.",
              "db",
              number(loudness.overFloor())));
    }
  }

  private static void speakers(Sample sample, Loudness loudness, List<Note> notes) {
    List<Pitch.Stretch> stretches = Pitch.stretches(sample, loudness.speech());
    double voiced = stretches.stream().mapToInt(Pitch.Stretch::hops).sum() / 50.0;
    if (voiced < LEAST_VOICED * sample.seconds()) {
      notes.add(
          note(
              "voice.little",
              "Only {seconds} s of it are voiced; speech throughout copies better.",
              "seconds",
              number(voiced)));
    } else if (Speakers.of(stretches).two()) {
      notes.add(
          note(
              "voice.two",
              "Two people seem to speak, {semitones} semitones apart; give one alone.",
              "semitones",
              number(Speakers.of(stretches).apart())));
    } else if (Handover.heard(sample, stretches)) {
      notes.add(
          note("voice.two", "Two people seem to speak, one after the other; give one alone."));
    }
  }

  private static Note note(String code, String text) {
    return Note.of(code, text);
  }

  private static Note note(String code, String text, String arg, String value) {
    return new Note(code, Map.of(arg, value), text.replace("{" + arg + "}", value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String percent(double share) {
    return number(100 * share);
  }
}
