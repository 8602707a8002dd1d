package app.pickup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.files.OwnFile;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
  private static final Path USER = Path.of("/home/ann");

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @DisplayName("home is PICKUP_HOME, else the platform's folder")
  void place() throws Refused {
    assertThat(Home.place(Map.of("PICKUP_HOME", "/x 家"), "Linux", USER)).isEqualTo(Path.of("/x 家"));
    assertThat(Home.place(Map.of("PICKUP_HOME", ""), "Linux", USER))
        .isEqualTo(USER.resolve(".local/share/pickup"));
    assertThat(Home.place(Map.of("XDG_DATA_HOME", "/d"), "Linux", USER))
        .isEqualTo(Path.of("/d/pickup"));
    assertThat(Home.place(Map.of(), "Mac OS X", USER))
        .isEqualTo(USER.resolve("Library/Application Support/Pickup"));
    assertThat(Home.place(Map.of("LOCALAPPDATA", "/l"), "Windows 11", USER))
        .isEqualTo(Path.of("/l/Pickup"));
  }

  @ParameterizedTest(name = "a home on {0} is refused")
  @ValueSource(strings = {"nfs4", "cifs", "smb3", "CIFS", "fuse.sshfs"})
  void network(String type) {
    Path folder = Scratch.folder("home");
    assertThatThrownBy(() -> Home.open(folder, place -> type))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.HOME_NETWORK));
  }

  @Test
  @DisplayName("17 home, its folders and files are their owner's only")
  void modes() throws Exception {
    Path root = Scratch.folder("home").resolve("new");
    Files.createDirectories(root);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Home home = Home.open(root, Home.DiskType.REAL);
    Database.open(home, InstantSource.system()).close();
    OwnFile.write(home.runtime(), "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(mode(home.root())).isEqualTo("rwx------");
    try (Stream<Path> all = Files.list(home.root())) {
      for (Path each : all.toList()) {
        assertThat(mode(each))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  @DisplayName("a home that is a file is refused plainly")
  void unusable() throws Exception {
    Path file = Files.createFile(Scratch.folder("home").resolve("file"));
    assertThatThrownBy(() -> Home.open(file, Home.DiskType.REAL))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().code()).isEqualTo(Code.HOME_UNUSABLE));
  }

  @Test
  @DisplayName("22 a file is written whole or not at all, and nothing is left beside it")
  void durable() throws Exception {
    Path folder = Scratch.folder("durable");
    Path file = folder.resolve("a.json");
    OwnFile.write(file, "one".getBytes(StandardCharsets.UTF_8));
    Files.writeString(folder.resolve("a.json.part"), "left by a crash");
    OwnFile.write(file, "two".getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("two");
    assertThat(mode(file)).isEqualTo("rw-------");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(each -> each.getFileName().toString()).toList())
          .isEqualTo(List.of("a.json"));
    }
  }
}
