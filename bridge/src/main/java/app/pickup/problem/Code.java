package app.pickup.problem;

import static app.pickup.problem.Problem.Retry.AFTER_FIX;
import static app.pickup.problem.Problem.Retry.LATER;
import static app.pickup.problem.Problem.Retry.NEVER;

import app.pickup.problem.Problem.Retry;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every problem an editor can meet: its stable id, the HTTP status it has as an answer, whether
 * trying again helps, and its sentence. The sentence says what is wrong and what to do; {@code
 * {name}} stands for an argument. Ids are never renamed or used for something else.
 */
public enum Code {
  // the request
  REQUEST_JSON("request.json", 400, AFTER_FIX, "The request is not JSON: {why}."),
  REQUEST_TYPE("request.type", 415, AFTER_FIX, "Send the request as application/json."),
  REQUEST_FIELD("request.field", 422, AFTER_FIX, "{field} {why}."),
  REQUEST_UNKNOWN_FIELD(
      "request.unknown-field", 422, AFTER_FIX, "There is no field {field} here. Leave it out."),
  REQUEST_KEY_REUSED(
      "request.key-reused",
      409,
      AFTER_FIX,
      "This Idempotency-Key was used for another request. Take a new key."),
  REQUEST_TOO_LARGE(
      "request.too-large", 413, AFTER_FIX, "The request is larger than {limit} bytes."),
  REQUEST_TOO_MANY(
      "request.too-many", 429, LATER, "Too many requests at once. Try again in a moment."),
  NOT_FOUND("not-found", 404, NEVER, "There is no {what} here."),
  METHOD("method", 405, NEVER, "{method} is not offered here."),

  // the gate
  GATE_TOKEN(
      "gate.token",
      401,
      AFTER_FIX,
      "The token is missing or wrong. Read it from the runtime file."),
  GATE_HOST("gate.host", 421, NEVER, "The bridge answers to its own loopback name only."),
  GATE_ORIGIN("gate.origin", 403, NEVER, "Requests from other sites are refused."),
  GATE_BAD_REQUEST("gate.bad-request", 400, NEVER, "The request is malformed."),

  GATE_CODE(
      "gate.code", 401, AFTER_FIX, "The pairing code is wrong or used up. Ask for a new one."),

  // this machine
  HOME_NETWORK(
      "home.network",
      500,
      AFTER_FIX,
      "{name} lies on a network share ({type}), where the database can be damaged. Choose a folder on a local disk."),
  HOME_UNUSABLE(
      "home.unusable", 500, AFTER_FIX, "The folder {name} can not be used: {why}. Choose another."),
  HOME_NEWER(
      "home.newer",
      500,
      AFTER_FIX,
      "The database was written by a newer Pickup (schema {found}, this one knows {known}). Update Pickup."),
  SETTINGS_BAD(
      "settings.bad", 500, AFTER_FIX, "The setting {field} {why}. Mend it in settings.json."),

