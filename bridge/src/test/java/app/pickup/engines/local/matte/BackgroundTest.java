package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.media.Colour;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Refused;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BackgroundTest {

  /** Values of the colour bars in SMPTE RP 219 and by H.273 §8.3. */
  @ParameterizedTest
  @CsvSource({
    "FFFFFF,bt709,false,8,235,128,128",
    "000000,bt709,false,8,16,128,128",
    "FF0000,bt709,false,8,63,102,240",
    "FF0000,smpte170m,false,8,81,90,240",
    "0000FF,bt709,false,10,127,960,471",
    "FFFFFF,bt709,true,8,255,128,128",
    "00FF00,smpte170m,true,8,150,44,21",
  })
  void aColourIsWrittenInThePlatesOwnNumbers(
      String rgb, String matrix, boolean full, int depth, int y, int u, int v) {
    PixelLayout layout = new PixelLayout(6, 4, 1, 1, depth, false);
    Colour colour = new Colour(null, null, matrix, full);
    Background flat = StillBackground.flat(Integer.parseInt(rgb, 16), layout, colour);
    byte[] frame = frameOf(flat, layout);
    boolean wide = depth > 8;
    assertThat(Samples.get(frame, 0, wide)).isEqualTo(y);
    assertThat(Samples.get(frame, layout.offset(1), wide)).isEqualTo(u);
    assertThat(Samples.get(frame, frame.length - layout.bytesPerSample(), wide)).isEqualTo(v);
  }

  private static byte[] frameOf(Background background, PixelLayout layout) {
    try {
      return background.behind(new Frame(layout.frameBytes(), 1, new ModelSize(16, 16)));
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Fields.class)
  void noHaloOfThePersonGlowsInTheBlur(Fields fields) {
    PixelLayout layout = new PixelLayout(160, 120, 1, 1, 8, false);
    List<PictureView> views = Swap.views(layout, fields);
    ModelSize size = new ModelSize(80, 64);
    Frame plate = new Frame(layout.frameBytes(), views.size(), size);
    for (int plane = 0; plane < 3; plane++) {
      StillBackground.fill(plate.pixels, layout, plane, 90);
    }
    for (int y = 40; y < 120; y++) {
      Arrays.fill(plate.pixels, y * 160 + 60, y * 160 + 100, (byte) 250);
    }
    for (Moment moment : plate.moments) {
      for (int y = 20; y < 64; y++) {
        Arrays.fill(moment.matte.alpha, y * 80 + 29, y * 80 + 51, 1);
      }
    }
    byte[] frame = new BlurBackground(views, 12, layout.frameBytes()).behind(plate);
    for (byte sample : frame) {
      assertThat(sample & 0xff).isBetween(89, 91);
    }
  }

  @Test
  void theBlurIsASmoothEdge() {
    PixelLayout layout = new PixelLayout(200, 100, 1, 1, 10, false);
    Frame plate = new Frame(layout.frameBytes(), 1, new ModelSize(64, 32));
    for (int i = 0; i < 200 * 100; i++) {
      Samples.set(plate.pixels, 2 * i, true, i % 200 < 100 ? 200 : 800);
    }
    byte[] frame =
        new BlurBackground(List.of(PictureView.whole(layout)), 20, layout.frameBytes())
            .behind(plate);
    int before = Samples.get(frame, 2 * 50 * 200, true);
    assertThat(before).isBetween(199, 201);
    for (int x = 1; x < 200; x++) {
      int sample = Samples.get(frame, 2 * (50 * 200 + x), true);
      assertThat(sample).isBetween(before, before + 40);
      before = sample;
    }
    assertThat(before).isBetween(799, 801);
    assertThat(Samples.get(frame, 2 * (50 * 200 + 90), true)).isGreaterThan(300);
  }

  @Test
  void lightWrapBrightensOnlyTheEdge() {
    PixelLayout layout = new PixelLayout(32, 32, 1, 1, 8, false);
    ModelSize size = new ModelSize(16, 16);
    List<PictureView> views = List.of(PictureView.whole(layout));
    LightWrap wrap = new LightWrap(views, size);
    byte[] white = new byte[layout.frameBytes()];
    Arrays.fill(white, (byte) 200);
    wrap.see(white, true);
    Moment moment = new Frame(layout.frameBytes(), 1, size).moments.get(0);
    moment.matte.alpha[0] = 0;
    moment.matte.alpha[1] = .5f;
    moment.matte.alpha[2] = 1;
    wrap.apply(moment);
    assertThat(moment.matte.spillY[0]).isZero();
    assertThat(moment.matte.spillY[1]).isBetween(.1f, .25f);
    assertThat(moment.matte.spillU[1]).isPositive();
    assertThat(moment.matte.spillY[2]).isZero();
  }
}
