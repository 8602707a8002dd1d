package app.pickup.install;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The package in which Creative Cloud takes a UXP panel: a zip with the manifest at its root, the
 * same to the bit from the same files.
 */
final class Ccx {
  private static final List<String> SHIPPED = List.of(".js", ".html", ".css");

  /** The oldest a zip can say. */
  private static final LocalDateTime MADE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Ccx() {}

  static byte[] of(Checkout checkout) throws Refused {
    Map<String, Path> files = new TreeMap<>();
    files.put("manifest.json", checkout.root().resolve("plugin-manifest/premiere/manifest.json"));
    files.put("LICENSE", checkout.root().resolve("LICENSE"));
    try (Stream<Path> panel = Files.list(checkout.root().resolve("scripts/premiere"))) {
      panel
          .filter(file -> SHIPPED.stream().anyMatch(file.toString()::endsWith))
          .forEach(file -> files.put(String.valueOf(file.getFileName()), file));
      return zip(files);
    } catch (IOException e) {
      throw new Refused(
          Code.INSTALL_FAILED, "nle", "Premiere Pro", "why", "its panel can not be read");
    }
  }

  private static byte[] zip(Map<String, Path> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(MADE);
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(file.getValue()));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