  // media
  MEDIA_MISSING(
      "media.missing", 422, AFTER_FIX, "There is no file {name}. Relink it and ask again."),
  MEDIA_UNREADABLE(
      "media.unreadable",
      422,
      AFTER_FIX,
      "{name} can not be read: {why}. Check the file's rights and its volume."),
  MEDIA_NOT_VIDEO(
      "media.not-video", 422, AFTER_FIX, "{name} holds no moving picture. Choose a video file."),
  MEDIA_NOT_SOUND(
      "media.not-sound", 422, AFTER_FIX, "{name} has no sound that can be read. Choose another."),
  MEDIA_NOT_PICTURE(
      "media.not-picture",
      422,
      AFTER_FIX,
      "{name} is not a picture that can be read. Use PNG or JPEG."),
  MEDIA_SCRIPT(
      "media.script",
      422,
      AFTER_FIX,
      "{name} is a playlist or a script that points to other files. Choose the media file itself."),
  MEDIA_DAMAGED(
      "media.damaged",
      422,
      AFTER_FIX,
      "{name} is damaged or cut off: {why}. Copy it from the original again."),
  MEDIA_CODEC(
      "media.codec",
      422,
      AFTER_FIX,
      "{name} is in {codec}, which is not on the list of formats read here. Transcode it to ProRes or H.264."),
  MEDIA_SHAPE("media.shape", 422, AFTER_FIX, "{name} can not be used: {why}."),
  VOICE_SILENT(
      "voice.silent",
      422,
      AFTER_FIX,
      "In {name} no voice can be heard. Choose another, or record it louder."),
  VOICE_CLIPPED(
      "voice.clipped",
      422,
      AFTER_FIX,
      "{name} is distorted: {percent} % of its samples stand at full scale. Record it again with less gain."),
  VOICE_MUSIC(
      "voice.music",
      422,
      AFTER_FIX,
      "{name} holds music: {percent} % of it are held tones. Choose a voice alone."),
  RANGE_EMPTY("range.empty", 422, AFTER_FIX, "The range is empty: out must lie after in."),
  RANGE_OUTSIDE(
      "range.outside",
      422,
      AFTER_FIX,
      "The range {in} to {out} lies outside the media, which has {frames} frames. Choose a range within it."),
  RANGE_TIMECODE(
      "range.timecode", 422, AFTER_FIX, "{value} is not a timecode of this media: {why}."),
  SPEED(
      "plate.speed",
      422,
      AFTER_FIX,
      "Clips with a speed change are not taken. Render the speed change first."),
  NO_PERSON(
      "matte.no-person",
      422,
      AFTER_FIX,
      "No person was found in the range (largest area seen: {percent} % of the picture). Choose a range with a person."),
  CODEC_SIZE(
      "codec.size",
      422,
      AFTER_FIX,
      "{codec} can not hold a picture of {width}x{height}. Choose {instead}."),
  CODEC_DEPTH(
      "codec.depth",
      422,
      AFTER_FIX,
      "{codec} would lose bit depth ({depth} bit). Choose {instead}."),
  CODEC_FIELDS(
      "codec.fields", 422, AFTER_FIX, "{codec} can not hold interlaced fields. Choose {instead}."),
  PROOF_FAILED(
      "proof.failed",
      500,
      LATER,
      "The clip does not fit ({checks}), so it was not delivered. Please report this."),

  // where it goes
  PROJECT_MISSING("project.missing", 422, AFTER_FIX, "There is no project file or folder {name}."),
  PROJECT_UNREADABLE(
      "project.unreadable", 422, AFTER_FIX, "{name} is not a project that can be read: {why}."),
  FOLDER_READ_ONLY(
      "folder.read-only",
      422,
      AFTER_FIX,
      "The folder {name} can not be written to. Choose another."),
  FOLDER_OUTSIDE(
      "folder.outside",
      422,
      AFTER_FIX,
      "{name} leads out of the media folder through a link. Choose another."),
  NAME_BAD("name.bad", 422, AFTER_FIX, "{name} can not be used as a name: {why}."),
  DISK_FULL(
      "disk.full",
      507,
      LATER,
      "The disk is full: {need} MB are needed, {free} MB are free. Make room, then retry."),
  WORK_FULL(
      "work.full",
      507,
      LATER,
      "The work folder is at its limit of {limit} MB. Finish or cancel jobs, then retry."),
  PLACE_OTHER_PROJECT(
      "place.other-project",
      409,
      LATER,
      "{nle} has another project open ({open}). Open {wanted}, then retry."),
  PLACE_DIALOG("place.dialog", 409, LATER, "{nle} is waiting in a dialog. Close it, then retry."),
  PLACE_UNSAVED(
      "place.unsaved",
      409,
      LATER,
      "The project in {nle} was never saved. Save it once, then retry."),
  PLACE_LOCKED(
      "place.locked",
      409,
      LATER,
      "The project {name} is locked or read-only. Unlock it, then retry."),
  INSTALL_FOREIGN(
      "install.foreign",
      409,
      AFTER_FIX,
      "{name} is there already and not as Pickup put it. Move it away, then install again."),
  INSTALL_PROGRAM(
      "install.program",
      409,
      AFTER_FIX,
      "{nle} is not found on this machine. Install it, or say where it lies with --program."),
  INSTALL_FAILED("install.failed", 500, LATER, "{nle} did not take Pickup in: {why}. Try again."),
  HOST_SELECTION("host.selection", 409, LATER, "{nle} gives no clips from its timeline: {why}."),
  PLACE_FAILED(
      "place.failed",
      500,
      LATER,
      "{nle} did not take the clip: {why}. The clip itself lies in its folder."),

