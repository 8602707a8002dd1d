package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Samples as a WAV of 32-bit floats, which holds those of 16 and 24 bits as they are ({@code
 * WAVE_FORMAT_IEEE_FLOAT} of Microsoft's "New Multimedia Data Types", 1994).
 */
public final class WaveFile {
  private static final short FLOATS = 3;
  private static final int HEADER = 58;

  private WaveFile() {}

  /**
   * Writes it whole or not at all.
   *
   * @param channels the samples of each, all as many
   */
  public static void write(Path wav, float[][] channels, int rate) throws Refused {
    int frames = channels[0].length;
    int step = channels.length * Float.BYTES;
    ByteBuffer file = ByteBuffer.allocate(HEADER + frames * step).order(ByteOrder.LITTLE_ENDIAN);
    name(file, "RIFF").putInt(HEADER - 8 + frames * step);
    name(file, "WAVE");
    name(file, "fmt ").putInt(18).putShort(FLOATS).putShort((short) channels.length);
    file.putInt(rate).putInt(rate * step).putShort((short) step).putShort((short) Float.SIZE);
    file.putShort((short) 0);
    name(file, "fact").putInt(4).putInt(frames);
    name(file, "data").putInt(frames * step);
    for (int i = 0; i < frames; i++) {
      for (float[] channel : channels) {
        file.putFloat(channel[i]);
      }
    }
    Durable.write(wav, file.array());
  }

  private static ByteBuffer name(ByteBuffer file, String four) {
    return file.put(four.getBytes(StandardCharsets.US_ASCII));
  }
}
