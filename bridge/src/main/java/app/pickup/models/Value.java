package app.pickup.models;

/** What a node of the TensorFlow graph gives, in TensorFlow's own order of axes. */
sealed interface Value {

  /**
   * Known while converting.
   *
   * @param whole whether TensorFlow holds it in whole numbers
   */
  record Constant(int[] shape, double[] values, boolean whole) implements Value {

    static Constant whole(int... values) {
      double[] wide = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        wide[i] = values[i];
      }
      return new Constant(new int[] {values.length}, wide, true);
    }

    int[] ints() {
      int[] out = new int[values.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = (int) values[i];
      }
      return out;
    }

    /** The value at this place when stretched; only scalars are stretched. */
    double at(int i) {
      return values[values.length == 1 ? 0 : i];
    }
  }

  /**
   * Computed by the ONNX graph.
   *
   * @param name of the ONNX value; rank 4 is stored there as NCHW
   * @param shape NHWC
   * @param dilation above 1 between SpaceToBatchND and BatchToSpaceND: the step of the convolution
   *     in between
   */
  record Signal(String name, int[] shape, int dilation) implements Value {
    Signal(String name, int[] shape) {
      this(name, shape, 1);
    }

    int rank() {
      return shape.length;
    }
  }

  /** On a branch that the fixed inputs never take. */
  record Dead() implements Value {}
}
