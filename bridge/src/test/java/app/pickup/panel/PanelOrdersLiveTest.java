package app.pickup.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The door, the cast, the money, the queue, drafts and the clouds, driven as an editor does. */
@Tag("live")
@SuppressWarnings("NullAway.Init")
class PanelOrdersLiveTest {
  private static PanelHouse house;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    house = new PanelHouse();
  }

  @AfterAll
  static void stop() throws Exception {
    if (house != null) {
      house.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    page = house.open(900, "en-US");
  }

  @AfterEach
  void close(TestInfo test) {
    // what stood there last, for whoever has to find out why
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                Path.of(
                    "target/panel-pictures", test.getTestMethod().orElseThrow().getName() + ".png"))
            .setFullPage(true));
    page.context().close();
  }

  @Test
  @DisplayName("who comes without a code types one; a wrong one opens nothing")
  void typedCode() throws Exception {
    Page stranger = house.blank(480, "en-US");
    stranger.navigate(house.url() + "/panel/");
    stranger.fill(".pair .code", "AAAA-AAAA");
    stranger.click(".pair .go");
    stranger.waitForSelector(".pair .wrongs .wrong");
    assertThat(stranger.locator("[role=tab]").count()).isZero();
    stranger.fill(".pair .code", house.code().toLowerCase(Locale.ROOT));
    stranger.click(".pair .go");
    stranger.waitForSelector("[role=tab]");
    stranger.reload();
    stranger.waitForSelector("[role=tab]");
    stranger.context().close();
  }

  @Test
  @DisplayName("somebody joins the cast, is changed, stands in the words' form, and leaves")
  void cast() {
    Path still = house.sample.resolveSibling("dusk.jpg");
    page.click("#tab-cast");
    page.click("#place-cast button:text-is('Add to the cast')");
    page.fill("#place-cast [data-at='/name'] input", "Dusk");
    page.check("#place-cast input[value=look]");
    page.fill("#place-cast [data-at='/images/0'] input", "/nowhere/at all.png");
    page.click("#place-cast button:text-is('Keep')");
    page.waitForSelector("#place-cast [data-at='/images/0'] .wrong:not([hidden])");
    page.fill("#place-cast [data-at='/images/0'] input", still.toString());
    page.click("#place-cast button:text-is('Keep')");
    page.waitForSelector("#place-cast .card h3:text-is('Dusk')");
    page.click("#place-cast .card button:text-is('Change')");
    page.fill("#place-cast [data-at='/notes'] input", "warm");
    page.click("#place-cast button:text-is('Keep')");
    page.waitForSelector("#place-cast .card");
    page.click("#tab-make");
    page.waitForSelector("#place-make [data-at='/elements'] label:has-text('Dusk')");
    page.click("#tab-cast");
    page.click("#place-cast .card button:text-is('Delete')");
    assertThat(page.locator("#place-cast .card").count()).as("asked once more").isEqualTo(1);
    page.click("#place-cast .card .acts button:last-child");
    page.waitForSelector("#place-cast .empty");
  }

  @Test
  @DisplayName("a cap stops an order that costs more, before anything is sent; raised, it goes")
  void caps() throws Exception {
    page.click("#tab-budget");
    page.fill("#place-budget [data-at='/amount'] input", "a lot");
    page.click("#place-budget button:text-is('Set')");
    page.waitForSelector("#place-budget .wrong:not([hidden])");
    page.fill("#place-budget [data-at='/amount'] input", "0.01");
    page.click("#place-budget button:text-is('Set')");
    page.waitForSelector("#place-budget .hint:has-text('0.01')");

    page.click("#tab-make");
    page.selectOption("#place-make [data-at='/engine'] select", "kling");
    page.check("#place-make input[value=draft]");
    page.fill("#place-make textarea", "A paper boat on a stream.");
    page.waitForSelector("#place-make .foot .wrong");
    assertThat(page.isEnabled("#place-make .go")).isFalse();
    assertThat(page.textContent("#place-make .foot .charged")).isEqualTo("Charged: no");

    page.click("#tab-budget");
    page.fill("#place-budget [data-at='/amount'] input", "20");
    page.click("#place-budget button:text-is('Set')");
    page.waitForSelector("#place-budget .hint:has-text('20')");
    page.click("#tab-make");
    page.fill("#place-make textarea", "A paper boat on a quick stream.");
    page.waitForSelector("#place-make .go:enabled");
    assertThat(page.textContent("#place-make .sentence")).contains("Kling");
    assertThat(page.textContent("#place-make .price")).contains("USD");
    JsonNode job = house.ordered(page, "make", "done");
    assertThat(job.path("engine").asText()).isEqualTo("kling");

    page.click("#tab-budget");
    page.waitForSelector("#place-budget table td:text-is('kling')");
    Download csv =
        page.waitForDownload(
            () -> page.click("#place-budget button:text-is('Save as table (CSV)')"));
    assertThat(Files.readString(csv.path())).contains("kling", "USD");
  }

  @Test
  @DisplayName("nothing can be ordered until the sentence is about the form as it stands")
  void saidFirst() throws Exception {
    house.take(page, house.sample);
    page.check("#place-swap input[value=colour]");
    page.waitForSelector("#place-swap .go:enabled");
    List<Route> held = new CopyOnWriteArrayList<>();
    page.route("**/v1/edit?dryRun=true", held::add);
    page.fill("#place-swap [data-at='/edit/with/colour'] input[type=text]", "#112233");
    assertThat(page.isEnabled("#place-swap .go")).isFalse();
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.isEnabled("#place-swap .go")).isFalse();
    page.unroute("**/v1/edit?dryRun=true");
    held.forEach(Route::resume);
    JsonNode job = house.ordered(page, "swap", "done");
    JsonNode request = house.get("/v1/jobs/" + job.path("id").asText() + "/request");
    assertThat(request.at("/edit/with/colour").asText()).isEqualTo("#112233");
  }

  @Test
  @DisplayName("footage goes to a cloud only as the sentence says, and comes back as itself")
  void cloudEdit() throws Exception {
    house.take(page, house.sample);
    page.check("#place-swap input[value=style]");
    page.selectOption("#place-swap [data-at='/engine'] select", "atlas");
    page.check("#place-swap input[value=draft]");
    page.fill("#place-swap textarea", "Watercolour on rough paper.");
    page.waitForSelector("#place-swap [data-at='/consent/who'] .wrong:not([hidden])");
    page.fill("#place-swap [data-at='/consent/who'] input", "Who is shown");
    page.fill("#place-swap [data-at='/consent/scope'] input", "this test");
    page.waitForSelector("#place-swap .go:enabled");
    assertThat(page.textContent("#place-swap .sentence")).contains("Atlas");
    assertThat(page.textContent("#place-swap .price")).contains("USD");
    JsonNode job = house.ordered(page, "swap", "done");
    assertThat(job.path("takes").path(0).path("proof").path("passed").asBoolean()).isTrue();

    page.click("#tab-swap");
    page.check("#place-swap input[value=background]");
    page.selectOption("#place-swap [data-at='/engine'] select", "auto");
    page.check("#place-swap input[value=colour]");
    assertThat(page.isVisible("#place-swap [data-at='/consent/who']"))
        .as("nothing leaves the machine, so nobody is asked")
        .isFalse();
  }

  @Test
  @DisplayName("drafts of one round: ordered in one click, seen on one sheet, one is kept")
  void round() throws Exception {
    page.click("#tab-make");
    page.fill("#place-make textarea", "A lighthouse at night.");
    page.fill("#place-make [data-at='/seconds'] input", "1");
    page.check("#place-make input[value=draft]");
    page.fill("#place-make [data-at='/drafts/count'] input", "2");
    JsonNode first = house.ordered(page, "make", "done");
    assertThat(first.path("kind").asText()).isEqualTo("generate");
    page.waitForSelector(
        "#place-takes .job:nth-child(2)[data-state=done]",
        new Page.WaitForSelectorOptions().setTimeout(180_000));
    page.click("#place-takes .job:first-child .look");
    page.waitForSelector(".sheet[src]");
    page.click("button:text-is('Keep this draft')");
    page.waitForSelector(".take .good:text-is('This draft is kept')");
    PanelHouse.until(page, "document.querySelector('.sheet').naturalWidth > 0");
    JsonNode round = house.get("/v1/rounds?limit=1").path("items").path(0);
    assertThat(round.path("drafts")).hasSize(2);
    assertThat(round.path("kept").asInt()).isPositive();
  }

  @Test
  @DisplayName("a take is made again, and made better, from its own view")
  void again() throws Exception {
    house.take(page, house.sample);
    page.check("#place-swap input[value=colour]");
    page.check("#place-swap input[value=draft]");
    JsonNode draft = house.ordered(page, "swap", "done");
    page.click("#place-takes .job:first-child .look");
    page.click(".take button:text-is('Same recipe again')");
    page.click(".take .wrongs .go");
    JsonNode same = house.endedOther(page, draft);
    assertThat(same.path("tier").asText()).isEqualTo("draft");
    page.click("#place-takes .job:first-child .look");
    page.click(".take button:text-matches('^Make it standard', 'i')");
    assertThat(page.textContent(".take .wrongs .sentence")).contains("Free");
    page.click(".take .wrongs .go");
    JsonNode better = house.endedOther(page, same);
    assertThat(better.path("tier").asText()).isEqualTo("standard");

    Path clip = Path.of(better.path("takes").path(0).path("clip").path("path").asText());
    page.click("#place-takes .job:first-child .look");
    Files.delete(clip);
    page.click(".take button:text-is('Show in folder')");
    assertThat(page.textContent(".take .wrongs .wrong")).contains(clip.getFileName().toString());
  }

  @Test
  @DisplayName("what is queued is paused, goes on, and moves up")
  void queue() throws Exception {
    house.take(page, house.sample);
    page.check("#place-swap input[value=colour]");
    page.check("#place-swap input[value=pro]");
    for (int i = 1; i <= 5; i++) {
      JsonNode before = house.newest();
      page.click("#tab-swap");
      page.fill("#place-swap [data-at='/edit/with/colour'] input[type=text]", "#10101" + i);
      page.waitForSelector("#place-swap .go:enabled");
      page.click("#place-swap .go");
      house.other(before);
    }
    String last = house.newest().path("id").asText();
    int place = position(last);
    assertThat(place).isGreaterThan(1);
    page.click("#place-takes .job:first-child button[aria-label='Earlier']");
    page.waitForCondition(() -> position(last) < place);
    page.click("#place-takes .job:first-child button:text-is('Pause')");
    page.waitForSelector("#place-takes .job:first-child button:text-is('Resume')");
    assertThat(page.textContent("#place-takes .job:first-child .step")).contains("Paused");
    JsonNode paused = house.get("/v1/jobs/" + last);
    assertThat(paused.path("paused").asBoolean()).isTrue();
    page.click("#place-takes .job:first-child button:text-is('Resume')");
    page.waitForSelector("#place-takes .job:first-child button:text-is('Pause')");
    for (JsonNode job : house.get("/v1/jobs?limit=5").path("items")) {
      if (!job.path("id").asText().equals(last)) {
        house.post("/v1/jobs/" + job.path("id").asText() + "/cancel");
      }
    }
    assertThat(house.ended(page, "done").path("id").asText()).isEqualTo(last);
  }

  private static int position(String id) {
    try {
      return house.get("/v1/jobs/" + id).path("queuePosition").asInt();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
