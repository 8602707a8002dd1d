package app.pickup.http;

import app.pickup.budget.Budget;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may be spent, and what was: caps for a day and for a project, and the spend ledger. */
final class BudgetResource implements Resource {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  private final Budget budget;

  BudgetResource(Budget budget) {
    this.budget = budget;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/budget", http -> Answer.json(http, 200, view()));
    routes.put("/v1/budget", this::cap);
    routes.get("/v1/budget/spend", this::spend);
  }

  private void cap(Context http) throws Refused {
    CapRequest request = CapRequest.read(Body.json(http));
    budget.cap(request.scope(), request.amount());
    Answer.json(http, 200, view());
  }

  private ObjectNode view() {
    ObjectNode json = Json.object();
    ArrayNode caps = json.putArray("caps");
    budget.caps().forEach((scope, amount) -> caps.add(view(scope, amount)));
    Budget.Today today = budget.today();
    ObjectNode spent = json.putObject("spent");
    spent.set("today", JobView.money(budget.spent(Budget.DAY)));
    spent.put("day", today.day());
    spent.put("zone", today.zone());
    return json;
  }

  private ObjectNode view(String scope, Money amount) {
    Money spent = budget.spent(scope);
    BigDecimal left = new BigDecimal(amount.amount()).subtract(new BigDecimal(spent.amount()));
    ObjectNode json = Json.object();
    json.put("scope", scope.equals(Budget.DAY) ? "day" : "project");
    if (!scope.equals(Budget.DAY)) {
      json.put("project", scope.substring(Budget.project("").length()));
    }
    json.set("amount", JobView.money(amount));
    json.set("spent", JobView.money(spent));
    String free = left.signum() < 0 ? "0.00" : left.toPlainString();
    json.set("left", JobView.money(new Money(free, amount.currency(), amount.basis())));
    return json;
  }

  private void spend(Context http) throws Refused {
    Long limit = Asked.whole(http, "limit", 1, MOST);
    Long before = Asked.whole(http, "cursor", 0, Long.MAX_VALUE);
    Budget.Page page = budget.ledger(before, limit == null ? USUAL : limit.intValue());
    if (asksForCsv(http.header("Accept"))) {
      csv(http, page);
      return;
    }
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    page.items().forEach(line -> items.add(view(line)));
    body.put("next", page.next() == null ? null : page.next().toString());
    Answer.json(http, 200, body);
  }

  private static boolean asksForCsv(@Nullable String accept) {
    return accept != null
        && accept.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT).equals("text/csv");
  }

  private static ObjectNode view(Budget.Spend line) {
    ObjectNode json = Json.object();
    json.put("job", line.job());
    json.put("engine", line.engine());
    json.put("project", line.project());
    json.put("day", line.day());
    json.put("zone", line.zone());
    json.put("state", line.state());
    json.set("amount", JobView.money(line.amount()));
    json.put("at", line.at());
    return json;
  }

  /** A table has no place for the next page's number, so a link leads there (RFC 8288). */
  private static void csv(Context http, Budget.Page page) {
    Csv csv = new Csv();
    csv.line(
        "at", "day", "zone", "project", "engine", "job", "state", "amount", "currency", "basis");
    for (Budget.Spend line : page.items()) {
      csv.line(
          line.at(),
          line.day(),
          line.zone(),
          line.project(),
          line.engine(),
          line.job(),
          line.state(),
          line.amount().amount(),
          line.amount().currency(),
          line.amount().basis().name().toLowerCase(Locale.ROOT));
    }
    if (page.next() != null) {
      String size = http.queryParam("limit");
      http.header(
          "Link",
          "</v1/budget/spend?cursor="
              + page.next()
              + (size == null || size.isEmpty() ? "" : "&limit=" + size)
              + ">; rel=\"next\"");
    }
    http.status(200)
        .contentType("text/csv; charset=utf-8; header=present")
        .header("Content-Disposition", "attachment; filename=\"pickup-spend.csv\"")
        .result(csv.text().getBytes(StandardCharsets.UTF_8));
  }
}
