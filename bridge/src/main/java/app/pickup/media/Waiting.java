package app.pickup.media;

import app.pickup.problem.Refused;
import org.jspecify.annotations.Nullable;

/** What the threads on either side of a pipe share. */
final class Waiting {
  private Waiting() {}

  /** Something that waits for a result. */
  interface Turn<T> {
    T take() throws InterruptedException;
  }

  /**
   * Waits as a pipe does: whoever is interrupted meanwhile learns of it after the frame, where all
   * users of frames look.
   */
  static <T> T through(Turn<T> turn) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return turn.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Throws what another thread met with, if anything. */
  static void rethrow(@Nullable Throwable failure) throws Refused {
    if (failure instanceof Refused refused) {
      throw refused;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException("a frame could not be handed on", failure);
    }
  }
}
