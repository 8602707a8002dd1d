package app.pickup.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where each platform's NLEs look. */
class NlesTest {
  private static final Checkout CHECKOUT = new Checkout(Path.of("..").toAbsolutePath().normalize());

  @TempDir private Path user;

  @Test
  @DisplayName("Kdenlive's clip jobs lie in its data folder on each platform, a Flatpak's too")
  void kdenlive() throws Exception {
    assertThat(places("Linux", Map.of()))
        .containsExactly(
            user.resolve(".local/share/kdenlive/clipjobsettings.rc"),
            user.resolve(".local/share/applications/pickup-panel.desktop"));
    assertThat(places("Linux", Map.of("XDG_DATA_HOME", user.resolve("d").toString())))
        .contains(user.resolve("d/kdenlive/clipjobsettings.rc"));
    assertThat(places("Mac OS X", Map.of()))
        .containsExactly(user.resolve("Library/Application Support/kdenlive/clipjobsettings.rc"));
    assertThat(places("Windows 11", Map.of()))
        .containsExactly(user.resolve("AppData/Local/kdenlive/clipjobsettings.rc"));
    Files.createDirectories(user.resolve(".var/app/org.kde.kdenlive/data"));
    assertThat(places("Linux", Map.of()))
        .contains(user.resolve(".var/app/org.kde.kdenlive/data/kdenlive/clipjobsettings.rc"));
  }

  @Test
  @DisplayName(
      "what Kdenlive and the desktop start is there, by its whole path, and each job is whole")
  void jobs() throws Exception {
    String rc = new String(pieces("Linux", Map.of()).get(0).content(), StandardCharsets.UTF_8);
    assertThat(rc).doesNotContain("@");
    for (String job : List.of("pickup-swap", "pickup-blur")) {
      for (String group :
          List.of("Ids", "Binary", "Parameters", "Output", "EnabledTypes", "FolderUse")) {
        assertThat(group(rc, group)).as("%s of %s", group, job).contains("\n" + job + "=");
      }
    }
    // a first parameter that is a file comes as nothing from 24.12
    assertThat(group(rc, "Param1Type")).contains("pickup-blur=list").doesNotContain("=file");
    assertThat(group(rc, "Param2Type")).contains("pickup-swap=file");
    assertThat(group(rc, "Parameters"))
        .containsPattern("pickup-blur=.*\\{param1}")
        .containsPattern("pickup-swap=.*\\{param2}");
    Path program = Path.of(rc.split("pickup-swap=/", 2)[1].lines().findFirst().orElseThrow());
    assertThat(Path.of("/").resolve(program)).isExecutable();
  }

  @Test
  @DisplayName("Resolve's scripts lie in the user's own menu on each platform")
  void resolve() throws Exception {
    Map<String, String> none = Map.of("PROGRAMDATA", user.resolve("none").toString());
    assertThat(places(pieces("resolve", "Linux", none)))
        .containsExactly(
            user.resolve(".local/share/DaVinciResolve/Fusion/Scripts/Utility/Pickup.lua"),
            user.resolve(".local/share/DaVinciResolve/Fusion/Scripts/Utility/Pickup Live.py"));
    assertThat(places(pieces("resolve", "Mac OS X", none)))
        .contains(
            user.resolve(
                "Library/Application Support/Blackmagic Design/DaVinci Resolve/Fusion/Scripts/Utility/Pickup.lua"));
    assertThat(places(pieces("resolve", "Windows 11", none)))
        .hasSize(2)
        .contains(
            user.resolve(
                "AppData/Roaming/Blackmagic Design/DaVinci Resolve/Support/Fusion/Scripts/Utility/Pickup.lua"));
    for (Piece piece : pieces("resolve", "Linux", none)) {
      assertThat(new String(piece.content(), StandardCharsets.UTF_8))
          .doesNotContain("@program@")
          .contains(CHECKOUT.program().toString());
    }
  }

