package app.pickup.http;

import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The body of a request: JSON in UTF-8, of a bounded size. */
final class Body {
  /** Bytes; far above any honest request. */
  static final int LIMIT = 256 * 1024;

  private Body() {}

  /**
   * Reads it.
   *
   * @throws Refused {@code request.too-large}, {@code request.json}
   */
  static JsonNode json(Context http) throws Refused {
    return parse(bytes(http));
  }

  /** The same; a body left out is an empty object. */
  static JsonNode optionalJson(Context http) throws Refused {
    byte[] bytes = bytes(http);
    return bytes.length == 0 ? Json.object() : parse(bytes);
  }

  private static byte[] bytes(Context http) throws Refused {
    byte[] bytes;
    try {
      bytes = http.req().getInputStream().readNBytes(LIMIT + 1);
    } catch (IOException e) {
      throw new Refused(Code.GATE_BAD_REQUEST); // cut off, or its chunks are no chunks
    }
    if (bytes.length > LIMIT) {
      throw new Refused(Code.REQUEST_TOO_LARGE, "limit", Integer.toString(LIMIT));
    }
    return bytes;
  }

  private static JsonNode parse(byte[] bytes) throws Refused {
    try {
      // an unpaired surrogate or a broken sequence would come back as another name
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode node = Json.parse(text);
      if (node.isMissingNode()) {
        throw new Refused(Code.REQUEST_JSON, "why", "it is empty");
      }
      return node;
    } catch (CharacterCodingException e) {
      throw new Refused(Code.REQUEST_JSON, "why", "it is not UTF-8");
    } catch (JsonProcessingException e) {
      throw new Refused(Code.REQUEST_JSON, "why", where(e));
    }
  }

  /** Jackson's own words would show the text around the fault. */
  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? "it does not parse"
        : "it does not parse at line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr();
  }
}
