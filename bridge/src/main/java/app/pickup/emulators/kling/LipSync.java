package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Faults;
import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lip sync in its two steps: faces first, then the sound. Every clip has one face here, or two
 * where that is asked for, seen from its first frame to its last.
 */
final class LipSync {

  private static final String FACES = "/v1/videos/identify-face";
  private static final String SYNC = "/v1/videos/advanced-lip-sync";
  private static final BigDecimal FACE_UNITS = new BigDecimal("0.05");
  private static final BigDecimal SYNC_UNITS = new BigDecimal("0.5");
  private static final int SYNC_SECONDS = 5;
  private static final int LEAST_MILLIS = 2000;
  private static final Duration SESSION = Duration.ofHours(24);
  private static final Model.VideoRule CLIP =
      new Model.VideoRule(100L << 20, 2000, 60_000, 512, 2160, 0, 0, 0, 0, 0);

  private final Account account;
  private final Faults<KlingFault> faults;
  private final Creates creates;
  private final LegacyTasks tasks;
  private final Inputs inputs;
  private final Depot depot;
  private final Shelf shelf;
  private final Probe probe;
  private final Stills stills;

  LipSync(
      Account account,
      Faults<KlingFault> faults,
      Creates creates,
      LegacyTasks tasks,
      Inputs inputs,
      Depot depot,
      Shelf shelf,
      Ffmpeg ffmpeg) {
    this.account = account;
    this.faults = faults;
    this.creates = creates;
    this.tasks = tasks;
    this.inputs = inputs;
    this.depot = depot;
    this.shelf = shelf;
    this.probe = new Probe(ffmpeg);
    this.stills = new Stills(ffmpeg);
  }

  /** Null when the path is none of these. */
  @Nullable Reply answer(Call call) throws Denied {
    if (call.path().equals(FACES) && call.method().equals("POST")) {
      return identify(Bodies.read(call));
    }
    if (call.path().equals(SYNC) && call.method().equals("POST")) {
      return creates.create(draft(Bodies.read(call)), tasks::created, tasks::sparse);
    }
    if ((call.path().equals(SYNC) || call.below(SYNC) != null) && call.method().equals("GET")) {
      return tasks.query(call, SYNC, false);
    }
    return null;
  }

  private Reply identify(Given body) throws Denied {
    body.only(Set.of("video_id", "video_url"));
    String id = body.text("video_id");
    String url = body.text("video_url");
    if ((id == null) == (url == null)) {
      throw Denied.value("video_id", "or video_url must be given, and not both");
    }
    Inputs.Clip clip =
        id != null ? ownClip(id) : inputs.clip(String.valueOf(url), "video_url", CLIP);
    if (clip.file() == null) {
      throw Denied.value(
          "video_url", "can not be downloaded; a rehearsal reaches this machine only");
    }
    String session = account.newId();
    face(session, clip.file());
    account.charge(session, FACES, FACE_UNITS);
    ObjectNode kept = Json.object();
    kept.put("file", clip.file());
    kept.put("millis", clip.millis());
    kept.put("width", clip.width());
    kept.put("height", clip.height());
    kept.put("at", account.now());
    ObjectNode parent = kept.putObject("parent_video");
    parent.put("id", id == null ? "p" + session : id);
    parent.put("url", url == null ? "" : url);
    parent.put("duration", String.format(Locale.ROOT, "%.2f", clip.millis() / 1000.0));
    kept.put("faces", 1);
    account.keepSession(session, kept);
    if (faults.take(KlingFault.FACES_LOST)) {
      return Reply.hangUp();
    }
    ObjectNode data = Json.object();
    data.put("session_id", session);
    ArrayNode found = data.putArray("face_data");
    int faces = faults.take(KlingFault.TWO_FACES) ? 2 : 1;
    kept.put("faces", faces);
    account.keepSession(session, kept);
    for (int face = 0; face < faces; face++) {
      ObjectNode seen = found.addObject();
      seen.put("face_id", Integer.toString(face));
      seen.put("face_image", shelf.faceUrl(session));
      seen.put("start_time", 0);
      seen.put("end_time", clip.millis());
    }
    return Envelope.ok(data);
  }

