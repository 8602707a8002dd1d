package app.pickup.app;

import app.pickup.shots.lint.Brief;
import app.pickup.shots.lint.Linter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Times the linter, for {@code scripts/bench}: the first call, and one of many. */
@Command(name = "measure-lint", hidden = true)
final class MeasureLintCommand implements Callable<Integer> {
  private static final int ROUNDS = 2_000;
  private static final int CHARACTERS = 2_500;
  private static final String PROMPT =
      "Slow push-in on a woman in a grey coat who crosses the square at dusk, dramatic lighting, "
          + "then whip pan to the clock, no people. 雨夜的小巷，一位老人撑着黑伞慢慢走来。 ";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    String text = PROMPT.repeat(CHARACTERS / PROMPT.length() + 1).substring(0, CHARACTERS);
    Brief brief = new Brief(text, "/text", "/lines", true, BigDecimal.TEN, List.of(), null, null);
    long start = System.nanoTime();
    Linter linter = new Linter();
    int findings = linter.read(brief).size();
    double cold = (System.nanoTime() - start) / 1e6;
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long began = System.nanoTime();
      linter.read(brief);
      millis.add((System.nanoTime() - began) / 1e6);
    }
    List<Double> warm = new ArrayList<>(millis.subList(ROUNDS / 2, ROUNDS));
    Collections.sort(warm);
    screen.printf(
        Locale.ROOT,
        "lint of %d characters, %d findings: first %.0f ms, then p50 %.2f ms, p95 %.2f ms%n",
        CHARACTERS,
        findings,
        cold,
        warm.get(warm.size() / 2),
        warm.get(warm.size() * 95 / 100));
    return 0;
  }
}
