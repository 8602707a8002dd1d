package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.models.TinyVoice;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Note;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Natural voices from a folder, with networks that have the shape of one and sound like none. */
class PiperTest {
  private static final String SIGNS = "_^$ .,;:!?abcdefhijklmnopqrstuvwxyzæðŋɐɑɔəɚɛɜɡɪɹɾʃʊʌʒʔˈˌːθᵻ";
  private static final int RATE = 22_050;

  private Path folder = Path.of("");

  @BeforeEach
  void folder() throws IOException {
    Heard.voices();
    folder = Scratch.folder("voices");
  }

  private void put(String name, String espeak, boolean durations) throws IOException {
    Files.write(folder.resolve(name + ".onnx"), TinyVoice.onnx(SIGNS.length(), durations, false));
    Files.writeString(folder.resolve(name + ".onnx.json"), Json.text(description(espeak)));
  }

  private static ObjectNode description(String espeak) {
    ObjectNode json = Json.object();
    json.putObject("audio").put("sample_rate", RATE);
    json.putObject("espeak").put("voice", espeak);
    json.putObject("inference").put("noise_scale", .667).put("length_scale", 1).put("noise_w", .8);
    json.put("num_speakers", 1);
    ObjectNode ids = json.putObject("phoneme_id_map");
    for (int i = 0; i < SIGNS.length(); i++) {
      ids.putArray(SIGNS.substring(i, i + 1)).add(i);
    }
    return json;
  }

  private static Line line(String text, Language language, @Nullable String voice) {
    return new Line(text, language, "Anna", null, voice, null);
  }

  private Spoken spoken(Line line) {
    return Objects.requireNonNull(Voices.installed(folder).speak(line));
  }

  private static float[] usual(Line line) {
    return Objects.requireNonNull(Heard.voices().speak(line)).sound().samples();
  }

  private static List<String> ipa(Spoken spoken) {
    return spoken.phones().stream().filter(p -> !p.pause()).map(Phone::ipa).toList();
  }

