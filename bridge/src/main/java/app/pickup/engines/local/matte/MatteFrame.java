package app.pickup.engines.local.matte;

import app.pickup.media.FrameSink;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Refused;
import java.util.List;

/**
 * The matte as a clip of its own: with an alpha plane it carries the plate's own pixels and
 * straight alpha, without one alpha stands in full-range luma.
 */
final class MatteFrame {
  private final FrameSink sink;
  private final byte[] frame;
  private final List<AlphaPlane> planes;
  private final boolean carriesPlate;

  MatteFrame(FrameSink sink, Fields fields) {
    this.sink = sink;
    PixelLayout layout = sink.layout();
    frame = new byte[layout.frameBytes()];
    carriesPlate = layout.alpha();
    AlphaPlane top = new AlphaPlane(frame, layout, 0, 2);
    AlphaPlane bottom = new AlphaPlane(frame, layout, 1, 2);
    planes =
        switch (fields) {
          case PROGRESSIVE -> List.of(new AlphaPlane(frame, layout, 0, 1));
          case TOP_FIRST -> List.of(top, bottom);
          case BOTTOM_FIRST -> List.of(bottom, top);
        };
    if (!carriesPlate) {
      int neutral = 1 << (layout.depth() - 1);
      StillBackground.fill(frame, layout, 1, neutral);
      StillBackground.fill(frame, layout, 2, neutral);
    }
  }

  /** Before the plate's frame is composited over. */
  void begin(byte[] plate) {
    if (carriesPlate) {
      System.arraycopy(plate, 0, frame, 0, plate.length);
    }
  }

  /** Where the alpha of this moment goes. */
  AlphaPlane plane(int moment) {
    return planes.get(moment);
  }

  void write() throws Refused {
    sink.write(frame);
  }
}
