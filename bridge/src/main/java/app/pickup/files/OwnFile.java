package app.pickup.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Files that hold after a power cut and that only their owner reads. Written beside their place,
 * flushed to the disk, then renamed: a reader sees the old content or the new, never half.
 *
 * <p>Where the file system has no POSIX modes (Windows) the user profile's own access list guards
 * them.
 */
public final class OwnFile {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnFile() {}

  /** Writes the whole file, mode 0600, replacing what was there. */
  public static void write(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".part");
    Files.deleteIfExists(part);
    try {
      try (FileChannel out =
          FileChannel.open(
              part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    Durable.syncFolder(file);
  }

  /** Makes the folder if it is missing, and its mode 0700. */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (POSIX) {
      Files.setPosixFilePermissions(folder, OWNER_FOLDER);
    }
    return folder;
  }

  /** Makes an empty file if it is missing, and its mode 0600. */
  public static Path file(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(file, ownerOnly());
    } else if (POSIX) {
      Files.setPosixFilePermissions(file, OWNER_FILE);
    }
    return file;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
        : new FileAttribute<?>[0];
  }
}