  @Test
  @DisplayName("the only voice of a language says its lines, and no other")
  void only() throws IOException {
    put("en_US-tiny-low", "en-us", true);
    Line english = line("Wait for me.", Language.EN, null);
    Spoken spoken = spoken(english);
    assertThat(spoken.sound().samples()).isNotEqualTo(usual(english));
    assertThat(spoken.sound().rate()).isEqualTo(Track.RATE);
    assertThat(spoken.sound().peak()).isCloseTo(Voices.LOUDEST, within(.01f));
    Line spanish = line("Espera.", Language.ES, null);
    assertThat(spoken(spanish).sound().samples()).isEqualTo(usual(spanish));
    put("en_US-other-low", "en-us", true);
    assertThat(spoken(english).sound().samples()).isEqualTo(usual(english));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en_US-tiny-low", "tiny", "Tiny"})
  @DisplayName("of several the one that the line names speaks")
  void named(String name) throws IOException {
    put("en_US-tiny-low", "en-us", true);
    put("en_GB-other-low", "en-gb", true);
    Line line = line("Wait for me.", Language.EN, name);
    assertThat(spoken(line).sound().samples()).isNotEqualTo(usual(line));
    Line other = line("Wait for me.", Language.EN, "female");
    assertThat(spoken(other).sound().samples()).isEqualTo(usual(other));
  }

  @Test
  @DisplayName("a network that tells how long it takes is believed")
  void durations() throws IOException {
    put("en_US-tiny-low", "en-us", true);
    Line line = line("Wait for me, my friend.", Language.EN, null);
    Spoken spoken = spoken(line);
    assertThat(ipa(spoken)).isEqualTo(ipa(Objects.requireNonNull(Heard.voices().speak(line))));
    contiguous(spoken);
    assertThat(spoken.words())
        .extracting(Word::text)
        .containsExactly("Wait", "for", "me,", "my", "friend.");
    // two numbers a sign: the sign and the pause after it
    long sign = 2L * TinyVoice.SAMPLES * Track.RATE / RATE;
    assertThat(spoken.phones().get(1).length()).isBetween(sign - 50, 3 * sign + 50);
    assertThat(spoken.words().get(1).from()).isBetween(3 * sign, 7 * sign);
  }

  @Test
  @DisplayName("one that does not is aligned with the usual voice")
  void aligned() throws IOException {
    put("en_US-tiny-low", "en-us", false);
    Line line = line("Wait for me, my friend.", Language.EN, null);
    Spoken spoken = spoken(line);
    assertThat(ipa(spoken)).isEqualTo(ipa(Objects.requireNonNull(Heard.voices().speak(line))));
    assertThat(spoken.words()).hasSize(5);
    contiguous(spoken);
  }

  private static void contiguous(Spoken spoken) {
    long at = 0;
    for (Phone phone : spoken.phones()) {
      assertThat(phone.from()).isEqualTo(at);
      at = phone.until();
    }
    assertThat(at).isEqualTo(spoken.length());
  }

  @Test
  @DisplayName("it speaks slower and faster by its length scale")
  void pace() throws IOException {
    put("en_US-tiny-low", "en-us", true);
    Line line = line("Wait for me.", Language.EN, null);
    long usual = spoken(line).length();
    Voices voices = Voices.installed(folder);
    Spoken slow =
        Objects.requireNonNull(voices.said(line, Manner.of(line).paced(Manner.USUAL / 2)));
    assertThat((double) slow.length()).isCloseTo(2 * usual, within(.05 * usual));
  }

  @Test
  @DisplayName("a word of another language is said by another voice, in one line")
  void switched() throws IOException {
    put("en_US-tiny-low", "en-us", true);
    Spoken both = spoken(line("Wait. [es] Espera.", Language.EN, null));
    assertThat(both.words()).extracting(Word::text).containsExactly("Wait.", "Espera.");
    assertThat(ipa(both)).endsWith("e", "s", "p", "e", "ɾ", "a");
    contiguous(both);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no network, 'its network does not load'",
    "another network, 'its network is none of a voice'",
    "few numbers, 'its network does not run'",
    "no description, 'does not read'",
    "no JSON, 'is no JSON'",
    "no numbers, 'no phoneme_id_map'",
    "no pause, 'lacks _'",
    "no rate, 'audio.sample_rate'",
    "no language, 'none of our languages'"
  })
  @DisplayName("a broken voice is said to be one, and the usual one speaks")
  void broken(String how, String why) throws IOException {
    put("en_US-tiny-low", "en-us", true);
    spoil(how, folder.resolve("en_US-tiny-low.onnx"), folder.resolve("en_US-tiny-low.onnx.json"));
    Line line = line("Wait for me.", Language.EN, null);
    Voices voices = Voices.installed(folder);
    Spoken spoken = Objects.requireNonNull(voices.speak(line));
    assertThat(spoken.sound().samples()).isEqualTo(usual(line));
    assertThat(voices.notes()).hasSize(1);
    Note note = voices.notes().get(0);
    assertThat(note.code()).isEqualTo("voice.unfit");
    assertThat(note.args()).containsEntry("voice", "en_US-tiny-low");
    assertThat(note.text()).contains(why).doesNotContain(folder.toString());
    assertThat(voices.speak(line)).isNotNull();
    assertThat(voices.notes()).hasSize(1);
  }

  private static void spoil(String how, Path network, Path description) throws IOException {
    ObjectNode json = description("en-us");
    switch (how) {
      case "no network" -> Files.writeString(network, "this is no network");
      case "another network" -> Files.write(network, TinyVoice.another());
      case "few numbers" -> Files.write(network, TinyVoice.onnx(3, true, false));
      case "no description" -> Files.delete(description);
      case "no JSON" -> Files.writeString(description, "{\"audio\":");
      default -> {
        switch (how) {
          case "no numbers" -> json.remove("phoneme_id_map");
          case "no pause" -> ((ObjectNode) json.get("phoneme_id_map")).remove("_");
          case "no rate" -> json.putObject("audio").put("sample_rate", 3);
          default -> json.putObject("espeak").put("voice", "de");
        }
        Files.writeString(description, Json.text(json));
      }
    }
  }

  @Test
  @DisplayName("a voice of several speakers is its first")
  void speakers() throws IOException {
    put("en_US-tiny-low", "en-us", true);
    Files.write(folder.resolve("en_US-tiny-low.onnx"), TinyVoice.onnx(SIGNS.length(), true, true));
    Line line = line("Wait for me.", Language.EN, null);
    assertThat(spoken(line).sound().samples()).isNotEqualTo(usual(line));
  }

  @Test
  @DisplayName("no folder is no voice and nothing to say")
  void nowhere() {
    Voices voices = Voices.installed(folder.resolve("nowhere"));
    assertThat(voices.notes()).isEmpty();
    assertThat(voices.speak(line("Wait.", Language.EN, null))).isNotNull();
  }
}
