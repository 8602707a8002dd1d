package app.pickup.shots;

import app.pickup.media.Codec;
import app.pickup.media.Rate;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Shot.Common;
import app.pickup.shots.Shot.Consent;
import app.pickup.shots.Shot.Nle;
import app.pickup.shots.Shot.Place;
import app.pickup.shots.Shot.Project;
import app.pickup.shots.Shot.Sequence;
import app.pickup.shots.Shot.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what all shots share: whose clip it is, where it goes, who makes it and in what shape. */
final class CommonReader {
  private static final String AUTO = "auto";

  private final @Nullable Set<String> engines;

  /**
   * @param engines the ids that a request may name; null: any
   */
  CommonReader(@Nullable Set<String> engines) {
    this.engines = engines;
  }

  @Nullable Common read(Fields fields) {
    Project project = project(fields.needObject("project"));
    String engine = engine(fields);
    Tier tier = fields.word("tier", Tier.class, Tier.STANDARD);
    Long seed = fields.whole("seed", 0, (1L << 53) - 1);
    String name = name(fields, "name");
    Place place = place(fields);
    Sequence sequence = sequence(fields.object("sequence"));
    Codec codec = fields.word("codec", Codec.class, Codec.PRORES422HQ);
    Consent consent = consent(fields.object("consent"));
    return project == null
        ? null
        : new Common(project, engine, tier, seed, name, place, sequence, codec, consent);
  }

  private String engine(Fields fields) {
    String engine = fields.text("engine", 100);
    if (engine == null) {
      return AUTO;
    }
    if (engines != null && !engine.equals(AUTO) && !engines.contains(engine)) {
      fields.wrong(
          "engine",
          Problem.of(
              Code.ENGINE_UNKNOWN,
              "engine",
              engine,
              "known",
              AUTO + ", " + String.join(", ", engines)));
      return AUTO; // told once
    }
    return engine;
  }

  private static @Nullable Project project(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    Nle nle = fields.needWord("nle", Nle.class);
    String id = fields.text("id", 500);
    Path file = nle == Nle.FOLDER ? fields.needPath("file") : fields.path("file");
    Path mediaFolder = fields.path("mediaFolder");
    if (nle != Nle.FOLDER && !fields.has("file") && !fields.has("mediaFolder")) {
      fields.wrong("mediaFolder", "is missing: say where clips go, or name the project file");
    }
    List<String> bin = bin(fields);
    fields.done();
    boolean nowhere = file == null && mediaFolder == null;
    return nle == null || nowhere ? null : new Project(nle, id, file, mediaFolder, bin);
  }

  private static List<String> bin(Fields fields) {
    JsonNode node = fields.node("bin");
    if (node == null || (node.isTextual() && node.asText().isEmpty())) {
      return List.of();
    }
    String whole = fields.text("bin", 2000);
    List<String> parts = new ArrayList<>();
    for (String part : whole == null ? new String[0] : whole.split("/", -1)) {
      String why = NameRule.against(part);
      if (why != null) {
        fields.wrong("bin", Problem.of(Code.NAME_BAD, "name", part, "why", why));
        return List.of();
      }
      parts.add(NameRule.written(part));
    }
    return parts;
  }

  private static @Nullable String name(Fields fields, String field) {
    JsonNode node = fields.node(field);
    if (node == null) {
      return null;
    }
    if (!node.isTextual()) {
      return fields.wrong(field, "must be a string");
    }
    String why = NameRule.against(node.asText());
    return why == null
        ? NameRule.written(node.asText())
        : fields.wrong(
            field, Problem.of(Code.NAME_BAD, "name", Fields.shown(node.asText()), "why", why));
  }

  private static Place place(Fields fields) {
    String where = fields.text("place", 20);
    Fields at = fields.object("at");
    if (where == null || where.equals("bin")) {
      if (at != null) {
        fields.wrong("at", "is only for place above");
      }
      return Place.BIN;
    }
    if (!where.equals("above")) {
      fields.wrong("place", "must be one of bin, above");
      return Place.BIN;
    }
    if (at == null) {
      if (!fields.has("at")) {
        fields.missing("at");
      }
      return Place.BIN;
    }
    String sequence = at.text("sequence", 500);
    Long track = at.needWhole("track", 0, 999);
    Long frame = at.needWhole("frame", 0, Integer.MAX_VALUE);
    at.done();
    return new Place(true, sequence, track == null ? null : track.intValue(), frame);
  }

  private static @Nullable Sequence sequence(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    String rate = fields.needText("rate", 30);
    Rate exact = null;
    if (rate != null) {
      try {
        exact = Rate.parse(rate);
      } catch (IllegalArgumentException e) {
        fields.wrong("rate", "must be a fraction like 25 or 30000/1001");
      }
    }
    Long width = fields.needWhole("width", 16, 16_384);
    Long height = fields.needWhole("height", 16, 16_384);
    String colour = fields.text("colour", 50);
    fields.done();
    return exact == null || width == null || height == null
        ? null
        : new Sequence(exact, width.intValue(), height.intValue(), colour);
  }

  /** In words, or by the id of an element whose person agreed. */
  private static @Nullable Consent consent(@Nullable Fields fields) {
    if (fields == null || !fields.has("record")) {
      return ConsentReader.read(fields);
    }
    String record = fields.text("record", 100);
    fields.done();
    return new Consent(null, null, null, record);
  }
}
