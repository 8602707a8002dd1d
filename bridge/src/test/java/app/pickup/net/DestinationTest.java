package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls and downloads may lead. */
class DestinationTest {

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.NET_DESTINATION));
  }

  @ParameterizedTest(name = "25 {0} is not called")
  @ValueSource(
      strings = {
        "http://api.example.com/take.mp4",
        "ftp://api.example.com/take.mp4",
        "file:///etc/passwd",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://films.localhost/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://nas/",
        "https://127.0.0.1/",
        "https://127.0.0.53/",
        "https://127.1/",
        "https://0.0.0.0/",
        "https://0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://169.254.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://192.0.2.1/",
        "https://198.18.0.1/",
        "https://198.51.100.7/",
        "https://203.0.113.7/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/",
        "https://[fe80::1]/",
        "https://[ff02::1]/",
        "https://2130706433/",
        "https://0177.0.0.1/",
        "https://0177.0.0.01/",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0X7F.1/",
        "https://8.8.8.0x8/",
        "https://08.8.8.8/",
        "https://8.8.8.8.8/",
        "https://8.8.2056/",
        "https://①②⑦.⓪.⓪.①/",
        "https://127.0.0.1./",
        "https://localhost./",
        "https://api.example.com./",
        "https://127.0.0.1@api.example.com/",
        "https://api.example.com@127.0.0.1/",
        "https://user:word@api.example.com/",
        "https://:@127.0.0.1/",
        "https://api.example.com%40127.0.0.1/",
        "https://127.0.0.1:80/",
        "https:///take.mp4",
        "take.mp4"
      })
  void notCalled(String url) throws Exception {
    // a name server that would lead anywhere, so that none of this hangs on it
    AtomicInteger asked = new AtomicInteger();
    try (Outfit outfit =
        new Outfit(
            Policy.OPEN,
            Map.of(),
            host -> {
              asked.incrementAndGet();
              return List.of(InetAddress.getByName("93.184.216.34"));
            })) {
      Path footage = Files.writeString(outfit.folder.resolve("footage.mp4"), "footage");
      refused(() -> outfit.fetch(url, false));
      refused(() -> outfit.net.put("kling", URI.create(url), footage, false));
      refused(() -> outfit.net.delete("kling", URI.create(url), false));
      assertThat(asked).hasValue(0);
      assertThat(outfit.logged()).isEmpty();
    }
  }

  @Test
  @DisplayName("25 public hosts pass, by name and by number")
  void pass() {
    for (String host :
        List.of(
            "api.example.com", "0x7f.example.com", "1.example.com", "8.8.8.8", "2606:4700::1")) {
      assertThat(Addresses.leadsAway(host)).as(host).isTrue();
    }
  }

  @ParameterizedTest(name = "25 a public name that leads to {0} is not called")
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"})
  void afterTheNameServer(String address) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Outfit outfit =
        new Outfit(
            Policy.OPEN,
            Map.of(),
            host -> {
              asked.incrementAndGet();
              // one good address does not make up for one that is not
              return List.of(
                  InetAddress.getByName("93.184.216.34"), InetAddress.getByName(address));
            })) {
      refused(() -> outfit.fetch("https://films.example.com/", false));
      assertThat(asked).as("nobody asks twice").hasValue(1);
    }
  }

  @Test
  @DisplayName("25 a redirect to a refused target is not followed: no second request arrives")
  void redirects() throws Exception {
    try (RawServer second = new RawServer(request -> RawServer.answer("200 OK", "secret"))) {
      for (String target :
          List.of(
              "http://169.254.169.254/latest/",
              "http://127.0.0.1.:" + second.port() + "/",
              "http://0x7f000001:" + second.port() + "/",
              "http://[::127.0.0.1]:" + second.port() + "/",
              "http://me@127.0.0.1:" + second.port() + "/",
              "file:///etc/passwd",
              "http://10.0.0.1/")) {
        try (RawServer first =
                new RawServer(request -> RawServer.answer("302 Found", "", "Location: " + target));
            Outfit outfit = new Outfit()) {
          refused(() -> outfit.fetch(first.url() + "/take", true));
          assertThat(first.requests).as(target).hasSize(1);
        }
      }
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  @DisplayName("25 a redirect within this machine is followed for an emulator, and not for ever")
  void emulatorRedirects() throws Exception {
    try (RawServer second = new RawServer(request -> RawServer.answer("200 OK", "take"));
        RawServer first =
            new RawServer(
                request ->
                    RawServer.answer(
                        "307 There",
                        "",
                        "Location: "
                            + (request.startsWith("GET /round")
                                ? "/round"
                                : second.url() + "/x")));
        Outfit outfit = new Outfit()) {
      assertThat(outfit.fetch(first.url() + "/take", true).complete()).isTrue();
      assertThat(Files.readString(outfit.part())).isEqualTo("take");
      Files.delete(outfit.part());
      refused(() -> outfit.fetch(first.url() + "/round", true));
      assertThat(first.requests).hasSize(1 + 6);
    }
  }

  @Test
  @DisplayName("25 this machine is called only where the engine's own address is on it")
  void loopbackOnlyForEmulators() throws Exception {
    try (RawServer here = new RawServer(request -> RawServer.answer("200 OK", "{}"));
        Outfit outfit = new Outfit()) {
      refused(() -> outfit.fetch(here.url() + "/take", false));
      refused(() -> outfit.fetch("https://127.0.0.1:" + here.port() + "/take", false));
      refused(() -> outfit.line("http://10.0.0.1:" + here.port()).get("/tasks"));
      refused(() -> outfit.line("http://api.example.com").get("/tasks"));
      refused(() -> outfit.line("http://127.0.0.2:" + here.port()).get("/tasks"));
      assertThat(here.connections()).isZero();
      assertThat(outfit.line(here.url()).loopback()).isTrue();
      assertThat(outfit.line(here.url()).get("/tasks").status()).isEqualTo(200);
      assertThat(outfit.line("http://localhost:" + here.port()).post("/x", Json.object()).status())
          .isEqualTo(200);
      assertThat(here.requests).hasSize(2);
      assertThat(outfit.logged()).as("nothing left this machine").isEmpty();
    }
  }
}
