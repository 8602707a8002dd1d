package app.pickup.store;

import app.pickup.files.OwnFile;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything of one bridge (contract §1). Only its owner can read it (mode
 * 0700), and it lies on a disk of this machine: SQLite's write-ahead log needs shared memory.
 *
 * @param root absolute
 */
public record Home(Path root) {

  /** File systems that are another machine's. */
  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs3",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afpfs",
          "webdav",
          "davfs",
          "ncpfs",
          "fuse.sshfs",
          "fuse.davfs",
          "fuse.rclone",
          "fuse.gvfsd-fuse");

  /** Tells the kind of file system that a folder lies on. */
  @FunctionalInterface
  public interface DiskType {
    String of(Path folder) throws IOException;

    /** As the operating system says. */
    DiskType REAL = folder -> Files.getFileStore(folder).type();
  }

  /**
   * Where home is: {@code PICKUP_HOME}, else the platform's application-data folder.
   *
   * @param env the environment
   * @param system the JVM's {@code os.name}
   * @param user the user's own folder
   */
  public static Path place(Map<String, String> env, String system, Path user) throws Refused {
    String own = set(env, "PICKUP_HOME");
    if (own != null) {
      return path(own);
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return user.resolve("Library/Application Support/Pickup");
    }
    if (os.contains("windows")) {
      String local = set(env, "LOCALAPPDATA");
      return (local == null ? user.resolve("AppData/Local") : path(local)).resolve("Pickup");
    }
    String data = set(env, "XDG_DATA_HOME");
    return (data == null ? user.resolve(".local/share") : path(data)).resolve("pickup");
  }

  /**
   * Opens home, making what is missing.
   *
   * @throws Refused when it lies on a network share or can not be written
   */
  public static Home open(Path root, DiskType disk) throws Refused {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      if (absolute.toString().startsWith("\\\\")) {
        throw new Refused(Code.HOME_NETWORK, "name", absolute.toString(), "type", "UNC");
      }
      OwnFile.folder(absolute);
      String type = disk.of(absolute).toLowerCase(Locale.ROOT);
      if (NETWORK.contains(type)) {
        throw new Refused(Code.HOME_NETWORK, "name", absolute.toString(), "type", type);
      }
      Home home = new Home(absolute.toRealPath());
      OwnFile.folder(home.logs());
      OwnFile.folder(home.work());
      return home;
    } catch (IOException e) {
      throw new Refused(
          Code.HOME_UNUSABLE, "name", absolute.toString(), "why", "it can not be written");
    }
  }

  public Path database() {
    return root.resolve("pickup.db");
  }

  public Path backups() {
    return root.resolve("backups");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** One folder a job in it, while the job is not finished. */
  public Path work() {
    return root.resolve("work");
  }

  /** Natural voices that the editor has dropped there: {@code NAME.onnx} and its JSON. */
  public Path voices() {
    return root.resolve("voices");
  }

  /** Before-and-after pictures of takes, a folder a job. */
  public Path pictures() {
    return root.resolve("pictures");
  }

  /** Frames and proxies that a panel has looked at; they can be made again. */
  public Path previews() {
    return root.resolve("previews");
  }

  /** What a panel has handed over without a path: recorded lines, dropped pictures. */
  public Path uploads() {
    return root.resolve("uploads");
  }

  /** The cast's pictures, footage and voices, a folder an element. */
  public Path elements() {
    return root.resolve("elements");
  }

  public Path settings() {
    return root.resolve("settings.json");
  }

  /** Vendors' keys, where there is no keychain; made by its owner and never by us. */
  public Path secrets() {
    return root.resolve("secrets.json");
  }

  /** Who runs here, and where: written by a running bridge for its callers. */
  public Path runtime() {
    return root.resolve("bridge.json");
  }

  /** Held by the one bridge of this home. */
  public Path lock() {
    return root.resolve("bridge.lock");
  }

  private static @Nullable String set(Map<String, String> env, String name) {
    String value = env.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static Path path(String text) throws Refused {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Refused(Code.HOME_UNUSABLE, "name", text, "why", "it is not a path");
    }
  }
}
