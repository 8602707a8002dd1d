package app.pickup.media;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plate of 1280x720 whose frames carry their numbers as bars, and the reader of such numbers. */
public final class NumberedPlate {
  private NumberedPlate() {}

  /** So many frames numbered from 0 at this rate, ProRes, with a tone. */
  public static Path shoot(Ffmpeg ffmpeg, Path folder, int count, String rate)
      throws IOException, Refused, InterruptedException {
    return shoot(ffmpeg, folder, count, rate, 1280, 720);
  }

  /** The same in another size. */
  public static Path shoot(
      Ffmpeg ffmpeg, Path folder, int count, String rate, int width, int height)
      throws IOException, Refused, InterruptedException {
    String size = width == 1280 ? "" : "-" + width + "x" + height;
    Path file = folder.resolve("plate-" + count + "-" + rate.replace('/', '_') + size + ".mov");
    if (!Files.exists(file)) {
      Picture picture =
          new Picture(
              new PixelLayout(width, height, 1, 1, 8, false),
              Rate.parse(rate),
              Colour.BT709,
              MediaFile.Aspect.SQUARE,
              MediaFile.Fields.PROGRESSIVE);
      try (FrameSink sink = new Frames(ffmpeg).sink(file, picture, Codec.H264, true)) {
        for (int i = 0; i < count; i++) {
          sink.write(Studio.numbered(i, width, height));
        }
        sink.finish();
      }
    }
    return file;
  }

  /** The numbers that a clip's frames carry, in order. */
  public static List<Integer> numbers(Ffmpeg ffmpeg, Path clip)
      throws Refused, InterruptedException {
    MediaFile media = new Probe(ffmpeg).footage(clip);
    PixelLayout layout = media.video().layout();
    List<Integer> numbers = new ArrayList<>();
    byte[] frame = new byte[layout.frameBytes()];
    try (FrameSource source =
        new Frames(ffmpeg).plate(media, new FrameRange(0, media.video().frames()), layout)) {
      while (source.read(frame)) {
        numbers.add(Studio.numberOf(frame, layout));
      }
    }
    return numbers;
  }
}
