package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.media.PixelLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaAverageTest {

  @ParameterizedTest
  @CsvSource({"67,53,8,0", "64,48,8,1", "67,53,10,0", "40,1200,8,0", "10,9,12,0", "48,64,10,1"})
  void isTheMeanOfTheSamplesThatFallIntoAPixel(int width, int height, int depth, int plane) {
    PixelLayout layout = new PixelLayout(width, height, 1, 1, depth, false);
    byte[] frame = new byte[layout.frameBytes()];
    Random random = new Random(3);
    int bytes = layout.bytesPerSample();
    for (int at = 0; at < frame.length; at += bytes) {
      Samples.set(frame, at, bytes == 2, random.nextInt(1 << depth));
    }
    ModelSize size = new ModelSize(16, 32);
    float[] out = new float[size.pixels()];
    new AreaAverage(PictureView.whole(layout), plane, size).scale(frame, out);
    int w = layout.planeWidth(plane);
    int h = layout.planeHeight(plane);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 16; x++) {
        double sum = 0;
        int count = 0;
        for (int j = y * h / 32; j < Math.max(y * h / 32 + 1, (y + 1) * h / 32); j++) {
          for (int i = x * w / 16; i < Math.max(x * w / 16 + 1, (x + 1) * w / 16); i++) {
            sum += Samples.get(frame, layout.offset(plane) + (j * w + i) * bytes, bytes == 2);
            count++;
          }
        }
        float expected = (float) (sum / count / (255 << (depth - 8)));
        assertThat(out[y * 16 + x]).isCloseTo(expected, within(1e-4f));
      }
    }
  }
}
