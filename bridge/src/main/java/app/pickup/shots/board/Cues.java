package app.pickup.shots.board;

import app.pickup.shots.Tongue;
import java.util.List;
import java.util.Locale;

/** Words of a story that ask for a framing or a move, in five languages. */
final class Cues {
  /** What a face shows. */
  private static final List<String> FACE =
      List.of(
          "tear",
          "tears",
          "smile",
          "smiles",
          "smiled",
          "cries",
          "cried",
          "weeps",
          "eyes",
          "face",
          "stares",
          "blushes",
          "frowns",
          "trembles",
          "whispers",
          "whispering",
          "gasps",
          "afraid",
          "lágrima",
          "lágrimas",
          "sonríe",
          "llora",
          "ojos",
          "rostro",
          "cara",
          "mira fijamente",
          "涙",
          "微笑",
          "笑",
          "泣",
          "瞳",
          "顔",
          "眼泪",
          "流泪",
          "哭",
          "眼睛",
          "脸",
          "눈물",
          "미소",
          "웃",
          "울",
          "눈빛",
          "얼굴");

  /** Small things. */
  private static final List<String> DETAIL =
      List.of(
          "hand",
          "hands",
          "finger",
          "fingers",
          "ticket",
          "key",
          "keys",
          "watch",
          "ring",
          "photo",
          "photograph",
          "phone",
          "latch",
          "envelope",
          "label",
          "coin",
          "button",
          "mano",
          "manos",
          "dedos",
          "billete",
          "llave",
          "anillo",
          "reloj",
          "foto",
          "carta",
          "手",
          "指",
          "切符",
          "鍵",
          "指輪",
          "写真",
          "手紙",
          "车票",
          "钥匙",
          "戒指",
          "照片",
          "信封",
          "손",
          "반지",
          "열쇠",
          "표",
          "사진",
          "편지");

  /** Somebody goes somewhere. */
  private static final List<String> GOES =
      List.of(
          "walks", "walk", "walked", "runs", "run", "ran", "leaves", "follows", "crosses", "drives",
          "rides", "hurries", "strides", "marches", "chases", "rushes", "camina", "corre", "sale",
          "sigue", "cruza", "conduce", "歩", "走", "追", "跑", "离开", "걷", "걸어", "달려", "뛰", "따라");

  /** A new place or time, at the beginning of a sentence. */
  private static final List<String> TURNS =
      List.of(
          "later",
          "meanwhile",
          "next morning",
          "the next",
          "that night",
          "that evening",
          "in the morning",
          "at dawn",
          "at dusk",
          "at night",
          "at noon",
          "at the",
          "in the",
          "outside",
          "inside",
          "across town",
          "back at",
          "years later",
          "hours later",
          "suddenly at",
          "más tarde",
          "mientras tanto",
          "al día siguiente",
          "esa noche",
          "por la mañana",
          "al amanecer",
          "en la",
          "en el",
          "fuera",
          "afuera",
          "dentro",
          "翌朝",
          "翌日",
          "その夜",
          "その頃",
          "一方",
          "夜明け",
          "夕方",
          "外では",
          "第二天",
          "当晚",
          "那天晚上",
          "与此同时",
          "后来",
          "清晨",
          "傍晚",
          "门外",
          "다음 날",
          "그날 밤",
          "한편",
          "아침",
          "새벽",
          "저녁",
          "밖에서",
          "잠시 후");

  private Cues() {}

  static boolean face(String text) {
    return any(FACE, text);
  }

  static boolean detail(String text) {
    return any(DETAIL, text);
  }

  static boolean goes(String text) {
    return any(GOES, text);
  }

  static boolean turns(String sentence) {
    String low = sentence.strip().toLowerCase(Locale.ROOT);
    return TURNS.stream().anyMatch(cue -> low.startsWith(cue) && ends(low, cue.length()));
  }

  private static boolean any(List<String> cues, String text) {
    return cues.stream().anyMatch(cue -> has(text, cue));
  }

  /** Whether the text has this as a word; languages without spaces: at all. */
  static boolean has(String text, String cue) {
    String low = text.toLowerCase(Locale.ROOT);
    String word = cue.toLowerCase(Locale.ROOT);
    for (int at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) {
      if (begins(low, at) && ends(low, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String text, int at) {
    return at == 0 || loose(text.codePointAt(at)) || !Character.isLetter(text.codePointBefore(at));
  }

  private static boolean ends(String text, int at) {
    return at == text.length()
        || loose(text.codePointBefore(at))
        || !Character.isLetter(text.codePointAt(at));
  }

  /** Of a script whose words are not parted by spaces, or take endings. */
  private static boolean loose(int character) {
    return Tongue.han(character)
        || Tongue.kana(character)
        || Character.UnicodeScript.of(character) == Character.UnicodeScript.HANGUL;
  }
}
