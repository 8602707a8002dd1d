package app.pickup.shots.board;

import static app.pickup.shots.board.Boards.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardJsonTest {
  @Test
  @DisplayName("what is written is read back as the same board, its title too")
  void roundTrip() {
    for (int seed = 0; seed < 500; seed++) {
      Storyboard board = Boards.odd(new Random(seed));
      String json = Json.pretty(BoardJson.of(board));
      assertThat(Boards.whole(BoardJson.read(bytes(json), Wish.FREE))).as(json).isEqualTo(board);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "125|board.json",
        "{|board.json",
        "{\"panels\": []}|board.empty",
        "{\"panels\": [{\"prompt\": \"sea\", \"seconds\": \"x\"}]}|board.seconds",
        "{\"panels\": [{\"prompt\": \"sea\", \"seconds\": 0}]}|board.seconds",
        "{\"panels\": [{\"prompt\": \"sea\", \"camera\": \"whip\"}]}|board.camera",
        "{\"panels\": [{\"prompt\": \"sea\", \"framing\": \"huge\"}]}|board.framing",
        "{\"panels\": [{\"seconds\": 3}]}|board.empty-prompt",
        "{\"panels\": [{\"lines\": [{\"text\": \"oui\", \"language\": \"fr\"}]}]}|board.language",
      })
  @DisplayName("what is no board is refused")
  void fault(String json, String code) {
    Reading reading = BoardJson.read(bytes(json), Wish.FREE);
    assertThat(reading.board()).isNull();
    assertThat(reading.remarks()).extracting(Remark::code).containsExactly(code);
  }
}
