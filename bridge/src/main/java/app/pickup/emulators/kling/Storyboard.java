package app.pickup.emulators.kling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shots written in a prompt: {@code shot 1, 2, words; shot 2, 3, words;}. */
final class Storyboard {

  /** Most characters of one shot's words. */
  static final int WORDS = 512;

  /** Most shots. */
  static final int SHOTS = 6;

  private static final Pattern BEGINS =
      Pattern.compile("\\s*shot\\s+\\d+\\s*,.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern SHOT =
      Pattern.compile(
          "\\s*shot\\s+(\\d{1,3})\\s*,\\s*(\\d{1,4})\\s*,\\s*(.*\\S)\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Storyboard() {}

  /**
   * Seconds of each shot; none when the prompt is not written as shots.
   *
   * @param duration seconds of the whole clip, which the shots have to fill
   */
  static List<Integer> shots(String prompt, int duration) throws Denied {
    if (!BEGINS.matcher(prompt).matches()) {
      return List.of();
    }
    List<Integer> seconds = new ArrayList<>();
    for (String part : prompt.strip().replaceAll(";\\s*$", "").split(";", -1)) {
      Matcher shot = SHOT.matcher(part);
      if (!shot.matches()) {
        throw Denied.value("prompt", "shots are written as: shot n, seconds, words;");
      }
      if (Integer.parseInt(shot.group(1)) != seconds.size() + 1) {
        throw Denied.value("prompt", "shots must be numbered 1, 2, 3 and so on");
      }
      if (shot.group(3).length() > WORDS) {
        throw Denied.value("prompt", "a shot has at most " + WORDS + " characters");
      }
      seconds.add(Integer.parseInt(shot.group(2)));
    }
    check("prompt", seconds, duration);
    return seconds;
  }

  static void check(String field, List<Integer> seconds, int duration) throws Denied {
    if (seconds.isEmpty() || seconds.size() > SHOTS) {
      throw Denied.value(field, "there may be 1 to " + SHOTS + " shots");
    }
    if (seconds.stream().anyMatch(s -> s < 1)) {
      throw Denied.value(field, "each shot lasts at least 1 second");
    }
    if (seconds.stream().mapToInt(s -> s).sum() != duration) {
      throw Denied.value(field, "the shots must add up to the duration");
    }
  }
}
