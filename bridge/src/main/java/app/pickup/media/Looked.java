package app.pickup.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the last files looked at. A shot is looked at in each of its steps, and
 * its plate does not change meanwhile: a file is the same as long as its place on the disk, its
 * size and its time of change are.
 */
final class Looked {

  /** The frame times of an hour are 2 MB. */
  private static final int MOST = 16;

  private final Map<Path, Seen> entries =
      new LinkedHashMap<>(MOST, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Seen> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param place what the disk calls the file; null where it has no name for it
   */
  record State(@Nullable Object place, long bytes, FileTime changed) {
    static State of(Path file) throws IOException {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return new State(is.fileKey(), is.size(), is.lastModifiedTime());
    }
  }

  private record Seen(State state, MediaFile media) {}

  /** What was found when the file was in this state. */
  synchronized Optional<MediaFile> at(Path file, State state) {
    return Optional.ofNullable(entries.get(file))
        .filter(seen -> seen.state().equals(state))
        .map(Seen::media);
  }

  /**
   * @param state taken before the look began, so that a change during it is seen later
   */
  synchronized void keep(Path file, State state, MediaFile media) {
    entries.put(file, new Seen(state, media));
  }
}