  // engines and jobs
  ENGINE_UNKNOWN("engine.unknown", 422, AFTER_FIX, "There is no engine {engine}. Known: {known}."),
  ENGINE_UNAVAILABLE(
      "engine.unavailable", 422, AFTER_FIX, "The engine {engine} can not be used: {why}."),
  ENGINE_CHOOSE(
      "engine.choose",
      422,
      AFTER_FIX,
      "The local engine can not do this. Engines that can: {candidates}. Name one as the engine."),
  ENGINE_KIND("engine.kind", 422, AFTER_FIX, "The engine {engine} does not do {kind}."),
  JOB_STATE("job.state", 409, NEVER, "The job is {state}; this can not be done now."),
  JOB_CANCELLED_PAID(
      "job.cancelled-paid",
      409,
      AFTER_FIX,
      "The job was cancelled after its order had gone out, and the vendor can not be stopped. It is paid for; retry fetches what was made."),
  JOB_CANCELLED_UNCLEAR(
      "job.cancelled-unclear",
      409,
      AFTER_FIX,
      "The job was cancelled while it was not clear whether the vendor had taken its order. Retry looks for it and fetches what was made."),
  JOB_CANCELLED("job.cancelled", 409, NEVER, "The job was cancelled."),

  // engines elsewhere, and money
  NET_OFFLINE(
      "net.offline",
      422,
      AFTER_FIX,
      "The policy of this machine lets nothing out; {host} was not called."),
  NET_HOST(
      "net.host", 422, AFTER_FIX, "{host} is not on the list of hosts that this machine may call."),
  NET_DESTINATION(
      "net.destination", 502, NEVER, "{host} is no public https address; it was not called."),
  NET_UNREACHABLE(
      "net.unreachable", 503, LATER, "{host} does not answer: {why}. Retry when it is back."),
  ENGINE_KEY(
      "engine.key",
      422,
      AFTER_FIX,
      "{engine} does not accept the key ({why}). Set {setting}, then retry."),
  ENGINE_LIMIT("engine.limit", 422, AFTER_FIX, "{engine} takes {limit}; {what} is {actual}."),
  ENGINE_REFUSED("engine.refused", 422, AFTER_FIX, "{engine} refused the order: {why}."),
  ENGINE_MODERATED(
      "engine.moderated",
      422,
      AFTER_FIX,
      "{engine} holds the words or pictures to be against its rules ({why}). Change them, then order anew."),
  ENGINE_BALANCE(
      "engine.balance",
      422,
      AFTER_FIX,
      "The account at {engine} can not pay for this ({why}). Top it up, then retry."),
  ENGINE_BUSY(
      "engine.busy", 503, LATER, "{engine} takes no more orders for now ({why}). Retry later."),
  ENGINE_DOWN(
      "engine.down",
      503,
      LATER,
      "{engine} is out of order for now ({why}). Nothing is lost; retry later."),
  ENGINE_OUTCOME_UNKNOWN(
      "engine.outcome-unknown",
      502,
      AFTER_FIX,
      "{engine} gave no clear answer to the order, and it can not be told whether it was taken. Retry looks for it again; only a rebuy orders anew."),
  ENGINE_FAILED(
      "engine.failed",
      502,
      AFTER_FIX,
      "{engine} could not make it: {why}. Where that cost nothing retry orders anew, else only a rebuy does."),
  ENGINE_TICKET_LOST(
      "engine.ticket-lost",
      502,
      AFTER_FIX,
      "{engine} does not know the order {ticket} any more. Retry asks again; only a rebuy orders anew."),
  ENGINE_RESULT_BAD(
      "engine.result-bad",
      502,
      LATER,
      "What {engine} handed over is no clip that fits: {why}. It is paid for; retry fetches it again."),
  ENGINE_RELAY(
      "engine.relay",
      422,
      AFTER_FIX,
      "{engine} takes footage by web address only. Set PICKUP_RELAY_URL to a place that takes files by PUT, or PICKUP_RELAY_S3_… to a bucket."),
  RELAY_REFUSED(
      "relay.refused",
      502,
      AFTER_FIX,
      "The relay {host} did not take the footage: {why}. Nothing was ordered."),
  CONSENT_MISSING(
      "consent.missing",
      422,
      AFTER_FIX,
      "{what} needs the consent of whoever is shown. Add consent with who and scope, in a terminal --consent WHO,SCOPE, or consent with record, the id of an element of the cast that keeps one."),
  FACE_NONE(
      "face.none",
      422,
      AFTER_FIX,
      "No face is seen in frames {from} to {until}, where the line is said. Choose a range in which whoever speaks is seen."),
  FACE_NONE_IN_PICTURE(
      "face.none-in-picture",
      422,
      AFTER_FIX,
      "No face is seen in {name}. Take a picture in which whoever speaks looks into the camera."),
  FACE_UNKNOWN(
      "face.unknown",
      422,
      AFTER_FIX,
      "There is no face {face} in the range. Counted from the left there are: {faces}."),
  FACE_CHOOSE(
      "face.choose",
      422,
      AFTER_FIX,
      "Several faces could say the line. Add face with the number of one; counted from the left: {faces}."),
  FACE_SMALL(
      "face.small",
      422,
      AFTER_FIX,
      "The face is too small: {pixels} pixels from mouth to eyes, {least} are needed. Take a closer shot or one of more pixels."),
  FACE_AWAY(
      "face.away",
      422,
      AFTER_FIX,
      "The head is turned away in {frames} of the line's {of} frames, first in frame {first}. Move the line, or choose another range."),
  FACE_COVERED(
      "face.covered",
      422,
      AFTER_FIX,
      "The mouth is covered or not seen in {frames} of the line's {of} frames, first in frame {first}. Move the line, or choose another range."),
  FACE_CUT(
      "face.cut",
      422,
      AFTER_FIX,
      "There is a cut at frame {frame} of the range while the line is said. Move the line to one side of it, or order both sides."),
  LINE_TOO_LONG(
      "line.too-long",
      422,
      AFTER_FIX,
      "{line} lasts {needs} s and has room for {room} s; even spoken faster it is {over} s too long. Shorten it, begin earlier, or take a longer range."),
  LINE_LATE(
      "line.late",
      422,
      AFTER_FIX,
      "{line} begins at frame {at}, and the range has {frames} frames. Begin earlier, or take a longer range."),
  LINE_CLASH(
      "line.clash",
      422,
      AFTER_FIX,
      "{line} begins at frame {at}, while the line before still speaks; it could begin at frame {free}."),
  LINE_UNSAYABLE("line.unsayable", 422, AFTER_FIX, "{line} can not be said: {why}."),
  VOICE_NONE(
      "voice.none",
      422,
      AFTER_FIX,
      "Nothing can be spoken here: {why} Install it, or give audio with a recorded voice."),
  BUDGET_CAP(
      "budget.cap",
      422,
      AFTER_FIX,
      "This costs {amount} {currency}, and {left} are left under the cap of {cap} for {whom}. Raise the cap or choose a cheaper tier."),
  BUDGET_UNKNOWN(
      "budget.unknown",
      422,
      AFTER_FIX,
      "What {engine} will charge is not known, and a cap is set. Lift the cap for this project or name another engine."),

