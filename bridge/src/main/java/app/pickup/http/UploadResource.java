package app.pickup.http;

import app.pickup.files.Durable;
import app.pickup.files.OwnFile;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * What a panel has without a path: a line recorded at the microphone, a picture that was dropped
 * onto it. A browser tells no paths, so the bytes are kept in home, under the name of their hash;
 * the same bytes again are the same file. What is in them is looked at like any other file's, when
 * a shot names it.
 */
final class UploadResource implements Resource {
  static final String PATH = "/v1/uploads";

  private static final Map<String, String> ENDINGS =
      Map.of(
          "audio/wav", ".wav",
          "image/png", ".png",
          "image/jpeg", ".jpg",
          "image/webp", ".webp",
          "video/mp4", ".mp4",
          "video/quicktime", ".mov");

  private static final long LIMIT = 256L << 20;

  private final Path folder;

  /**
   * @param folder where they are kept; made when the first comes
   */
  UploadResource(Path folder) {
    this.folder = folder;
  }

  /** Whether the gate lets a body of this type through. */
  static boolean takes(String type) {
    return ENDINGS.containsKey(type);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(PATH, this::keep);
  }

  private void keep(Context http) throws Refused {
    String type = String.valueOf(http.contentType()).split(";", 2)[0].strip();
    String ending = ENDINGS.get(type.toLowerCase(Locale.ROOT));
    if (ending == null) {
      throw new Refused(Code.REQUEST_TYPE);
    }
    Path part = null;
    try {
      OwnFile.folder(folder);
      part = Files.createTempFile(folder, "", ".part");
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      long bytes = copy(http, part, hash);
      Path file = folder.resolve(HexFormat.of().formatHex(hash.digest()) + ending);
      Durable.rename(part, file);
      Answer.json(http, 201, Json.object().put("path", file.toString()).put("bytes", bytes));
    } catch (IOException e) {
      throw Durable.failed(folder, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    } finally {
      if (part != null) {
        part.toFile().delete();
      }
    }
  }

  private static long copy(Context http, Path part, MessageDigest hash)
      throws IOException, Refused {
    try (InputStream in = http.req().getInputStream();
        OutputStream out = new DigestOutputStream(Files.newOutputStream(part), hash)) {
      byte[] some = new byte[64 * 1024];
      long bytes = 0;
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        bytes += n;
        if (bytes > LIMIT) {
          throw new Refused(Code.REQUEST_TOO_LARGE, "limit", Long.toString(LIMIT));
        }
        out.write(some, 0, n);
      }
      return bytes;
    }
  }
}
