package app.pickup.media;

import app.pickup.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody else's take lies against the plate it was made from, found by content: an engine may
 * add or drop frames at the ends and says nothing of it.
 *
 * <p>Colours and backgrounds may be others, so what is compared is where the picture changes: the
 * slopes within a frame and the change from the frame before.
 *
 * @param offset the take's frame in which the plate's first one shows
 * @param likeness correlation of slopes and changes at that offset, -1 to 1
 */
public record Alignment(long offset, double likeness) {

  /** Frames that an engine is thought to add or drop at an end. */
  public static final int REACH = 12;

  private static final int WIDTH = 48;
  private static final int HEIGHT = 28;

  /** Two offsets this near in likeness are one: a picture at rest fits everywhere. */
  private static final double SAME = .004;

  /** Compares frame for frame; both run at one frame for one. */
  public static Alignment of(
      Frames frames, MediaFile plate, FrameRange range, MediaFile take, FrameRange of)
      throws Refused {
    List<byte[]> ours = new ArrayList<>();
    List<byte[]> theirs = new ArrayList<>();
    try (Thumbs a = frames.thumbs(plate, range, WIDTH, HEIGHT);
        Thumbs b = frames.thumbs(take, of, WIDTH, HEIGHT)) {
      // in turn, so that both are decoded at the same time
      for (byte[] next = a.next(), other = b.next();
          next != null || other != null;
          next = a.next(), other = b.next()) {
        add(ours, next);
        add(theirs, other);
      }
    }
    return of(marks(ours), marks(theirs));
  }

  private static void add(List<byte[]> thumbs, byte @Nullable [] thumb) {
    if (thumb != null) {
      thumbs.add(thumb);
    }
  }

  private static Alignment of(List<float[]> plate, List<float[]> take) {
    Alignment best = new Alignment(0, likeness(plate, take, 0));
    for (int reach = 1; reach <= REACH; reach++) {
      for (int offset : new int[] {reach, -reach}) {
        double likeness = likeness(plate, take, offset);
        if (likeness > best.likeness + SAME) {
          best = new Alignment(offset, likeness);
        }
      }
    }
    return best;
  }

  private static double likeness(List<float[]> plate, List<float[]> take, int offset) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < plate.size(); i++) {
      int j = i + offset;
      if (j >= 0 && j < take.size()) {
        sum += correlation(plate.get(i), take.get(j));
        count++;
      }
    }
    return count == 0 ? -1 : sum / count;
  }

  private static double correlation(float[] a, float[] b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    return squareA == 0 || squareB == 0 ? 0 : product / Math.sqrt(squareA * squareB);
  }

  /** Each frame's slopes and change, each half with mean 0 and length 1. */
  private static List<float[]> marks(List<byte[]> thumbs) {
    List<float[]> marks = new ArrayList<>();
    for (int i = 0; i < thumbs.size(); i++) {
      byte[] now = thumbs.get(i);
      byte[] before = thumbs.get(Math.max(0, i - 1));
      float[] slope = new float[now.length];
      float[] change = new float[now.length];
      for (int y = 1; y < HEIGHT - 1; y++) {
        for (int x = 1; x < WIDTH - 1; x++) {
          int at = y * WIDTH + x;
          int across = (now[at + 1] & 255) - (now[at - 1] & 255);
          int down = (now[at + WIDTH] & 255) - (now[at - WIDTH] & 255);
          slope[at] = (float) Math.sqrt(across * across + down * down);
          // a change of a level or two is coding noise
          change[at] = Math.max(0, Math.abs((now[at] & 255) - (before[at] & 255)) - 2);
        }
      }
      float[] both = new float[2 * now.length];
      System.arraycopy(even(slope), 0, both, 0, now.length);
      System.arraycopy(even(change), 0, both, now.length, now.length);
      marks.add(both);
    }
    return marks;
  }

  private static float[] even(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value;
    }
    mean /= values.length;
    double square = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) mean;
      square += values[i] * values[i];
    }
    if (square > 0) {
      float length = (float) Math.sqrt(square);
      for (int i = 0; i < values.length; i++) {
        values[i] /= length;
      }
    }
    return values;
  }

  /** As the proof shows it. */
  @Override
  public String toString() {
    return offset + " frames";
  }
}
