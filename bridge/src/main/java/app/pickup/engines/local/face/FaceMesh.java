package app.pickup.engines.local.face;

import app.pickup.engines.local.network.Blob;
import app.pickup.engines.local.network.Onnx;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.io.Closeable;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Lays the 468 points of FaceMesh (Kartynnik et al. 2019) on a face whose place is about known. Not
 * for more than one thread.
 */
final class FaceMesh implements Closeable {
  static final int SIDE = 192;

  private final Onnx onnx;
  private final CropReader reader;
  private final Blob picture = new Blob(1, 3, SIDE, SIDE);
  private final Blob mesh = new Blob(1, 3 * Face.POINTS);
  private final Blob flag = new Blob(1, 1);

  FaceMesh(Onnx onnx, PixelLayout layout, Colour colour) {
    this.onnx = onnx;
    this.reader = new CropReader(layout, colour, SIDE, false);
  }

  /**
   * The face in this crop, looked at again through the crop that fits it where the given one does
   * not.
   */
  Face lay(byte[] frame, Crop crop) {
    Face face = look(frame, crop);
    Crop better = Crop.around(face);
    return face.presence() > .1f && !crop.near(better) ? look(frame, better) : face;
  }

  private Face look(byte[] frame, Crop crop) {
    reader.read(frame, crop, picture, 0, 1);
    onnx.run(Map.of("input_1", picture), Map.of("mesh", mesh, "flag", flag));
    FloatBuffer points = mesh.values();
    float[] x = new float[Face.POINTS];
    float[] y = new float[Face.POINTS];
    float[] z = new float[Face.POINTS];
    for (int i = 0; i < Face.POINTS; i++) {
      double u = points.get(3 * i) / SIDE - .5;
      double v = points.get(3 * i + 1) / SIDE - .5;
      x[i] = (float) crop.pictureX(u, v);
      y[i] = (float) crop.pictureY(u, v);
      z[i] = (float) (points.get(3 * i + 2) / SIDE * crop.side());
    }
    return new Face(x, y, z, flag.values().get(0), 1);
  }

  @Override
  public void close() {
    onnx.close();
  }
}
