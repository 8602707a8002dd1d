package app.pickup.emulators.atlas;

import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.RehearsalClip;
import app.pickup.media.RehearsalClip.Scene;
import app.pickup.media.RehearsalClip.Shape;
import app.pickup.problem.Refused;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the clips of predictions, one after the other, behind the caller's back. */
final class Makers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Makers.class);

  /** Frames too many or too few where a prediction was born so. */
  private static final int HEAD = 3;

  private final RehearsalClip clips;
  private final Probe probe;
  private final Depot depot;
  private final Account account;
  private final ExecutorService hand =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "rehearsal-clips");
            thread.setDaemon(true);
            return thread;
          });

  Makers(Ffmpeg ffmpeg, Depot depot, Account account) {
    this.clips = new RehearsalClip(ffmpeg);
    this.probe = new Probe(ffmpeg);
    this.depot = depot;
    this.account = account;
  }

  void begin(Prediction prediction) {
    try {
      hand.execute(() -> make(prediction));
    } catch (RejectedExecutionException e) {
      log.debug("closing; the clip is made after the next start");
    }
  }

  private void make(Prediction prediction) {
    try {
      make(prediction, depot.result(prediction.id()));
      account.change(prediction.id(), Prediction::hasFile);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Refused | RuntimeException e) {
      if (hand.isShutdown()) {
        // what was broken off looks damaged; it is made after the next start
        return;
      }
      log.warn("no rehearsal clip: {}", e.getMessage());
      account.change(prediction.id(), Prediction::canNotBeMade);
    }
  }

  private void make(Prediction prediction, Path mp4) throws Refused, InterruptedException {
    Recipe recipe = prediction.recipe();
    if (recipe.follows() != null) {
      MediaFile plate = probe.footage(depot.input(recipe.follows()));
      MediaFile.Video video = plate.video();
      int frames =
          Math.toIntExact(
              video.frames() * video.rate().den() * RehearsalClip.FPS / video.rate().num());
      if (recipe.line() != null) {
        speak(prediction, plate, frames, depot.input(recipe.line()), mp4);
        return;
      }
      clips.turn(plate, shape(prediction, frames), recipe.sound(), mp4);
      return;
    }
    List<Integer> shots =
        recipe.shots() == null || recipe.shots().isEmpty()
            ? List.of(recipe.seconds())
            : recipe.shots();
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < shots.size(); i++) {
      // real clips are a frame longer than asked: 5.04 s for 5
      int frames = shots.get(i) * RehearsalClip.FPS + (i + 1 < shots.size() ? 0 : 1);
      scenes.add(new Scene(frames, (recipe.hue() + 70 * i) % 360, picture(recipe)));
    }
    int frames = recipe.seconds() * RehearsalClip.FPS + 1;
    clips.draw(scenes, shape(prediction, frames), recipe.sound(), mp4);
  }

  /** As long as the shorter of the two is: a track that is too short costs frames. */
  private void speak(Prediction prediction, MediaFile plate, int frames, Path line, Path mp4)
      throws Refused, InterruptedException {
    int millis = clips.soundMillis(line);
    int heard = (millis * RehearsalClip.FPS + 999) / 1000;
    Shape shape = shape(prediction, frames);
    Shape cut =
        heard < frames && shape.frames() == 0
            ? new Shape(shape.width(), shape.height(), shape.head(), heard, shape.fps())
            : shape;
    clips.speak(
        plate,
        cut,
        new RehearsalClip.Speech(line, 0, millis, 0, BigDecimal.ONE, BigDecimal.ZERO),
        mp4);
  }

  private @Nullable Path picture(Recipe recipe) {
    return recipe.picture() == null ? null : depot.input(recipe.picture());
  }

  /** The right shape, or the wrong one that this prediction was born with. */
  private static Shape shape(Prediction prediction, int frames) {
    int head = prediction.is(AtlasFault.EXTRA_HEAD_FRAMES) ? HEAD : 0;
    head -= prediction.is(AtlasFault.MISSING_HEAD_FRAMES) ? HEAD : 0;
    return new Shape(
        prediction.recipe().width(),
        prediction.recipe().height(),
        head,
        prediction.is(AtlasFault.WRONG_LENGTH) ? Math.max(1, frames / 2) : 0,
        prediction.is(AtlasFault.NOT_24FPS) ? 25 : RehearsalClip.FPS);
  }

  @Override
  public void close() {
    hand.shutdownNow();
    try {
      hand.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
