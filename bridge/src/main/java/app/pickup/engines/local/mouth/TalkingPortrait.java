package app.pickup.engines.local.mouth;

import app.pickup.engines.Engine;
import app.pickup.engines.Said;
import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracker;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.media.Codec;
import app.pickup.media.FrameSink;
import app.pickup.media.Frames;
import app.pickup.media.Picture;
import app.pickup.media.WriteBehind;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a portrait speak. A picture in which nothing but the mouth moves is dead: its eyes blink and
 * its head sways a little, the same way each time.
 */
final class TalkingPortrait {
  private final Frames frames;
  private final FaceNetworks networks;

  TalkingPortrait(Frames frames, FaceNetworks networks) {
    this.frames = frames;
    this.networks = networks;
  }

  void make(Engine.Order.Dialogue order, Path file, Engine.Watch watch)
      throws Refused, InterruptedException {
    Picture picture = order.picture();
    byte[] still = frames.still(Objects.requireNonNull(order.shot().portrait()), picture);
    FaceTracks faces = look(picture, still);
    if (faces.tracks().isEmpty()) {
      throw new Refused(
          Code.FACE_NONE_IN_PICTURE,
          "name",
          String.valueOf(Objects.requireNonNull(order.shot().portrait()).getFileName()));
    }
    int length = Math.toIntExact(order.range().length());
    List<PaintedMouth> mouths = new ArrayList<>();
    List<Life> lives = new ArrayList<>();
    WhoSpeaks who =
        new WhoSpeaks(held(faces, length), picture.rate(), 0, length, picture.layout().width());
    for (Map.Entry<FaceTrack, List<Said>> each : who.of(order.said()).entrySet()) {
      Mouthing mouthing = Mouthing.of(each.getValue(), picture.rate(), length);
      mouths.add(
          new PaintedMouth(
              new MouthTrack(each.getKey(), 0, mouthing), picture.layout(), picture.colour()));
    }
    Long asked = order.shot().common().seed();
    long seed = asked == null ? 0 : asked;
    for (FaceTrack track : faces.tracks()) {
      lives.add(
          new Life(Objects.requireNonNull(track.at(0)), picture.layout(), seed + track.number()));
    }
    boolean draft = order.shot().common().tier() == Tier.DRAFT;
    Codec.Pace pace = draft ? Codec.Pace.FASTEST : Codec.Pace.FAST;
    byte[] frame = new byte[still.length];
    try (FrameSink sink =
        new WriteBehind(
            frames.sink(file, picture, order.shot().common().codec(), pace, order.sound()))) {
      for (int i = 0; i < length; i++) {
        System.arraycopy(still, 0, frame, 0, still.length);
        for (PaintedMouth mouth : mouths) {
          mouth.paint(i, frame);
        }
        double seconds = (double) i * picture.rate().den() / picture.rate().num();
        for (Life life : lives) {
          life.move(frame, seconds);
        }
        sink.write(frame);
        watch.made(i + 1L, length);
        if (watch.cancelled()) {
          throw new InterruptedException();
        }
      }
      sink.finish();
    }
  }

  private FaceTracks look(Picture picture, byte[] still) {
    try (FaceTracker tracker = networks.track(picture.layout(), picture.colour())) {
      tracker.see(still);
      return tracker.finish();
    }
  }

  /** The same faces in every frame. */
  private static FaceTracks held(FaceTracks faces, int frames) {
    List<FaceTrack> held = new ArrayList<>();
    for (FaceTrack track : faces.tracks()) {
      List<@Nullable Face> same = Collections.nCopies(frames, track.at(0));
      held.add(new FaceTrack(track.number(), same));
    }
    return new FaceTracks(held, List.of());
  }
}
