package app.pickup.install;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that Pickup was unpacked or cloned into, from which things are copied into NLEs.
 *
 * @param root absolute; holds {@code scripts} and {@code plugin-manifest}
 */
public record Checkout(Path root) {

  /** What an NLE starts to have a bridge. */
  Path program() {
    return root.resolve("scripts/pickup");
  }

  /** All files of a folder and the folders in it, as pieces below a place. */
  List<Piece> files(String folder, String ending, Path place) throws Refused {
    Path from = root.resolve(folder);
    try (Stream<Path> all = Files.walk(from)) {
      List<Piece> pieces = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = from.relativize(file).toString();
        if (name.endsWith(ending) && !name.contains("__pycache__")) {
          pieces.add(new Piece(place.resolve(name), Files.readAllBytes(file), Piece.Kind.FILE));
        }
      }
      return pieces;
    } catch (IOException e) {
      throw new Refused(Code.INSTALL_FAILED, "nle", folder, "why", "it can not be read");
    }
  }

  /**
   * A text of ours with the places of what it starts for {@code @program@} and {@code @clip-job@}.
   */
  byte[] text(String file) throws Refused {
    try {
      return Files.readString(root.resolve(file))
          .replace("@program@", written(program(), file))
          .replace("@clip-job@", written(root.resolve("scripts/kdenlive/clip-job"), file))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Refused(Code.INSTALL_FAILED, "nle", file, "why", "it can not be read");
    }
  }

  /** As that kind of file writes a path between its quotes. */
  private static String written(Path path, String file) {
    String text = path.toString();
    return file.endsWith(".desktop")
        // the desktop entry specification: quoting first, then the file's own escapes, then field
        // codes
        ? text.replace("\\", "\\\\\\\\").replaceAll("([\"`$])", "\\\\\\\\$1").replace("%", "%%")
        : file.endsWith(".rc")
            ? text.replace("\\", "\\\\")
            : file.endsWith(".js") ? text.replace("\\", "\\\\").replace("'", "\\'") : text;
  }
}
