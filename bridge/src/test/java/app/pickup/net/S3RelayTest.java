package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.S3Server;
import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The relay against a real S3 server, which stands behind a proxy as a host of the world. */
@SuppressWarnings("NullAway.Init")
class S3RelayTest {
  private static final int PART = 5 << 20;
  private static final String NAME = "pickup-1b2c.mp4";
  private static final String IN_HOST = "https://{bucket}." + S3Server.HOST;

  private static @Nullable S3Server server;
  private static Path folder;
  private static Tunnel tunnel;
  private Outfit outfit;

  @BeforeAll
  static void startServer() throws Exception {
    folder = Scratch.folder("s3");
    server = S3Server.start(folder.resolve("server"), true);
    tunnel =
        new Tunnel(folder, server.port(), S3Server.HOST, S3Server.BUCKET + "." + S3Server.HOST);
  }

  @AfterAll
  static void endServer() throws Exception {
    if (server != null) {
      tunnel.close();
      server.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    outfit = new Outfit(Policy.OPEN, tunnel.env());
  }

  @AfterEach
  void close() throws Exception {
    relay(IN_HOST).remove("kling", NAME);
    outfit.close();
    assertThat(lies()).as("nothing stays behind").isEmpty();
  }

  private static List<String> lies() throws Exception {
    return java.util.Objects.requireNonNull(server).lies();
  }

  private S3Relay relay(String endpoint) throws Refused {
    return relay(outfit, endpoint, S3Server.SECRET_KEY, Clock.systemUTC());
  }

  private static S3Relay relay(Outfit outfit, String endpoint, String secret, InstantSource clock)
      throws Refused {
    S3Place place =
        S3Place.of(endpoint, "us-east-1", S3Server.BUCKET, "pickup/", Duration.ofHours(24));
    SigV4 signer = new SigV4(S3Server.ACCESS_KEY, secret, "us-east-1");
    return new S3Relay(outfit.net, place, signer, clock, PART);
  }

  private static Path footage(int bytes) throws Exception {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return Files.write(folder.resolve("footage-" + bytes + ".mp4"), noise);
  }

  private Net.Fetched fetch(URI from) throws Exception {
    Files.deleteIfExists(outfit.part());
    return outfit.net.fetch("kling", from, outfit.part(), 100 << 20, Net.loopback(from));
  }

  private List<JsonNode> footageLines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : outfit.logged()) {
      JsonNode json = Json.own(line);
      if (json.path("what").asText().startsWith("footage")) {
        lines.add(json);
      }
    }
    return lines;
  }

  @Test
  @DisplayName("what is put is read by the signed address, by no other, and gone when removed")
  void putReadRemove() throws Exception {
    Path file = footage(100_000);
    for (String endpoint : List.of(IN_HOST, "https://" + S3Server.HOST)) {
      S3Relay relay = relay(endpoint);
      URI at = relay.put("kling", NAME, file);
      assertThat(at.getQuery()).contains("X-Amz-Expires=86400");
      assertThat(fetch(at)).isEqualTo(new Net.Fetched(200, "video/mp4", true));
      assertThat(outfit.part()).hasSameBinaryContentAs(file);
      URI bare = URI.create(at.toString().replaceAll("\\?.*", ""));
      URI other = URI.create(at.toString().replaceAll(".$", "0").replaceAll("0$", "1"));
      for (URI bad : List.of(bare, other)) {
        if (!bad.equals(at)) {
          assertThat(fetch(bad).status()).as(endpoint).isEqualTo(403);
        }
      }
      relay.remove("kling", NAME);
      relay.remove("kling", NAME);
      assertThat(fetch(at).status()).as(endpoint).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("the address is of no use when its time is over")
  void expired() throws Exception {
    Path file = footage(1000);
    relay(IN_HOST).put("kling", NAME, file);
    SigV4 signer = new SigV4(S3Server.ACCESS_KEY, S3Server.SECRET_KEY, "us-east-1");
    URI object = URI.create("https://" + S3Server.BUCKET + "." + S3Server.HOST + "/pickup/" + NAME);
    var now = Clock.systemUTC().instant();
    URI over = signer.presigned(object, Duration.ofMinutes(1), now.minusSeconds(120));
    assertThat(fetch(over).status()).isEqualTo(403);
    URI good = signer.presigned(object, Duration.ofMinutes(10), now.minusSeconds(120));
    assertThat(fetch(good).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a wrong key, a bucket that is none and a wrong clock are told plainly")
  void wrong() throws Exception {
    Path file = footage(1000);
    Problem key = problem(relay(outfit, IN_HOST, "wrong", Clock.systemUTC()), file);
    assertThat(key.code()).isEqualTo(Code.ENGINE_KEY);
    assertThat(key.detail())
        .contains("does not accept the key (SignatureDoesNotMatch)", "PICKUP_RELAY_S3_SECRET_KEY");
    S3Place nowhere =
        S3Place.of("https://" + S3Server.HOST, "us-east-1", "no-bucket", "", Duration.ofHours(1));
    S3Relay none =
        new S3Relay(
            outfit.net, nowhere, S3Server.ACCESS_KEY, S3Server.SECRET_KEY, Clock.systemUTC());
    assertThat(problem(none, file).detail()).contains("it has no bucket of that name");
    var yesterday = InstantSource.fixed(Clock.systemUTC().instant().minusSeconds(86_400));
    Problem clock = problem(relay(outfit, IN_HOST, S3Server.SECRET_KEY, yesterday), file);
    assertThat(clock.detail()).contains("the clock of this machine is wrong");
    assertThat(lies()).isEmpty();
  }

  private static Problem problem(Relay relay, Path file) {
    return catchThrowableOfType(Refused.class, () -> relay.put("kling", NAME, file)).problem();
  }

  @Test
  @DisplayName("a broken line: the next try sends what is missing, and the log what really went")
  void resumed() throws Exception {
    int size = 4 * PART + 700_000;
    Path file = footage(size);
    long start = tunnel.sent();
    tunnel.breakAfter(2 * PART + 3_000_000);
    assertThatThrownBy(() -> relay(IN_HOST).put("kling", NAME, file)).isInstanceOf(NoAnswer.class);
    long before = tunnel.sent();
    // another relay, as after a kill: nothing was kept on this machine
    URI at = relay(IN_HOST).put("kling", NAME, file);
    long second = tunnel.sent() - before;
    assertThat(second).isBetween(size - 2L * PART, size - 2L * PART + 60_000);
    assertThat(fetch(at).status()).isEqualTo(200);
    assertThat(outfit.part()).hasSameBinaryContentAs(file);

    List<JsonNode> lines = footageLines();
    assertThat(lines.stream().map(line -> line.path("what").asText()))
        .containsExactly(
            "footage, part 1 of 5",
            "footage, part 2 of 5",
            "footage, part 3 of 5",
            "footage, part 3 of 5, broke off",
            "footage, part 3 of 5",
            "footage, part 4 of 5",
            "footage, part 5 of 5");
    long went = lines.get(3).path("bytes").asLong();
    assertThat(went).isBetween(2_500_000L, (long) PART);
    byte[] all = Files.readAllBytes(file);
    assertThat(lines.get(3).path("sha256").asText())
        .isEqualTo(Digests.sha256(Arrays.copyOfRange(all, 2 * PART, 2 * PART + (int) went)));
    assertThat(lines.get(6).path("sha256").asText())
        .isEqualTo(Digests.sha256(Arrays.copyOfRange(all, 4 * PART, size)));
    assertThat(lines.get(6).path("bytes").asLong()).isEqualTo(700_000);
    assertThat(lines.get(6).path("host").asText()).isEqualTo(S3Server.BUCKET + "." + S3Server.HOST);
    System.out.printf(
        "upload of %d bytes, broken in part 3: %d bytes the first time, %d the second%n",
        size, before - start, second);

    long third = tunnel.sent();
    relay(IN_HOST).put("kling", NAME, file);
    assertThat(tunnel.sent() - third).as("what is there is not sent again").isLessThan(20_000);
  }

  @Test
  @DisplayName("an upload that is given up leaves no part behind")
  void givenUp() throws Exception {
    Path file = footage(3 * PART);
    tunnel.breakAfter(2 * PART);
    assertThatThrownBy(() -> relay(IN_HOST).put("kling", NAME, file)).isInstanceOf(NoAnswer.class);
    assertThat(lies()).as("part 1 lies there").isNotEmpty();
    relay(IN_HOST).remove("kling", NAME);
    assertThat(lies()).isEmpty();
  }

  @Test
  @DisplayName("another file under the same name is sent, whatever lies there")
  void changed() throws Exception {
    relay(IN_HOST).put("kling", NAME, footage(2 * PART));
    Path other = footage(2 * PART + 1);
    URI at = relay(IN_HOST).put("kling", NAME, other);
    assertThat(fetch(at).status()).isEqualTo(200);
    assertThat(outfit.part()).hasSameBinaryContentAs(other);
  }

  @Test
  @DisplayName("27 offline: no packet leaves; otherwise all goes through the proxy that is set")
  void lockAndProxy() throws Exception {
    Path file = footage(1000);
    int connects = tunnel.connects.size();
    try (Outfit locked = new Outfit(new Policy(true, List.of()), tunnel.env())) {
      S3Relay relay = relay(locked, IN_HOST, S3Server.SECRET_KEY, Clock.systemUTC());
      assertThat(problem(relay, file).code()).isEqualTo(Code.NET_OFFLINE);
      assertThat(catchThrowableOfType(Refused.class, () -> relay.remove("kling", NAME)))
          .isNotNull();
      assertThat(locked.logged()).isEmpty();
    }
    try (Outfit listed =
        new Outfit(new Policy(false, List.of(List.of("api.example.com"))), tunnel.env())) {
      S3Relay relay = relay(listed, IN_HOST, S3Server.SECRET_KEY, Clock.systemUTC());
      assertThat(problem(relay, file).code()).isEqualTo(Code.NET_HOST);
    }
    assertThat(tunnel.connects).hasSize(connects);
    relay(IN_HOST).put("kling", NAME, file);
    assertThat(tunnel.connects).hasSizeGreaterThan(connects);
    assertThat(tunnel.connects)
        .allMatch(line -> line.matches("CONNECT (pickup-relay\\.)?s3\\.example\\.com:443 .*"));
  }

  @Test
  @DisplayName("37 no key is in the egress log, the address or what is said")
  void keys() throws Exception {
    Path file = footage(1000);
    URI at = relay(IN_HOST).put("kling", NAME, file);
    assertThat(at.toString()).doesNotContain(S3Server.SECRET_KEY);
    assertThat(String.join("\n", outfit.logged()))
        .doesNotContain("CANARY")
        .doesNotContain("X-Amz")
        .doesNotContain(NAME);
    Problem key = problem(relay(outfit, IN_HOST, "CANARY-wrong", Clock.systemUTC()), file);
    assertThat(key.detail() + key.args()).doesNotContain("CANARY");
  }

  @Test
  @DisplayName("http is for this machine only")
  void https() throws Exception {
    for (String bad :
        List.of("http://" + S3Server.HOST, "ftp://x", "s3.example.com", "https://a:b@c.de", "")) {
      Refused refused = catchThrowableOfType(Refused.class, () -> relay(bad));
      assertThat(refused.problem().code()).as(bad).isEqualTo(Code.SETTINGS_BAD);
      assertThat(refused.getMessage()).doesNotContain("a:b");
    }
  }
}
