package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The natural voices that the editor has put into the voices folder. One that can not be used is
 * said once, and the voice that is always there speaks in its place.
 */
final class NaturalVoices {
  private final List<PiperVoice> voices;
  private final List<Note> notes = new ArrayList<>();

  private NaturalVoices(List<PiperVoice> voices) {
    this.voices = voices;
  }

  /** No folder. */
  static NaturalVoices none() {
    return new NaturalVoices(List.of());
  }

  /** All that are in a folder, in the order of their names; it need not be there. */
  static NaturalVoices in(Path folder) {
    List<PiperVoice> voices = new ArrayList<>();
    NaturalVoices all = new NaturalVoices(voices);
    for (Path network : networks(folder)) {
      try {
        voices.add(PiperVoice.read(network));
      } catch (PiperVoice.Unfit e) {
        String file = network.getFileName().toString();
        all.unfit(file.substring(0, file.length() - PiperVoice.NETWORK.length()), e.why());
      }
    }
    return all;
  }

  /** What the editor should know of them. */
  List<Note> notes() {
    return List.copyOf(notes);
  }

  /**
   * Who says words of a language in a line: the one that the line names, if it speaks that
   * language; where it names none, the only one that does.
   *
   * @return null: nobody here
   */
  @Nullable PiperVoice chosen(Line line, Language language) {
    List<PiperVoice> fits = voices.stream().filter(voice -> voice.language() == language).toList();
    String name = line.voice();
    if (name == null) {
      return fits.size() == 1 ? fits.get(0) : null;
    }
    String bare = name.strip().replaceFirst("^@", "");
    return fits.stream().filter(voice -> voice.called(bare)).findFirst().orElse(null);
  }

  /**
   * Says a passage.
   *
   * @param pace words a minute
   * @return null: it could not, and the editor is told
   */
  @Nullable Spoken say(PiperVoice voice, Passage passage, EspeakNg espeak, int pace) {
    try {
      return PiperSpeech.of(voice, passage, espeak, pace);
    } catch (PiperVoice.Unfit e) {
      voices.remove(voice);
      unfit(voice.name(), e.why());
      return null;
    }
  }

  private void unfit(String name, String why) {
    notes.add(
        new Note(
            "voice.unfit",
            Map.of("voice", name, "why", why),
            "The voice “"
                + name
                + "” can not be used: "
                + why
                + ". The usual one speaks instead."));
  }

  private static List<Path> networks(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(PiperVoice.NETWORK))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
