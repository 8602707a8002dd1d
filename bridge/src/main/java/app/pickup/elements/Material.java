package app.pickup.elements;

import app.pickup.elements.voice.Heard;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an element is made from: our own clean copies, which is what leaves this machine.
 *
 * @param images 1 to 4, or none where there is a video
 * @param video without sound, or null
 * @param voice a WAV, or null
 * @param hash of images and video; another hash is another element to a vendor
 * @param voiceHash of the voice, or null
 * @param heard in the voice, or null: no voice, or one from before anybody listened
 * @param snapshot at a glance, or null: kept before there were any
 */
public record Material(
    List<Path> images,
    @Nullable Path video,
    @Nullable Path voice,
    String hash,
    @Nullable String voiceHash,
    @Nullable Heard heard,
    @Nullable Snapshot snapshot) {
  public Material {
    images = List.copyOf(images);
  }

  /** The one picture that shows it: its first, or a frame of its footage; null: there is none. */
  public @Nullable Path picture() {
    if (!images.isEmpty()) {
      return images.get(0);
    }
    return snapshot == null ? null : snapshot.frame();
  }
}
