package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.PixelLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompositorTest {
  private static final ModelSize SIZE = new ModelSize(16, 16);

  static Stream<PixelLayout> layouts() {
    return Stream.of(8, 10, 12)
        .flatMap(
            depth ->
                Stream.of(
                    new PixelLayout(64, 48, 1, 1, depth, false),
                    new PixelLayout(64, 48, 1, 0, depth, false),
                    new PixelLayout(64, 48, 0, 0, depth, false),
                    new PixelLayout(37, 41, 1, 1, depth, false),
                    new PixelLayout(37, 41, 1, 0, depth, false),
                    new PixelLayout(9, 7, 1, 1, depth, false)));
  }

  private static byte[] noise(PixelLayout layout, long seed) {
    Random random = new Random(seed);
    byte[] frame = new byte[layout.frameBytes()];
    boolean wide = layout.bytesPerSample() == 2;
    for (int at = 0; at < frame.length; at += layout.bytesPerSample()) {
      Samples.set(frame, at, wide, random.nextInt(1 << layout.depth()));
    }
    return frame;
  }

  private static byte[] even(PixelLayout layout, int eightBit) {
    byte[] frame = new byte[layout.frameBytes()];
    for (int plane = 0; plane < 3; plane++) {
      StillBackground.fill(frame, layout, plane, eightBit << (layout.depth() - 8));
    }
    return frame;
  }

  private static Matte matte(float alpha) {
    Matte matte = new Matte(SIZE);
    Arrays.fill(matte.alpha, alpha);
    return matte;
  }

  private static byte[] swapped(
      PixelLayout layout, byte[] plate, byte[] background, Matte matte, @Nullable AlphaPlane out) {
    byte[] frame = plate.clone();
    float[] luma = new float[SIZE.pixels()];
    PictureView view = PictureView.whole(layout);
    new AreaAverage(view, 0, SIZE).scale(frame, luma);
    GuidedEdge edge = new GuidedEdge(SIZE);
    edge.fit(luma, matte.alpha);
    new Compositor(view, SIZE).composite(frame, background, matte, edge, out);
    return frame;
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void whereNobodyIsTheBackgroundStandsExactly(PixelLayout layout) {
    byte[] background = noise(layout, 2);
    assertThat(swapped(layout, noise(layout, 1), background, matte(0), null)).isEqualTo(background);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void thePersonKeepsEveryBit(PixelLayout layout) {
    byte[] plate = noise(layout, 1);
    assertThat(swapped(layout, plate, noise(layout, 2), matte(1), null)).isEqualTo(plate);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void halfIsTheMean(PixelLayout layout) {
    byte[] frame = swapped(layout, even(layout, 200), even(layout, 100), matte(.5f), null);
    assertThat(frame).isEqualTo(even(layout, 150));
  }

  @Test
  void eightAndTenBitsAgree() {
    PixelLayout eight = new PixelLayout(64, 48, 1, 1, 8, false);
    PixelLayout ten = eight.withDepth(10);
    byte[] plate = noise(eight, 1);
    byte[] background = noise(eight, 2);
    for (int i = 0; i < plate.length; i++) {
      // within limits where nothing is clipped
      plate[i] = (byte) (60 + (plate[i] & 127));
      background[i] = (byte) (60 + (background[i] & 127));
    }
    Matte matte = blob();
    byte[] in8 = swapped(eight, plate, background, matte, null);
    byte[] in10 = swapped(ten, widened(plate), widened(background), matte, null);
    for (int i = 0; i < in8.length; i++) {
      float fine = Samples.get(in10, 2 * i, true) / 4f;
      assertThat((float) (in8[i] & 0xff)).isCloseTo(fine, within(.51f));
    }
  }

  private static byte[] widened(byte[] eight) {
    byte[] wide = new byte[2 * eight.length];
    for (int i = 0; i < eight.length; i++) {
      Samples.set(wide, 2 * i, true, (eight[i] & 0xff) << 2);
    }
    return wide;
  }

  /** A soft disc, with a colour of its own. */
  private static Matte blob() {
    Matte matte = new Matte(SIZE);
    for (int i = 0; i < matte.alpha.length; i++) {
      double away = Math.hypot(i % 16 - 7.5, i / 16 - 7.5);
      matte.alpha[i] = (float) Math.max(0, Math.min(1, (6.5 - away) / 3));
      matte.spillY[i] = .05f;
      matte.spillU[i] = -.04f;
      matte.spillV[i] = .03f;
    }
    return matte;
  }

  @Test
  void everySampleIsBetweenPlateAndBackgroundByItsAlpha() {
    PixelLayout layout = new PixelLayout(64, 48, 1, 1, 8, false);
    byte[] alpha = new byte[layout.frameBytes()];
    Matte matte = blob();
    Arrays.fill(matte.spillY, 0);
    Arrays.fill(matte.spillU, 0);
    Arrays.fill(matte.spillV, 0);
    byte[] plate = even(layout, 180);
    byte[] background = even(layout, 60);
    byte[] frame = swapped(layout, plate, background, matte, new AlphaPlane(alpha, layout, 0, 1));
    int soft = 0;
    for (int i = 0; i < 64 * 48; i++) {
      float a = (alpha[i] & 0xff) / 255f;
      soft += a > 0 && a < 1 ? 1 : 0;
      assertThat((float) (frame[i] & 0xff)).isCloseTo(60 + a * 120, within(.8f));
    }
    assertThat(soft).isGreaterThan(200);
    for (int row = 0; row < 24; row++) {
      for (int x = 0; x < 32; x++) {
        int a =
            (alpha[2 * row * 64 + 2 * x] & 0xff)
                + (alpha[2 * row * 64 + 2 * x + 1] & 0xff)
                + (alpha[(2 * row + 1) * 64 + 2 * x] & 0xff)
                + (alpha[(2 * row + 1) * 64 + 2 * x + 1] & 0xff);
        float expected = 60 + a / 4f / 255 * 120;
        int u = frame[layout.offset(1) + row * 32 + x] & 0xff;
        int v = frame[layout.offset(2) + row * 32 + x] & 0xff;
        assertThat((float) u).isCloseTo(expected, within(.8f));
        assertThat(v).isEqualTo(u);
      }
    }
  }

  @Test
  void thePersonsOwnColourReplacesWhatShoneThrough() {
    PixelLayout layout = new PixelLayout(32, 32, 0, 0, 8, false);
    Matte matte = matte(.5f);
    Arrays.fill(matte.spillY, -40 / 255f);
    Arrays.fill(matte.spillU, 20 / 255f);
    Arrays.fill(matte.spillV, -20 / 255f);
    byte[] frame = swapped(layout, even(layout, 140), even(layout, 100), matte, null);
    assertThat(frame[500] & 0xff).isEqualTo(100);
    assertThat(frame[layout.offset(1) + 500] & 0xff).isEqualTo(130);
    assertThat(frame[layout.offset(2) + 500] & 0xff).isEqualTo(110);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aFieldIsAPictureOfItsOwn(PixelLayout layout) {
    byte[] plate = noise(layout, 1);
    byte[] background = noise(layout, 2);
    byte[] frame = plate.clone();
    List<PictureView> fields = Swap.views(layout, Fields.TOP_FIRST);
    GuidedEdge edge = new GuidedEdge(SIZE);
    edge.fit(new float[SIZE.pixels()], new float[SIZE.pixels()]);
    new Compositor(fields.get(0), SIZE).composite(frame, background, matte(0), edge, null);
    for (int plane = 0; plane < 3; plane++) {
      for (int row = 0; row < layout.planeHeight(plane); row++) {
        int from = layout.offset(plane) + row * layout.stride(plane);
        int to = from + layout.stride(plane);
        byte[] expected = Arrays.copyOfRange(row % 2 == 0 ? background : plate, from, to);
        assertThat(Arrays.copyOfRange(frame, from, to)).isEqualTo(expected);
      }
    }
  }
}
