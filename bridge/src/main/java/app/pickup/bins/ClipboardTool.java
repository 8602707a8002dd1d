package app.pickup.bins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The clipboard of a screen, through {@code xclip}, on Wayland {@code wl-copy} and {@code
 * wl-paste}.
 */
public final class ClipboardTool implements Clipboard {

  private static final long SECONDS = 3;
  private static final int LARGEST = 16 << 20;

  private final Map<String, String> screen;

  /**
   * @param screen the environment of a program on that screen
   */
  public ClipboardTool(Map<String, String> screen) {
    this.screen = Map.copyOf(screen);
  }

  @Override
  public Optional<String> text() throws InterruptedException {
    try {
      Process paste =
          start(
              wayland()
                  ? List.of("wl-paste", "--no-newline", "--type", "text")
                  : List.of("xclip", "-selection", "clipboard", "-t", "UTF8_STRING", "-o"),
              Redirect.PIPE);
      paste.getOutputStream().close();
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      try (InputStream in = paste.getInputStream()) {
        text.writeBytes(in.readNBytes(LARGEST));
      }
      return ended(paste) ? Optional.of(text.toString(StandardCharsets.UTF_8)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The tool stays in the background until somebody else copies something.
   *
   * @return false when there is no such tool or no such screen
   */
  @Override
  public boolean put(String text) throws InterruptedException {
    try {
      Process copy =
          start(
              wayland() ? List.of("wl-copy") : List.of("xclip", "-selection", "clipboard", "-i"),
              // the background part would hold a pipe open
              Redirect.DISCARD);
      try (OutputStream out = copy.getOutputStream()) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return ended(copy) && (text.isEmpty() || arrives(text));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits until it is there: xclip's parent ends before the child that stays has told the screen
   * that it owns the clipboard, and on a busy machine a paste was quicker.
   */
  private boolean arrives(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      if (text().filter(text::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean wayland() {
    return screen.containsKey("WAYLAND_DISPLAY") && !"xcb".equals(screen.get("QT_QPA_PLATFORM"));
  }

  private Process start(List<String> command, Redirect output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    for (String name : List.of("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")) {
      if (screen.containsKey(name)) {
        builder.environment().put(name, screen.get(name));
      }
    }
    Process process = builder.redirectError(Redirect.DISCARD).redirectOutput(output).start();
    // the program that owns the clipboard may hang, and the tool with it
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    return process;
  }

  private static boolean ended(Process process) throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }
}
