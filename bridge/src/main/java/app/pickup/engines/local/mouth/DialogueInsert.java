package app.pickup.engines.local.mouth;

import app.pickup.engines.Engine;
import app.pickup.engines.Said;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracker;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.media.Codec;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.ReadAhead;
import app.pickup.media.WriteBehind;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts lines into the mouths of people in footage. Faces are followed through the range and a few
 * seconds around it (a mouth seen open there is worth having); then each frame whose mouth is to be
 * another is painted, and every other one goes through as it is.
 */
public final class DialogueInsert {
  private static final String ENGINE = "local";
  private static final String MODEL = "pickup-lips-1";

  /** Seconds on either side of the range in which the plate's own mouth is looked for. */
  private static final int AROUND = 2;

  private final Frames frames;
  private final FaceNetworks networks;
  private final TalkingPortrait portrait;

  public DialogueInsert(Frames frames, FaceNetworks networks) {
    this.frames = frames;
    this.networks = networks;
    this.portrait = new TalkingPortrait(frames, networks);
  }

  /** Writes {@code picture.mov} into the order's folder. */
  public Engine.Take make(Engine.Order.Dialogue order, Engine.Watch watch)
      throws Refused, InterruptedException {
    String missing = networks.missing();
    if (missing != null) {
      throw new Refused(Code.ENGINE_UNAVAILABLE, "engine", ENGINE, "why", missing);
    }
    Path file = order.folder().resolve("picture.mov");
    MediaFile plate = order.plate();
    if (plate == null) {
      portrait.make(order, file, watch);
      return new Engine.Take(file, null, MODEL, true, order.sound() != null, null);
    }
    Picture picture = order.picture().with(order.picture().layout().withAlpha(false));
    FrameRange around = around(plate, order.asked());
    FaceTracks faces = track(plate, around, picture, watch);
    int first = Math.toIntExact(order.asked().in() - around.in());
    int length = Math.toIntExact(order.asked().length());
    WhoSpeaks who = new WhoSpeaks(faces, picture.rate(), first, length, picture.layout().width());
    List<PaintedMouth> mouths = new ArrayList<>();
    for (Map.Entry<FaceTrack, List<Said>> each : who.of(order.said()).entrySet()) {
      Mouthing mouthing = Mouthing.of(each.getValue(), picture.rate(), length);
      mouths.add(
          new PaintedMouth(
              new MouthTrack(each.getKey(), first, mouthing), picture.layout(), picture.colour()));
    }
    cut(mouths, plate, around, picture, watch);
    paint(mouths, order, plate, picture, file, watch);
    return Engine.Take.silent(file, null, MODEL, true);
  }

  private static FrameRange around(MediaFile plate, FrameRange asked) {
    int more = Math.toIntExact(plate.video().rate().framesIn(AROUND, 1));
    return asked.widened(more, plate.video().frames());
  }

  private FaceTracks track(MediaFile plate, FrameRange range, Picture picture, Engine.Watch watch)
      throws Refused, InterruptedException {
    byte[] frame = new byte[picture.layout().frameBytes()];
    try (FaceTracker tracker = networks.track(picture.layout(), picture.colour());
        FrameSource source = new ReadAhead(frames.plate(plate, range, picture.layout()))) {
      long seen = 0;
      while (source.read(frame)) {
        tracker.see(frame);
        go(watch, ++seen, 2 * range.length());
      }
      return tracker.finish();
    }
  }

  /** Cuts out the mouths that are to be seen in other frames. */
  private void cut(
      List<PaintedMouth> mouths,
      MediaFile plate,
      FrameRange around,
      Picture picture,
      Engine.Watch watch)
      throws Refused, InterruptedException {
    int last = mouths.stream().mapToInt(PaintedMouth::lastPiece).max().orElse(-1);
    if (last < 0) {
      return;
    }
    byte[] frame = new byte[picture.layout().frameBytes()];
    FrameRange range = new FrameRange(around.in(), around.in() + last + 1);
    try (FrameSource source = new ReadAhead(frames.plate(plate, range, picture.layout()))) {
      for (int i = 0; source.read(frame); i++) {
        for (PaintedMouth mouth : mouths) {
          mouth.cut(i, frame);
        }
        if (watch.cancelled()) {
          throw new InterruptedException();
        }
      }
    }
  }

  private void paint(
      List<PaintedMouth> mouths,
      Engine.Order.Dialogue order,
      MediaFile plate,
      Picture picture,
      Path file,
      Engine.Watch watch)
      throws Refused, InterruptedException {
    boolean draft = order.shot().common().tier() == Tier.DRAFT;
    Codec.Pace pace = draft ? Codec.Pace.FASTEST : Codec.Pace.FAST;
    byte[] frame = new byte[picture.layout().frameBytes()];
    long head = order.asked().in() - order.range().in();
    long count = order.range().length();
    try (FrameSource source = new ReadAhead(frames.plate(plate, order.range(), picture.layout()));
        FrameSink sink =
            new WriteBehind(
                frames.sink(file, picture, order.shot().common().codec(), pace, null))) {
      for (long i = 0; source.read(frame); i++) {
        long at = i - head;
        if (at >= 0 && at < order.asked().length()) {
          for (PaintedMouth mouth : mouths) {
            mouth.paint(Math.toIntExact(at), frame);
          }
        }
        sink.write(frame);
        go(watch, count + i + 1, 2 * count);
      }
      sink.finish();
    }
  }

  private static void go(Engine.Watch watch, long made, long of) throws InterruptedException {
    watch.made(made, of);
    if (watch.cancelled()) {
      throw new InterruptedException();
    }
  }
}
