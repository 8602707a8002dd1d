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

/** What may be spent: caps for a day and for a project, and what is left under each. */
final class BudgetResource implements Resource {
  private final Budget budget;

  BudgetResource(Budget budget) {
    this.budget = budget;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/budget", http -> Answer.json(http, 200, view()));
    routes.put("/v1/budget", this::cap);
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
}
