package app.pickup.engines.local.mouth;

import java.util.HashMap;
import java.util.Map;

/**
 * What the mouth does for a sound of speech, and how much it insists: lips that have to meet do not
 * care for their neighbours, while a [k] takes the shape of the vowels around it. The classes are
 * those of Fisher (1968), "Confusions among visually perceived consonants", with vowels by height
 * and rounding; the dominances follow Cohen and Massaro (1993), "Modeling coarticulation in
 * synthetic visual speech".
 *
 * @param shape what it wants
 * @param grip how much it insists on its opening, above 0
 * @param spread how much on its width
 */
record Viseme(Shape shape, float grip, float spread) {
  private static final Map<Integer, Viseme> BY_SIGN = new HashMap<>();

  /** Nobody speaks. */
  static final Viseme PAUSE = new Viseme(Shape.REST, .8f, .3f);

  /** Something was said that is not in the table: a mouth that is a little open. */
  private static final Viseme OTHER = of(.22f, 0, .1f, .3f, .2f);

  static {
    put("pbmɓʙ", of(0, 0, 0, 24, .4f));
    put("ɸβ", of(.06f, -.25f, 0, 3, .8f));
    put("fvʋⱱ", of(.09f, .12f, 0, 4, .8f));
    put("θð", of(.2f, .1f, .85f, 1.4f, .4f));
    put("tdnɗ", of(.17f, .1f, .9f, 1.1f, .25f));
    put("szɬɮ", of(.11f, .25f, .5f, 1.5f, .5f));
    put("lɫɭʎ", of(.26f, .1f, 1, .9f, .25f));
    put("ɾrɽɺ", of(.22f, .05f, .8f, .8f, .25f));
    put("ʃʒɕʑʂʐ", of(.17f, -.45f, .5f, 1.5f, 1.2f));
    put("ʈɖɳɲȵ", of(.18f, 0, .7f, 1, .3f));
    put("ɹɻɚɝ", of(.24f, -.35f, .5f, 1, .8f));
    put("jʝçɰ", of(.2f, .55f, .5f, .9f, .8f));
    put("wʍɥ", of(.13f, -1, 0, 1.8f, 2));
    put("kɡgŋxɣqɢχʁɴ", of(.25f, 0, .1f, .5f, .12f));
    put("hɦħʔʕʰ", of(.3f, 0, 0, .2f, .08f));
    put("aäɐɑɶ", of(.95f, .15f, .05f, 1.3f, .6f));
    put("æ", of(.85f, .4f, .05f, 1.3f, .8f));
    put("ʌɒ", of(.72f, -.05f, .05f, 1.2f, .6f));
    put("ɛ", of(.58f, .4f, .1f, 1.2f, .7f));
    put("eœ", of(.45f, .5f, .2f, 1.2f, .8f));
    put("iɪ", of(.26f, .85f, .3f, 1.2f, 1));
    put("ɨ", of(.22f, .3f, .3f, 1, .6f));
    put("əɘɜɞᵻ", of(.38f, 0, .1f, .8f, .3f));
    put("ɔ", of(.68f, -.55f, 0, 1.2f, 1));
    put("oɤ", of(.5f, -.7f, 0, 1.2f, 1.1f));
    put("uʊyʏøʉɵ", of(.2f, -1, 0, 1.3f, 1.5f));
    put("ɯ", of(.24f, .1f, .1f, 1.1f, .6f));
  }

  private static Viseme of(float open, float wide, float tongue, float grip, float spread) {
    return new Viseme(new Shape(open, wide, tongue), grip, spread);
  }

  private static void put(String signs, Viseme viseme) {
    signs.codePoints().forEach(sign -> BY_SIGN.put(sign, viseme));
  }

  /** Whether a sign of the International Phonetic Alphabet has a shape of its own here. */
  static boolean knows(int sign) {
    return BY_SIGN.containsKey(sign);
  }

  /**
   * The mouth for a sound, by the first of its signs that has one; a diphthong begins with its
   * first vowel.
   *
   * @param ipa empty: a pause
   */
  static Viseme of(String ipa) {
    if (ipa.isBlank()) {
      return PAUSE;
    }
    return ipa.codePoints()
        .mapToObj(BY_SIGN::get)
        .filter(found -> found != null)
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether its lips meet: nothing else looks as false as a [p] with open lips. */
  boolean closed() {
    return shape.open() == 0 && grip > 10;
  }
}
