package app.pickup.engines.local.previz;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of light as a grade: what a colourist would do first. Worked out once per still, in code
 * values of BT.709.
 *
 * @param exposure stops
 * @param contrast 1 is as it is, round a middle grey of .4
 * @param saturation 1 is as it is
 * @param lift what is added to R, G, B in the shadows
 * @param gain what R, G, B are multiplied with in the lights
 */
record Grade(float exposure, float contrast, float saturation, float[] lift, float[] gain) {
  private static final float MIDDLE = .4f;

  /** One look and the words that ask for it, in the five languages. */
  private enum Look {
    NIGHT(
        new Grade(-1.15f, 1.12f, .62f, of(.004f, .016f, .05f), of(.78f, .9f, 1.12f)),
        "night",
        "midnight",
        "moonlight",
        "moonlit",
        "noche",
        "luz de luna",
        "夜",
        "月光",
        "月明",
        "밤",
        "달빛"),
    GOLDEN(
        new Grade(.08f, 1.06f, 1.12f, of(.02f, .008f, -.012f), of(1.12f, 1f, .8f)),
        "golden hour",
        "sunset",
        "sunrise",
        "dusk",
        "hora dorada",
        "atardecer",
        "amanecer",
        "puesta de sol",
        "黄金时刻",
        "日落",
        "夕阳",
        "黄昏",
        "夕日",
        "夕暮れ",
        "夕焼け",
        "ゴールデンアワー",
        "노을",
        "석양",
        "골든아워"),
    NEON(
        new Grade(-.45f, 1.2f, 1.35f, of(.05f, -.01f, .075f), of(.9f, 1.02f, 1.16f)),
        "neon",
        "cyberpunk",
        "neón",
        "霓虹",
        "ネオン",
        "네온"),
    COLD(
        new Grade(-.1f, 1.05f, .78f, of(0f, .01f, .028f), of(.88f, .98f, 1.12f)),
        "cold light",
        "cold",
        "winter",
        "icy",
        "overcast",
        "frío",
        "invierno",
        "寒冷",
        "冷光",
        "冬",
        "寒い",
        "冷たい",
        "차가운",
        "겨울"),
    WARM(
        new Grade(.03f, 1f, 1.05f, of(.016f, .005f, -.01f), of(1.07f, 1f, .88f)),
        "candlelight",
        "candle",
        "firelight",
        "warm light",
        "tungsten",
        "lamplight",
        "luz cálida",
        "velas",
        "烛光",
        "暖光",
        "ろうそく",
        "暖かい光",
        "촛불",
        "따뜻한 빛"),
    MONO(
        new Grade(0, 1.15f, 0, of(0, 0, 0), of(1, 1, 1)),
        "black and white",
        "monochrome",
        "film noir",
        "noir",
        "blanco y negro",
        "黑白",
        "白黒",
        "モノクロ",
        "흑백");

    private final Grade grade;
    private final List<String> words;

    Look(Grade grade, String... words) {
      this.grade = grade;
      this.words = List.of(words);
    }
  }

  /** The grades that a shot's words ask for, in the order of this list. */
  static List<Grade> of(String words) {
    Said said = new Said(words);
    List<Grade> grades = new ArrayList<>();
    for (Look look : Look.values()) {
      if (said.any(look.words)) {
        grades.add(look.grade);
      }
    }
    return grades;
  }

  private static float[] of(float r, float g, float b) {
    return new float[] {r, g, b};
  }

  /** Grades a picture in place. */
  void apply(Raster raster) {
    float[] r = raster.rgb[0];
    float[] g = raster.rgb[1];
    float[] b = raster.rgb[2];
    float light = (float) Math.pow(2, exposure / 2.2);
    for (int i = 0; i < r.length; i++) {
      float grey = .2126f * r[i] + .7152f * g[i] + .0722f * b[i];
      r[i] = graded(r[i], grey, light, 0);
      g[i] = graded(g[i], grey, light, 1);
      b[i] = graded(b[i], grey, light, 2);
    }
  }

  private float graded(float value, float grey, float light, int channel) {
    float v = (grey + (value - grey) * saturation) * light * gain[channel];
    v += lift[channel] * (1 - grey);
    v = MIDDLE + (v - MIDDLE) * contrast;
    // a shoulder: what would burn out keeps a little drawing
    v = v > .9f ? .9f + .1f * (1 - (float) Math.exp(-(v - .9f) / .1f)) : v;
    return Easel.clamp(v);
  }
}
