package app.pickup.elements;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an element looks at a glance.
 *
 * @param frame of its footage, as a PNG; null where it is made from pictures
 * @param thumbnail a JPEG of at most {@value #LONGEST} pixels on its longer side
 */
public record Snapshot(@Nullable Path frame, Path thumbnail) {
  /** Pixels of a thumbnail, as wide or as high as it may be. */
  static final int LONGEST = 320;
}
