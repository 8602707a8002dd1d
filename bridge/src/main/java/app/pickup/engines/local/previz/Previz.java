package app.pickup.engines.local.previz;

import app.pickup.engines.Engine;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.engines.local.matte.Networks;
import app.pickup.engines.local.matte.StillMatte;
import app.pickup.media.Codec;
import app.pickup.media.FrameSink;
import app.pickup.media.Frames;
import app.pickup.media.Lettering;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Stills;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws a new shot as an animatic: the pencil sketch before the painting. A still is taken apart
 * into who stands in it and what is behind, and a camera moves before the two; words become light
 * and weather; where there is no still, a board is drawn. Deterministic: the same order and seed
 * give the same frames.
 */
public final class Previz {
  private static final String MODEL = "pickup-previz-1";

  private final Frames frames;
  private final Stills stills;
  private final Networks networks;

  public Previz(Frames frames, Stills stills, Networks networks) {
    this.frames = frames;
    this.stills = stills;
    this.networks = networks;
  }

  /** Writes {@code picture.mov} into the order's folder. */
  public Engine.Take make(Engine.Order.Fresh order, Engine.Watch watch)
      throws Refused, InterruptedException {
    Picture picture = order.picture();
    PixelLayout layout = picture.layout();
    Codec codec = order.shot().common().codec();
    Path file = order.folder().resolve("picture.mov");
    Long asked = order.shot().common().seed();
    long seed = asked == null ? 0 : asked;
    Easel easel = new Easel(frames, stills, new StillMatte(networks), layout, picture);
    List<Setup> setups = Setup.of(order);
    Stagehand stagehand = new Stagehand(easel, layout, Setting.along(setups));
    Painter painter = new Painter(layout);
    byte[] frame = new byte[layout.frameBytes()];
    Dialogue dialogue = Dialogue.of(setups, picture.rate(), voices(order.shot(), watch));
    dialogue.tell(watch);
    boolean burnt = order.shot().captions() == Shot.Captions.BURNT;
    if (setups.stream().anyMatch(setup -> unwritten(setup, burnt))) {
      watch.note(
          Note.of(
              "previz.no-font",
              "No font of this machine has all the letters of this board; what is missing is left out."
                  + " For Chinese, Japanese and Korean install one, such as Noto Sans CJK."));
    }
    Landing landing = Landing.of(order, frames, setups.get(setups.size() - 1));
    Subtitles subtitles = new Subtitles(dialogue, layout.width(), layout.height());
    // a sketch is looked at and thrown away: a larger file, sooner
    boolean quick = order.shot().common().tier() != Tier.PRO;
    Path wav = null;
    if (dialogue.heard()) {
      wav = order.folder().resolve("lines.wav");
      dialogue.write(wav);
    }
    try (FrameSink sink = frames.sink(file, picture, codec, quick, wav);
        Ahead ahead = new Ahead(setups, stagehand::set)) {
      long made = 0;
      for (Setup setup : setups) {
        Stage stage = ahead.next();
        Move move = new Move(setup.camera(), new Shake(seed + made), setup.from(order));
        Set<Weather.Kind> kinds = Weather.of(setup.traits());
        Weather weather = kinds.isEmpty() ? null : new Weather(kinds, seed + made, layout);
        for (long i = 0; i < setup.frames(); i++) {
          double way = setup.frames() == 1 ? 0 : (double) i / (setup.frames() - 1);
          double seconds = (double) i * picture.rate().den() / picture.rate().num();
          Pose pose = move.at(way, seconds, (double) layout.width() / layout.height());
          if (weather != null) {
            weather.at(i, seconds);
          }
          List<Painter.Seen> seen = stage.seen(pose);
          boolean drawn = stage.words() != null;
          Layer said = drawn || burnt ? subtitles.at(made, drawn) : null;
          if (said != null) {
            seen.add(Painter.Seen.fixed(said));
          }
          painter.paint(seen, pose, frame, weather);
          if (landing != null) {
            landing.over(made, frame);
          }
          sink.write(frame);
          watch.made(++made, order.frames());
          if (watch.cancelled()) {
            throw new InterruptedException();
          }
        }
      }
      sink.finish();
    }
    Path captions = null;
    if (order.shot().captions() == Shot.Captions.FILE && !dialogue.lines().isEmpty()) {
      captions = order.folder().resolve("captions.srt");
      dialogue.caption(captions);
    }
    return new Engine.Take(file, null, MODEL, true, wav != null, captions);
  }

  private static boolean unwritten(Setup setup, boolean burnt) {
    boolean drawn = setup.still() == null;
    return drawn && Lettering.lacks(setup.text())
        || (drawn || burnt)
            && setup.lines().stream().anyMatch(line -> Lettering.lacks(line.words()));
  }

  /** Who speaks its lines; null: nobody is to be heard, or nobody can be. */
  private static @Nullable Voices voices(Shot.Generate shot, Engine.Watch watch) {
    if (shot.sound() == Shot.Sound.OFF || shot.script().lines().isEmpty()) {
      return null;
    }
    Voices voices = Voices.installed();
    if (voices.missing() == null) {
      return voices;
    }
    watch.note(
        Note.of(
            "previz.no-voice",
            "The offline voices are not installed (libespeak-ng1); the lines are shown and not"
                + " spoken."));
    return null;
  }
}
