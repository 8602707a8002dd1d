package app.pickup.files;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole or not there: written under another name, synced, renamed. */
public final class Durable {

  private Durable() {}

  /** Syncs a written file and gives it its name, replacing what had it. */
  public static void rename(Path part, Path file) throws Refused {
    try {
      sync(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Syncs a written file and gives it its name only if nobody has it.
   *
   * @return false when the name is taken; the written file then stays as it is
   */
  public static boolean renameIfFree(Path part, Path file) throws Refused {
    try {
      sync(part);
      try {
        // a hard link is the one way to take a name only if it is free, without a moment between
        Files.createLink(file, part);
        Files.delete(part);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (IOException | UnsupportedOperationException e) {
        // FAT, exFAT and many shares know no links: a move that looks first
        Files.move(part, file);
      }
      syncFolder(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Writes a small file whole. */
  public static void write(Path file, byte[] content) throws Refused {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(part, content);
      rename(part, file);
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // a volume that is gone can not be cleaned
      }
    }
  }

  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The rename itself must reach the disk too. */
  static void syncFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows has no handle on a folder; the rename itself is atomic there
    }
  }

  /** What a failed write means to an editor. */
  public static Refused failed(Path file, IOException e) {
    if (DiskFull.is(e)) {
      return full(file);
    }
    Path folder = file.toAbsolutePath().getParent();
    return new Refused(
        Code.FOLDER_READ_ONLY,
        "name",
        String.valueOf(folder == null ? file : folder.getFileName()));
  }

  /** The disk of this file is full. */
  public static Refused full(Path file) {
    long free = 0;
    try {
      Path folder = file.toAbsolutePath().getParent();
      free = folder == null ? 0 : Files.getFileStore(folder).getUsableSpace() >> 20;
    } catch (IOException e) {
      // unknown counts as none
    }
    return new Refused(Code.DISK_FULL, "need", "more", "free", Long.toString(free));
  }
}
