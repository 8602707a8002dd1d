package app.pickup.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Brings what a request points to onto this disk, from this machine only: an emulator never talks
 * to the world.
 */
public final class LoopbackFetch {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Whether this is an address on this machine. */
  public static boolean reaches(String url) {
    try {
      URI uri = URI.create(url);
      String host = uri.getHost();
      return host != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && (host.equals("localhost")
              || host.equals("[::1]")
              || host.matches("127(\\.\\d{1,3}){3}"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Fetches it; redirects are not followed, since they may lead off this machine.
   *
   * @param most bytes taken; of a longer one no more than that and one byte are kept
   * @throws IOException when there is nothing to be had there
   */
  public void fetch(String url, Path file, long most) throws IOException, InterruptedException {
    if (!reaches(url)) {
      throw new IOException("not on this machine");
    }
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
      Files.copy(new Limited(in, most + 1), file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Ends after so many bytes. */
  private static final class Limited extends InputStream {
    private final InputStream in;
    private long left;

    Limited(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? in.read() : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = in.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(0, n);
      return n;
    }
  }
}
