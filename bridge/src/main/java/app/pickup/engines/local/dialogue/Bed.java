package app.pickup.engines.local.dialogue;

import app.pickup.media.FrameRange;
import app.pickup.media.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What lines are laid on: the plate's own sound, from some seconds before the range to some after.
 *
 * @param sound a row a channel; none: there is no sound
 * @param rate samples a second
 * @param head samples before the range
 * @param speech what is spoken in it; null: nobody knows
 */
record Bed(float[][] sound, int rate, long head, @Nullable PlateSpeech speech) {

  /** Silence. */
  static Bed none() {
    return new Bed(new float[0][], Track.RATE, 0, null);
  }

  static Bed of(float[][] sound, int rate, FrameRange wide, FrameRange asked, Rate frames) {
    float[] mono = new float[sound[0].length];
    for (float[] channel : sound) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channel[i] / sound.length;
      }
    }
    PlateSpeech speech = PlateSpeech.of(Resampling.at(Track.RATE, new Sound(mono, rate)).samples());
    long head = frames.samplesAt(asked.in(), rate) - frames.samplesAt(wide.in(), rate);
    return new Bed(sound, rate, head, speech.spoken() ? speech : null);
  }

  boolean silent() {
    return sound.length == 0;
  }
}