  /** A clip that was made here: not older than 30 days. */
  private Inputs.Clip ownClip(String id) throws Denied {
    Task task =
        account.tasks().stream()
            .filter(t -> ("v" + t.id()).equals(id) && t.status() == Status.SUCCEEDED)
            .filter(t -> account.now() - t.updated() <= Duration.ofDays(30).toMillis())
            .findFirst()
            .orElseThrow(() -> Denied.value("video_id", id + " not found"));
    String name = UUID.randomUUID().toString();
    try {
      Files.copy(depot.result(task.id()), depot.input(name));
    } catch (IOException e) {
      throw Denied.value("video_id", id + " not found");
    }
    return inputs.kept(name, "video_id", CLIP);
  }

  private void face(String session, String file) throws Denied {
    try {
      stills.frame(probe.footage(depot.input(file)), 0, 256, depot.face(session));
    } catch (Refused e) {
      throw new Denied(KlingCode.SERVER_ERROR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Denied(KlingCode.SERVER_ERROR);
    }
  }

  private Draft draft(Given body) throws Denied {
    body.only(
        Set.of("session_id", "face_choose", "watermark_info", "external_task_id", "callback_url"));
    String id = body.needed("session_id");
    ObjectNode session =
        account
            .session(id)
            .filter(s -> account.now() - s.path("at").asLong() <= SESSION.toMillis())
            .orElseThrow(() -> Denied.value("session_id", id + " not found"));
    List<Given> faces = body.list("face_choose");
    if (faces.size() != 1) {
      throw Denied.value("face_choose", "takes exactly one face");
    }
    int millis = session.path("millis").asInt();
    String external = body.text("external_task_id");
    ObjectNode about = Json.object();
    about.set("parent_video", session.get("parent_video"));
    int started = (millis + SYNC_SECONDS * 1000 - 1) / (SYNC_SECONDS * 1000);
    return new Draft(
        SYNC,
        "lip-sync",
        true,
        external == null || external.isBlank() ? null : external,
        SYNC_UNITS.multiply(BigDecimal.valueOf(started)),
        recipe(faces.get(0), session, millis),
        true,
        Boolean.TRUE.equals(body.object("watermark_info").flag("enabled")),
        about);
  }

  private Recipe recipe(Given face, ObjectNode session, int millis) throws Denied {
    face.only(
        Set.of(
            "face_id",
            "audio_id",
            "sound_file",
            "sound_start_time",
            "sound_end_time",
            "sound_insert_time",
            "sound_volume",
            "original_audio_volume"));
    String chosen = face.needed("face_id");
    if (!chosen.equals("0") && !chosen.equals("1")
        || session.path("faces").asInt(1) < 2 && chosen.equals("1")) {
      throw Denied.value(face.at("face_id"), "not found");
    }
    String sound = face.text("sound_file");
    if ((sound == null) == (face.text("audio_id") == null)) {
      throw Denied.value(face.at("sound_file"), "or audio_id must be given, and not both");
    }
    if (sound == null) {
      throw Denied.value(face.at("audio_id"), "not found");
    }
    int start = face.neededWhole("sound_start_time");
    int end = face.neededWhole("sound_end_time");
    int insert = face.neededWhole("sound_insert_time");
    BigDecimal volume = face.number("sound_volume", 0, 2, "1");
    BigDecimal original = face.number("original_audio_volume", 0, 2, "1");
    if (start < 0 || end - start < LEAST_MILLIS) {
      throw Denied.value(face.at("sound_end_time"), "the cut must last at least 2 s");
    }
    if (insert < 0 || insert + (end - start) > millis) {
      throw Denied.value(face.at("sound_insert_time"), "the sound must lie within the clip");
    }
    Inputs.Heard heard = inputs.sound(sound, face.at("sound_file"));
    if (heard.file() == null) {
      throw Denied.value(
          face.at("sound_file"), "can not be downloaded; a rehearsal reaches this machine only");
    }
    if (end > heard.millis()) {
      throw Denied.value(face.at("sound_end_time"), "lies behind the end of the sound");
    }
    return new Recipe(
        Recipe.Kind.SPEAK,
        session.path("width").asInt() / 2 * 2,
        session.path("height").asInt() / 2 * 2,
        List.of(),
        0,
        List.of(session.path("file").asText(), heard.file()),
        Recipe.Sound.ORIGINAL,
        new Recipe.Speech(start, end, insert, volume, original));
  }
}
