package app.pickup.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {
  private static final String ENTRIES = "[Ids]\npickup-blur=Blur\n\n[Binary]\npickup-blur=job\n";

  @TempDir private Path folder;
  private Installer installer = new Installer(Path.of("none"));
  private Path addOn = Path.of("none");

  @BeforeEach
  void begin() {
    installer = new Installer(folder.resolve("installed.json"));
    addOn = folder.resolve("addons/pickup/__init__.py");
  }

  @Test
  @DisplayName("what was put is taken away again, its folder too, and nothing else")
  void andBack() throws Exception {
    Files.createDirectories(folder.resolve("addons"));
    Files.writeString(folder.resolve("addons/theirs.py"), "theirs");
    installer.install("blender", List.of(piece(addOn, "ours")));
    assertThat(addOn).hasContent("ours");
    assertThat(installer.installed()).containsExactly("blender");
    // what an interpreter leaves beside our files goes with them
    Files.createDirectories(addOn.resolveSibling("__pycache__"));
    Files.writeString(addOn.resolveSibling("__pycache__/__init__.cpython-311.pyc"), "x");

    assertThat(installer.uninstall("blender")).isEmpty();
    assertThat(addOn.getParent()).doesNotExist();
    assertThat(folder.resolve("addons/theirs.py")).hasContent("theirs");
    assertThat(installer.installed()).isEmpty();
  }

  @Test
  @DisplayName("somebody else's file is not written over, and then nothing is put at all")
  void foreign() throws Exception {
    Path other = folder.resolve("addons/pickup/bridge.py");
    Files.createDirectories(addOn.getParent());
    Files.writeString(addOn, "somebody else's");
    assertThatThrownBy(
            () -> installer.install("blender", List.of(piece(other, "ours"), piece(addOn, "ours"))))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().code().id()).isEqualTo("install.foreign"));
    assertThat(addOn).hasContent("somebody else's");
    assertThat(other).doesNotExist();
    assertThat(installer.installed()).isEmpty();
  }

  @Test
  @DisplayName("a file that the editor has changed stays, and is named")
  void changed() throws Exception {
    installer.install("blender", List.of(piece(addOn, "ours")));
    Files.writeString(addOn, "mended by hand");
    assertThat(installer.broken("blender")).containsExactly(addOn);
    assertThatThrownBy(() -> installer.install("blender", List.of(piece(addOn, "newer"))))
        .isInstanceOf(Refused.class);
    assertThat(installer.uninstall("blender")).containsExactly(addOn);
    assertThat(addOn).hasContent("mended by hand");
  }

  @Test
  @DisplayName("to install again brings up to date and takes away what is no longer needed")
  void newer() throws Exception {
    Path old = addOn.resolveSibling("old.py");
    installer.install("blender", List.of(piece(addOn, "1"), piece(old, "1")));
    installer.install("blender", List.of(piece(addOn, "2")));
    assertThat(addOn).hasContent("2");
    assertThat(old).doesNotExist();
    assertThat(installer.broken("blender")).isEmpty();
    Files.delete(addOn);
    assertThat(installer.broken("blender")).containsExactly(addOn);
  }

  @Test
  @DisplayName("what another version of the NLE has stays, and is taken away with the rest")
  void versions() throws Exception {
    Path other = folder.resolve("5.0/addons/pickup/__init__.py");
    installer.install("blender", List.of(piece(addOn, "1")));
    installer.install("blender", List.of(piece(other, "1")));
    assertThat(addOn).exists();
    assertThat(installer.uninstall("blender")).isEmpty();
    assertThat(addOn).doesNotExist();
    assertThat(other).doesNotExist();
  }

  @Test
  @DisplayName("a linked file of entries stays a link, and what is no UTF-8 in it stays as it is")
  void linked() throws Exception {
    Path real = folder.resolve("dotfiles.rc");
    byte[] theirs = "[Ids]\nab12=Stabilis\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(real, theirs);
    Path rc = Files.createSymbolicLink(folder.resolve("clipjobsettings.rc"), real);
    installer.install("kdenlive", List.of(entries(rc, ENTRIES)));
    assertThat(rc).isSymbolicLink();
    assertThat(Files.readString(real, StandardCharsets.ISO_8859_1)).contains("pickup-blur=Blur");
    installer.uninstall("kdenlive");
    assertThat(rc).isSymbolicLink();
    assertThat(Files.readAllBytes(real)).isEqualTo(theirs);
  }

  @Test
  @DisplayName(
      "entries go among the editor's own, are brought up to date, and leave the file as it was")
  void entries() throws Exception {
    Path rc = folder.resolve("kdenlive/clipjobsettings.rc");
    String theirs = "[Ids]\nab12=Stabilise\n\n[Binary]\nab12=ffmpeg\n";
    Files.createDirectories(rc.getParent());
    Files.writeString(rc, theirs);
    installer.install("kdenlive", List.of(entries(rc, ENTRIES)));
    assertThat(rc)
        .hasContent(
            "[Ids]\nab12=Stabilise\npickup-blur=Blur\n\n[Binary]\nab12=ffmpeg\npickup-blur=job\n");
    installer.install("kdenlive", List.of(entries(rc, ENTRIES.replace("Blur", "Soft"))));
    assertThat(Files.readString(rc)).contains("Soft").doesNotContain("Blur");
    assertThat(installer.broken("kdenlive")).isEmpty();
    installer.uninstall("kdenlive");
    assertThat(rc).hasContent(theirs);
  }

  @Test
  @DisplayName("lines that end as Windows ends them still do")
  void windowsLines() throws Exception {
    Path rc = folder.resolve("kdenlive/clipjobsettings.rc");
    String theirs = "[Ids]\r\nab12=Stabilise\r\n";
    Files.createDirectories(rc.getParent());
    Files.writeString(rc, theirs);
    installer.install("kdenlive", List.of(entries(rc, ENTRIES)));
    assertThat(Files.readString(rc)).contains("pickup-blur=Blur\r\n");
    installer.uninstall("kdenlive");
    assertThat(Files.readString(rc)).isEqualTo(theirs);
  }

  @Test
  @DisplayName("a file that held entries of ours only is gone afterwards")
  void onlyOurs() throws Exception {
    Path rc = folder.resolve("kdenlive/clipjobsettings.rc");
    installer.install("kdenlive", List.of(entries(rc, ENTRIES)));
    assertThat(rc).exists();
    installer.uninstall("kdenlive");
    assertThat(rc).doesNotExist();
  }

  @Test
  @DisplayName("what is not on the list is not taken away")
  void unlisted() throws Exception {
    Files.createDirectories(addOn.getParent());
    Files.writeString(addOn, "ours, but put by hand");
    assertThat(installer.uninstall("blender")).isEmpty();
    assertThat(addOn).exists();
  }

  private static Piece piece(Path place, String content) {
    return new Piece(place, content.getBytes(StandardCharsets.UTF_8), Piece.Kind.FILE);
  }

  private static Piece entries(Path place, String content) throws IOException {
    return new Piece(place, content.getBytes(StandardCharsets.UTF_8), Piece.Kind.ENTRIES);
  }
}
