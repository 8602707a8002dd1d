package app.pickup.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * How a job goes on, for the eye: one line that moves on a terminal, one line a step elsewhere, and
 * bare percents for a program that shows them itself (Kdenlive's clip jobs read {@code
 * percentage:NN}).
 */
final class ProgressLine {

  private static final int WIDTH = 24;

  /** How it is shown. */
  enum Form {
    MOVING,
    STEPS,
    PERCENT;

    /** As whoever started this asks by {@code PICKUP_PROGRESS=percent}; else as the screen can. */
    static Form asked() {
      return "percent".equals(System.getenv("PICKUP_PROGRESS"))
          ? PERCENT
          : System.console() != null ? MOVING : STEPS;
    }
  }

  private final PrintWriter to;
  private final Form form;
  private String last = "";

  ProgressLine(PrintWriter to, Form form) {
    this.to = to;
    this.form = form;
  }

  void show(JsonNode job) {
    String text = job.path("step").path("text").asText();
    double progress = job.path("progress").asDouble();
    if (form == Form.PERCENT) {
      say("percentage:" + Math.round(progress * 100));
    } else if (form == Form.MOVING) {
      int full = (int) Math.round(progress * WIDTH);
      to.printf(
          "\r\u001b[K%s%s %3d %%  %s",
          "█".repeat(full), "░".repeat(WIDTH - full), Math.round(progress * 100), text);
      to.flush();
    } else {
      say(text);
    }
  }

  private void say(String line) {
    if (!line.equals(last)) {
      last = line;
      to.println(line);
      to.flush();
    }
  }

  void end() {
    if (form == Form.MOVING) {
      to.print("\r\u001b[K");
      to.flush();
    }
  }
}
