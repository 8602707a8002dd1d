package app.pickup.http;

import app.pickup.budget.Budget;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Money.Basis;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to set one cap, or to lift it.
 *
 * @param scope the budget's own word for whom it holds
 * @param amount in USD; null lifts the cap
 */
record CapRequest(String scope, @Nullable Money amount) {
  private static final Set<String> FIELDS = Set.of("scope", "project", "amount");
  private static final int LONGEST_PROJECT = 4096;

  /** Below a thousand million, to the millionth that the ledger counts in. */
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");

  /**
   * Reads it from a body.
   *
   * @throws Refused with everything that is wrong in it
   */
  static CapRequest read(JsonNode body) throws Refused {
    if (!body.isObject()) {
      throw new Refused(field("The request", "must be an object").at(""));
    }
    List<Problem> problems = new ArrayList<>();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
                problems.add(
                    Problem.of(Code.REQUEST_UNKNOWN_FIELD, "field", shown).at("/" + shown));
              }
            });
    String scope = scope(body, problems);
    Money amount = amount(body, problems);
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    return new CapRequest(scope, amount);
  }

  private static String scope(JsonNode body, List<Problem> problems) {
    JsonNode project = body.path("project");
    switch (body.path("scope").asText()) {
      case "day" -> {
        if (!project.isMissingNode() && !project.isNull()) {
          problems.add(field("project", "has no place in a cap for the day").at("/project"));
        }
        return Budget.DAY;
      }
      case "project" -> {
        int length = project.isTextual() ? project.asText().length() : 0;
        if (length == 0 || length > LONGEST_PROJECT) {
          problems.add(
              field("project", "must be the project's id, or its file where it has none")
                  .at("/project"));
        }
        return Budget.project(project.asText());
      }
      default -> {
        problems.add(field("scope", "must be day or project").at("/scope"));
        return "";
      }
    }
  }

  private static @Nullable Money amount(JsonNode body, List<Problem> problems) {
    JsonNode amount = body.path("amount");
    if (amount.isNull()) {
      return null;
    }
    if (!amount.isTextual() || !AMOUNT.matcher(amount.asText()).matches()) {
      problems.add(
          field("amount", "must be USD as a string like \"12.50\", or null to lift the cap")
              .at("/amount"));
      return null;
    }
    return new Money(amount.asText(), "USD", Basis.LIST);
  }

  private static Problem field(String name, String why) {
    return Problem.of(Code.REQUEST_FIELD, "field", name, "why", why);
  }
}
