package app.pickup.engines.local.previz;

import app.pickup.engines.local.matte.StillMatte;
import app.pickup.media.Colour;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Stills;
import app.pickup.problem.Refused;
import app.pickup.shots.Framing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings stills to the size that a camera moves over, and takes the people out of them. */
final class Easel {
  /** As much larger than the picture as a push-in comes near, so that it stays sharp. */
  private static final double LARGER = 1.2;

  /** Rows of a still at most, of 2160p too: it is a sketch, and the bridge has 640 MB. */
  private static final int MOST_ROWS = 1296;

  /** Less of the picture than this is no subject. */
  private static final double LEAST_SUBJECT = .008;

  /** Less than this of a person is the network's doubt; it stays with what is behind. */
  private static final float FAINT = .04f;

  /** From here on somebody is solid: a thin sleeve goes with whom it belongs to. */
  private static final float FIRM = .6f;

  private static final int DEPTH = 16;

  /** So many pixels are enough to see where somebody is. */
  private static final int LOOK = 150_000;

  private final Frames frames;
  private final Stills stills;
  private final StillMatte matte;
  private final Picture shape;

  /** Several shots of a board show one still. */
  private final Map<Path, Glance> glances = new HashMap<>();

  Easel(Frames frames, Stills stills, StillMatte matte, PixelLayout output, Picture clip) {
    this.frames = frames;
    this.stills = stills;
    this.matte = matte;
    double by = Math.min(LARGER, (double) MOST_ROWS / output.height());
    int width = (int) Math.round(output.width() * by / 2) * 2;
    int height = (int) Math.round(output.height() * by / 2) * 2;
    this.shape =
        new Picture(
            new PixelLayout(width, height, 0, 0, DEPTH, false),
            clip.rate(),
            Colour.BT709,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
  }

  int width() {
    return shape.layout().width();
  }

  int height() {
    return shape.layout().height();
  }

  /** The part of a still that is to be seen. */
  Raster still(Path file, @Nullable Framing framing) throws Refused {
    Glance glance = glances.get(file);
    if (glance == null) {
      glance = glance(file);
      glances.put(file, glance);
    }
    PixelLayout layout = shape.layout();
    Composition seen =
        Composition.of(
            glance.people(),
            glance.size().width(),
            glance.size().height(),
            (double) layout.width() / layout.height(),
            layout.height(),
            framing);
    return raster(
        frames.part(file, seen.left(), seen.top(), seen.width(), seen.height(), shape), layout);
  }

  /** Looks at the whole still, small. */
  private Glance glance(Path file) throws Refused {
    Stills.Size size = stills.size(file);
    double by = Math.sqrt((double) LOOK / size.width() / size.height());
    Picture small = sized(size.width() * by, size.height() * by);
    Raster whole =
        raster(frames.part(file, 0, 0, size.width(), size.height(), small), small.layout());
    StillMatte.People people = matte.of(whole.rgb, whole.width, whole.height);
    return new Glance(size, Figure.of(people.alpha(), whole.width, whole.height));
  }

  /** A still's size, and where its people are; null: nobody is there. */
  private record Glance(Stills.Size size, @Nullable Figure people) {}

  private Picture sized(double width, double height) {
    return shape.with(
        new PixelLayout(
            Math.max(16, (int) Math.round(width)),
            Math.max(16, (int) Math.round(height)),
            0,
            0,
            DEPTH,
            false));
  }

  private static Raster raster(byte[] frame, PixelLayout layout) {
    Raster raster = Raster.solid(layout.width(), layout.height());
    int planes = layout.width() * layout.height();
    raster.rows((from, to) -> unpack(frame, planes, raster.rgb, from, to));
    return raster;
  }

  private static void unpack(byte[] frame, int planes, float[][] rgb, int from, int to) {
    for (int i = from; i < to; i++) {
      float y = (sample(frame, i) - 16 * 256) / (219f * 256);
      float u = (sample(frame, planes + i) - 128 * 256) / (224f * 256);
      float v = (sample(frame, 2 * planes + i) - 128 * 256) / (224f * 256);
      // ITU-R BT.709-6, 3
      rgb[0][i] = clamp(y + 1.5748f * v);
      rgb[1][i] = clamp(y - .1873f * u - .4681f * v);
      rgb[2][i] = clamp(y + 1.8556f * u);
    }
  }

  /** Only the people of a picture, in their own colour; null where there are none. */
  @org.jspecify.annotations.Nullable
  Raster people(Raster picture) throws Refused {
    StillMatte.People people = matte.of(picture.rgb, picture.width, picture.height);
    double area = 0;
    for (float a : people.alpha()) {
      area += a;
    }
    if (area < LEAST_SUBJECT * people.alpha().length) {
      return null;
    }
    Raster cut = new Raster(picture.width, picture.height);
    for (int c = 0; c < 3; c++) {
      System.arraycopy(people.own()[c], 0, cut.rgb[c], 0, cut.rgb[c].length);
    }
    for (int i = 0; i < cut.alpha.length; i++) {
      cut.alpha[i] = clamp((people.alpha()[i] - FAINT) / (FIRM - FAINT));
    }
    return cut;
  }

  private static int sample(byte[] frame, int i) {
    return (frame[2 * i] & 0xff) | (frame[2 * i + 1] & 0xff) << 8;
  }

  static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
