package app.pickup.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Whoever started this command, as long as they hold the other end of its standard input: the
 * operating system ends it with them, however they end.
 *
 * @param held what comes from that end; nothing of it is used
 */
record Starter(InputStream held) {

  /** Does this once they are gone, on a thread that keeps no program alive. */
  void whenGone(Runnable act) {
    Thread watch =
        new Thread(
            () -> {
              untilTheEnd();
              act.run();
            },
            "starter");
    watch.setDaemon(true);
    watch.start();
  }

  private void untilTheEnd() {
    try {
      held.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // an end that can not be read is none
    }
  }
}
