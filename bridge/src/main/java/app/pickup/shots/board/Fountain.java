package app.pickup.shots.board;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scripts as writers have them: Fountain, plain text (fountain.io/syntax). A scene without notes of
 * ours is split by rules; a note {@code [[shot: 3 s, push-in, medium-close]]} begins a shot as the
 * writer wants it, up to the next one or the next heading. What is written is read back as the same
 * board.
 */
public final class Fountain {
  private static final Set<String> NO_MANNER = Set.of("beat", "pause", "cont'd", "cont’d", "then");
  private static final String WHY = "why:";

  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Remark> remarks;
  private @Nullable Scene scene;
  private @Nullable Facts facts;
  private int from = 1;
  private List<Passage> passages = new ArrayList<>();
  private @Nullable Spoken speech;

  private Fountain(List<Remark> remarks) {
    this.remarks = remarks;
  }

  /** Reads a script's file. */
  public static Reading read(byte[] file, Wish wish) {
    Source source = Source.of(file);
    return source.text() == null ? Reading.refused(source) : read(source.text(), wish);
  }

  private static Reading read(String text, Wish wish) {
    List<Remark> remarks = new ArrayList<>();
    List<FountainElement> elements = FountainElements.of(text, remarks);
    Fountain script = new Fountain(remarks);
    String title = "";
    for (FountainElement element : elements) {
      if (element.kind() == FountainElement.Kind.TITLE) {
        title = element.text();
      } else {
        script.take(element);
      }
    }
    script.flush();
    if (script.stretches.isEmpty() && remarks.isEmpty()) {
      remarks.add(Remark.whole("board.empty", "There is nothing to shoot in this script."));
    }
    return Splitter.split(title, script.stretches, wish, remarks);
  }

  private void take(FountainElement element) {
    String text = element.text();
    switch (element.kind()) {
      case PARENTHETICAL -> {
        if (speech != null) {
          speech.manner(text);
        }
      }
      case DIALOGUE -> {
        if (speech != null) {
          speech.says(text);
        }
      }
      case NOTE -> note(text, element.line());
      case CUE -> {
        hush();
        speech = new Spoken(Cue.of(text));
      }
      case SCENE -> {
        begin(null, element.line());
        scene = new Scene(text);
      }
      case ACTION -> act(text);
      case CENTRED -> act("Words on the screen: " + text + ".");
      case LYRICS -> act("Sung: " + text);
      case TITLE, TRANSITION -> hush();
    }
  }

  private void act(String text) {
    hush();
    if (!text.isEmpty()) {
      passages.add(new Passage.Action(text, false));
    }
  }

  private void note(String note, int line) {
    if (Facts.begin(note)) {
      begin(Facts.read(note, line, remarks), line);
    } else if (note.toLowerCase(Locale.ROOT).startsWith(WHY) && facts != null) {
      facts = facts.because(note.substring(WHY.length()));
    }
  }

  private void begin(@Nullable Facts next, int line) {
    flush();
    facts = next;
    from = line;
  }

  private void flush() {
    hush();
    if (facts != null && passages.isEmpty()) {
      remarks.add(
          Remark.line(from, "board.empty-prompt", "The shot shows nothing; write what is seen."));
    } else if (!passages.isEmpty()) {
      stretches.add(new Stretch(scene, facts, from, passages));
    }
    passages = new ArrayList<>();
    facts = null;
  }

  private void hush() {
    if (speech != null && !speech.words.isEmpty()) {
      passages.add(speech.passage());
    }
    speech = null;
  }

  /** What somebody says, piece by piece. */
  private static final class Spoken {
    private final Cue cue;
    private final List<String> manner = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable Language language;

    Spoken(Cue cue) {
      this.cue = cue;
    }

    void manner(String text) {
      Language tongue = language(text);
      if (tongue == null) {
        if (!NO_MANNER.contains(text.toLowerCase(Locale.ROOT))) {
          manner.add(text);
        }
      } else if (words.isEmpty()) {
        language = tongue;
      } else {
        words.append(" [").append(tongue.tag()).append("] ");
      }
    }

    void says(String text) {
      words.append(words.isEmpty() ? "" : " ").append(text);
    }

    Passage.Speech passage() {
      String text = Text.line(words.toString());
      boolean somebody = cue.speaker().equalsIgnoreCase(Cue.SOMEBODY);
      if (cue.unseen()) {
        manner.add("heard, not seen");
      }
      Language spoken = language == null ? Lines.language(text) : language;
      String speaker = somebody ? null : cue.speaker();
      return new Passage.Speech(
          new Line(text, spoken, speaker, null, null, null), String.join(", ", manner));
    }
  }

  /** {@code in Japanese}, {@code Japanese} or {@code ja}. */
  static @Nullable Language language(String parenthetical) {
    String bare = parenthetical.strip().toLowerCase(Locale.ROOT);
    String word = bare.startsWith("in ") ? bare.substring(3).strip() : bare;
    for (Language each : Language.values()) {
      if (each.tag().equals(word) || each.title().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    return null;
  }

  /** Writes a board as a script. Ids of the cast, voices and exact starts of lines stay behind. */
  public static String write(Storyboard board) {
    StringBuilder script = new StringBuilder("Title: ").append(Emphasis.escaped(board.title()));
    script.append('\n');
    Scene before = null;
    for (int i = 0; i < board.panels().size(); i++) {
      Panel panel = board.panels().get(i);
      if (panel.scene() != null && !panel.scene().equals(before)) {
        script.append('\n').append(heading(panel.scene())).append('\n');
        before = panel.scene();
      }
      script.append("\n[[").append(Facts.write(panel, i + 1)).append("]]\n");
      if (!panel.why().isEmpty()) {
        script.append("[[").append(WHY).append(' ');
        // a bracket of the remark's own is kept off those that end the note
        script.append(Emphasis.escaped(panel.why()));
        script.append(panel.why().endsWith("]") ? " ]]\n" : "]]\n");
      }
      if (!panel.beat().text().isEmpty()) {
        script.append('\n').append(action(panel.beat().text())).append('\n');
      }
      panel.beat().lines().forEach(line -> script.append('\n').append(spoken(line)));
    }
    return script.toString();
  }

  private static String heading(Scene scene) {
    String safe = Emphasis.escaped(scene.heading());
    return Scene.says(safe) ? safe : (safe.startsWith(".") ? ".\\" : ".") + safe;
  }

  private static String action(String text) {
    String safe = Emphasis.escaped(text);
    return FountainElements.plain(safe) ? safe : "!" + safe;
  }

  private static String spoken(Line line) {
    StringBuilder said =
        new StringBuilder(cue(line.speaker() == null ? Cue.SOMEBODY : line.speaker()));
    if (line.language() != Lines.language(line.text())) {
      said.append("\n(in ").append(line.language().title()).append(')');
    }
    String safe = Emphasis.escaped(line.text());
    boolean taken = safe.startsWith("(") || safe.startsWith("~");
    return said.append('\n').append(taken ? "\\" : "").append(safe).append('\n').toString();
  }

  private static String cue(String name) {
    String safe = Emphasis.escaped(name);
    List<FountainElement> read = FountainElements.of("\n" + safe + "\nx\n", new ArrayList<>());
    boolean plain =
        read.size() == 2
            && read.get(0).kind() == FountainElement.Kind.CUE
            && read.get(0).text().equals(name);
    return plain && !safe.startsWith("@") ? safe : "@" + safe;
  }
}
