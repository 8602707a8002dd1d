package app.pickup.engines;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Line;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a model for each kind of edit, in the words it points with.
 *
 * @param plate how the plate is called, e.g. {@code @plate} or {@code the video}
 * @param look how the picture beside it is called
 * @param element how the element of the cast that comes in is called; null: none does
 * @param said what becomes of the editor's own words
 */
public record Wording(
    String plate, String look, @Nullable String element, UnaryOperator<String> said) {
  /** Without a cast. */
  public Wording(String plate, String look) {
    this(plate, look, null, UnaryOperator.identity());
  }

  private static final String KEEP =
      " Keep the people, their movement, the framing and the timing of every frame as they are.";

  /** The prompt; may be empty for a motion. */
  public String of(Shot.Change change) {
    if (change instanceof Shot.Background background) {
      String place =
          background.with() instanceof With.Prompt prompt
              ? "with this: " + said.apply(prompt.text())
              : "with the place shown in " + look;
      return "Replace the background of " + plate + " " + ended(place) + KEEP;
    }
    if (change instanceof Shot.Style style) {
      String manner = style.look() == null ? "" : " in the look of " + look;
      String words = style.prompt() == null ? "" : ": " + said.apply(style.prompt());
      return "Restyle " + plate + ended(manner + words) + KEEP;
    }
    if (change instanceof Shot.Replace replace) {
      String with =
          replace.with() instanceof With.Prompt prompt
              ? said.apply(prompt.text())
              : element != null ? element : "what is shown in " + look;
      return "In "
          + plate
          + ", replace "
          + said.apply(replace.target())
          + " with "
          + ended(with)
          + " Keep everything else, the movement and the timing of every frame as they are.";
    }
    if (change instanceof Shot.Motion motion) {
      return motion.prompt() == null ? "" : said.apply(motion.prompt());
    }
    throw new IllegalStateException("no words for " + change.kind());
  }

  /**
   * What is said of one new shot: the words, then its camera move. The names of pictures that the
   * words do not point to are added, so that none is sent in vain.
   *
   * @param names of the pictures, as the model points with them
   */
  public static String of(String words, @Nullable Camera camera, List<String> names) {
    StringBuilder all = new StringBuilder(words.strip());
    List<String> silent = names.stream().filter(name -> !words.contains(name)).toList();
    if (!silent.isEmpty()) {
      all = new StringBuilder(ended(all.toString()));
      all.append(" Keep to the look of ").append(String.join(" and ", silent)).append('.');
    }
    if (camera != null) {
      all = new StringBuilder(ended(all.toString()));
      all.append(' ').append(said(camera));
    }
    return all.toString();
  }

  /**
   * The words of one new shot as its writer gave them: how much is seen, what, and what is said.
   *
   * @param who how one of the cast is pointed to, by its id
   */
  public static String shot(
      String text, @Nullable Framing framing, List<Line> lines, UnaryOperator<String> who) {
    StringBuilder all = new StringBuilder();
    if (framing != null) {
      all.append(framing.title()).append(": ");
    }
    all.append(text.strip());
    for (Line line : lines) {
      all = new StringBuilder(ended(all.toString())).append(' ').append(said(line, who));
    }
    return all.toString();
  }

  /** {@code Anna says in Japanese: "..."}; a switch within the line is said where it comes. */
  private static String said(Line line, UnaryOperator<String> who) {
    String speaker =
        line.element() != null
            ? who.apply(line.element())
            : line.speaker() == null ? "The person speaking" : line.speaker();
    StringBuilder all = new StringBuilder(speaker).append(" says ");
    String then = "";
    for (Line.Span span : line.spans()) {
      all.append(then)
          .append("in ")
          .append(span.language().title())
          .append(": \"")
          .append(span.text().replace('"', '\''))
          .append('"');
      then = ", then ";
    }
    return all.append('.').toString();
  }

  /** How many characters of what is said of a shot are the editor's own. */
  public static int own(Shot shot) {
    if (shot instanceof Shot.Generate generate) {
      return generate.script() instanceof Script.Prompt prompt
          ? shot(prompt.text(), prompt.framing(), prompt.lines(), UnaryOperator.identity()).length()
          : generate.script() instanceof Script.Story story ? story.text().strip().length() : 0;
    }
    if (!(shot instanceof Shot.Edit edit)) {
      return 0;
    }
    Shot.Change change = edit.change();
    if (change instanceof Shot.Background background) {
      return own(background.with());
    }
    if (change instanceof Shot.Replace replace) {
      return replace.target().length() + own(replace.with());
    }
    String words =
        change instanceof Shot.Style style ? style.prompt() : ((Shot.Motion) change).prompt();
    return words == null ? 0 : words.length();
  }

  private static int own(With with) {
    return with instanceof With.Prompt prompt ? prompt.text().length() : 0;
  }

  private static String said(Camera camera) {
    return switch (camera) {
      case STATIC -> "The camera does not move.";
      case PUSH_IN -> "The camera pushes in slowly.";
      case PULL_OUT -> "The camera pulls out slowly.";
      case DOLLY_ZOOM -> "Dolly zoom: the subject keeps its size while the background changes.";
      case PAN_LEFT -> "The camera pans left.";
      case PAN_RIGHT -> "The camera pans right.";
      case TILT_UP -> "The camera tilts up.";
      case TILT_DOWN -> "The camera tilts down.";
      case TRACK -> "The camera tracks alongside the subject.";
      case ORBIT -> "The camera orbits around the subject.";
      case RACK_FOCUS -> "The focus racks from the foreground to the background.";
      case HAND_HELD -> "Hand-held camera.";
      case CRANE_UP -> "The camera cranes up.";
      case CRANE_DOWN -> "The camera cranes down.";
    };
  }

  private static String ended(String sentence) {
    String bare = sentence.stripTrailing();
    return bare.matches("(?s).*[.!?。！？]") ? bare : bare + ".";
  }
}
