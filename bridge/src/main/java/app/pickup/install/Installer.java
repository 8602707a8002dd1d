package app.pickup.install;

import app.pickup.files.Durable;
import app.pickup.files.Sha256;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts pieces where an NLE looks for them and takes them away again. A file that is not ours is
 * never written over or removed; one of ours that the editor has changed stays when ours are taken
 * away.
 */
public final class Installer {
  /** Entries are told by ASCII; whatever else stands in a file goes through byte for byte. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path list;

  /**
   * @param list where the list of what was put is kept
   */
  public Installer(Path list) {
    this.list = list;
  }

  /**
   * Puts all pieces, or none where one's place is taken by somebody else's file. To install again
   * is to bring up to date: what a newer version no longer needs is taken away.
   */
  public List<Path> install(String nle, List<Piece> pieces) throws Refused, IOException {
    Installed installed = Installed.read(list);
    for (Piece piece : pieces) {
      if (foreign(installed, piece)) {
        throw new Refused(Code.INSTALL_FOREIGN, "name", piece.place().toString());
      }
    }
    List<Installed.Put> before = installed.of(nle);
    List<Installed.Put> now =
        pieces.stream()
            .map(p -> new Installed.Put(p.place(), p.kind(), Sha256.of(p.content())))
            .toList();
    // the list first, with old and new: cut off anywhere, everything that was put is on it
    List<Installed.Put> both = new ArrayList<>(before);
    now.stream().filter(put -> !both.contains(put)).forEach(both::add);
    installed.set(nle, both);
    for (Piece piece : pieces) {
      put(piece);
    }
    List<Installed.Put> kept = new ArrayList<>(now);
    for (Installed.Put put : before) {
      if (!covered(now, put)) {
        if (beside(now, put)) {
          take(put);
        } else {
          // of another of this NLE's versions, which needs it still
          kept.add(put);
        }
      }
    }
    installed.set(nle, kept);
    return now.stream().map(Installed.Put::place).toList();
  }

  /**
   * Takes away what was put for an NLE.
   *
   * @return what was left, as it is no longer as it was put
   */
  public List<Path> uninstall(String nle) throws Refused, IOException {
    Installed installed = Installed.read(list);
    List<Path> left = new ArrayList<>();
    for (Installed.Put put : installed.of(nle)) {
      if (!take(put)) {
        left.add(put.place());
      }
    }
    installed.set(nle, List.of());
    // a place may be on the list twice, as it was and as it was to be
    left.removeIf(Files::notExists);
    return left;
  }

  /** The NLEs for which something was put. */
  public List<String> installed() throws IOException {
    return Installed.read(list).nles();
  }

  /** What was put for an NLE and is no longer there, or is no longer as it was put. */
  public List<Path> broken(String nle) throws IOException {
    List<Path> broken = new ArrayList<>();
    for (Installed.Put put : Installed.read(list).of(nle)) {
      if (!stands(put)) {
        broken.add(put.place());
      }
    }
    return broken;
  }

  private static boolean covered(List<Installed.Put> now, Installed.Put put) {
    return now.stream().anyMatch(each -> each.place().equals(put.place()));
  }

  /** Whether its folder gets something anew. */
  private static boolean beside(List<Installed.Put> now, Installed.Put put) {
    return now.stream().anyMatch(each -> folder(each.place()).equals(folder(put.place())));
  }

  /** Somebody else's, or one of ours that was changed since. */
  private static boolean foreign(Installed installed, Piece piece) throws IOException {
    if (piece.kind() == Piece.Kind.ENTRIES || Files.notExists(piece.place())) {
      return false;
    }
    String there = Sha256.of(Files.readAllBytes(piece.place()));
    return !there.equals(Sha256.of(piece.content())) && !installed.holds(piece.place(), there);
  }

  private static void put(Piece piece) throws Refused, IOException {
    Files.createDirectories(folder(piece.place()));
    if (piece.kind() == Piece.Kind.ENTRIES) {
      String entries = new String(piece.content(), BYTES);
      write(piece.place(), RcFile.with(text(piece.place()), entries));
      return;
    }
    Durable.write(piece.place(), piece.content());
    if (piece.kind() == Piece.Kind.PROGRAM && !piece.place().toFile().setExecutable(true)) {
      throw new Refused(Code.FOLDER_READ_ONLY, "name", folder(piece.place()).toString());
    }
  }

  /** Whether it is gone now. */
  private static boolean take(Installed.Put put) throws Refused, IOException {
    if (!Files.exists(put.place())) {
      return true;
    }
    if (put.kind() == Piece.Kind.ENTRIES) {
      String rest = RcFile.without(text(put.place()));
      if (rest.isBlank()) {
        Files.delete(put.place());
      } else {
        write(put.place(), rest);
      }
      return true;
    }
    if (!stands(put)) {
      return false;
    }
    Files.delete(put.place());
    clear(folder(put.place()));
    return true;
  }

  /** Takes away a folder that holds nothing any more, or only what an interpreter left of ours. */
  private static void clear(Path folder) throws IOException {
    Path cache = folder.resolve("__pycache__");
    try (var inside = Files.list(folder)) {
      if (inside.anyMatch(each -> !each.equals(cache))) {
        return;
      }
    }
    if (Files.isDirectory(cache)) {
      try (var compiled = Files.list(cache)) {
        for (Path each : compiled.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(cache);
    }
    // folders of the NLE's own are never called so
    if (String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT).contains("pickup")) {
      Files.delete(folder);
    }
  }

  private static boolean stands(Installed.Put put) throws IOException {
    if (!Files.isRegularFile(put.place())) {
      return false;
    }
    return put.kind() == Piece.Kind.ENTRIES
        ? !RcFile.without(text(put.place())).equals(text(put.place()))
        : Sha256.of(Files.readAllBytes(put.place())).equals(put.sha256());
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, BYTES) : "";
  }

  /** Where it really lies, as a file among dotfiles is often linked, and as readable as it was. */
  private static void write(Path file, String text) throws Refused, IOException {
    Path real = Files.exists(file) ? file.toRealPath() : file;
    @Nullable Set<PosixFilePermission> mode =
        POSIX && Files.exists(real) ? Files.getPosixFilePermissions(real) : null;
    Durable.write(real, text.getBytes(BYTES));
    if (mode != null) {
      Files.setPosixFilePermissions(real, mode);
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }
}
