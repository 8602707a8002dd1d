package app.pickup.engines.atlas;

import app.pickup.net.Reply;
import app.pickup.problem.VendorCodes;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every status of Atlas' table (docs, errors) has its words and its next step. */
class CodesTest {
  private record Row(int status, String meaning) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(400, "malformed, or no such model"),
          new Row(401, "the key is missing, unknown or expired"),
          new Row(402, "the balance is too low"),
          new Row(403, "not allowed"),
          new Row(404, "no such resource or model"),
          new Row(408, "time-out"),
          new Row(413, "more than 50 MB"),
          new Row(429, "too many requests"),
          new Row(451, "not offered in this region"),
          new Row(500, "server error"),
          new Row(503, "the maker behind it is down"),
          new Row(504, "time-out"));

  @Test
  @DisplayName("docs/problems.md says what each of Atlas' statuses becomes")
  void codes() throws Exception {
    VendorCodes page =
        new VendorCodes(
            "Atlas Cloud", "status", "`engine.outcome-unknown`: never sent again by itself");
    for (Row row : TABLE) {
      Reply reply =
          new Reply(
              row.status(), "{\"code\":" + row.status() + ",\"msg\":\"" + row.meaning() + "\"}");
      page.add(
          Integer.toString(row.status()),
          row.meaning(),
          Answers.problem(reply),
          Answers.declined(reply));
    }
    page.check();
  }
}
