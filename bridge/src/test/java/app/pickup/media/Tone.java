package app.pickup.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A tone in a file: mono WAV of 48 kHz and 16 bits. */
public final class Tone {
  public static final int RATE = 48_000;

  /** Its largest sample. */
  public static final int LOUD = 8000;

  private Tone() {}

  /** So many seconds of 440 Hz. */
  public static Path write(Path wav, int seconds) throws IOException {
    byte[] samples = new byte[seconds * RATE * 2];
    for (int i = 0; i < samples.length / 2; i++) {
      int value = (int) Math.round(LOUD * Math.sin(i * 2 * Math.PI * 440 / RATE));
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, wav.toFile());
    }
    return wav;
  }
}
