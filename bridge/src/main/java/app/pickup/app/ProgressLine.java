package app.pickup.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** How a job goes on, for the eye: one line that moves on a terminal, one line a step elsewhere. */
final class ProgressLine {

  private static final int WIDTH = 24;

  private final PrintWriter to;
  private final boolean terminal;
  private String last = "";

  ProgressLine(PrintWriter to, boolean terminal) {
    this.to = to;
    this.terminal = terminal;
  }

  void show(JsonNode job) {
    String text = job.path("step").path("text").asText();
    double progress = job.path("progress").asDouble();
    if (terminal) {
      int full = (int) Math.round(progress * WIDTH);
      to.printf(
          "\r\u001b[K%s%s %3d %%  %s",
          "█".repeat(full), "░".repeat(WIDTH - full), Math.round(progress * 100), text);
      to.flush();
    } else {
      String state = job.path("state").asText();
      if (!state.equals(last)) {
        last = state;
        to.println(text);
        to.flush();
      }
    }
  }

  void end() {
    if (terminal) {
      to.print("\r\u001b[K");
      to.flush();
    }
  }
}
