package app.pickup.problem;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.Engine.Begun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of the page of problems that says what one vendor's codes become. */
public final class VendorCodes {
  private final List<String> lines = new ArrayList<>();
  private final String vendor;
  private final String unclear;

  /**
   * @param numbers what the vendor's codes are
   * @param unclear what becomes of an order that may have been taken
   */
  public VendorCodes(String vendor, String numbers, String unclear) {
    this.vendor = vendor;
    this.unclear = unclear;
    lines.add("## What " + vendor + "'s codes become");
    lines.add("");
    lines.add("| " + numbers + " | what it means there | here | after an order |");
    lines.add("|---|---|---|---|");
  }

  /**
   * @param begun what an order that was answered so means
   */
  public void add(String number, String meaning, Problem problem, Begun begun) {
    String order =
        begun instanceof Begun.Later
            ? "sent again by itself"
            : begun instanceof Begun.Unclear ? unclear : "not taken, charged: no";
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
