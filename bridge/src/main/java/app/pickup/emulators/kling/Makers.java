package app.pickup.emulators.kling;

import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.RehearsalClip;
import app.pickup.media.RehearsalClip.Scene;
import app.pickup.media.RehearsalClip.Shape;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the files of tasks, one after the other, behind the caller's back. */
final class Makers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Makers.class);

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

  void begin(Task task) {
    if (task.waitsForFile()) {
      try {
        hand.execute(() -> make(task));
      } catch (RejectedExecutionException e) {
        log.debug("closing; the file is made after the next start");
      }
    }
  }

  private void make(Task task) {
    try {
      Path mp4 = depot.result(task.id());
      make(task, mp4);
      MediaFile.Video video = probe.footage(mp4).video();
      account.change(
          task.id(), t -> t.made(Math.toIntExact(video.frames()), video.rate().nominal()));
    } catch (Refused e) {
      if (hand.isShutdown()) {
        // what was broken off looks damaged; it is made after the next start
        return;
      }
      log.warn("no rehearsal clip: {}", e.getMessage());
      account.change(task.id(), t -> t.brokenBy("Generation failed"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("no rehearsal clip", e);
      account.change(task.id(), t -> t.brokenBy("Generation failed"));
    }
  }

  private void make(Task task, Path mp4) throws Refused, InterruptedException {
    Recipe recipe = task.draft().recipe();
    switch (recipe.kind()) {
      case DRAW -> {
        List<Scene> scenes = new ArrayList<>();
        int frames = 0;
        for (int shot : recipe.shots()) {
          scenes.add(new Scene(shot, (recipe.hue() + 70 * scenes.size()) % 360, picture(recipe)));
          frames += shot;
        }
        clips.draw(scenes, shape(task, frames), recipe.sound() == Recipe.Sound.TONE, mp4);
      }
      case TURN -> {
        MediaFile plate = probe.footage(depot.input(recipe.inputs().get(0)));
        clips.turn(
            plate, shape(task, framesOf(plate)), recipe.sound() == Recipe.Sound.ORIGINAL, mp4);
      }
      case SPEAK -> {
        MediaFile clip = probe.footage(depot.input(recipe.inputs().get(0)));
        Recipe.Speech said = Objects.requireNonNull(recipe.speech());
        clips.speak(
            clip,
            shape(task, framesOf(clip)),
            new RehearsalClip.Speech(
                depot.input(recipe.inputs().get(1)),
                said.start(),
                said.end(),
                said.insert(),
                said.volume(),
                said.original()),
            mp4);
      }
      case NOTHING -> throw new IllegalStateException("nothing to make");
    }
  }

  private @Nullable Path picture(Recipe recipe) {
    return recipe.inputs().isEmpty() ? null : depot.input(recipe.inputs().get(0));
  }

  private static int framesOf(MediaFile plate) {
    MediaFile.Video video = plate.video();
    return Math.toIntExact(
        video.frames() * video.rate().den() * RehearsalClip.FPS / video.rate().num());
  }

  /** The right shape, or the wrong one that this task was born with. */
  private static Shape shape(Task task, int frames) {
    Recipe recipe = task.draft().recipe();
    int head = task.is(KlingFault.EXTRA_HEAD_FRAMES) ? HEAD : 0;
    head -= task.is(KlingFault.MISSING_HEAD_FRAMES) ? HEAD : 0;
    return new Shape(
        recipe.width(),
        recipe.height(),
        head,
        task.is(KlingFault.WRONG_LENGTH) ? Math.max(1, frames / 2) : 0,
        task.is(KlingFault.NOT_24FPS) ? 25 : RehearsalClip.FPS);
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
