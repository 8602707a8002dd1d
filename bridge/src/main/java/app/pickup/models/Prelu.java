package app.pickup.models;

import app.pickup.models.Value.Constant;
import app.pickup.models.Value.Signal;
import java.util.List;
import java.util.Map;

/** A rectifier that keeps a part of what lies below zero, a slope for each channel. */
final class Prelu {
  private Prelu() {}

  /** The slopes are the last axis of their constant. */
  static Signal add(OnnxGraph onnx, Signal x, Constant slopes) {
    int channels = x.shape()[x.rank() - 1];
    if (slopes.values().length != channels) {
      throw new IllegalArgumentException("slopes that differ from place to place: " + x.name());
    }
    int[] stored = x.rank() == 4 ? new int[] {channels, 1, 1} : new int[] {channels};
    String slope = onnx.constant(Tensor.floats(stored, slopes.values()));
    return new Signal(
        onnx.add("PRelu", Shapes.stored(x.shape()), List.of(x.name(), slope), Map.of()), x.shape());
  }
}
