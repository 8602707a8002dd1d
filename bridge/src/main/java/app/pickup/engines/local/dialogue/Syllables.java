package app.pickup.engines.local.dialogue;

/**
 * Where syllables are loudest: the peaks of what lies between 300 and 2500 Hz, where vowels are,
 * that stand out from what is beside them.
 */
final class Syllables {
  private static final double LOW = 300;
  private static final double HIGH = 2500;

  /** Looks a second. */
  private static final int LOOKS = 100;

  private static final int STEP = Track.RATE / LOOKS;

  /** The envelope follows what is slower than this, in Hz. */
  private static final double SLOW = 8;

  /** What a peak stands out by, in dB. */
  private static final double OUT = 2;

  /** How far below the loudest one may be, in dB. */
  private static final double AUDIBLE = 25;

  private Syllables() {}

  /** How many there are in a second of what is speech; 0: nothing is. */
  static double pace(float[] samples, boolean[] speech) {
    double[] level = level(samples);
    double loudest = -200;
    int looks = 0;
    for (int i = 0; i < level.length; i++) {
      if (spoken(speech, i)) {
        loudest = Math.max(loudest, level[i]);
        looks++;
      }
    }
    int peaks = 0;
    double valley = -200;
    double top = -200;
    boolean rising = true;
    for (int i = 0; i < level.length; i++) {
      if (rising) {
        top = Math.max(top, level[i]);
        if (level[i] < top - OUT) {
          peaks += top > loudest - AUDIBLE && spoken(speech, i) ? 1 : 0;
          rising = false;
          valley = level[i];
        }
      } else {
        valley = Math.min(valley, level[i]);
        if (level[i] > valley + OUT) {
          rising = true;
          top = level[i];
        }
      }
    }
    return looks == 0 ? 0 : (double) peaks * LOOKS / looks;
  }

  private static boolean spoken(boolean[] speech, int look) {
    int frame = look * STEP / PlateSpeech.FRAME;
    return frame < speech.length && speech[frame];
  }

  private static double[] level(float[] samples) {
    float[] band = Biquad.below(HIGH, Track.RATE).of(Biquad.above(LOW, Track.RATE).of(samples));
    for (int i = 0; i < band.length; i++) {
      band[i] = Math.abs(band[i]);
    }
    float[] slow = Biquad.below(SLOW, Track.RATE).of(band);
    double[] level = new double[slow.length / STEP];
    for (int i = 0; i < level.length; i++) {
      level[i] = 20 * Math.log10(Math.max(1e-7, slow[i * STEP]));
    }
    return level;
  }
}
