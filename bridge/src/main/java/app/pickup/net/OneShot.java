package app.pickup.net;

import java.io.IOException;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** A body that can be sent once: okhttp then can not send it again, whatever it thinks. */
final class OneShot extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final MediaType VIDEO = MediaType.get("video/mp4");

  private final MediaType type;
  private final long size;
  private final Opening opening;

  /** Opened when it is sent, so that what is never sent leaves nothing open. */
  private interface Opening {
    Source open() throws IOException;
  }

  private OneShot(MediaType type, long size, Opening opening) {
    this.type = type;
    this.size = size;
    this.opening = opening;
  }

  static OneShot json(byte[] text) {
    return new OneShot(JSON, text.length, () -> new Buffer().write(text));
  }

  static OneShot video(Path file, long size) {
    return new OneShot(VIDEO, size, () -> Okio.source(file));
  }

  /** A form with one field, {@code file} (RFC 7578); as a whole it can be sent once, too. */
  static RequestBody form(String name, Path file, long size) {
    return new MultipartBody.Builder()
        .setType(MultipartBody.FORM)
        .addFormDataPart("file", name, video(file, size))
        .build();
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
    try (Source source = opening.open()) {
      sink.writeAll(source);
    }
  }
}
