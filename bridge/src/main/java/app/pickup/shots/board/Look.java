package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Vocabulary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a shot is seen, and why.
 *
 * @param why a sentence
 */
record Look(Framing framing, Camera camera, String why) {

  static Look of(Rough rough, @Nullable Rough before) {
    Sized sized = sized(rough, before);
    Moved moved = moved(rough, sized.framing());
    String same = sized.framing().word() + ": " + sized.why();
    return new Look(
        sized.framing(),
        moved.camera(),
        upper(same) + "; " + Trade.word(moved.camera()) + ": " + moved.why() + ".");
  }

  private record Sized(Framing framing, String why) {}

  private record Moved(Camera camera, String why) {}

  private static Sized sized(Rough rough, @Nullable Rough before) {
    Optional<Framing> said = Vocabulary.bundled().framing(rough.written());
    if (said.isPresent()) {
      return new Sized(said.get(), "the words say so");
    }
    if (!rough.lines.isEmpty()) {
      return talking(rough, before);
    }
    if (rough.opens) {
      return new Sized(Framing.WIDE, "it shows a new place or time");
    }
    if (Cues.face(rough.written())) {
      return new Sized(Framing.CLOSE, "a face tells it");
    }
    return Cues.detail(rough.written()) && Text.words(rough.written()) <= 14
        ? new Sized(Framing.INSERT, "a small thing matters")
        : new Sized(Framing.MEDIUM, "people and what they do");
  }

  private static Sized talking(Rough rough, @Nullable Rough before) {
    if (rough.speakers().size() > 1) {
      return new Sized(Framing.TWO_SHOT, rough.speakers().size() + " people talk");
    }
    boolean reply =
        before != null
            && !before.lines.isEmpty()
            && !before.speakers().equals(rough.speakers())
            && !rough.opens;
    if (reply) {
      return new Sized(Framing.OVER_SHOULDER, "it is a reply");
    }
    return Cues.face(rough.written())
        ? new Sized(Framing.CLOSE, "a face tells it")
        : before != null && !before.lines.isEmpty()
            ? new Sized(Framing.MEDIUM_CLOSE, "the talk goes on")
            : new Sized(Framing.MEDIUM, "somebody talks");
  }

  private static Moved moved(Rough rough, Framing framing) {
    Optional<Camera> said = Vocabulary.bundled().camera(rough.written());
    if (said.isPresent()) {
      return new Moved(said.get(), "the words say so");
    }
    if (rough.opens && rough.lines.isEmpty()) {
      return new Moved(Camera.STATIC, "the eye has to find its way");
    }
    if (framing == Framing.CLOSE || framing == Framing.MEDIUM_CLOSE) {
      return new Moved(Camera.PUSH_IN, "nearer to what is felt");
    }
    return rough.lines.isEmpty() && Cues.goes(rough.written())
        ? new Moved(Camera.TRACK, "somebody is on the move")
        : new Moved(Camera.STATIC, "nothing asks for a move");
  }

  private static String upper(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
