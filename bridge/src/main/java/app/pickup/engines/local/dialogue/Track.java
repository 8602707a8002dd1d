package app.pickup.engines.local.dialogue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One channel of sound, silent where nothing was laid on it. */
public final class Track {
  /** Samples a second. */
  public static final int RATE = 48_000;

  /** A cut fades for so many samples, a fiftieth of a second: it would click. */
  private static final int FADE = RATE / 50;

  private static final int HEADER = 44;

  private final float[] samples;

  /**
   * @param length in samples, exact
   */
  public Track(long length) {
    this.samples = new float[Math.toIntExact(length)];
  }

  /**
   * Lays a sound of this track's rate from a sample on; what lies there already is heard too.
   *
   * @param end the sample at which it is cut, should it be longer
   */
  public void lay(Sound sound, long at, long end) {
    if (sound.rate() != RATE) {
      throw new IllegalArgumentException("a sound of " + sound.rate());
    }
    long stop = Math.min(samples.length, end);
    boolean cut = at + sound.samples().length > stop;
    int length = (int) Math.max(0, Math.min(sound.samples().length, stop - at));
    for (int i = 0; i < length; i++) {
      float left = cut ? Math.min(1, (float) (length - i) / FADE) : 1;
      samples[(int) at + i] += left * sound.samples()[i];
    }
  }

  /** What is on it, no louder than −6 dBFS. */
  public Sound mixed() {
    Sound all = new Sound(samples, RATE);
    return all.peak() > Voices.LOUDEST ? all.at(Voices.LOUDEST) : all;
  }

  /** Writes it as 16-bit WAV. */
  public void write(Path wav) throws IOException {
    Sound mixed = mixed();
    int bytes = Math.multiplyExact(samples.length, Short.BYTES);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(wav), 1 << 16)) {
      out.write(header(bytes));
      for (float sample : mixed.samples()) {
        int value = Math.round(sample * Short.MAX_VALUE);
        out.write(value);
        out.write(value >> 8);
      }
    }
  }

  /** RIFF, linear PCM, one channel (Multimedia Programming Interface 1.0, chapter 3). */
  private static byte[] header(int bytes) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    header.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * Short.BYTES);
    header.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    header.put(ascii("data")).putInt(bytes);
    return header.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
