package app.pickup.app;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import picocli.CommandLine.Model.CommandSpec;

/** A round of drafts from a terminal: asked for, watched, shown on its contact sheet. */
record RoundRun(BridgeClient client, CommandSpec spec, boolean json) {

  /**
   * @return the exit code: 0 all are done or planned, 1 otherwise
   */
  int make(ObjectNode request, boolean dry) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.post("/v1/rounds" + (dry ? "?dryRun=true" : ""), request);
    JsonNode body = Json.own(answer.body());
    if (answer.statusCode() / 100 != 2) {
      return JobPrinter.refusal(body, json ? screen() : complaints(), json);
    }
    if (dry) {
      screen().println(Json.pretty(body));
      return 0;
    }
    String id = body.path("id").asText();
    try {
      for (JsonNode draft : body.path("drafts")) {
        complaints()
            .println("draft " + draft.path("number").asText() + ": " + draft.path("said").asText());
        complaints().flush();
        ShotRun.follow(client, draft.path("job").path("id").asText(), complaints());
      }
      return show(id);
    } catch (IOException | UncheckedIOException e) {
      complaints()
          .println(
              "The bridge has ended. The drafts go on at its next start; see pickup rounds "
                  + id.substring(0, 8));
      return 1;
    }
  }

  /** The round as it stands, with a fresh sheet. */
  int show(String id) throws IOException, InterruptedException {
    // it is drawn by being asked for
    try (InputStream sheet = client.file("/v1/rounds/" + id + "/sheet").body()) {
      sheet.transferTo(OutputStream.nullOutputStream());
    }
    return print(Json.own(client.get("/v1/rounds/" + id).body()));
  }

  int print(JsonNode round) {
    boolean done = true;
    for (JsonNode draft : round.path("drafts")) {
      done &= draft.path("job").path("state").asText().equals("done");
    }
    if (json) {
      screen().println(Json.pretty(round));
      return done ? 0 : 1;
    }
    screen().println("round   " + round.path("id").asText());
    for (JsonNode draft : round.path("drafts")) {
      JsonNode job = draft.path("job");
      boolean kept = draft.path("number").asInt() == round.path("kept").asInt(-1);
      screen()
          .printf(
              "%s %-5s %-8.8s  %-28s %s%n",
              kept ? "kept  " : "draft ",
              draft.path("number").asText(),
              job.path("id").asText(),
              draft.path("said").asText(),
              job.path("takes").isEmpty()
                  ? job.path("state").asText()
                  : job.path("takes").get(0).path("clip").path("path").asText());
      if (job.has("problem")) {
        JobPrinter.refusal(job.path("problem"), complaints(), false);
      }
    }
    screen().println("cost    " + money(round.at("/cost/drafts")));
    if (round.at("/cost/saved").isObject()) {
      screen().println("saved   " + money(round.at("/cost/saved")));
    }
    if (round.path("sheet").isTextual()) {
      screen().println("sheet   " + round.path("sheet").asText());
    }
    if (done && round.path("kept").isNull()) {
      screen().println("Keep one: pickup promote JOB --tier pro, or pickup rounds ROUND --keep N");
    }
    return done ? 0 : 1;
  }

  private static String money(JsonNode money) {
    return money.path("amount").asText() + " " + money.path("currency").asText();
  }

  private PrintWriter screen() {
    return spec.commandLine().getOut();
  }

  private PrintWriter complaints() {
    return spec.commandLine().getErr();
  }
}
