package app.pickup.bins;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The folder in which a project's clips lie: {@code mediaFolder}, else {@code Pickup/} beside the
 * project file, with the bin's folders below. A link on the way down that leads elsewhere is
 * refused, also when it is put there at the last moment: the file is looked at again once it lies
 * in its place.
 */
public final class MediaFolder {

  /**
   * The endings of all files that one clip can have; a name is free only when none of them is
   * there.
   */
  private static final List<String> ENDINGS =
      List.of(".mov", "_matte.mov", Sidecar.ENDING, ".xmp", ".srt", ".fcpxml", ".mlt");

  private final Path root;
  private final Path folder;

  private MediaFolder(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Where a target's clips go; nothing is made yet. Empty when the target names no place at all.
   */
  public static Optional<MediaFolder> of(Target target) {
    Path root;
    if (target.mediaFolder() != null) {
      root = target.mediaFolder();
    } else if (target.file() == null) {
      return Optional.empty();
    } else if (target.nle().equals("folder")) {
      root = target.file();
    } else {
      root = target.file().toAbsolutePath().resolveSibling("Pickup");
    }
    Path folder = root.toAbsolutePath().normalize();
    Path top = folder;
    for (String part : target.bin()) {
      folder = folder.resolve(part);
    }
    return Optional.of(new MediaFolder(top, folder));
  }

  /** Why a clip could not be written here; nothing is left behind. */
  public Optional<Problem> check() {
    Path at = folder;
    while (at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      at = at.getParent();
    }
    if (at == null || !Files.isDirectory(at)) {
      return Optional.of(Problem.of(Code.FOLDER_READ_ONLY, "name", name(at == null ? folder : at)));
    }
    try {
      // trying is the one honest way to know: rights say nothing of read-only volumes
      Files.delete(Files.createTempFile(at, ".pickup-", ".part"));
      if (at.startsWith(root) && !at.toRealPath().startsWith(root.toRealPath())) {
        return Optional.of(Problem.of(Code.FOLDER_OUTSIDE, "name", name(at)));
      }
    } catch (IOException e) {
      return Optional.of(Problem.of(Code.FOLDER_READ_ONLY, "name", name(at)));
    }
    return Optional.empty();
  }

  /** Makes the folders that are missing. */
  public void open() throws Refused {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new Refused(Code.FOLDER_READ_ONLY, "name", name(folder));
    } catch (IOException e) {
      throw Durable.failed(folder.resolve("clip"), e);
    }
    inside(folder);
  }

  /** The path of a file of this name here. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Whether nobody has a file that a clip of this name would have. */
  public boolean free(String name) {
    return ENDINGS.stream()
        .noneMatch(ending -> Files.exists(file(name + ending), LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Takes a clip of ours away again with all that lies beside it, because it could not be
   * completed.
   */
  public void withdraw(String name) {
    for (String ending : ENDINGS) {
      try {
        Files.deleteIfExists(file(name + ending));
      } catch (IOException e) {
        // a volume that is gone can not be cleaned
      }
    }
  }

  /**
   * Brings a finished file in under this name if nobody has it: copied beside, synced, linked.
   *
   * @param job whose file it is: another one may bring its own under the same name just now
   * @return false when the name is taken
   */
  public boolean bring(Path made, String name, String job) throws Refused {
    return lay(name, job, part -> Files.copy(made, part, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Writes a small file under this name if nobody has it.
   *
   * @param job as for {@link #bring}
   * @return false when the name is taken; what lies there stays as it is
   */
  public boolean leave(String name, byte[] content, String job) throws Refused {
    return lay(name, job, part -> Files.write(part, content, StandardOpenOption.CREATE_NEW));
  }

  private interface Making {
    void make(Path part) throws IOException;
  }

  private boolean lay(String name, String job, Making making) throws Refused {
    Path file = file(name);
    // dot first: no NLE's watch folder takes it for a clip
    Path part = folder.resolve("." + name + "." + job + ".part");
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      Files.deleteIfExists(part);
      making.make(part);
      inside(part);
      boolean free = Durable.renameIfFree(part, file);
      if (free) {
        try {
          inside(file);
        } catch (Refused e) {
          Files.deleteIfExists(file);
          throw e;
        }
      }
      return free;
    } catch (IOException e) {
      throw Durable.failed(file, e);
    } finally {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // a read-only folder holds no part
      }
    }
  }

  /** Writes a small file beside a clip of ours, whose name was free for all its files. */
  public Path write(String name, byte[] content) throws Refused {
    Path file = file(name);
    Durable.write(file, content);
    inside(file);
    return file;
  }

  private void inside(Path file) throws Refused {
    try {
      if (Files.isSymbolicLink(file) || !file.toRealPath().startsWith(root.toRealPath())) {
        throw new Refused(Code.FOLDER_OUTSIDE, "name", name(file));
      }
    } catch (IOException e) {
      throw Durable.failed(file, e);
    }
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
