package app.pickup.http;

import app.pickup.budget.Budget;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was spent: each purchase, and the sums by client and project; also as tables. */
final class SpendResource implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  private final Budget budget;

  SpendResource(Budget budget) {
    this.budget = budget;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/budget/spend", this::purchases);
    routes.get("/v1/budget/totals", this::totals);
  }

  private void purchases(Context http) throws Refused {
    Long limit = Asked.whole(http, "limit", 1, MOST);
    Budget.Page page =
        budget.ledger(
            Asked.text(http, "project"),
            Asked.text(http, "client"),
            Asked.whole(http, "cursor", 0, Long.MAX_VALUE),
            limit == null ? USUAL : limit.intValue());
    if (asksForCsv(http)) {
      table(http, page);
      return;
    }
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    page.items().forEach(line -> items.add(view(line)));
    body.put("next", page.next() == null ? null : page.next().toString());
    Answer.json(http, 200, body);
  }

  private static ObjectNode view(Budget.Spend line) {
    ObjectNode json = Json.object();
    json.put("job", line.job());
    json.put("engine", line.engine());
    json.put("project", line.project());
    json.put("client", line.client());
    json.put("day", line.day());
    json.put("zone", line.zone());
    json.put("state", line.state());
    json.set("amount", JobView.money(line.amount()));
    json.put("at", line.at());
    return json;
  }

  /** A table has no place for the next page's number, so a link leads there (RFC 8288). */
  private static void table(Context http, Budget.Page page) {
    Csv csv = new Csv();
    csv.line(
        "at",
        "day",
        "zone",
        "client",
        "project",
        "engine",
        "job",
        "state",
        "amount",
        "currency",
        "basis");
    for (Budget.Spend line : page.items()) {
      csv.line(
          line.at(),
          line.day(),
          line.zone(),
          line.client(),
          line.project(),
          line.engine(),
          line.job(),
          line.state(),
          line.amount().amount(),
          line.amount().currency(),
          line.amount().basis().name().toLowerCase(Locale.ROOT));
    }
    if (page.next() != null) {
      StringBuilder next = new StringBuilder("/v1/budget/spend?cursor=" + page.next());
      for (String name : new String[] {"limit", "project", "client"}) {
        String asked = Asked.text(http, name);
        if (asked != null) {
          next.append('&').append(name).append('=');
          next.append(URLEncoder.encode(asked, StandardCharsets.UTF_8));
        }
      }
      http.header("Link", "<" + next + ">; rel=\"next\"");
    }
    answer(http, csv, "pickup-spend.csv");
  }

  private void totals(Context http) throws Refused {
    Set<Budget.By> by = EnumSet.noneOf(Budget.By.class);
    String asked = Asked.text(http, "by");
    for (String word : (asked == null ? "client,project" : asked).split(",", -1)) {
      by.add(Asked.word(word, Budget.By.class, "by", "must be client, project or client,project"));
    }
    if (asksForCsv(http)) {
      Csv csv = new Csv().line("client", "project", "purchases", "amount", "currency");
      for (Budget.Total sum : budget.totals(by)) {
        csv.line(
            sum.client(),
            sum.project(),
            Integer.toString(sum.purchases()),
            sum.amount().amount(),
            sum.amount().currency());
      }
      answer(http, csv, "pickup-totals.csv");
      return;
    }
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    for (Budget.Total sum : budget.totals(by)) {
      ObjectNode json = items.addObject();
      json.put("client", sum.client());
      json.put("project", sum.project());
      json.put("purchases", sum.purchases());
      json.set("amount", JobView.money(sum.amount()));
    }
    Answer.json(http, 200, body.putNull("next"));
  }

  private static boolean asksForCsv(Context http) {
    @Nullable String accept = http.header("Accept");
    return accept != null
        && accept.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT).equals("text/csv");
  }

  private static void answer(Context http, Csv csv, String name) {
    http.status(200)
        .contentType("text/csv; charset=utf-8; header=present")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .result(csv.text().getBytes(StandardCharsets.UTF_8));
  }
}
