package app.pickup.engines.local.mouth;

import app.pickup.engines.Booth;
import app.pickup.engines.Engine;
import app.pickup.engines.LipReader;
import app.pickup.engines.Said;
import app.pickup.engines.local.dialogue.VoiceBooth;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.engines.local.matte.Unattended;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.Probe;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Measures a line in somebody's mouth: {@code LipsBench DIST REQUEST OUT_FOLDER} speaks and paints
 * what a request (a file with the body of {@code /v1/lip-sync}, with a plate) asks for and reads
 * the lips of what it made, twice in one process: the first time as it is after a start, the second
 * as in a bridge that runs.
 */
public final class LipsBench {
  private LipsBench() {}

  public static void main(String[] args) throws Exception {
    Path dist = Path.of(args[0]);
    Shot.LipSync shot =
        (Shot.LipSync)
            new ShotReader(Set.of("local"))
                .read("lip-sync", Json.own(Files.readString(Path.of(args[1]))))
                .shot();
    if (shot == null || shot.plate() == null) {
      throw new IllegalArgumentException("no request with a plate that can be read: " + args[1]);
    }
    Ffmpeg ffmpeg = Ffmpeg.in(dist);
    Frames frames = new Frames(ffmpeg);
    Probe probe = new Probe(ffmpeg);
    FaceNetworks networks = new FaceNetworks(dist.resolve("models"));
    MediaFile plate = probe.footage(shot.plate().media());
    FrameRange range =
        new FrameRange(Long.parseLong(shot.plate().in()), Long.parseLong(shot.plate().out()));
    Path folder = Files.createDirectories(Path.of(args[2]));
    for (String run : new String[] {"first", "again"}) {
      long start = System.nanoTime();
      Booth.Recording recording =
          new VoiceBooth(ffmpeg, folder.resolve("voices"))
              .record(new Booth.Call(shot, plate, range, plate.video().rate()));
      recording.write(folder.resolve("alone.wav"), folder.resolve("mixed.wav"));
      long spoken = System.nanoTime();
      Engine.Order.Dialogue order =
          new Engine.Order.Dialogue(
              shot, plate, Picture.of(plate.video()), range, range, recording.said(), null, folder);
      Path picture =
          Objects.requireNonNull(
              new DialogueInsert(frames, networks).make(order, new Unattended()).picture());
      long painted = System.nanoTime();
      ReadLips reader = new ReadLips(frames, networks);
      MediaFile made = probe.footage(picture);
      LipReader.Sync sync =
          reader.read(
              made,
              new FrameRange(0, range.length()),
              recording.said(),
              new Engine.Plate(plate, range));
      long read = System.nanoTime();
      LipReader.Sync own = reader.read(plate, range, recording.said(), null);
      double seconds =
          (double) range.length() * plate.video().rate().den() / plate.video().rate().num();
      System.out.printf(
          Locale.ROOT,
          "%s: %d frames, %.2f s of clip; spoken %.2f s, painted %.2f s, read %.2f s: %.2f of real time%n",
          run,
          range.length(),
          seconds,
          (spoken - start) / 1e9,
          (painted - spoken) / 1e9,
          (read - painted) / 1e9,
          seconds * 1e9 / (read - start));
      if (sync == null) {
        System.out.println("its lips can not be read");
      } else {
        System.out.printf(
            Locale.ROOT,
            "correlation %.3f, lag %d, met %d of %d, jerk %.4f (the plate's %.4f),"
                + " jitter %s, outside %.1f dB%n",
            sync.correlation(),
            sync.lag(),
            sync.met(),
            sync.meetings(),
            sync.jerk(),
            own == null ? 0 : own.jerk(),
            jitter(reader, made, recording.said(), plate, range),
            sync.outside());
      }
    }
  }

  /** Beside the jerk: what is left of it without the line's own motion, and so in the plate. */
  private static String jitter(
      ReadLips reader, MediaFile made, List<Said> said, MediaFile plate, FrameRange range)
      throws Refused, InterruptedException {
    Mouthing asked = Mouthing.of(said, plate.video().rate(), Math.toIntExact(range.length()));
    FaceTrack clip = foremost(reader.follow(made, new FrameRange(0, range.length())));
    FaceTrack own = foremost(reader.follow(plate, range));
    return String.format(
        Locale.ROOT, "%.4f (the plate's %.4f)", Jitter.of(clip, asked), Jitter.of(own, asked));
  }

  private static FaceTrack foremost(FaceTracks faces) {
    return faces.tracks().stream()
        .max(Comparator.comparingDouble(FaceTrack::meanSize))
        .orElseThrow();
  }
}