  // the cast
  ELEMENT_FILE("element.file", 422, AFTER_FIX, "{name} is no element that can be taken in: {why}."),
  ELEMENT_TAKEN(
      "element.taken",
      409,
      AFTER_FIX,
      "There is an @{handle} in the cast. Take it in under another name."),

  // files for other editors
  EXCHANGE_EMPTY(
      "exchange.empty",
      422,
      AFTER_FIX,
      "There is no take to write. Name a job or a project that has one."),
  EXCHANGE_UNFIT(
      "exchange.unfit",
      422,
      AFTER_FIX,
      "One {format} file can not hold these takes: {why}. Name fewer jobs, or choose fcpxml or xmeml."),
  REVEAL_NONE(
      "reveal.none", 501, NEVER, "No file manager answers on this machine. The clip is {path}."),

  // tools
  TOOL_FAILED("tool.failed", 500, LATER, "{tool} stopped with an error: {why}."),
  TOOL_LIMIT(
      "tool.limit", 500, AFTER_FIX, "{tool} was stopped: it went over its limit of {limit}."),
  INTERNAL(
      "internal",
      500,
      LATER,
      "Something failed inside the bridge (report {id}). Nothing was delivered.");

  private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

  private final String id;
  private final int status;
  private final Retry retry;
  private final String sentence;

  Code(String id, int status, Retry retry, String sentence) {
    this.id = id;
    this.status = status;
    this.retry = retry;
    this.sentence = sentence;
  }

  /** The stable name on the wire, e.g. {@code media.missing}. */
  public String id() {
    return id;
  }

  /** The HTTP status when this is the answer to a request. */
  public int status() {
    return status;
  }

  public Retry retry() {
    return retry;
  }

  /** The sentence with its holes, as the documentation lists it. */
  public String template() {
    return sentence;
  }

  /** The sentence for these arguments; a missing one shows as "?". */
  public String sentence(Map<String, String> args) {
    return HOLE.matcher(sentence)
        .replaceAll(hole -> Matcher.quoteReplacement(args.getOrDefault(hole.group(1), "?")));
  }

  /** The code with this id. */
  public static Code byId(String id) {
    for (Code code : values()) {
      if (code.id.equals(id)) {
        return code;
      }
    }
    throw new IllegalArgumentException(id);
  }
}
