package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardRenderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "local|{'shots':[{'prompt':'a street'}]}|true",
        "local|{'shots':[{'prompt':'@Anna waits'},{'prompt':'a street'}],'elements':['e']}|true",
        "local|{'shots':[{'prompt':'a street'},{'prompt':'@Anna waits'}],'elements':['e']}|false",
        "local|{'shots':[{'prompt':'a street'}],'images':{'first':'/a.png'}}|false",
        "local|{'prompt':'@Anna waits','elements':['e']}|false",
        "kling|{'shots':[{'prompt':'a street'}]}|false"
      })
  @DisplayName("a part that ends on a drawn board is not pinned to the next one")
  void drawn(String engine, String wish, boolean drawn) {
    assertThat(
            BoardRender.drawn(
                Json.object().put("engine", engine),
                (ObjectNode) Json.own(wish.replace('\'', '"'))))
        .isEqualTo(drawn);
  }
}
