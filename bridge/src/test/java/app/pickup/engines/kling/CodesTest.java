package app.pickup.engines.kling;

import app.pickup.net.Reply;
import app.pickup.problem.VendorCodes;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every code of Kling's table (kling-api, error codes) has its words and its next step. */
class CodesTest {
  private record Row(int status, int code, String meaning) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(401, 1000, "authentication failed"),
          new Row(401, 1001, "no key was sent"),
          new Row(401, 1002, "the key is not valid"),
          new Row(401, 1003, "the token is not valid yet"),
          new Row(401, 1004, "the token has expired"),
          new Row(429, 1100, "the account is blocked"),
          new Row(429, 1101, "the account is in arrears"),
          new Row(429, 1102, "the resource pack is used up"),
          new Row(403, 1103, "no permission for this model"),
          new Row(400, 1200, "a parameter is wrong"),
          new Row(400, 1201, "a value is wrong"),
          new Row(404, 1202, "no such method"),
          new Row(404, 1203, "no such model"),
          new Row(400, 1300, "against a rule of the platform"),
          new Row(400, 1301, "moderation"),
          new Row(429, 1302, "too many requests"),
          new Row(429, 1303, "all slots are taken"),
          new Row(429, 1304, "this address is not on the account's list"),
          new Row(500, 5000, "server error"),
          new Row(503, 5001, "maintenance"),
          new Row(504, 5002, "time-out"));

  @Test
  @DisplayName("docs/problems.md says what each of Kling's codes becomes")
  void codes() throws Exception {
    VendorCodes page = new VendorCodes("Kling", "code", "looked for by our id");
    for (Row row : TABLE) {
      Reply reply =
          new Reply(
              row.status(), "{\"code\":" + row.code() + ",\"message\":\"" + row.meaning() + "\"}");
      page.add(
          Integer.toString(row.code()),
          row.meaning(),
          Answers.problem(reply.json()),
          Answers.declined(reply));
    }
    page.check();
  }
}
