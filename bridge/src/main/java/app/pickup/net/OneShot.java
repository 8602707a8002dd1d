package app.pickup.net;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.HashingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A body that can be sent once: okhttp then can not send it again, whatever it thinks. It knows how
 * much of it went.
 */
final class OneShot extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final MediaType XML = MediaType.get("application/xml");
  private static final MediaType VIDEO = MediaType.get("video/mp4");
  private static final long PIECE = 1 << 16;

  private final MediaType type;
  private final long size;
  private final Opening opening;
  private final @Nullable String what;
  private final @Nullable String sha256;
  private long went;
  private @Nullable String wentSha256;

  /** Opened when it is sent, so that what is never sent leaves nothing open. */
  private interface Opening {
    Source open() throws IOException;
  }

  private OneShot(
      MediaType type, long size, Opening opening, @Nullable String what, @Nullable String sha256) {
    this.type = type;
    this.size = size;
    this.opening = opening;
    this.what = what;
    this.sha256 = sha256;
  }

  static OneShot json(byte[] text) {
    return new OneShot(JSON, text.length, () -> new Buffer().write(text), null, null);
  }

  static OneShot xml(byte[] text) {
    return new OneShot(XML, text.length, () -> new Buffer().write(text), null, null);
  }

  /**
   * A piece of a file.
   *
   * @param what as the egress log calls it
   */
  static OneShot footage(Path file, long from, long length, String what) throws IOException {
    String hash = Digests.of(file, from, length).sha256();
    return new OneShot(VIDEO, length, () -> open(file, from), what, hash);
  }

  /** A form with one field, {@code file} (RFC 7578); the hash is the file's own. */
  static OneShot form(String name, Path file, long length) throws IOException {
    String cut = "pickup-" + UUID.randomUUID();
    byte[] head =
        ("--"
                + cut
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: "
                + VIDEO
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] tail = ("\r\n--" + cut + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    return new OneShot(
        MediaType.get("multipart/form-data; boundary=" + cut),
        head.length + length + tail.length,
        () ->
            Okio.source(
                new SequenceInputStream(
                    new SequenceInputStream(
                        new ByteArrayInputStream(head), Files.newInputStream(file)),
                    new ByteArrayInputStream(tail))),
        "footage",
        Digests.of(file, 0, length).sha256());
  }

  private static Source open(Path file, long from) throws IOException {
    return Okio.source(Channels.newInputStream(FileChannel.open(file).position(from)));
  }

  /** What it is called in the log. */
  String what(String otherwise) {
    return what == null ? otherwise : what;
  }

  /** The hash of all of it, of footage only. */
  @Nullable String hash() {
    return sha256;
  }

  /** Whether all of it was handed to the connection. */
  boolean whole() {
    return went == size;
  }

  /** How many bytes were handed to the connection. */
  long went() {
    return went;
  }

  /** The hash of those; null: none went. */
  @Nullable String wentHash() {
    return wentSha256;
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try (Source opened = opening.open();
        HashingSource source = HashingSource.sha256(opened)) {
      Buffer piece = new Buffer();
      try {
        while (went < size) {
          long read = source.read(piece, Math.min(PIECE, size - went));
          if (read < 0) {
            throw new EOFException("the file has become shorter");
          }
          // counted before: of a piece that breaks off nobody knows how much went
          went += read;
          sink.write(piece, read);
        }
      } finally {
        wentSha256 = went == 0 ? null : source.hash().hex();
      }
    }
  }
}