  @Test
  @DisplayName("Studio's plug-in is put where its folder is, whole, with Resolve's own module")
  void studio() throws Exception {
    Map<String, String> env = Map.of("PROGRAMDATA", user.toString());
    Path shared = user.resolve("Blackmagic Design/DaVinci Resolve/Support");
    Path plugIns = Files.createDirectories(shared.resolve("Workflow Integration Plugins"));
    Path own = plugIns.resolve("app.pickup");
    assertThat(places(pieces("resolve", "Windows 11", env)))
        .contains(own.resolve("manifest.xml"), own.resolve("main.js"), own.resolve("index.html"))
        .doesNotContain(own.resolve("WorkflowIntegration.node"));
    assertThat(nle("resolve", "Windows 11", env).settle())
        .anyMatch(line -> line.contains("needs Resolve's own WorkflowIntegration.node"));

    Path sample =
        Files.createDirectories(
            shared.resolve("Developer/Workflow Integrations/Examples/SamplePlugin"));
    Files.writeString(sample.resolve("WorkflowIntegration.node"), "theirs");
    assertThat(pieces("resolve", "Windows 11", env))
        .anyMatch(
            piece ->
                piece.place().equals(own.resolve("WorkflowIntegration.node"))
                    && new String(piece.content(), StandardCharsets.UTF_8).equals("theirs"));
    assertThat(places(pieces("resolve", "Linux", env))).hasSize(2);
    // what the plug-in is made of is put whole
    try (Stream<Path> files = Files.list(CHECKOUT.root().resolve("plugin-manifest/resolve"))) {
      assertThat(files.map(file -> own.resolve(file.getFileName())).toList())
          .isNotEmpty()
          .isSubsetOf(places(pieces("resolve", "Windows 11", env)));
    }
  }

  private Nle nle(String id, String system, Map<String, String> env) {
    return Objects.requireNonNull(Nles.of(CHECKOUT, new Machine(system, user, env), null).of(id));
  }

  private List<Piece> pieces(String id, String system, Map<String, String> env) throws Exception {
    return nle(id, system, env).pieces();
  }

  @Test
  @DisplayName("Premiere's package lies in Pickup's home: the panel and its manifest, no tests")
  void premiere() throws Exception {
    Piece ccx = premiere("Linux").pieces().get(0);
    assertThat(ccx.place()).isEqualTo(user.resolve(".local/share/pickup/pickup-premiere.ccx"));
    assertThat(premiere("Mac OS X").pieces().get(0).place())
        .isEqualTo(user.resolve("Library/Application Support/Pickup/pickup-premiere.ccx"));
    assertThat(premiere("Linux").pieces().get(0).content()).isEqualTo(ccx.content());
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ccx.content()))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files)
        .containsKeys("manifest.json", "LICENSE", "index.html", "style.css", "main.js");
    assertThat(files.keySet()).noneMatch(name -> name.contains("/") || name.endsWith(".ts"));
    Pattern asked = Pattern.compile("require\\('\\./([^']+)'\\)");
    assertThat(files.values())
        .allSatisfy(
            text ->
                assertThat(asked.matcher(text).results().map(found -> found.group(1)))
                    .isSubsetOf(files.keySet()));
  }

  @Test
  @DisplayName(
      "how the package gets into Premiere is said for each platform, and nothing is started")
  void premiereStep() throws Exception {
    assertThat(premiere("Linux").settle().get(0)).startsWith("Premiere Pro does not run on Linux.");
    assertThat(premiere("Windows 11").settle().get(0)).startsWith("Double-click ");
    Path agent = Files.createFile(user.resolve("UnifiedPluginInstallerAgent"));
    assertThat(agent.toFile().setExecutable(true)).isTrue();
    Map<String, String> path = Map.of("PATH", user.toString());
    assertThat(premiere("Mac OS X", path).settle().get(0))
        .contains("\"" + agent + "\" --install \"")
        .endsWith("pickup-premiere.ccx\"");
    assertThat(premiere("Windows 11", path).settle().get(0)).contains("\" /install \"");
  }

  private Nle premiere(String system) {
    return premiere(system, Map.of());
  }

  private Nle premiere(String system, Map<String, String> env) {
    return Objects.requireNonNull(
        Nles.of(CHECKOUT, new Machine(system, user, env), null).of("premiere"));
  }

  private List<Piece> pieces(String system, Map<String, String> env) throws Exception {
    return pieces("kdenlive", system, env);
  }

  private static List<Path> places(List<Piece> pieces) {
    return pieces.stream().map(Piece::place).toList();
  }

  private List<Path> places(String system, Map<String, String> env) throws Exception {
    return places(pieces(system, env));
  }

  private static String group(String rc, String name) {
    return rc.substring(rc.indexOf("[" + name + "]")).split("\n\n")[0];
  }
}
