package app.pickup.shots;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private final Vocabulary vocabulary = Vocabulary.bundled();

  private List<Mention> of(String text, Kind kind) {
    return vocabulary.mentions(text).stream().filter(each -> each.kind() == kind).toList();
  }

  @ParameterizedTest
  @DisplayName("camera moves are heard in five languages")
  @CsvSource({
    "Slow push-in on her face, PUSH_IN",
    "the camera slowly pushes in, PUSH_IN",
    "the camera pans left over the dunes, PAN_LEFT",
    "the camera slowly pans from left to right, PAN_RIGHT",
    "La cámara gira alrededor de ella, ORBIT",
    "la camara se acerca despacio, PUSH_IN",
    "镜头缓缓推进, PUSH_IN",
    "固定镜头, STATIC",
    "カメラがゆっくりと近づく, PUSH_IN",
    "카메라가 천천히 다가간다, PUSH_IN",
    "PAN LEFT, PAN_LEFT"
  })
  void moves(String text, Camera camera) {
    assertThat(of(text, Kind.MOVE)).extracting(Mention::camera).containsExactly(camera);
  }

  @Test
  @DisplayName("shot sizes are heard; the longest phrase counts")
  void framings() {
    assertThat(of("Extreme close-up of an eye, then over-the-shoulder", Kind.FRAMING))
        .extracting(Mention::framing)
        .containsExactly(Framing.EXTREME_CLOSE, Framing.OVER_SHOULDER);
    assertThat(of("中近景，女人", Kind.FRAMING))
        .extracting(Mention::framing)
        .containsExactly(Framing.MEDIUM_CLOSE);
  }

  @Test
  @DisplayName("a mention says where it stands, whatever stands before it")
  void places() {
    String text = "🎬 א Décor — “Whip  pan” left";
    Mention found = of(text, Kind.MOVE).get(0);
    assertThat(text.substring(found.from(), found.to())).isEqualTo("Whip  pan");
    assertThat(found.word()).isEqualTo("Whip  pan");
    String accents = "la ca\u0301mara gira alrededor";
    Mention moved = of(accents, Kind.MOVE).get(0);
    assertThat(moved.word()).isEqualTo(accents);
  }

  @Test
  @DisplayName("words within words are not found")
  void whole() {
    assertThat(of("a spanning bridge, a frying pan to the left", Kind.MOVE)).isEmpty();
    assertThat(of("zoom in镜头", Kind.MOVE)).hasSize(1);
  }

  @Test
  @DisplayName("every move but none of the enum's is without a word")
  void complete() {
    Set<Camera> known = EnumSet.noneOf(Camera.class);
    Set<Framing> sizes = EnumSet.noneOf(Framing.class);
    vocabulary.terms().stream()
        .map(Vocabulary.Term::camera)
        .filter(each -> each != null)
        .forEach(known::add);
    vocabulary.terms().stream()
        .map(Vocabulary.Term::framing)
        .filter(each -> each != null)
        .forEach(sizes::add);
    assertThat(known).containsExactly(Camera.values());
    assertThat(sizes).containsExactly(Framing.values());
    Set<String> traits =
        vocabulary.terms().stream()
            .flatMap(each -> each.traits().stream())
            .collect(Collectors.toSet());
    assertThat(vocabulary.contradictions())
        .allSatisfy(each -> assertThat(traits).contains(each.one(), each.other()));
  }

  @ParameterizedTest
  @DisplayName("a line takes about as long as people take to say it")
  @CsvSource({
    "EN, 'I never said she stole the money.', 1800, 2800",
    "ES, 'Nunca dije que ella robara el dinero.', 1800, 3300",
    "ZH, 我从来没说过她偷了钱。, 1800, 2900",
    "JA, 彼女がお金を盗んだとは言っていない。, 2200, 4000",
    "KO, 그녀가 돈을 훔쳤다고 말한 적 없어요., 2200, 4000"
  })
  void speaking(Language language, String text, long from, long to) {
    Line line = new Line(text, language, null, null, null, null);
    assertThat(vocabulary.millis(line)).isBetween(from, to);
    assertThat(vocabulary.least(line)).isPositive().isLessThan(vocabulary.millis(line));
  }

  @Test
  @DisplayName("a line in two languages takes as long as its parts")
  void mixed() {
    Line both = new Line("Hello, [ja] 元気ですか", Language.EN, null, null, null, null);
    Line first = new Line("Hello,", Language.EN, null, null, null, null);
    Line second = new Line("元気ですか", Language.JA, null, null, null, null);
    assertThat(vocabulary.millis(both))
        .isEqualTo(vocabulary.millis(first) + vocabulary.millis(second));
    assertThat(vocabulary.millis(new Line("🎬…", Language.EN, null, null, null, null))).isZero();
  }
}
