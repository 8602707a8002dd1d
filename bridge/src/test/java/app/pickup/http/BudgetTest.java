package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.shots.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every answer here is held against openapi.yaml by {@link House#ask}. */
class BudgetTest {
  private static final String FORMULA = "=HYPERLINK(\"http://evil\",\"雨\")";

  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Wire.Reply put(String body) throws Exception {
    return house.ask("PUT", "/v1/budget", body);
  }

  private void buy(String project, String amount) throws Exception {
    buy(project, null, amount);
  }

  private void buy(String project, @Nullable String client, String amount) throws Exception {
    house.budget.reserve(
        house.enter(), "kling", project, client, new Money(amount, "USD", Money.Basis.LIST));
  }

  @Test
  @DisplayName("caps are set, replaced and lifted one by one, and say what is left")
  void caps() throws Exception {
    JsonNode none = house.get("/v1/budget").json();
    assertThat(none.path("caps")).isEmpty();
    assertThat(none.path("spent").path("today").path("amount").asText()).isEqualTo("0.00");
    assertThat(none.path("spent").path("zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(put("{\"scope\":\"day\",\"amount\":\"12.50\"}").status()).isEqualTo(200);
    buy("/films/a:b.kdenlive", "4.20");
    put("{\"scope\":\"project\",\"project\":\"/films/a:b.kdenlive\",\"amount\":\"3\"}");
    JsonNode both = put("{\"scope\":\"day\",\"project\":null,\"amount\":\"10.5\"}").json();
    JsonNode day = both.path("caps").get(0);
    assertThat(day.path("amount").path("amount").asText()).isEqualTo("10.50");
    assertThat(day.path("left").path("amount").asText()).isEqualTo("6.30");
    JsonNode project = both.path("caps").get(1);
    assertThat(project.path("project").asText()).isEqualTo("/films/a:b.kdenlive");
    assertThat(project.path("spent").path("amount").asText()).isEqualTo("4.20");
    assertThat(project.path("left").path("amount").asText()).isEqualTo("0.00");
    assertThat(both.path("spent").path("today").path("amount").asText()).isEqualTo("4.20");
    put("{\"scope\":\"day\",\"amount\":null}");
    assertThat(house.get("/v1/budget").json().path("caps")).hasSize(1);
  }

  @Test
  @DisplayName("all that is wrong with a cap is told at once, and nothing is set")
  void allProblems() throws Exception {
    assertThat(told("{\"scope\":\"week\",\"amount\":\"-1\",\"colour\":1}"))
        .containsExactlyInAnyOrder(
            "/scope request.field", "/amount request.field", "/colour request.unknown-field");
    assertThat(told("{\"scope\":\"day\",\"project\":\"x\"}"))
        .containsExactlyInAnyOrder("/project request.field", "/amount request.field");
    assertThat(told("{\"scope\":\"project\",\"amount\":12.5}"))
        .containsExactlyInAnyOrder("/project request.field", "/amount request.field");
    for (String bad :
        List.of("", " 1", "1,5", "1e3", "0x1", "+1", "NaN", "1.", "1.1234567", "1234567890")) {
      assertThat(told("{\"scope\":\"day\",\"amount\":\"" + bad + "\"}"))
          .as(bad)
          .containsExactly("/amount request.field");
    }
    assertThat(told("[]")).containsExactly(" request.field");
    assertThat(put("{").status()).isEqualTo(400);
    assertThat(put("{\"scope\":\"day\",\"scope\":\"day\",\"amount\":null}").status())
        .isEqualTo(400);
    assertThat(house.budget.caps()).isEmpty();
  }

  private List<String> told(String body) throws Exception {
    Wire.Reply reply = put(body);
    assertThat(reply.status()).as(body).isEqualTo(422);
    List<String> told = new ArrayList<>();
    reply
        .json()
        .path("problems")
        .forEach(p -> told.add(p.path("pointer").asText() + " " + p.path("code").asText()));
    return told;
  }

  @Test
  @DisplayName("spend comes in pages, newest first")
  void pages() throws Exception {
    for (int i = 1; i <= 3; i++) {
      buy("p", i + ".00");
    }
    JsonNode first = house.get("/v1/budget/spend?limit=2").json();
    assertThat(first.path("items").get(0).path("amount").path("amount").asText()).isEqualTo("3.00");
    JsonNode second =
        house.get("/v1/budget/spend?limit=2&cursor=" + first.path("next").asText()).json();
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(second.path("items").get(0).path("zone").asText()).isEqualTo("Europe/Berlin");
    for (String bad : List.of("limit=0", "limit=1001", "limit=x", "cursor=-1")) {
      assertThat(house.get("/v1/budget/spend?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("35 as a table no project's name becomes a formula, and quotes and lines hold")
  void csv() throws Exception {
    buy(FORMULA, "0.84");
    buy("a, \"b\"\r\nc", "1.00");
    Wire.Reply reply =
        house.ask("GET", "/v1/budget/spend", null, "Accept: text/csv, application/json;q=0.5");
    assertThat(reply.header("content-type")).isEqualTo("text/csv; charset=utf-8; header=present");
    assertThat(reply.body())
        .startsWith("at,day,zone,client,project,engine,job,state,amount,currency,basis\r\n")
        .contains(",Europe/Berlin,,\"a, \"\"b\"\"\r\nc\",kling,")
        .contains(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"雨\"\")\",kling,")
        .contains(",reserved,0.84,USD,list\r\n");
    Wire.Reply page =
        house.ask("GET", "/v1/budget/spend?limit=1", null, "Accept: text/csv; header=present");
    assertThat(page.header("link")).matches("</v1/budget/spend\\?cursor=2&limit=1>; rel=\"next\"");
    assertThat(house.ask("GET", "/v1/budget/spend", null, "Accept: */*").json().path("items"))
        .hasSize(2);
  }

  @Test
  @DisplayName("spend is told of one client or project, and summed by both, by either, as a table")
  void clients() throws Exception {
    buy("/a", "Fünf & Söhne", "1.00");
    buy("/a", "Fünf & Söhne", "0.50");
    buy("/b", "Fünf & Söhne", "2.00");
    buy("/a", FORMULA, "4.00");
    buy("/a", "8.00");
    String asked = "client=F%C3%BCnf%20%26%20S%C3%B6hne";
    JsonNode theirs = house.get("/v1/budget/spend?" + asked).json();
    assertThat(theirs.path("items")).hasSize(3);
    assertThat(theirs.path("items").get(0).path("client").asText()).isEqualTo("Fünf & Söhne");
    assertThat(house.get("/v1/budget/spend?project=/a&" + asked).json().path("items")).hasSize(2);
    Wire.Reply page =
        house.ask("GET", "/v1/budget/spend?limit=1&" + asked, null, "Accept: text/csv");
    assertThat(page.header("link"))
        .contains("cursor=3&limit=1&client=F%C3%BCnf+%26+S%C3%B6hne>; rel=");

    assertThat(totals("")).containsExactly("null /a 8.00", "= /a 4.00", "F /a 1.50", "F /b 2.00");
    assertThat(totals("?by=client"))
        .containsExactly("null null 8.00", "= null 4.00", "F null 3.50");
    assertThat(totals("?by=project")).containsExactly("null /a 13.50", "null /b 2.00");
    assertThat(house.get("/v1/budget/totals?by=colour").status()).isEqualTo(422);
    assertThat(house.ask("GET", "/v1/budget/totals", null, "Accept: text/csv").body())
        .startsWith("client,project,purchases,amount,currency\r\n,/a,1,8.00,USD\r\n")
        .contains("\"'=HYPERLINK(")
        .contains("\r\nFünf & Söhne,/a,2,1.50,USD\r\n");
  }

  private List<String> totals(String query) throws Exception {
    List<String> told = new ArrayList<>();
    for (JsonNode sum : house.get("/v1/budget/totals" + query).json().path("items")) {
      String client = sum.path("client").asText();
      told.add(
          (client.equals("null") ? client : client.substring(0, 1))
              + " "
              + sum.path("project").asText()
              + " "
              + sum.path("amount").path("amount").asText());
    }
    return told;
  }

  @Test
  @DisplayName("35 a cell that begins like a formula gets an apostrophe, others stay")
  void formulas() {
    for (String bad : List.of("=1", "+1", "-1", "@a", "\t=1")) {
      assertThat(new Csv().line(bad).text()).as(bad).isEqualTo("'" + bad + "\r\n");
    }
    assertThat(new Csv().line("\r=1").text()).isEqualTo("\"'\r=1\"\r\n");
    assertThat(new Csv().line("a=1", "", null, "雨 rain", "x\ny").text())
        .isEqualTo("a=1,,,雨 rain,\"x\ny\"\r\n");
  }

  @Test
  @DisplayName("reading changes no cap, and other methods are not offered")
  void methods() throws Exception {
    assertThat(house.ask("POST", "/v1/budget", Json.text(Json.object())).status()).isEqualTo(405);
    assertThat(house.ask("DELETE", "/v1/budget", "{}").status()).isEqualTo(405);
    assertThat(house.budget.caps()).isEmpty();
  }
}
