package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.local.dialogue.Phonemes;
import app.pickup.shots.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisemeTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("every phoneme of a language has a mouth")
  void all(Language language) {
    for (String phoneme : Phonemes.of(language)) {
      long known = phoneme.codePoints().filter(VisemeTest::letter).filter(Viseme::knows).count();
      assertThat(known)
          .as("/%s/ of %s", phoneme, language)
          .isEqualTo(phoneme.codePoints().filter(VisemeTest::letter).count())
          .isPositive();
    }
  }

  private static boolean letter(int sign) {
    return Character.isLetter(sign) && Character.getType(sign) != Character.MODIFIER_LETTER;
  }

  @Test
  @DisplayName("lips meet for p, b and m of every kind and for nothing else")
  void lips() {
    for (Language language : Language.values()) {
      for (String phoneme : Phonemes.of(language)) {
        assertThat(Viseme.of(phoneme).closed())
            .as("/%s/ of %s", phoneme, language)
            .isEqualTo("pbm".indexOf(phoneme.charAt(0)) >= 0);
      }
    }
    assertThat(Viseme.of("").closed()).isFalse();
  }

  @Test
  @DisplayName("vowels open in their order, and rounded ones draw the corners together")
  void vowels() {
    String wider = "i ɛ æ a";
    String[] signs = wider.split(" ", -1);
    for (int i = 1; i < signs.length; i++) {
      assertThat(open(signs[i])).isGreaterThan(open(signs[i - 1]));
    }
    assertThat(Viseme.of("u").shape().wide()).isLessThan(-.8f);
    assertThat(Viseme.of("i").shape().wide()).isGreaterThan(.7f);
    assertThat(Viseme.of("ç")).isEqualTo(Viseme.of("j"));
  }

  private static float open(String ipa) {
    return Viseme.of(ipa).shape().open();
  }

  @Test
  @DisplayName("a sign that nobody knows opens the mouth a little; none is rest")
  void others() {
    assertThat(open("⊙")).isBetween(.1f, .4f);
    assertThat(Viseme.of(" ")).isEqualTo(Viseme.PAUSE);
  }
}
