package app.pickup.engines.local.previz;

import org.jspecify.annotations.Nullable;

/** What is said, as words in the picture: of the line whose turn it is, as long as it is said. */
final class Subtitles {
  private final Dialogue dialogue;
  private final int width;
  private final int height;
  private final boolean named;

  /** The one drawn last; frames come in order. */
  private Dialogue.@Nullable Placed drawn;

  private boolean drawnAbove;
  private @Nullable Layer layer;

  Subtitles(Dialogue dialogue, int width, int height) {
    this.dialogue = dialogue;
    this.width = width;
    this.height = height;
    this.named = dialogue.severalSpeakers();
  }

  /**
   * The words of a frame; null: nobody speaks.
   *
   * @param aboveBand whether a board's band is at the picture's foot
   */
  @Nullable Layer at(long frame, boolean aboveBand) {
    Dialogue.Placed now = dialogue.at(frame);
    if (now == null) {
      return null;
    }
    if (now != drawn || aboveBand != drawnAbove) {
      layer = Layer.cutout(Caption.spoken(width, height, words(now), aboveBand), Depth.SUBJECT);
      drawn = now;
      drawnAbove = aboveBand;
    }
    return layer;
  }

  private String words(Dialogue.Placed one) {
    String speaker = one.line().speaker();
    String words = one.line().words();
    if (!named || speaker == null) {
      return words;
    }
    return (speaker.startsWith("@") ? speaker.substring(1) : speaker) + ": " + words;
  }
}
