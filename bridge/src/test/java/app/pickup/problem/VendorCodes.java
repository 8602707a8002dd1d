package app.pickup.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of the page of problems that says what one vendor's codes become. */
public final class VendorCodes {
  private final List<String> lines = new ArrayList<>();
  private final String vendor;

  /**
   * @param numbers what the vendor's codes are
   */
  public VendorCodes(String vendor, String numbers) {
    this.vendor = vendor;
    lines.add("## What " + vendor + "'s codes become");
    lines.add("");
    lines.add("| " + numbers + " | what it means there | here | after an order |");
    lines.add("|---|---|---|---|");
  }

  /**
   * @param order what becomes of an order that was answered so
   */
  public void add(String number, String meaning, Problem problem, String order) {
    lines.add(
        "| " + number + " | " + meaning + " | `" + problem.code().id() + "` | " + order + " |");
  }

  /** Holds the page to it; a fresh part lies in {@code target}. */
  public void check() throws Exception {
    String part = String.join("\n", lines) + "\n";
    Files.writeString(
        Path.of("target/problems-" + vendor.toLowerCase().replace(' ', '-') + ".md"), part);
    assertThat(Files.readString(Path.of("docs/problems.md"))).contains(part);
  }
}
