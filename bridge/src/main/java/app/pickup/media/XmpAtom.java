package app.pickup.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Puts an XMP packet into a QuickTime file, where Premiere and exiftool look for it: {@code
 * moov/udta/XMP_} (Adobe XMP Specification Part 3, QuickTime). ffmpeg writes either this or
 * metadata keys, never both, so this one is ours. The movie atom must be the file's last, as ffmpeg
 * writes it: nothing else then moves.
 */
public final class XmpAtom {

  private XmpAtom() {}

  /** Adds the packet to the file's movie atom. */
  static void append(Path mov, byte[] xmp) throws IOException {
    try (FileChannel file =
        FileChannel.open(mov, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long at = lastAtom(file);
      ByteBuffer moov = ByteBuffer.allocate(Math.toIntExact(file.size() - at));
      readFully(file, moov, at);
      int udta = child(moov, 8, "udta");
      ByteBuffer grown;
      if (udta < 0) {
        grown = ByteBuffer.allocate(moov.capacity() + 8 + 8 + xmp.length);
        grown.put(moov.array());
        putHead(grown, 8 + 8 + xmp.length, "udta");
        putHead(grown, 8 + xmp.length, "XMP_");
        grown.put(xmp);
      } else {
        int size = moov.getInt(udta);
        grown = ByteBuffer.allocate(moov.capacity() + 8 + xmp.length);
        grown.put(moov.array(), 0, udta + size);
        putHead(grown, 8 + xmp.length, "XMP_");
        grown.put(xmp);
        grown.put(moov.array(), udta + size, moov.capacity() - udta - size);
        grown.putInt(udta, size + 8 + xmp.length);
      }
      grown.putInt(0, grown.capacity());
      grown.rewind();
      for (long to = at; grown.hasRemaining(); ) {
        to += file.write(grown, to);
      }
      file.force(true);
    }
  }

  /** The packet in the file's movie atom; empty when there is none. */
  public static String read(Path mov) throws IOException {
    try (FileChannel file = FileChannel.open(mov, StandardOpenOption.READ)) {
      long at = lastAtom(file);
      ByteBuffer moov = ByteBuffer.allocate(Math.toIntExact(file.size() - at));
      readFully(file, moov, at);
      int udta = child(moov, 8, "udta");
      int xmp = udta < 0 ? -1 : child(moov, udta + 8, "XMP_");
      return xmp < 0
          ? ""
          : new String(moov.array(), xmp + 8, moov.getInt(xmp) - 8, StandardCharsets.UTF_8);
    }
  }

  /** Where the last top-level atom begins; it must be the movie atom. */
  private static long lastAtom(FileChannel file) throws IOException {
    long at = 0;
    ByteBuffer head = ByteBuffer.allocate(16);
    while (true) {
      head.clear();
      head.limit((int) Math.min(16, file.size() - at));
      readFully(file, head, at);
      long size = Integer.toUnsignedLong(head.getInt(0));
      if (size == 1) {
        size = head.getLong(8);
      }
      if (size < 8 || at + size > file.size()) {
        throw new IOException("not a whole QuickTime file");
      }
      if (at + size == file.size()) {
        if (!type(head, 0).equals("moov")) {
          throw new IOException("the movie atom is not the last");
        }
        return at;
      }
      at += size;
    }
  }

  private static int child(ByteBuffer atom, int from, String type) {
    for (int at = from; at + 8 <= atom.capacity(); ) {
      int size = atom.getInt(at);
      if (type(atom, at).equals(type)) {
        return at;
      }
      if (size < 8) {
        return -1;
      }
      at += size;
    }
    return -1;
  }

  private static String type(ByteBuffer atom, int at) {
    return new String(atom.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
  }

  private static void putHead(ByteBuffer to, int size, String type) {
    to.putInt(size);
    to.put(type.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void readFully(FileChannel file, ByteBuffer into, long at) throws IOException {
    long from = at;
    while (into.hasRemaining()) {
      int n = file.read(into, from);
      if (n < 0) {
        throw new IOException("the file ends early");
      }
      from += n;
    }
  }
}
