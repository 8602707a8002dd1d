package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.engines.Engine;
import app.pickup.engines.local.dialogue.Sound;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.media.Rate;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where lines lie in a clip. */
class DialogueTest {
  private static final Rate NTSC = new Rate(30_000, 1001);

  private static Line line(String text, String speaker, @Nullable Long at) {
    return new Line(text, Language.EN, speaker, null, null, at);
  }

  private static Setup setup(int number, long first, long frames, Line... lines) {
    return new Setup(
        number, 2, "A room", null, null, Set.of(), List.of(lines), first, frames, "2", null);
  }

  private static Voices voices() {
    Voices voices = Voices.installed();
    assumeTrue(voices.missing() == null, () -> "not tried: " + voices.missing());
    return voices;
  }

  private static List<Note> notes(Dialogue dialogue) {
    List<Note> notes = new ArrayList<>();
    dialogue.tell(
        new Engine.Watch() {
          @Override
          public void made(long frames, long of) {}

          @Override
          public void note(Note note) {
            notes.add(note);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        });
    return notes;
  }

  @Test
  @DisplayName("a line begins at its frame, or after the one before it, to the sample")
  void placed() {
    Dialogue dialogue =
        Dialogue.of(
            List.of(
                setup(1, 0, 150, line("Good evening.", "Anna", null), line("Hello.", "Ken", null)),
                setup(2, 150, 150, line("Come in.", "Anna", 31L))),
            NTSC,
            voices());
    List<Dialogue.Placed> lines = dialogue.lines();
    Sound first = Objects.requireNonNull(lines.get(0).sound());
    assertThat(lines.get(0).begin()).isEqualTo(9600);
    assertThat(lines.get(1).begin()).isEqualTo(9600 + first.samples().length + 12_000);
    assertThat(lines.get(2).begin()).isEqualTo(NTSC.samplesAt(181, 48_000));
    assertThat(dialogue.heard()).isTrue();
    assertThat(notes(dialogue)).isEmpty();
    assertThat(Objects.requireNonNull(dialogue.at(185)).number()).isEqualTo(3);
    assertThat(dialogue.at(0)).isNull();
  }

  @Test
  @DisplayName("a line too long runs over the cut, ends with the next one or the clip, and is told")
  void overlong() {
    String words = "This will take far longer than anybody has time for tonight.";
    Dialogue dialogue =
        Dialogue.of(
            List.of(
                setup(1, 0, 30, line(words, "Anna", null)),
                setup(2, 30, 30, line(words, "Ken", 15L))),
            NTSC,
            voices());
    assertThat(dialogue.lines().get(0).end()).isEqualTo(NTSC.samplesAt(45, 48_000));
    assertThat(dialogue.lines().get(1).end()).isEqualTo(NTSC.samplesAt(60, 48_000));
    List<Note> notes = notes(dialogue);
    assertThat(notes).extracting(Note::code).containsOnly("previz.line-long").hasSize(2);
    assertThat(notes.get(0).text()).contains("Line 1", words, "is cut");
  }

  @Test
  @DisplayName("without voices lines have their time all the same, and nothing is heard")
  void silent() {
    Dialogue dialogue =
        Dialogue.of(List.of(setup(1, 0, 90, line("Good evening.", "Anna", null))), NTSC, null);
    assertThat(dialogue.heard()).isFalse();
    assertThat(Objects.requireNonNull(dialogue.at(20)).line().words()).isEqualTo("Good evening.");
    assertThat(notes(dialogue)).isEmpty();
  }
}
