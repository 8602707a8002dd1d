package app.pickup.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose certificates count. */
class TrustTest {
  private static final Path FOLDER = Scratch.folder("trust");
  private static final String WORD = "changeit";

  @BeforeAll
  static void makeCertificates() throws Exception {
    keytool("-genkeypair", "-alias", "here", "-dname", "CN=here", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-alias", "here", "-file", pem("here").toString());
    keytool("-genkeypair", "-alias", "other", "-dname", "CN=other", "-ext", "san=dns:example.com");
    keytool("-exportcert", "-rfc", "-alias", "other", "-file", pem("other").toString());
  }

  private static Path pem(String alias) {
    return FOLDER.resolve(alias + ".pem");
  }

  private static void keytool(String... args) throws Exception {
    ProcessBuilder tool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    tool.command().addAll(List.of(args));
    tool.command().addAll(List.of("-keystore", FOLDER.resolve("keys.p12").toString()));
    tool.command().addAll(List.of("-storetype", "PKCS12", "-storepass", WORD));
    if (args[0].equals("-genkeypair")) {
      tool.command().addAll(List.of("-keyalg", "EC", "-validity", "30"));
    }
    Process process = tool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static ServerSocketFactory sockets(String alias) throws Exception {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(FOLDER.resolve("keys.p12"))) {
      all.load(in, WORD.toCharArray());
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias,
        all.getKey(alias, WORD.toCharArray()),
        WORD.toCharArray(),
        all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, WORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private static RawServer server(String alias) throws Exception {
    return new RawServer(sockets(alias), request -> RawServer.answer("200 OK", "{}"));
  }

  private static NoAnswer refused(Outfit outfit, RawServer server) {
    return catchThrowableOfType(
        NoAnswer.class,
        () -> outfit.line("https://127.0.0.1:" + server.port()).post("/x", Json.object()));
  }

  @Test
  @DisplayName("29 a certificate that nobody vouches for is refused, and nothing was sent")
  void selfSigned() throws Exception {
    // none of the names by which other programs are talked out of looking
    Map<String, String> switches =
        Map.of(
            "PICKUP_INSECURE", "1",
            "PICKUP_TLS_VERIFY", "0",
            "NODE_TLS_REJECT_UNAUTHORIZED", "0",
            "PICKUP_CA", " ");
    for (Map<String, String> env : List.of(Map.<String, String>of(), switches)) {
      try (RawServer server = server("here");
          Outfit outfit = new Outfit(Policy.OPEN, env)) {
        NoAnswer refused = refused(outfit, server);
        assertThat(refused.why()).isEqualTo("its certificate is not trusted");
        assertThat(refused.sent()).isFalse();
        assertThat(server.requests).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("29 the authority named by PICKUP_CA is trusted besides the platform's")
  void ownAuthority() throws Exception {
    Map<String, String> env = Map.of("PICKUP_CA", pem("here").toString());
    try (RawServer server = server("here");
        Outfit outfit = new Outfit(Policy.OPEN, env)) {
      assertThat(outfit.line("https://127.0.0.1:" + server.port()).get("/x").status())
          .isEqualTo(200);
    }
  }

  @Test
  @DisplayName("29 a trusted certificate of another name is refused")
  void otherName() throws Exception {
    Map<String, String> env = Map.of("PICKUP_CA", pem("other").toString());
    try (RawServer server = server("other");
        RawServer unknown = server("here");
        Outfit outfit = new Outfit(Policy.OPEN, env)) {
      assertThat(refused(outfit, server).sent()).isFalse();
      assertThat(refused(outfit, unknown).sent()).isFalse();
      assertThat(server.requests).isEmpty();
      assertThat(unknown.requests).isEmpty();
    }
  }

  @Test
  @DisplayName("29 a PICKUP_CA without certificates is told")
  void badFile() throws Exception {
    Path garbage = Files.writeString(FOLDER.resolve("garbage.pem"), "no certificate");
    Path empty = Files.writeString(FOLDER.resolve("empty.pem"), "");
    for (Path bad : List.of(garbage, empty, FOLDER, FOLDER.resolve("missing.pem"))) {
      Refused refused =
          catchThrowableOfType(
              Refused.class,
              () -> new Outfit(Policy.OPEN, Map.of("PICKUP_CA", bad.toString())).close());
      assertThat(refused.problem().code().id()).as(bad.toString()).isEqualTo("settings.bad");
    }
  }
}
