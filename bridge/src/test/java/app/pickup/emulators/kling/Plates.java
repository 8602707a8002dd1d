package app.pickup.emulators.kling;

import app.pickup.emulators.LoopbackServer;
import app.pickup.emulators.Reply;
import app.pickup.emulators.ServedFile;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Footage whose frames carry their number as bars, and the server it is fetched from. */
final class Plates implements AutoCloseable {

  private static final int BITS = 10;

  private final Path folder;
  private final Frames frames;
  private final LoopbackServer server;

  Plates(Caller caller) throws IOException {
    this.folder = Files.createDirectories(caller.folder.resolve("plates"));
    this.frames = new Frames(caller.ffmpeg);
    this.server =
        LoopbackServer.start(
            0,
            call -> {
              try {
                return new ServedFile(folder.resolve(call.path().substring(1)), "video/mp4")
                    .answer(call);
              } catch (IOException e) {
                return Reply.text(404, "text/plain", "not found");
              }
            });
  }

  /** The URL of a file made here. */
  String url(String name) {
    return server.url() + "/" + name;
  }

  /** Numbered footage; its URL. */
  String shoot(String name, int count, String rate, int width, int height) throws Exception {
    PixelLayout layout = new PixelLayout(width, height, 1, 1, 8, false);
    Picture picture =
        new Picture(
            layout,
            Rate.parse(rate),
            new Colour("bt709", "bt709", "bt709", false),
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    byte[] frame = new byte[layout.frameBytes()];
    try (FrameSink sink = frames.sink(folder.resolve(name), picture, Codec.H264, true)) {
      for (int i = 0; i < count; i++) {
        draw(frame, layout, i);
        sink.write(frame);
      }
      sink.finish();
    }
    return url(name);
  }

  private static void draw(byte[] frame, PixelLayout layout, int number) {
    for (int x = 0; x < layout.width(); x++) {
      int bit = number >> (BITS - 1 - x * BITS / layout.width()) & 1;
      frame[x] = (byte) (bit == 1 ? 210 : 40);
    }
    for (int y = 1; y < layout.height(); y++) {
      System.arraycopy(frame, 0, frame, y * layout.width(), layout.width());
    }
    Arrays.fill(frame, layout.offset(1), layout.offset(2), (byte) 90);
    Arrays.fill(frame, layout.offset(2), frame.length, (byte) 170);
  }

  /** The numbers that the frames of a clip carry. */
  List<Integer> numbers(MediaFile clip) throws Exception {
    PixelLayout layout = clip.video().layout();
    byte[] frame = new byte[layout.frameBytes()];
    List<Integer> numbers = new ArrayList<>();
    try (FrameSource source =
        frames.plate(clip, new FrameRange(0, clip.video().frames()), layout)) {
      while (source.read(frame)) {
        numbers.add(number(frame, layout));
      }
    }
    return numbers;
  }

  /** Mean of the first chroma plane of a frame. */
  int chroma(MediaFile clip, long number) throws Exception {
    PixelLayout layout = clip.video().layout();
    byte[] frame = frame(clip, number);
    return frame[layout.offset(1) + layout.planeWidth(1) * layout.planeHeight(1) / 3] & 255;
  }

  /** One raw frame. */
  byte[] frame(MediaFile clip, long number) throws Exception {
    byte[] frame = new byte[clip.video().layout().frameBytes()];
    try (FrameSource source =
        frames.plate(clip, new FrameRange(number, number + 1), clip.video().layout())) {
      source.read(frame);
    }
    return frame;
  }

  private static int number(byte[] frame, PixelLayout layout) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (int) ((bit + .5) * layout.width() / BITS);
      int value = frame[layout.height() / 4 * layout.width() + x] & 255;
      number = number << 1 | (value > 125 ? 1 : 0);
    }
    return number;
  }

  /** A picture; its URL. */
  String picture(String name, int width, int height) throws IOException {
    Files.write(folder.resolve(name), png(width, height));
    return url(name);
  }

  static byte[] png(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, (x / 40 + y / 40) % 2 == 0 ? 0xc04020 : 0x2060c0);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** A steady loud sound; its URL. */
  String sound(String name, int millis) throws IOException {
    int samples = 16 * millis;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (12_000 * Math.sin(i * .2)));
    }
    Files.write(folder.resolve(name), wav.array());
    return url(name);
  }

  void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  @Override
  public void close() {
    server.close();
  }
}
