package app.pickup.shots;

import app.pickup.shots.Shot.Captions;
import app.pickup.shots.Shot.Common;
import app.pickup.shots.Shot.Generate;
import app.pickup.shots.Shot.Pictures;
import app.pickup.shots.Shot.Sound;
import app.pickup.shots.board.Panel;
import app.pickup.shots.board.Reading;
import app.pickup.shots.board.Splitter;
import app.pickup.shots.board.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a new clip is made of. */
final class GenerateReader {
  private static final List<String> SCRIPTS = List.of("prompt", "shots", "storyboard");
  private static final List<String> OWN = List.of("auto", "local");
  private static final int MOST_WORDS = 10_000;
  private static final int MOST_SECONDS = 600;
  private static final BigDecimal USUAL_SECONDS = BigDecimal.valueOf(5);
  private static final Pattern ASPECT = Pattern.compile("[1-9]\\d?:[1-9]\\d?");

  private GenerateReader() {}

  /** Who cuts a story into shots. */
  private enum Splitting {
    ENGINE,
    RULES
  }

  static @Nullable Generate read(Fields fields, @Nullable Common common, List<Note> notes) {
    Script script = script(fields, notes);
    Pictures pictures = pictures(fields.object("images"));
    List<String> elements = fields.texts("elements", 100);
    if (script != null) {
      // who speaks is in it
      script.lines().stream()
          .map(Line::element)
          .filter(id -> id != null && !elements.contains(id))
          .distinct()
          .forEach(elements::add);
    }
    BigDecimal seconds = seconds(fields, script);
    String aspect = fields.text("aspect", 10);
    if (aspect != null && !ASPECT.matcher(aspect).matches()) {
      fields.wrong("aspect", "must be width to height like 16:9");
    }
    boolean spoken = script != null && !script.lines().isEmpty();
    Sound sound = fields.word("audio", Sound.class, spoken ? Sound.NATIVE : Sound.OFF);
    String negative = fields.text("negativePrompt", MOST_WORDS);
    Captions captions = fields.word("captions", Captions.class, Captions.OFF);
    fields.done();
    return common == null || script == null
        ? null
        : new Generate(
            common, script, pictures, elements, seconds, aspect, sound, negative, captions);
  }

  private static @Nullable Script script(Fields fields, List<Note> notes) {
    List<String> given = SCRIPTS.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      return fields.wrong(
          given.isEmpty() ? "prompt" : given.get(1),
          given.isEmpty()
              ? "is missing: give one of " + String.join(", ", SCRIPTS)
              : "is one too many: give only one of " + String.join(", ", SCRIPTS));
    }
    return switch (given.get(0)) {
      case "prompt" -> {
        String text = fields.text("prompt", MOST_WORDS);
        Camera camera = fields.word("camera", Camera.class);
        Framing framing = fields.word("framing", Framing.class);
        List<Line> lines = LineReader.read(fields);
        yield text == null ? null : new Script.Prompt(text, camera, framing, lines);
      }
      case "shots" -> board(fields);
      default -> story(fields, fields.object("storyboard"), notes);
    };
  }

  private static Script.@Nullable Board board(Fields fields) {
    List<Fields> shots = fields.objects("shots");
    if (shots.isEmpty() || shots.size() > Script.MOST_BEATS) {
      return fields.wrong("shots", "must be 1 to " + Script.MOST_BEATS + " shots");
    }
    List<Script.Beat> beats = new ArrayList<>();
    for (Fields shot : shots) {
      String text = shot.needText("prompt", MOST_WORDS);
      BigDecimal seconds =
          shot.has("seconds") ? shot.decimal("seconds", MOST_SECONDS) : shot.missing("seconds");
      Camera camera = shot.word("camera", Camera.class);
      Framing framing = shot.word("framing", Framing.class);
      List<Line> lines = LineReader.read(shot);
      shot.done();
      if (text != null && seconds != null) {
        beats.add(new Script.Beat(text, seconds, camera, framing, lines));
      }
    }
    return beats.size() == shots.size() ? new Script.Board(beats) : null;
  }

  private static @Nullable Script story(Fields whole, @Nullable Fields fields, List<Note> notes) {
    if (fields == null) {
      return null;
    }
    String text = fields.needText("story", MOST_WORDS);
    Long shots = fields.whole("shots", 1, Script.MOST_BEATS);
    // this machine has no planner but our rules
    JsonNode engine = whole.node("engine");
    boolean here = engine == null || OWN.contains(engine.asText());
    Splitting plan =
        fields.word("plan", Splitting.class, here ? Splitting.RULES : Splitting.ENGINE);
    fields.done();
    if (text == null) {
      return null;
    }
    Integer most = shots == null ? null : shots.intValue();
    return plan == Splitting.ENGINE
        ? new Script.Story(text, most)
        : split(fields, text, most, whole.decimal("seconds", MOST_SECONDS), notes);
  }

  /** The story in shots by our own rules; each says why it is so. */
  private static @Nullable Script split(
      Fields fields,
      String text,
      @Nullable Integer shots,
      @Nullable BigDecimal seconds,
      List<Note> notes) {
    Wish wish = new Wish(seconds, shots == null ? Integer.valueOf(Script.MOST_BEATS) : shots);
    Reading reading = Splitter.story("", text, wish);
    if (reading.board() == null) {
      return fields.wrong("story", "can not be cut: " + reading.remarks().get(0).text());
    }
    for (Panel panel : reading.board().panels()) {
      notes.add(
          new Note(
              "storyboard.shot",
              Map.of("shot", panel.label(), "why", panel.why()),
              "Shot " + panel.label() + ". " + panel.why()));
    }
    return new Script.Board(reading.board().panels().stream().map(Panel::beat).toList());
  }

  /** A board is as long as its shots; what is said besides must say the same. */
  private static BigDecimal seconds(Fields fields, @Nullable Script script) {
    BigDecimal said = fields.decimal("seconds", MOST_SECONDS);
    if (script instanceof Script.Board board) {
      BigDecimal sum =
          board.beats().stream().map(Script.Beat::seconds).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (said != null && said.compareTo(sum) != 0) {
        fields.wrong(
            "seconds", "must be the sum of the shots, " + sum.stripTrailingZeros().toPlainString());
      }
      return sum;
    }
    return said == null ? USUAL_SECONDS : said;
  }

  private static Pictures pictures(@Nullable Fields fields) {
    if (fields == null) {
      return Pictures.NONE;
    }
    Path first = fields.path("first");
    Path last = fields.path("last");
    List<Path> references = fields.paths("references");
    fields.done();
    return new Pictures(first, last, references);
  }
}
