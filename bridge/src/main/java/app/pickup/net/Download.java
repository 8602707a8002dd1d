package app.pickup.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/** A file that comes in, in one go or in several. */
final class Download {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private final Path part;
  private final long most;
  private final long had;

  /**
   * @param part its present length is where it goes on
   * @param most bytes that are taken at all
   */
  Download(Path part, long most) throws IOException {
    this.part = part;
    this.most = most;
    this.had = Files.exists(part) ? Files.size(part) : 0;
  }

  /** The network failed, not the disk. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException network;

    Broken(IOException network) {
      super(network);
      this.network = network;
    }

    IOException network() {
      return network;
    }
  }

  /** What to ask for when something is there already. */
  Optional<String> range() {
    return had > 0 ? Optional.of("bytes=" + had + "-") : Optional.empty();
  }

  /**
   * Takes the answer's bytes. What came before a break stays for the next try; what is too large
   * does not.
   *
   * @throws Broken when the answer breaks off or is too large
   * @throws IOException when the part can not be written
   */
  Net.Fetched take(Response response) throws IOException {
    String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    int status = response.code();
    if (status != 200 && status != 206) {
      return new Net.Fetched(status, "", false);
    }
    long wanted = response.body().contentLength();
    boolean resumed = status == 206;
    if (resumed) {
      Matcher range =
          CONTENT_RANGE.matcher(Optional.ofNullable(response.header("Content-Range")).orElse(""));
      if (!range.matches() || Long.parseLong(range.group(1)) != had) {
        // another piece than the one asked for: set behind ours it would be no file
        Files.deleteIfExists(part);
        return new Net.Fetched(status, type.toLowerCase(Locale.ROOT), false);
      }
      wanted =
          range.group(2).equals("*")
              ? wanted < 0 ? -1 : wanted + had
              : Long.parseLong(range.group(2));
    }
    if (wanted > most) {
      throw tooLarge();
    }
    long got = store(response, resumed ? had : 0);
    return new Net.Fetched(status, type.toLowerCase(Locale.ROOT), wanted < 0 || got == wanted);
  }

  private long store(Response response, long from) throws IOException {
    long got = from;
    try (InputStream in = response.body().byteStream();
        OutputStream out =
            from > 0
                ? Files.newOutputStream(part, StandardOpenOption.APPEND)
                : Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = read(in, buffer)) >= 0; ) {
        got += n;
        if (got > most) {
          throw tooLarge();
        }
        out.write(buffer, 0, n);
      }
    }
    return got;
  }

  private Broken tooLarge() throws IOException {
    Files.deleteIfExists(part);
    return new Broken(new TooLarge());
  }

  private static int read(InputStream in, byte[] buffer) throws Broken {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new Broken(e);
    }
  }

  /** A file's hash, in hex. */
  static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
