package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a shot is seen, and why.
 *
 * @param why a sentence
 */
record Look(Framing framing, Camera camera, String why) {

  static Look of(Draft draft, @Nullable Draft before) {
    Sized sized = sized(draft, before);
    Moved moved = moved(draft, sized.framing());
    String same = sized.framing().word() + ": " + sized.why();
    return new Look(
        sized.framing(),
        moved.camera(),
        upper(same) + "; " + Trade.word(moved.camera()) + ": " + moved.why() + ".");
  }

  private record Sized(Framing framing, String why) {}

  private record Moved(Camera camera, String why) {}

  private static Sized sized(Draft draft, @Nullable Draft before) {
    Optional<Framing> said = Said.framing(draft.written());
    if (said.isPresent()) {
      return new Sized(said.get(), "the words say so");
    }
    if (!draft.lines.isEmpty()) {
      return talking(draft, before);
    }
    if (draft.opens) {
      return new Sized(Framing.WIDE, "it shows a new place or time");
    }
    if (Cues.face(draft.written())) {
      return new Sized(Framing.CLOSE, "a face tells it");
    }
    return Cues.detail(draft.written()) && Text.words(draft.written()) <= 14
        ? new Sized(Framing.INSERT, "a small thing matters")
        : new Sized(Framing.MEDIUM, "people and what they do");
  }

  private static Sized talking(Draft draft, @Nullable Draft before) {
    if (draft.speakers().size() > 1) {
      return new Sized(Framing.TWO_SHOT, draft.speakers().size() + " people talk");
    }
    boolean reply =
        before != null
            && !before.lines.isEmpty()
            && !before.speakers().equals(draft.speakers())
            && !draft.opens;
    if (reply) {
      return new Sized(Framing.OVER_SHOULDER, "it is a reply");
    }
    return Cues.face(draft.written())
        ? new Sized(Framing.CLOSE, "a face tells it")
        : before != null && !before.lines.isEmpty()
            ? new Sized(Framing.MEDIUM_CLOSE, "the talk goes on")
            : new Sized(Framing.MEDIUM, "somebody talks");
  }

  private static Moved moved(Draft draft, Framing framing) {
    Optional<Camera> said = Said.camera(draft.written());
    if (said.isPresent()) {
      return new Moved(said.get(), "the words say so");
    }
    if (draft.opens && draft.lines.isEmpty()) {
      return new Moved(Camera.STATIC, "the eye has to find its way");
    }
    if (framing == Framing.CLOSE || framing == Framing.MEDIUM_CLOSE) {
      return new Moved(Camera.PUSH_IN, "nearer to what is felt");
    }
    return draft.lines.isEmpty() && Cues.goes(draft.written())
        ? new Moved(Camera.TRACK, "somebody is on the move")
        : new Moved(Camera.STATIC, "nothing asks for a move");
  }

  private static String upper(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
