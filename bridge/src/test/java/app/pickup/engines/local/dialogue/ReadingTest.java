package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is heard of what is written, by a table of sentences for each language. */
class ReadingTest {
  private static final int LEAST = 20;

  private record Sentence(Line line, String heard) {}

  private static List<Sentence> table(Language language) {
    try (InputStream in =
        ReadingTest.class.getResourceAsStream("/dialogue/" + language.tag() + ".tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(row -> !row.startsWith("#"))
          .map(row -> sentence(language, row))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sentence sentence(Language language, String row) {
    String[] cells = row.split("\t", -1);
    return new Sentence(line(cells[0], language, cells.length > 2 ? cells[2] : null), cells[1]);
  }

  private static Line line(String text, Language language, @Nullable String accent) {
    return new Line(text, language, accent, "Anna", null, null, null, null);
  }

  private static Spoken spoken(Line line) {
    Voices voices = Voices.installed();
    assumeTrue(voices.missing() == null, () -> "not tried: " + voices.missing());
    return Objects.requireNonNull(voices.speak(line), line.text());
  }

  private static String heard(Spoken spoken) {
    return spoken.phones().stream()
        .filter(phone -> !phone.pause())
        .map(Phone::ipa)
        .collect(Collectors.joining(" "));
  }

  private static List<Passage> read(Line line) {
    return line.spans().stream().flatMap(span -> Reading.of(span).stream()).toList();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every sentence of the table is read as it must be")
  void tables(Language language) {
    List<Sentence> table = table(language);
    assertThat(table).hasSizeGreaterThanOrEqualTo(LEAST);
    SoftAssertions softly = new SoftAssertions();
    for (Sentence each : table) {
      softly.assertThat(heard(spoken(each.line()))).as(each.line().text()).isEqualTo(each.heard());
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the tables have every phoneme of the language, and none that is of no language")
  void phonemes(Language language) {
    Set<String> heard = new HashSet<>();
    for (Sentence each : table(language)) {
      Set<String> known =
          read(each.line()).stream()
              .flatMap(passage -> Phonemes.of(passage.language()).stream())
              .collect(Collectors.toSet());
      Set<String> now = new HashSet<>(List.of(heard(spoken(each.line())).split(" ", -1)));
      assertThat(known).as(each.line().text()).containsAll(now);
      heard.addAll(now);
    }
    assertThat(heard).containsAll(Phonemes.of(language));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the words are those that were written, in their order and their time")
  void words(Language language) {
    for (Sentence each : table(language)) {
      Spoken spoken = spoken(each.line());
      assertThat(spoken.words().stream().map(Word::text).collect(Collectors.joining()))
          .isEqualToIgnoringWhitespace(each.line().text().replaceAll("\\s", ""));
      long last = 0;
      for (Word word : spoken.words()) {
        assertThat(word.from())
            .as("%s in %s", word, each.line().text())
            .isGreaterThanOrEqualTo(last);
        assertThat(word.until()).isGreaterThan(word.from()).isLessThanOrEqualTo(spoken.length());
        last = word.from();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a phoneme begins where the one before ends, from the first sample to the last")
  void contiguous(Language language) {
    for (Sentence each : table(language)) {
      Spoken spoken = spoken(each.line());
      long at = 0;
      for (Phone phone : spoken.phones()) {
        assertThat(phone.from()).isEqualTo(at);
        assertThat(phone.until()).isGreaterThanOrEqualTo(at);
        at = phone.until();
      }
      assertThat(at).isEqualTo(spoken.length());
    }
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "EN, en-GB, en",
    "EN, en-AU, en",
    "EN, en-US, en-us",
    "EN, , en-us",
    "EN, en-CA, en-us",
    "EN, en-GB-scotland, en-gb-scotland",
    "ES, es-MX, es-419",
    "ES, es-419, es-419",
    "ES, es-ES, es",
    "ES, , es",
    "ZH, zh-TW, cmn-latn-pinyin",
    "ZH, zh-Hant-TW, cmn-latn-pinyin",
    "JA, ja-JP, ja",
    "KO, ko-KR, ko"
  })
  @DisplayName("an accent has the voice that comes nearest")
  void accents(Language language, @Nullable String accent, String voice) {
    assertThat(Accents.voice(language, accent)).isEqualTo(voice);
  }

  @Test
  @DisplayName("an accent is heard")
  void accent() {
    assertThat(heard(spoken(line("not now", Language.EN, "en-GB")))).startsWith("n ɒ t");
    assertThat(heard(spoken(line("not now", Language.EN, null)))).startsWith("n ɑ t");
    assertThat(heard(spoken(line("cena", Language.ES, "es-MX")))).isEqualTo("s e n a");
    assertThat(heard(spoken(line("[en-GB] not now", Language.KO, null)))).startsWith("n ɒ t");
  }

  @Test
  @DisplayName("what is but signs is no line")
  void signs() {
    Voices voices = Voices.installed();
    assertThat(voices.speak(line("…", Language.EN, null))).isNull();
  }
}
