package app.pickup.emulators.kling;

import app.pickup.media.MediaFile;
import app.pickup.media.Waveform;

/** How loud a clip is over time. */
final class Loudness {

  private Loudness() {}

  /** Root mean square, 0 to 1, of each tenth of a second. */
  static double[] perTenth(Caller caller, MediaFile clip) throws Exception {
    short[] samples = Waveform.mono(caller.ffmpeg, clip.path(), 8000);
    double[] loud = new double[samples.length / 800];
    for (int i = 0; i < loud.length; i++) {
      double sum = 0;
      for (int k = 0; k < 800; k++) {
        double v = samples[i * 800 + k] / 32768.0;
        sum += v * v;
      }
      loud[i] = Math.sqrt(sum / 800);
    }
    return loud;
  }
}
