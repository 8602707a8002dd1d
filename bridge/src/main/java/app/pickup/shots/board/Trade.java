package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one word for a camera move or a framing in a cell or note, also as shot lists shorten it. */
final class Trade {
  private static final Map<String, Framing> SHORT =
      Map.ofEntries(
          Map.entry("ews", Framing.EXTREME_WIDE),
          Map.entry("els", Framing.EXTREME_WIDE),
          Map.entry("xws", Framing.EXTREME_WIDE),
          Map.entry("ws", Framing.WIDE),
          Map.entry("ls", Framing.WIDE),
          Map.entry("long", Framing.WIDE),
          Map.entry("establishing", Framing.WIDE),
          Map.entry("fs", Framing.FULL),
          Map.entry("ms", Framing.MEDIUM),
          Map.entry("mcu", Framing.MEDIUM_CLOSE),
          Map.entry("cu", Framing.CLOSE),
          Map.entry("close-up", Framing.CLOSE),
          Map.entry("closeup", Framing.CLOSE),
          Map.entry("ecu", Framing.EXTREME_CLOSE),
          Map.entry("xcu", Framing.EXTREME_CLOSE),
          Map.entry("bcu", Framing.EXTREME_CLOSE),
          Map.entry("2s", Framing.TWO_SHOT),
          Map.entry("2-shot", Framing.TWO_SHOT),
          Map.entry("two", Framing.TWO_SHOT),
          Map.entry("ots", Framing.OVER_SHOULDER),
          Map.entry("o/s", Framing.OVER_SHOULDER),
          Map.entry("over-the-shoulder", Framing.OVER_SHOULDER),
          Map.entry("pov", Framing.POINT_OF_VIEW),
          Map.entry("ins", Framing.INSERT));
  private static final Map<String, Camera> MOVES =
      Map.ofEntries(
          Map.entry("locked", Camera.STATIC),
          Map.entry("locked-off", Camera.STATIC),
          Map.entry("fixed", Camera.STATIC),
          Map.entry("sticks", Camera.STATIC),
          Map.entry("tripod", Camera.STATIC),
          Map.entry("dolly-in", Camera.PUSH_IN),
          Map.entry("zoom-in", Camera.PUSH_IN),
          Map.entry("push", Camera.PUSH_IN),
          Map.entry("dolly-out", Camera.PULL_OUT),
          Map.entry("pull-back", Camera.PULL_OUT),
          Map.entry("zoom-out", Camera.PULL_OUT),
          Map.entry("tracking", Camera.TRACK),
          Map.entry("dolly", Camera.TRACK),
          Map.entry("trucking", Camera.TRACK),
          Map.entry("arc", Camera.ORBIT),
          Map.entry("handheld", Camera.HAND_HELD),
          Map.entry("hh", Camera.HAND_HELD),
          Map.entry("vertigo", Camera.DOLLY_ZOOM),
          Map.entry("rack", Camera.RACK_FOCUS),
          Map.entry("boom-up", Camera.CRANE_UP),
          Map.entry("jib-up", Camera.CRANE_UP),
          Map.entry("boom-down", Camera.CRANE_DOWN),
          Map.entry("jib-down", Camera.CRANE_DOWN));

  private Trade() {}

  static Optional<Camera> camera(String said) {
    String word = joined(said);
    return Arrays.stream(Camera.values())
        .filter(each -> word(each).equals(word))
        .findFirst()
        .or(() -> Optional.ofNullable(MOVES.get(word)));
  }

  static Optional<Framing> framing(String said) {
    String word = joined(said);
    String bare = word.endsWith("-shot") ? word.substring(0, word.length() - 5) : word;
    return Arrays.stream(Framing.values())
        .filter(
            each ->
                each.word().equals(word)
                    || each.word().equals(bare)
                    || joined(each.title()).equals(word))
        .findFirst()
        .or(() -> Optional.ofNullable(SHORT.get(word)))
        .or(() -> Optional.ofNullable(SHORT.get(bare)));
  }

  static String word(Camera camera) {
    return camera.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String cameras() {
    return Arrays.stream(Camera.values()).map(Trade::word).collect(Collectors.joining(", "));
  }

  static String framings() {
    return Arrays.stream(Framing.values()).map(Framing::word).collect(Collectors.joining(", "));
  }

  private static String joined(String said) {
    return Text.line(said).toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
  }
}
