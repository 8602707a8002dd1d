package app.pickup.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.pickup.Scratch;
import app.pickup.secrets.Keychain.KeychainMissing;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class SecretsTest {
  private static final String GOOD =
      "{\"schema\":1,\"secrets\":{\"kling\":{\"KEY\":\"CANARY-file \"}}}";

  private final Path file = Scratch.folder("secrets").resolve("secrets.json");
  private final Logger logger = (Logger) LoggerFactory.getLogger("app.pickup.secrets");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void neverInTheLog() {
    logger.detachAppender(log);
    assertThat(said()).noneMatch(line -> line.contains("CANARY"));
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private Optional<String> fromFile(String text, String mode) throws Exception {
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
    return new FileSecrets(file).find("kling", "KEY");
  }

  @Test
  @DisplayName("37 a key is found in the file when its owner alone can read it")
  void file() throws Exception {
    assertThat(new FileSecrets(file).find("kling", "KEY")).isEmpty();
    assertThat(fromFile(GOOD, "rw-------")).contains("CANARY-file");
    assertThat(fromFile(GOOD, "r--------")).contains("CANARY-file");
    assertThat(new FileSecrets(file).find("kling", "OTHER")).isEmpty();
    assertThat(new FileSecrets(file).find("atlas", "KEY")).isEmpty();
    assertThat(said()).isEmpty();
  }

  @ParameterizedTest(name = "37 a file of mode {0} is refused with a warning")
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void looseFile(String mode) throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    assertThat(fromFile(GOOD, mode)).isEmpty();
    assertThat(said()).singleElement().asString().contains("secrets.json", mode, "0600");
  }

  @Test
  @DisplayName("37 a link, a folder and what does not parse hold no key, and show none")
  void badFile() throws Exception {
    for (String bad :
        List.of(
            "",
            "CANARY",
            "{\"schema\":1,\"secrets\":{\"kling\":{\"KEY\":CANARY}}}",
            "{\"schema\":2,\"secrets\":{\"kling\":{\"KEY\":\"CANARY\"}}}",
            "{\"secrets\":{\"kling\":{\"KEY\":\"CANARY\"}}}")) {
      assertThat(fromFile(bad, "rw-------")).as(bad).isEmpty();
    }
    assertThat(said()).hasSize(5);
    for (String none :
        List.of(
            "[]", "7", "\"CANARY\"", "{\"KEY\":7}", "{\"KEY\":\" \"}", "{\"key\":\"CANARY\"}")) {
      String text = "{\"schema\":1,\"secrets\":{\"kling\":" + none + "}}";
      assertThat(fromFile(text, "rw-------")).as(none).isEmpty();
    }
    fromFile(GOOD, "rw-------");
    Path link = Files.createSymbolicLink(file.resolveSibling("link.json"), file);
    assertThat(new FileSecrets(link).find("kling", "KEY")).isEmpty();
    assertThat(new FileSecrets(Scratch.folder("folder")).find("kling", "KEY")).isEmpty();
  }

  @Test
  @DisplayName("37 the environment comes first; an empty variable is none")
  void environment() throws Exception {
    fromFile(GOOD, "rw-------");
    Secrets secrets =
        Secrets.of(
            Map.of("PICKUP_KLING_KEY", "CANARY-env\n", "PICKUP_MY_ENGINE_KEY", "x"), "Linux", file);
    assertThat(secrets.find("kling", "KEY")).contains("CANARY-env");
    assertThat(secrets.find("my-engine", "KEY")).contains("x");
    assertThat(Secrets.of(Map.of("PICKUP_KLING_KEY", " "), "Linux", file).find("kling", "KEY"))
        .contains("CANARY-file");
    assertThat(Secrets.of(Map.of(), "Linux", file).find("atlas", "KEY")).isEmpty();
  }

  @Test
  @DisplayName("37 the first place that has it gives it, and the rest are not asked")
  void order() {
    AtomicInteger asked = new AtomicInteger();
    Secrets first = (engine, name) -> engine.equals("kling") ? Optional.of("1") : Optional.empty();
    Secrets second =
        (engine, name) -> {
          asked.incrementAndGet();
          return Optional.of("2");
        };
    Secrets both = new SeveralPlaces(List.of(first, second));
    assertThat(both.find("kling", "KEY")).contains("1");
    assertThat(asked).hasValue(0);
    assertThat(both.find("atlas", "KEY")).contains("2");
  }

  @Test
  @DisplayName("37 without a session bus no keychain is asked and no library loaded")
  void noBus() {
    assertThat(SecretService.hasBus(Map.of())).isFalse();
    assertThat(SecretService.hasBus(Map.of("XDG_RUNTIME_DIR", "/nowhere"))).isFalse();
    assertThat(SecretService.hasBus(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x"))).isTrue();
    assertThat(Keychains.of("Linux", Map.of())).isNotInstanceOf(Keychains.class);
    assertThat(Keychains.of("Mac OS X", Map.of())).isInstanceOf(Keychains.class);
    assertThat(Keychains.of("Windows 11", Map.of())).isInstanceOf(Keychains.class);
  }

  private record Fake(AtomicInteger reads, Reading reading) implements Keychain {
    interface Reading {
      Optional<String> read() throws KeychainMissing;
    }

    @Override
    public String name() {
      return "Fake";
    }

    @Override
    public Optional<String> read(String engine, String name) throws KeychainMissing {
      reads.incrementAndGet();
      return reading.read();
    }
  }

  private static Keychains keychain(AtomicInteger reads, long patienceMs, Fake.Reading reading) {
    return new Keychains(new Fake(reads, reading), patienceMs);
  }

  @Test
  @DisplayName(
      "37 a keychain is asked each thing once, and one that is missing or fails holds none")
  void keychain() {
    AtomicInteger reads = new AtomicInteger();
    Keychains good = keychain(reads, 20_000, () -> Optional.of("CANARY-chain"));
    assertThat(good.find("kling", "KEY")).contains("CANARY-chain");
    assertThat(good.find("kling", "KEY")).contains("CANARY-chain");
    assertThat(reads).hasValue(1);
    Keychains missing =
        keychain(
            reads,
            20_000,
            () -> {
              throw new KeychainMissing("lib is not installed");
            });
    assertThat(missing.find("kling", "KEY")).isEmpty();
    assertThat(keychain(reads, 20_000, () -> Optional.of(" ")).find("a", "KEY")).isEmpty();
    Keychains failing =
        keychain(
            reads,
            20_000,
            () -> {
              throw new UnsatisfiedLinkError("CANARY");
            });
    assertThat(failing.find("kling", "KEY")).isEmpty();
    assertThat(said()).anyMatch(line -> line.contains("UnsatisfiedLinkError"));
  }

  @Test
  @DisplayName("37 a locked keychain keeps nobody waiting; its answer is there for the next")
  void locked() throws Exception {
    CountDownLatch unlocked = new CountDownLatch(1);
    AtomicInteger reads = new AtomicInteger();
    Keychain fake =
        new Fake(
            reads,
            () -> {
              try {
                unlocked.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return Optional.of("late");
            });
    Keychains impatient = new Keychains(fake, 1);
    assertThat(impatient.find("kling", "KEY")).isEmpty();
    assertThat(said()).anyMatch(line -> line.contains("is it locked?"));
    unlocked.countDown();
    org.awaitility.Awaitility.await()
        .until(() -> impatient.find("kling", "KEY").equals(Optional.of("late")));
    assertThat(reads).hasValue(1);
  }

  @Test
  @DisplayName("the Secret Service's schema has the size that C gives it on 64 bits")
  void layout() {
    assumeThat(com.sun.jna.Native.POINTER_SIZE).isEqualTo(8);
    assertThat(new SecretService.Schema(List.of("engine")).size()).isEqualTo(592);
  }
}
