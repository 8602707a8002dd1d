package app.pickup.shots.round;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.Vocabulary;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.lint.Brief;
import app.pickup.shots.lint.Finding;
import app.pickup.shots.lint.Linter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of one shot the drafts of a round. The first is the shot as it was written; what is other
 * in the next stands in the shots themselves, so that the one that is kept can be made by any
 * engine. Where the shot gives fewer variations than are asked for, the rest differ by their seeds.
 */
public final class Variations {
  /** Fewer are no choice. */
  public static final int LEAST = 2;

  /** More fit on no contact sheet that is still looked at. */
  public static final int MOST = 9;

  /** A move each, the ones that change a picture most first. */
  private static final List<Camera> MOVES =
      List.of(
          Camera.PUSH_IN,
          Camera.ORBIT,
          Camera.PULL_OUT,
          Camera.TRACK,
          Camera.CRANE_UP,
          Camera.PAN_RIGHT,
          Camera.HAND_HELD,
          Camera.DOLLY_ZOOM);

  private static final List<Framing> SIZES = List.of(Framing.MEDIUM, Framing.WIDE, Framing.CLOSE);

  private static final String ALL = "all mended";

  private final Linter linter = new Linter();
  private final Vocabulary vocabulary = Vocabulary.bundled();

  /** The words or the camera of a draft, and what is other in them. */
  private record Telling(String said, Script script) {}

  /**
   * The drafts, in the order of the sheet.
   *
   * @param count {@link #LEAST} to {@link #MOST}
   * @param seeded whether the engine takes a seed; else its own chance varies
   * @param briefs the texts of the shot, as the linter reads them; in the order of its beats
   */
  public List<Variation> of(
      Shot.Generate asked, Vary vary, int count, boolean seeded, List<Brief> briefs) {
    List<Telling> tellings =
        switch (vary) {
          case CAMERA -> cameras(asked.script(), count);
          case WORDS -> words(asked.script(), briefs);
          case SEEDS -> List.of();
        };
    List<Telling> all = tellings.isEmpty() ? List.of(new Telling("", asked.script())) : tellings;
    Long own = asked.common().seed();
    List<Variation> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Telling telling = all.get(i % all.size());
      int round = i / all.size();
      boolean chance = all.size() == 1 || round > 0;
      Long seed = chance ? Long.valueOf((own == null ? 1 : own) + round) : own;
      List<String> said = new ArrayList<>();
      if (!telling.said().isEmpty()) {
        said.add(telling.said());
      }
      if (chance) {
        said.add(seeded ? "seed " + seed : "by chance");
      }
      drafts.add(
          new Variation(
              String.join(", ", said),
              chance,
              asked.with(asked.common().seeded(seed), telling.script())));
    }
    return drafts;
  }

  private List<Telling> cameras(Script script, int count) {
    if (script instanceof Script.Story) {
      return List.of();
    }
    Set<Telling> all = new LinkedHashSet<>();
    all.add(new Telling("as written", script));
    for (int i = 0; i + 1 < count; i++) {
      List<String> said = new ArrayList<>();
      Script other =
          script instanceof Script.Board board
              ? new Script.Board(shot(board.beats(), i, said))
              : shot((Script.Prompt) script, i, said);
      if (!said.isEmpty()) {
        all.add(new Telling(String.join("; ", said), other));
      }
    }
    return all.size() == 1 ? List.of() : List.copyOf(all);
  }

  private Script shot(Script.Prompt prompt, int draft, List<String> said) {
    Camera camera = camera(prompt.text(), prompt.camera(), draft);
    Framing framing = framing(prompt.text(), prompt.framing(), draft);
    tell("", prompt.camera(), camera, prompt.framing(), framing, said);
    return new Script.Prompt(prompt.text(), camera, framing, prompt.lines());
  }

  private List<Script.Beat> shot(List<Script.Beat> beats, int draft, List<String> said) {
    List<Script.Beat> others = new ArrayList<>();
    for (int i = 0; i < beats.size(); i++) {
      Script.Beat beat = beats.get(i);
      Camera camera = camera(beat.text(), beat.camera(), draft + i);
      Framing framing = framing(beat.text(), beat.framing(), draft + i);
      tell((i + 1) + " ", beat.camera(), camera, beat.framing(), framing, said);
      others.add(new Script.Beat(beat.text(), beat.seconds(), camera, framing, beat.lines()));
    }
    return others;
  }

  /** What the editor or the words have said stands. */
  private @Nullable Camera camera(String text, @Nullable Camera asked, int draft) {
    return asked != null || moved(text) ? asked : MOVES.get(draft % MOVES.size());
  }

  /** Also by a move that has no name of its own here, like a zoom or a flight. */
  private boolean moved(String text) {
    return vocabulary.mentions(text).stream().anyMatch(each -> each.term().kind() == Kind.MOVE);
  }

  private @Nullable Framing framing(String text, @Nullable Framing asked, int draft) {
    return asked != null || vocabulary.framing(text).isPresent()
        ? asked
        : SIZES.get(draft % SIZES.size());
  }

  private static void tell(
      String before,
      @Nullable Camera askedCamera,
      @Nullable Camera camera,
      @Nullable Framing askedFraming,
      @Nullable Framing framing,
      List<String> said) {
    List<String> words = new ArrayList<>();
    if (camera != null && camera != askedCamera) {
      words.add(camera.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (framing != null && framing != askedFraming) {
      words.add(framing.word());
    }
    if (!words.isEmpty()) {
      said.add(before + String.join(", ", words));
    }
  }

  /** As written, mended throughout when more than one thing is to mend, and with each fix alone. */
  private List<Telling> words(Script script, List<Brief> briefs) {
    Map<List<String>, String> said = new LinkedHashMap<>();
    List<String> written = briefs.stream().map(Brief::text).toList();
    List<String> mended = briefs.stream().map(linter::mended).toList();
    said.put(written, "as written");
    said.putIfAbsent(mended, ALL);
    for (int i = 0; i < briefs.size(); i++) {
      Brief brief = briefs.get(i);
      for (Finding finding : linter.read(brief)) {
        if (finding.fix() != null && finding.pointer().equals(brief.pointer())) {
          List<String> texts = new ArrayList<>(written);
          texts.set(i, Linter.fixed(brief.text(), List.of(finding)));
          String own = finding.rule() + " mended";
          said.merge(texts, own, (before, now) -> before.equals(ALL) ? now : before);
        }
      }
    }
    List<Telling> all = new ArrayList<>();
    said.forEach(
        (texts, words) -> {
          if (texts.stream().noneMatch(String::isBlank)) {
            all.add(new Telling(words, reworded(script, texts)));
          }
        });
    return all.size() == 1 ? List.of() : all;
  }

  private static Script reworded(Script script, List<String> texts) {
    if (script instanceof Script.Prompt prompt) {
      return new Script.Prompt(texts.get(0), prompt.camera(), prompt.framing(), prompt.lines());
    }
    if (script instanceof Script.Story story) {
      return new Script.Story(texts.get(0), story.shots());
    }
    List<Script.Beat> beats = new ArrayList<>();
    for (Script.Beat beat : ((Script.Board) script).beats()) {
      String text = texts.get(beats.size());
      beats.add(new Script.Beat(text, beat.seconds(), beat.camera(), beat.framing(), beat.lines()));
    }
    return new Script.Board(beats);
  }
}
