package app.pickup.media;

import java.math.BigInteger;

/**
 * Frames per second as an exact fraction, in lowest terms: 30000/1001, never 29.97.
 *
 * @param num numerator, above 0
 * @param den denominator, above 0
 */
public record Rate(int num, int den) {

  public Rate {
    if (num <= 0 || den <= 0) {
      throw new IllegalArgumentException("not a rate: " + num + "/" + den);
    }
    int g = BigInteger.valueOf(num).gcd(BigInteger.valueOf(den)).intValue();
    num /= g;
    den /= g;
  }

  /** Reads "25", "30000/1001"; no decimals, since 29.97 names no exact rate. */
  public static Rate parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 2) {
      throw new IllegalArgumentException("not a rate: " + text);
    }
    try {
      return new Rate(
          Integer.parseInt(parts[0].trim()),
          parts.length == 2 ? Integer.parseInt(parts[1].trim()) : 1);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a rate: " + text, e);
    }
  }

  /** Whole frames that a timecode counts in one second: 30 for 30000/1001. */
  public int nominal() {
    return (num + den / 2) / den;
  }

  /**
   * The audio sample at which this frame begins, rounded to the nearest:
   * round(frame·sampleRate/rate).
   */
  public long samplesAt(long frame, int sampleRate) {
    return roundDiv(
        BigInteger.valueOf(frame)
            .multiply(BigInteger.valueOf(sampleRate))
            .multiply(BigInteger.valueOf(den)),
        BigInteger.valueOf(num));
  }

  /** Frames in so many seconds given as a fraction, rounded to the nearest. */
  public long framesIn(long secondsNum, long secondsDen) {
    return roundDiv(
        BigInteger.valueOf(secondsNum).multiply(BigInteger.valueOf(num)),
        BigInteger.valueOf(secondsDen).multiply(BigInteger.valueOf(den)));
  }

  /** The frame in which a sample of sound of this rate lies; both counted from 0. */
  public long frameAt(long sample, int sampleRate) {
    long nearest = framesIn(sample, sampleRate);
    return samplesAt(nearest, sampleRate) > sample ? nearest - 1 : nearest;
  }

  private static long roundDiv(BigInteger a, BigInteger b) {
    BigInteger twice = BigInteger.TWO;
    BigInteger[] qr = a.multiply(twice).add(b).divideAndRemainder(b.multiply(twice));
    return (qr[1].signum() < 0 ? qr[0].subtract(BigInteger.ONE) : qr[0]).longValueExact();
  }

  /** Whether this rate is faster than the other. */
  public boolean fasterThan(Rate other) {
    return (long) num * other.den > (long) other.num * den;
  }

  /** As ffmpeg, the contract and the sidecar write it: "25" or "30000/1001". */
  @Override
  public String toString() {
    return den == 1 ? Integer.toString(num) : num + "/" + den;
  }
}
