package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says where the panel is, with a one-time code that pairs it. Without a running bridge it is one
 * itself, until it is stopped.
 */
@Command(
    name = "panel",
    mixinStandardHelpOptions = true,
    description = "Open the panel, paired; run a bridge for it when none runs.")
final class PanelCommand implements Callable<Integer> {
  @Option(
      names = "--idle-exit",
      description = "A bridge run for it leaves after 10 minutes without callers and jobs.")
  private boolean idleExit;

  @Option(
      names = "--code",
      description = "Only a code to type into the panel of a host; no browser is opened.")
  private boolean codeOnly;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  PanelCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    try (Reach reach = Reach.panels(ServeCommand.home(), workshop)) {
      HttpResponse<String> answer = reach.client().post("/v1/pair/code", Json.object());
      JsonNode code = Json.parse(answer.body());
      if (answer.statusCode() != 201) {
        screen.println(code.path("detail").asText());
        return 1;
      }
      String text = code.path("code").asText();
      // the script that started this opens the address, where there is a screen
      if (!codeOnly) {
        screen.println(reach.client().url() + "/panel/#" + text);
      }
      screen.println("In a host without a browser type " + text + " within ten minutes.");
      if (reach.own()) {
        screen.println(
            idleExit
                ? "The bridge leaves when nobody has needed it for ten minutes."
                : "The bridge runs until you stop this with Ctrl-C.");
        screen.flush();
        await(reach);
      }
      screen.flush();
      return 0;
    }
  }

  private void await(Reach reach) throws InterruptedException {
    CountDownLatch leave = new CountDownLatch(1);
    try (IdleWatch idle = new IdleWatch()) {
      if (idleExit) {
        reach.leaveIdle(idle, leave::countDown);
      }
      leave.await();
    }
  }
}
