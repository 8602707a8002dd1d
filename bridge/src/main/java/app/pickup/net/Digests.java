package app.pickup.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a piece of a file is told by, in hex.
 *
 * @param sha256 for the log and for signing
 * @param md5 the name that S3 gives to what it has stored
 */
record Digests(String sha256, String md5) {

  /** Of these bytes of the file. */
  static Digests of(Path file, long from, long length) throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    try (FileChannel channel = FileChannel.open(file).position(from);
        InputStream in = Channels.newInputStream(channel)) {
      byte[] buffer = new byte[1 << 16];
      long left = length;
      for (int n; left > 0 && (n = in.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0; ) {
        sha256.update(buffer, 0, n);
        md5.update(buffer, 0, n);
        left -= n;
      }
    }
    return new Digests(hex(sha256.digest()), hex(md5.digest()));
  }

  static String sha256(byte[] bytes) {
    return hex(digest("SHA-256").digest(bytes));
  }

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + name, e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
