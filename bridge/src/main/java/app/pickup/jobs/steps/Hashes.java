package app.pickup.jobs.steps;

import app.pickup.files.Sha256;
import app.pickup.shots.Shot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 of files, lower-case hex, by path.
 *
 * @param byPath absolute path to hash
 */
record Hashes(Map<String, String> byPath) {

  /** Of everything a shot is made from. */
  static Hashes of(Shot shot) throws IOException, InterruptedException {
    Map<String, String> hashes = new TreeMap<>();
    Shot.Plate plate = shot.footage();
    if (plate != null) {
      hashes.put(plate.media().toString(), of(plate.media()));
    }
    for (Path file : shot.files()) {
      hashes.put(file.toString(), of(file));
    }
    return new Hashes(hashes);
  }

  /** Of one file. */
  static String of(Path file) throws IOException, InterruptedException {
    return Sha256.of(file);
  }
}
