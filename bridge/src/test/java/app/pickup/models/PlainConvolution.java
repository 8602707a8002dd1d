package app.pickup.models;

/** Convolution with TensorFlow's SAME padding, one multiplication after the other. */
final class PlainConvolution {
  private PlainConvolution() {}

  /** NHWC picture, HWIO weights (depthwise: HWC1), square kernel. */
  static double[] same(
      double[] x,
      int rows,
      int columns,
      int in,
      double[] w,
      int kernel,
      int out,
      int stride,
      boolean depthwise) {
    int outRows = (rows + stride - 1) / stride;
    int outColumns = (columns + stride - 1) / stride;
    int top = Math.max(0, (outRows - 1) * stride + kernel - rows) / 2;
    int left = Math.max(0, (outColumns - 1) * stride + kernel - columns) / 2;
    double[] y = new double[outRows * outColumns * out];
    for (int row = 0; row < outRows; row++) {
      for (int column = 0; column < outColumns; column++) {
        for (int j = 0; j < kernel * kernel; j++) {
          int r = row * stride + j / kernel - top;
          int c = column * stride + j % kernel - left;
          if (r < 0 || r >= rows || c < 0 || c >= columns) {
            continue;
          }
          for (int o = 0; o < out; o++) {
            for (int i = depthwise ? o : 0; i < (depthwise ? o + 1 : in); i++) {
              double weight = depthwise ? w[j * in + i] : w[(j * in + i) * out + o];
              y[(row * outColumns + column) * out + o] += x[(r * columns + c) * in + i] * weight;
            }
          }
        }
      }
    }
    return y;
  }
}
