package app.pickup.shots;

import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Captions;
import app.pickup.shots.Shot.Change;
import app.pickup.shots.Shot.Common;
import app.pickup.shots.Shot.Edit;
import app.pickup.shots.Shot.LipSync;
import app.pickup.shots.Shot.Plate;
import app.pickup.shots.Shot.Retime;
import app.pickup.shots.Shot.Voice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's JSON into a shot, telling all that is wrong with it at once; contract §3. Looks
 * at the text only: whether files are there is the {@link ShotCheck}'s to say.
 */
public final class ShotReader {
  private final CommonReader commons;

  /**
   * @param engines the ids that a request may name
   */
  public ShotReader(Set<String> engines) {
    this.commons = new CommonReader(Set.copyOf(engines));
  }

  private ShotReader() {
    this.commons = new CommonReader(null);
  }

  /**
   * What was read.
   *
   * @param shot the shot as far as it can be told, so that its files can be checked in the same
   *     answer; null where an essential part is missing
   * @param terms on which it is asked for
   * @param problems everything that is wrong; empty: the shot is whole
   * @param notes what was decided in reading it, e.g. where a story was cut
   */
  public record Reading(
      @Nullable Shot shot, Terms terms, List<Problem> problems, List<Note> notes) {
    public Reading {
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Reads the body of a request.
   *
   * @param kind {@code edit}, {@code generate} or {@code lip-sync}, as a shot says its {@link
   *     Shot#kind}
   */
  public Reading read(String kind, JsonNode request) {
    List<Problem> problems = new ArrayList<>();
    Fields fields = Fields.of(request, problems);
    if (fields == null) {
      return new Reading(null, new Terms(Priority.NORMAL, null), problems, List.of());
    }
    Terms terms = Terms.read(fields);
    List<Note> notes = new ArrayList<>();
    return new Reading(shot(kind, fields, notes), terms, problems, notes);
  }

  /**
   * Reads what {@link ShotWriter} wrote; its engine may have left the catalogue since.
   *
   * @throws Refused when this version can not make it any more
   */
  public static Shot frozen(String kind, JsonNode json) throws Refused {
    Reading reading = new ShotReader().read(kind, json);
    if (reading.shot() == null || !reading.problems().isEmpty()) {
      throw new Refused(reading.problems());
    }
    return reading.shot();
  }

  private @Nullable Shot shot(String kind, Fields fields, List<Note> notes) {
    Common common = commons.read(fields);
    return switch (kind) {
      case "edit" -> edit(fields, common);
      case "generate" -> GenerateReader.read(fields, common, notes);
      case "lip-sync" -> lipSync(fields, common);
      default -> throw new IllegalArgumentException("no such kind: " + kind);
    };
  }

  private static @Nullable Edit edit(Fields fields, @Nullable Common common) {
    Plate plate = PlateReader.read(fields.needObject("plate"));
    Fields edit = fields.needObject("edit");
    Change change = edit == null ? null : ChangeReader.read(edit);
    boolean keepAudio = fields.flag("keepAudio", true);
    Retime retime = fields.word("retime", Retime.class);
    List<String> elements = fields.texts("elements", 100);
    fields.done();
    return common == null || plate == null || change == null
        ? null
        : new Edit(common, plate, change, keepAudio, retime, elements);
  }

  private static @Nullable LipSync lipSync(Fields fields, @Nullable Common common) {
    Path portrait = fields.path("portrait");
    boolean pictured = fields.has("portrait");
    if (pictured && fields.has("plate")) {
      fields.wrong("portrait", "is one too many: give plate or portrait");
    }
    Plate plate = PlateReader.read(pictured ? fields.object("plate") : fields.needObject("plate"));
    boolean spoken = fields.has("lines");
    if (spoken && fields.has("audio")) {
      fields.wrong("audio", "is one too many: give lines to be spoken or audio");
    }
    List<Line> lines = LineReader.ofFaces(fields);
    Voice voice = VoiceReader.read(spoken ? fields.object("audio") : fields.needObject("audio"));
    Captions captions = fields.word("captions", Captions.class, Captions.FILE);
    if (captions == Captions.BURNT) {
      fields.wrong("captions", "must be file or off: footage is not written over");
    }
    fields.done();
    boolean whole = pictured ? portrait != null : plate != null;
    boolean said = spoken ? !lines.isEmpty() : voice != null;
    if (spoken
        && lines.isEmpty()
        && fields.node("lines") instanceof ArrayNode none
        && none.isEmpty()) {
      fields.wrong("lines", "must hold a line");
    }
    return common == null || !whole || !said
        ? null
        : new LipSync(common, plate, portrait, spoken ? null : voice, lines, captions);
  }
}
