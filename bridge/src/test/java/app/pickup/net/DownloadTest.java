package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Takes come in whole or not at all. */
class DownloadTest {
  private static final String TAKE = "0123456789";

  private Outfit outfit;

  @BeforeEach
  void open() throws Exception {
    outfit = new Outfit();
  }

  @AfterEach
  void close() {
    outfit.close();
  }

  private String part() throws IOException {
    return Files.readString(outfit.part());
  }

  @Test
  @DisplayName("26 a download goes on where it stopped")
  void resumes() throws Exception {
    Files.writeString(outfit.part(), "0123");
    try (RawServer server =
        new RawServer(
            request ->
                RawServer.answer(
                    "206 Part",
                    TAKE.substring(4),
                    "Content-Range: bytes 4-9/10",
                    "Content-Type: Video/MP4"))) {
      assertThat(outfit.fetch(server.url(), true))
          .isEqualTo(new Net.Fetched(206, "video/mp4", true));
      assertThat(part()).isEqualTo(TAKE);
      assertThat(server.requests.get(0))
          .contains("Range: bytes=4-\r\n", "Accept-Encoding: identity\r\n");
    }
  }

  @Test
  @DisplayName("26 it begins anew where the server sends the whole")
  void whole() throws Exception {
    Files.writeString(outfit.part(), "another take that is longer");
    try (RawServer server = new RawServer(request -> RawServer.answer("200 OK", TAKE))) {
      assertThat(outfit.fetch(server.url(), true)).isEqualTo(new Net.Fetched(200, "", true));
      assertThat(part()).isEqualTo(TAKE);
    }
  }

  @Test
  @DisplayName("26 a piece that was not asked for is not set behind what is there")
  void wrongPiece() throws Exception {
    for (String range :
        new String[] {"bytes 0-9/10", "bytes 5-9/10", "bytes */10", "words 4-9/10"}) {
      Files.writeString(outfit.part(), "0123");
      try (RawServer server =
          new RawServer(request -> RawServer.answer("206 Part", TAKE, "Content-Range: " + range))) {
        assertThat(outfit.fetch(server.url(), true).complete()).as(range).isFalse();
        assertThat(outfit.part()).doesNotExist();
      }
    }
  }

  @Test
  @DisplayName("26 a piece of the rest is not the rest")
  void pieceOfTheRest() throws Exception {
    Files.writeString(outfit.part(), "0123");
    try (RawServer server =
        new RawServer(
            request -> RawServer.answer("206 Part", "45", "Content-Range: bytes 4-5/10"))) {
      assertThat(outfit.fetch(server.url(), true).complete()).isFalse();
      assertThat(part()).isEqualTo("012345");
    }
  }

  @Test
  @DisplayName("26 a length that lies is no whole file; what came stays for the next try")
  void lyingLength() throws Exception {
    try (RawServer server =
        new RawServer(
            request -> RawServer.answer("200 OK", TAKE, "Content-Length: 20", "X-Then: close"))) {
      assertThatThrownBy(() -> outfit.fetch(server.url(), true)).isInstanceOf(NoAnswer.class);
      assertThat(part()).isEqualTo(TAKE);
    }
  }

  @Test
  @DisplayName("26 without a length the end is the end")
  void noLength() throws Exception {
    String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n" + TAKE + "\r\n";
    try (RawServer server = new RawServer(request -> chunks + "0\r\n\r\n")) {
      assertThat(outfit.fetch(server.url(), true).complete()).isTrue();
      assertThat(part()).isEqualTo(TAKE);
    }
  }

  @Test
  @DisplayName("26 more than is taken is refused, said or not, and not gone on with")
  void sizeCap() throws Exception {
    String big = "x".repeat(1001);
    String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + big + "\r\n";
    for (String answer :
        new String[] {
          RawServer.answer("200 OK", big),
          chunks + "0\r\n\r\n",
          RawServer.answer("200 OK", "", "Content-Length: 99999999999")
        }) {
      try (RawServer server = new RawServer(request -> answer)) {
        assertThatThrownBy(() -> outfit.fetch(server.url(), true))
            .isInstanceOf(NoAnswer.class)
            .hasMessageContaining("more than is taken");
        assertThat(outfit.part()).doesNotExist();
      }
    }
    try (RawServer server =
        new RawServer(request -> RawServer.answer("200 OK", "x".repeat(1000)))) {
      assertThat(outfit.fetch(server.url(), true).complete()).isTrue();
    }
  }

  @Test
  @DisplayName("26 an expired address shows its status and touches nothing")
  void expired() throws Exception {
    Files.writeString(outfit.part(), "0123");
    for (String status : new String[] {"403 Expired", "404 Gone", "416 Range", "500 Oops"}) {
      try (RawServer server = new RawServer(request -> RawServer.answer(status, "<html>"))) {
        assertThat(outfit.fetch(server.url(), true))
            .isEqualTo(new Net.Fetched(Integer.parseInt(status.substring(0, 3)), "", false));
        assertThat(part()).isEqualTo("0123");
      }
    }
  }

  @Test
  @DisplayName("24 a place that can not be written is no fault of the network")
  void disk() throws Exception {
    Files.createDirectory(outfit.part());
    try (RawServer server = new RawServer(request -> RawServer.answer("200 OK", TAKE))) {
      assertThatThrownBy(() -> outfit.fetch(server.url(), true)).isInstanceOf(IOException.class);
    }
  }
}
