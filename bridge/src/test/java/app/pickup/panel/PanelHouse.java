package app.pickup.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real bridge in a process of its own, to be killed, and a real Chromium before it. */
final class PanelHouse implements AutoCloseable {
  private static final List<Path> CHROMIUMS =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  final Path folder = Scratch.folder("panel");
  final Path out;
  final Path sample;
  private final Path home = folder.resolve("home");
  private final int port;
  private final Playwright playwright;
  private final Browser browser;
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process bridge;

  PanelHouse() throws IOException {
    Path chromium = CHROMIUMS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    if (chromium == null) {
      System.out.println(
          "Not run: there is no Chromium on this machine; scripts/test installs it.");
    }
    Assumptions.assumeTrue(chromium != null, "no Chromium");
    out = Files.createDirectories(folder.resolve("out"));
    sample = Path.of("../scripts/sample/A001.mov").toRealPath();
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--use-fake-device-for-media-stream",
                            "--use-fake-ui-for-media-stream")));
    serve();
  }

  /** Starts the bridge, on the same port each time. */
  void serve() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : List.of("pickup.dist", "onnxruntime.native.path")) {
      command.add("-D" + name + "=" + Path.of(System.getProperty(name)).toAbsolutePath());
    }
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx640m", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.pickup.app.Main"));
    command.addAll(List.of("serve", "--rehearse", "--port", Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PICKUP_HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    bridge =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("serve.log").toFile()))
            .start();
    long pid = bridge.pid();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(runtime()) && runtimeFile().path("pid").asLong() == pid);
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    if (bridge != null) {
      bridge.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  /** The panel, paired by the code in its address, with clips going to the folder. */
  Page open(int width, String language) throws Exception {
    Page page = blank(width, language);
    page.navigate(url() + "/panel/#" + code());
    page.waitForSelector("[role=tab]");
    page.evaluate(
        "desk => localStorage.setItem('pickup.desk', desk)",
        Json.text(
            Json.object()
                .put("nle", "folder")
                .put("file", out.toString())
                .put("bin", "A/B")
                .put("chosen", true)));
    page.reload();
    page.waitForSelector("[role=tab]");
    return page;
  }

  /** A browser that was never here. */
  Page blank(int width, String language) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setLocale(language)
                    .setAcceptDownloads(true)
                    .setPermissions(List.of("microphone", "clipboard-write")))
            .newPage();
    page.onPageError(fault -> System.out.println("page error: " + fault));
    return page;
  }

  /** A code to type once. */
  String code() throws Exception {
    return post("/v1/pair/code").path("code").asText();
  }

  /** Takes a clip as the plate, by its path. */
  void take(Page page, Path clip) {
    page.fill("[role=tabpanel]:not([hidden]) .bypath input", clip.toString());
    page.click("[role=tabpanel]:not([hidden]) .bypath button");
    page.waitForSelector("[role=tabpanel]:not([hidden]) .clip img:not([hidden])");
  }

  /** Orders what the form says and waits until the newest job has ended as wanted. */
  JsonNode ordered(Page page, String tab, String state) throws Exception {
    page.waitForSelector("#place-" + tab + " .go:enabled");
    page.click("#place-" + tab + " .go");
    page.waitForSelector("#place-takes .job");
    return ended(page, state);
  }

  JsonNode ended(Page page, String state) throws Exception {
    page.waitForSelector(
        "#place-takes .job:first-child[data-state=" + state + "]",
        new Page.WaitForSelectorOptions().setTimeout(180_000));
    return newest();
  }

  /** Waits until another job than this one is the newest, and done. */
  JsonNode endedOther(Page page, JsonNode known) throws Exception {
    other(known);
    return ended(page, "done");
  }

  /** Waits until another job than this one is the newest. */
  void other(JsonNode known) {
    String before = known.path("id").asText();
    await().atMost(Duration.ofMinutes(1)).until(() -> !newest().path("id").asText().equals(before));
  }

  JsonNode newest() throws Exception {
    return get("/v1/jobs?limit=1").path("items").path(0);
  }

  /**
   * Not as Playwright waits for expressions: it evaluates them in a way that the policy forbids.
   */
  static void until(Page page, String expression) {
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  JsonNode get(String path) throws Exception {
    return ask(request(path).GET());
  }

  JsonNode post(String path) throws Exception {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .header("Authorization", "Bearer " + runtimeFile().path("token").asText());
  }

  private JsonNode ask(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return Json.parse(answer.body());
  }

  private Path runtime() {
    return home.resolve("bridge.json");
  }

  private JsonNode runtimeFile() throws IOException {
    return Json.parse(Files.readString(runtime()));
  }

  @Override
  public void close() throws InterruptedException {
    browser.close();
    playwright.close();
    if (bridge != null) {
      bridge.destroy();
      bridge.waitFor(20, TimeUnit.SECONDS);
    }
  }
}
