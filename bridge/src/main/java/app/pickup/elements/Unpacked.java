package app.pickup.elements;

import app.pickup.files.Durable;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a parcel, under names of ours. Whoever made the zip is a stranger: an entry that is
 * none of the {@linkplain Slot slots}, that is there twice or grows beyond its slot ends it all.
 */
final class Unpacked {
  /** All slots full. */
  private static final long LARGEST = 512L << 20;

  private final String name;
  private final Path folder;
  private final Map<Slot, Path> files = new EnumMap<>(Slot.class);

  private Unpacked(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Unpacks.
   *
   * @param folder an empty one, cleared by the caller whatever happens
   */
  static Unpacked of(Path zip, Path folder) throws Refused, InterruptedException {
    Unpacked unpacked = new Unpacked(String.valueOf(zip.getFileName()), folder);
    try (InputStream in = unpacked.open(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      unpacked.all(entries);
    } catch (IOException | IllegalArgumentException e) {
      throw unpacked.bad("it is damaged, encrypted or no zip");
    }
    if (!unpacked.files.containsKey(Slot.CONTENT)) {
      throw unpacked.bad("it holds no " + Slot.CONTENT.file());
    }
    return unpacked;
  }

  Map<Slot, Path> files() {
    return files;
  }

  Refused bad(String why) {
    return new Refused(Problem.of(Code.ELEMENT_FILE, "name", name, "why", why).at("/file"));
  }

  private InputStream open(Path zip) throws Refused {
    try {
      if (Files.exists(zip) && !Files.isRegularFile(zip)) {
        // a pipe or a device would block or never end
        throw unreadable("it is not a file");
      }
      if (Files.size(zip) > LARGEST) {
        throw bad("it is larger than " + (LARGEST >> 20) + " MB");
      }
      return Files.newInputStream(zip);
    } catch (NoSuchFileException e) {
      throw new Refused(Problem.of(Code.MEDIA_MISSING, "name", name).at("/file"));
    } catch (IOException e) {
      throw unreadable("access is denied or its volume gives an error");
    }
  }

  private Refused unreadable(String why) {
    return new Refused(Problem.of(Code.MEDIA_UNREADABLE, "name", name, "why", why).at("/file"));
  }

  private void all(ZipInputStream entries) throws IOException, Refused, InterruptedException {
    for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
      Slot slot =
          Slot.of(entry.getName()).orElseThrow(() -> bad("it holds a file that is no part of one"));
      Path file = folder.resolve(slot.file());
      if (files.putIfAbsent(slot, file) != null) {
        throw bad("it holds " + slot.file() + " twice");
      }
      one(entries, slot, file);
    }
  }

  private void one(ZipInputStream entries, Slot slot, Path file)
      throws IOException, Refused, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    long left = slot.most();
    try (OutputStream out = create(file)) {
      for (int n; (n = entries.read(buffer)) >= 0; ) {
        left -= n;
        if (left < 0) {
          throw bad(slot.file() + " in it is larger than " + (slot.most() >> 10) + " KB");
        }
        put(out, buffer, n, file);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
  }

  private static OutputStream create(Path file) throws Refused {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw Durable.failed(file, e);
    }
  }

  private static void put(OutputStream out, byte[] buffer, int n, Path file) throws Refused {
    try {
      out.write(buffer, 0, n);
    } catch (IOException e) {
      throw Durable.failed(file, e);
    }
  }
}
