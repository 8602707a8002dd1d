package app.pickup.engines.local.dialogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Japanese number with its counter, joined as they are said: いっぽん, さんぼん, よじ, ふたり. */
final class Counters {
  /** How a counter's first sound joins a number's last. */
  private enum Join {
    NONE,
    /** k: 1, 6, 8, 10 and 100 are cut short. */
    K,
    /** s and t: 1, 8 and 10 are. */
    S,
    /** h, which becomes p after what is cut short and b after 3. */
    B,
    /** The same, but p after 3 and 4 as well. */
    P
  }

  private record Counter(String kana, Join join) {}

  private static final Map<String, Counter> COUNTERS =
      Map.ofEntries(
          Map.entry("時間", new Counter("じかん", Join.NONE)),
          Map.entry("分間", new Counter("ふんかん", Join.P)),
          Map.entry("年間", new Counter("ねんかん", Join.NONE)),
          Map.entry("週間", new Counter("しゅーかん", Join.S)),
          Map.entry("日間", new Counter("にちかん", Join.NONE)),
          Map.entry("か月", new Counter("かげつ", Join.K)),
          Map.entry("ヶ月", new Counter("かげつ", Join.K)),
          Map.entry("時", new Counter("じ", Join.NONE)),
          Map.entry("分", new Counter("ふん", Join.P)),
          Map.entry("秒", new Counter("びょー", Join.NONE)),
          Map.entry("年", new Counter("ねん", Join.NONE)),
          Map.entry("月", new Counter("がつ", Join.NONE)),
          Map.entry("日", new Counter("にち", Join.NONE)),
          Map.entry("人", new Counter("にん", Join.NONE)),
          Map.entry("名", new Counter("めー", Join.NONE)),
          Map.entry("回", new Counter("かい", Join.K)),
          Map.entry("階", new Counter("かい", Join.K)),
          Map.entry("個", new Counter("こ", Join.K)),
          Map.entry("話", new Counter("わ", Join.NONE)),
          Map.entry("歳", new Counter("さい", Join.S)),
          Map.entry("才", new Counter("さい", Join.S)),
          Map.entry("冊", new Counter("さつ", Join.S)),
          Map.entry("点", new Counter("てん", Join.S)),
          Map.entry("本", new Counter("ほん", Join.B)),
          Map.entry("匹", new Counter("ひき", Join.B)),
          Map.entry("杯", new Counter("はい", Join.B)),
          Map.entry("泊", new Counter("はく", Join.P)),
          Map.entry("円", new Counter("えん", Join.NONE)),
          Map.entry("度", new Counter("ど", Join.NONE)),
          Map.entry("番", new Counter("ばん", Join.NONE)),
          Map.entry("枚", new Counter("まい", Join.NONE)),
          Map.entry("台", new Counter("だい", Join.NONE)),
          Map.entry("位", new Counter("い", Join.NONE)),
          Map.entry("号", new Counter("ごー", Join.NONE)),
          Map.entry("つ", new Counter("つ", Join.NONE)));

  /** All counters in a pattern, the longer ones first. */
  static final String ALL =
      String.join(
          "|",
          COUNTERS.keySet().stream()
              .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
              .toList());

  private static final List<String> DAYS =
      List.of("", "ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "よーか", "ここのか", "とーか");
  private static final List<String> THINGS =
      List.of("", "ひとつ", "ふたつ", "みっつ", "よっつ", "いつつ", "むっつ", "ななつ", "やっつ", "ここのつ");

  private Counters() {}

  /** A counter alone. */
  static String kana(String counter) {
    Counter found = COUNTERS.get(counter);
    return found == null ? counter : found.kana();
  }

  /** A number and its counter. */
  static String read(long number, String counter) {
    Counter found = COUNTERS.get(counter);
    String own = found == null ? null : special(number, counter);
    if (own != null || found == null) {
      return own == null ? KanaNumbers.number("" + number) : own;
    }
    return joined(KanaNumbers.number("" + number), number, found);
  }

  private static @Nullable String special(long number, String counter) {
    String before = number > 10 ? KanaNumbers.number("" + number / 10 * 10) : "";
    int last = (int) (number % 10);
    switch (counter) {
      case "日":
        if (number == 20) {
          return "はつか";
        }
        return number <= 10 ? DAYS.get((int) number) : last == 4 ? before + "よっか" : null;
      case "つ":
        return number < THINGS.size() ? THINGS.get((int) number) : KanaNumbers.number("" + number);
      case "人":
        return number == 1 ? "ひとり" : number == 2 ? "ふたり" : last == 4 ? before + "よにん" : null;
      case "時", "時間":
        String hour = last == 4 ? "よ" : last == 7 ? "しち" : last == 9 ? "く" : "";
        return hour.isEmpty() ? null : before + hour + kana(counter);
      case "月":
        String month = last == 4 ? "し" : last == 7 ? "しち" : last == 9 ? "く" : "";
        return month.isEmpty() ? null : before + month + "がつ";
      case "年", "円", "年間":
        return last == 4 ? before + "よ" + kana(counter) : null;
      case "歳", "才":
        return number == 20 ? "はたち" : null;
      case "階":
        return last == 3 ? before + "さんがい" : null;
      default:
        return null;
    }
  }

  private static String joined(String number, long value, Counter counter) {
    int last = (int) (value % 10);
    boolean ten = last == 0 && value % 100 != 0;
    boolean hundred = value > 0 && value % 100 == 0 && value % 1000 != 0;
    boolean hard = counter.join() != Join.NONE;
    boolean wide = counter.join() == Join.K || counter.join() == Join.B || counter.join() == Join.P;
    boolean cut = hard && (last == 1 || last == 8 || ten) || wide && (last == 6 || hundred);
    String kana = counter.kana();
    if (counter.join() == Join.B || counter.join() == Join.P) {
      boolean puff = cut || counter.join() == Join.P && (last == 3 || last == 4);
      boolean soft = counter.join() == Join.B && last == 3;
      kana = puff ? shifted(kana, 2) : soft ? shifted(kana, 1) : kana;
    }
    return (cut ? number.substring(0, number.length() - 1) + "っ" : number) + kana;
  }

  /** は to ば or ぱ. */
  private static String shifted(String kana, int by) {
    return (char) (kana.charAt(0) + by) + kana.substring(1);
  }
}
