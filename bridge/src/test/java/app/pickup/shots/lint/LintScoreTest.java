package app.pickup.shots.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much the linter finds, and how often it is wrong, on prompts written for it. */
class LintScoreTest {
  private static final double FLOOR = 0.95;
  private static final double HELD_OUT_FLOOR = 0.9;

  private final Linter linter = new Linter();
  private final List<PromptSet.Sample> samples = PromptSet.all();

  /** True and false alarms, and faults that were missed. */
  private static final class Score {
    int hits;
    int falseAlarms;
    int missed;

    double precision() {
      return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
    }

    double recall() {
      return hits + missed == 0 ? 1 : (double) hits / (hits + missed);
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %-16s | %4d | %5d | %6d | %9.3f | %6.3f |%n",
          name,
          hits,
          falseAlarms,
          missed,
          precision(),
          recall());
    }
  }

  private Set<String> told(Brief brief) {
    return linter.read(brief).stream()
        .filter(each -> each.severity() != Severity.HINT)
        .map(Finding::rule)
        .collect(Collectors.toSet());
  }

  private void count(List<PromptSet.Sample> of, Map<String, Score> scores, List<String> wrong) {
    for (PromptSet.Sample each : of) {
      Set<String> told = told(each.brief());
      for (String rule : Linter.RULES) {
        Score score = scores.computeIfAbsent(rule, key -> new Score());
        boolean hit = told.contains(rule);
        boolean due = each.rules().contains(rule);
        score.hits += hit && due ? 1 : 0;
        score.falseAlarms += hit && !due ? 1 : 0;
        score.missed += !hit && due ? 1 : 0;
        if (hit != due) {
          wrong.add((hit ? "false " : "missed ") + rule + ": " + each.brief().text());
        }
      }
    }
  }

  private static Score sum(Map<String, Score> scores) {
    Score all = new Score();
    for (Score each : scores.values()) {
      all.hits += each.hits;
      all.falseAlarms += each.falseAlarms;
      all.missed += each.missed;
    }
    return all;
  }

  private List<PromptSet.Sample> part(String name) {
    return samples.stream().filter(each -> each.part().equals(name)).toList();
  }

  @Test
  @DisplayName("finds what it should and little else")
  void scores() {
    Map<String, Score> all = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    count(samples, all, wrong);
    Map<String, Score> late = new TreeMap<>();
    count(part("held-out"), late, new ArrayList<>());
    Map<String, Score> fresh = new TreeMap<>();
    count(part("fresh"), fresh, new ArrayList<>());
    StringBuilder table =
        new StringBuilder("\n| rule             | hits | false | missed | precision | recall |\n");
    all.forEach((rule, score) -> table.append(score.row(rule)));
    Score whole = sum(all);
    Score heldOut = sum(late);
    table
        .append(whole.row("all"))
        .append(heldOut.row("held-out alone"))
        .append(sum(fresh).row("fresh alone"));
    wrong.forEach(each -> table.append(each).append('\n'));
    System.out.println(table);
    assertThat(whole.precision()).isGreaterThanOrEqualTo(FLOOR);
    assertThat(whole.recall()).isGreaterThanOrEqualTo(FLOOR);
    assertThat(heldOut.precision()).isGreaterThanOrEqualTo(HELD_OUT_FLOOR);
    assertThat(heldOut.recall()).isGreaterThanOrEqualTo(HELD_OUT_FLOOR);
  }

  @Test
  @DisplayName("of a good prompt it says nothing above a hint")
  void clean() {
    List<PromptSet.Sample> clean = samples.stream().filter(each -> each.rules().isEmpty()).toList();
    assertThat(clean).hasSizeGreaterThanOrEqualTo(45);
    assertThat(clean)
        .allSatisfy(each -> assertThat(told(each.brief())).as(each.brief().text()).isEmpty());
  }

  @Test
  @DisplayName("it points to the very words")
  void places() {
    for (PromptSet.Sample each : samples) {
      each.at()
          .forEach(
              (rule, words) ->
                  assertThat(
                          linter.read(each.brief()).stream()
                              .filter(found -> found.rule().equals(rule))
                              .map(found -> each.brief().text().substring(found.from(), found.to()))
                              .toList())
                      .as(each.brief().text())
                      .contains(words));
    }
  }

  @Test
  @DisplayName("what was fixed is not found again, and fixes bring no new faults")
  void fixes() {
    for (PromptSet.Sample each : samples) {
      Brief brief = each.brief();
      String text = linter.mended(brief);
      Brief after =
          new Brief(
              text,
              brief.pointer(),
              brief.linesPointer(),
              brief.whole(),
              brief.seconds(),
              brief.lines(),
              brief.elements(),
              brief.bounds());
      List<Finding> left = linter.read(after);
      assertThat(left)
          .as(brief.text() + " → " + text)
          .allSatisfy(found -> assertThat(found.fix()).isNull());
      Set<String> before = new HashSet<>(told(brief));
      // what went may have been all that happens
      before.add(ActionMissing.ID);
      assertThat(before).as(brief.text() + " → " + text).containsAll(told(after));
      assertThat(text)
          .doesNotContain("  ")
          .doesNotContain(",,")
          .doesNotContain(" ,")
          .doesNotContain(", .");
    }
  }
}
