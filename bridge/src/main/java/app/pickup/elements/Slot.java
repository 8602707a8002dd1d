package app.pickup.elements;

import java.util.Arrays;
import java.util.Optional;

/**
 * A place in the one file that an element travels in. Nothing else may lie there, so that no name
 * of a stranger's is ever a path here.
 */
enum Slot {
  CONTENT("element.json", 64 << 10),
  IMAGE_1("image-1.png", 32 << 20),
  IMAGE_2("image-2.png", 32 << 20),
  IMAGE_3("image-3.png", 32 << 20),
  IMAGE_4("image-4.png", 32 << 20),
  VIDEO("video.mp4", 256 << 20),
  VOICE("voice.wav", 8 << 20);

  private final String file;
  private final int most;

  Slot(String file, int most) {
    this.file = file;
    this.most = most;
  }

  String file() {
    return file;
  }

  /** Bytes that it may hold, unpacked. */
  int most() {
    return most;
  }

  /** The picture's, counted from 0. */
  static Slot image(int number) {
    return values()[IMAGE_1.ordinal() + number];
  }

  static Optional<Slot> of(String file) {
    return Arrays.stream(values()).filter(slot -> slot.file.equals(file)).findFirst();
  }
}
