package app.pickup.app;

import app.pickup.files.Sha256;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.problem.Refused;
import app.pickup.shots.Script.Beat;
import app.pickup.shots.board.BoardJson;
import app.pickup.shots.board.Generations;
import app.pickup.shots.board.Generations.Generation;
import app.pickup.shots.board.Panel;
import app.pickup.shots.board.Scene;
import app.pickup.shots.board.Storyboard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Orders a board, one generation after the other; one that goes on in a scene begins with the last
 * frame of the one before. Each is asked for with a key of its own that follows from what it is,
 * what it begins with and the options, so that the same command goes on where it was ended and pays
 * nothing twice.
 *
 * @param order what all generations share
 * @param pictures the home's folder for pictures, a folder a job
 */
record BoardRender(
    BridgeClient client, CommandSpec spec, ObjectNode order, Casting cast, Path pictures) {
  private static final String PATH = "/v1/generate";

  /** Shorter boards no cloud makes; one shot alone may be shorter. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(3);

  /**
   * @param most seconds that the engine makes at once
   * @return the exit code: 0 all are done or planned
   */
  int render(Storyboard board, BigDecimal most, boolean dry, boolean json)
      throws IOException, InterruptedException, Refused {
    List<Generation> parts = Generations.of(board, LEAST, most);
    List<ObjectNode> wishes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      wishes.add(wish(board, parts.get(i), i, parts.size()));
    }
    // nothing is ordered while anything of it would be refused
    int refused = planned(wishes, parts, dry, json);
    if (dry || refused != 0) {
      return refused;
    }
    Path last = null;
    for (int i = 0; i < parts.size(); i++) {
      complain(named(i, parts) + ": " + shots(parts.get(i)));
      ObjectNode wish = wishes.get(i);
      if (parts.get(i).goesOn() && last != null) {
        wish.putObject("images").put("first", last.toString());
      }
      // by what it is and what it begins with, so that other parts may change
      String key = "board-" + Sha256.of(Json.canonical(wish)) + "-" + (i + 1);
      HttpResponse<String> answer = client.post(PATH, wish, key);
      JsonNode job = Json.own(answer.body());
      if (answer.statusCode() / 100 != 2) {
        return JobPrinter.refusal(job, json ? screen() : complaints(), json);
      }
      if (!JobPrinter.ended(job)) {
        job = ShotRun.follow(client, job.path("id").asText(), complaints());
      }
      if (JobPrinter.result(job, screen(), complaints(), json) != 0) {
        complain(
            "Retry it (pickup jobs "
                + job.path("id").asText()
                + " --retry), then give this command again; it goes on from here.");
        return 1;
      }
      boolean pinned = i + 1 < parts.size() && parts.get(i + 1).goesOn() && !drawn(job, wish);
      last = pinned ? lastFrame(job) : null;
    }
    return 0;
  }

  private int planned(List<ObjectNode> wishes, List<Generation> parts, boolean dry, boolean json)
      throws IOException, InterruptedException {
    int refused = 0;
    for (int i = 0; i < wishes.size(); i++) {
      HttpResponse<String> answer = client.post(PATH + "?dryRun=true", wishes.get(i));
      JsonNode plan = Json.own(answer.body());
      if (answer.statusCode() / 100 != 2 && !money(plan)) {
        complain(named(i, parts) + ": " + shots(parts.get(i)));
        refused = JobPrinter.refusal(plan, json ? screen() : complaints(), json);
      } else if (dry && json) {
        screen().println(Json.pretty(plan));
      } else if (dry) {
        JsonNode cost = plan.path("cost").path("estimate");
        screen()
            .println(
                named(i, parts)
                    + ": "
                    + shots(parts.get(i))
                    + ", "
                    + plan.path("frames").asText()
                    + " frames by "
                    + plan.path("engine").asText()
                    + ", "
                    + cost.path("amount").asText("?")
                    + " "
                    + cost.path("currency").asText());
      }
    }
    return refused;
  }

  /** A cap is the order's to say: what it was reached by may be this board's own beginning. */
  private static boolean money(JsonNode refusal) {
    JsonNode all = refusal.path("problems");
    boolean only = !all.isEmpty();
    for (JsonNode one : all) {
      only &= one.path("code").asText().startsWith("budget.");
    }
    return only || refusal.path("code").asText().startsWith("budget.");
  }

  private ObjectNode wish(Storyboard board, Generation part, int place, int count) {
    ObjectNode wish = order.deepCopy();
    List<Beat> beats = new ArrayList<>();
    Scene before = null;
    for (Panel panel : part.panels()) {
      Scene scene = panel.scene();
      boolean enters = scene != null && !scene.equals(before);
      before = scene;
      Beat beat = panel.beat();
      // a vendor knows of a place only what its own order says
      String text = enters && scene != null ? scene.told() + " " + beat.text() : beat.text();
      beats.add(
          cast.in(new Beat(text, beat.seconds(), beat.camera(), beat.framing(), beat.lines())));
    }
    if (beats.size() == 1) {
      wish.setAll(BoardJson.shot(beats.get(0)));
    } else {
      ArrayNode shots = wish.putArray("shots");
      beats.forEach(beat -> shots.add(BoardJson.shot(beat)));
    }
    List<String> ids = cast.ids(beats);
    if (!ids.isEmpty()) {
      ids.forEach(wish.putArray("elements")::add);
    }
    boolean own = order.path("name").isTextual();
    String name = own ? order.path("name").asText() : stem(board.title());
    if (!own || count > 1) {
      wish.put("name", String.format(Locale.ROOT, "%s_%03d_v{take}", name, place + 1));
    }
    return wish;
  }

  /** A title as a file's name. */
  private static String stem(String title) {
    StringBuilder stem = new StringBuilder();
    for (int i = 0; i < title.length() && stem.length() < 40; ) {
      int c = title.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        stem.appendCodePoint(Character.toLowerCase(c));
      } else if (!stem.isEmpty() && stem.charAt(stem.length() - 1) != '-') {
        stem.append('-');
      }
    }
    String bare = stem.toString();
    String kept = bare.endsWith("-") ? bare.substring(0, bare.length() - 1) : bare;
    return kept.isEmpty() ? "board" : kept;
  }

  /**
   * Whether a part ends on a drawn board with its slate: the next one draws its own, and none of
   * them over another's words. So it does without any picture, and where its last shot names nobody
   * of the cast.
   */
  static boolean drawn(JsonNode job, ObjectNode wish) {
    JsonNode shots = wish.path("shots");
    JsonNode last = shots.isEmpty() ? wish : shots.get(shots.size() - 1);
    return job.path("engine").asText().equals("local")
        && wish.path("images").isMissingNode()
        && (wish.path("elements").isMissingNode() || !last.path("prompt").asText().contains("@"));
  }

  /** Always at the same place, so that the order that follows is the same one. */
  private @Nullable Path lastFrame(JsonNode job) throws IOException, Refused, InterruptedException {
    JsonNode take = job.path("takes").path(0);
    Path folder = pictures.resolve(job.path("id").asText());
    Path png = folder.resolve("pinned-" + take.path("id").asText() + "-last.png");
    if (!Files.exists(png)) {
      Files.createDirectories(folder);
      Ffmpeg ffmpeg = Ffmpeg.in(Dist.folder());
      MediaFile clip = new Probe(ffmpeg).footage(Path.of(take.path("clip").path("path").asText()));
      new Stills(ffmpeg).frame(clip, clip.video().frames() - 1, clip.video().layout().width(), png);
    }
    return png;
  }

  private static String named(int place, List<Generation> parts) {
    return "part " + (place + 1) + " of " + parts.size();
  }

  private static String shots(Generation part) {
    List<Panel> panels = part.panels();
    String first = panels.get(0).label();
    String last = panels.get(panels.size() - 1).label();
    return (panels.size() == 1 ? "shot " + first : "shots " + first + " to " + last)
        + ", "
        + part.seconds().toPlainString()
        + " s"
        + (part.goesOn() ? ", from the last frame of the part before" : "");
  }

  private PrintWriter screen() {
    return spec.commandLine().getOut();
  }

  private PrintWriter complaints() {
    return spec.commandLine().getErr();
  }

  private void complain(String line) {
    complaints().println(line);
    complaints().flush();
  }
}
