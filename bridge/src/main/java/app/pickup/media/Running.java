package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One ffmpeg or ffprobe at work. Its complaints are kept (the last few kilobytes), and it never
 * outlives its owner.
 */
final class Running implements Closeable {

  private static final int KEPT = 8 << 10;

  private final String tool;
  private final Process process;
  private final Thread listener;
  private final StringBuilder complaints = new StringBuilder();

  Running(String tool, Process process) {
    this.tool = tool;
    this.process = process;
    this.listener = new Thread(this::listen, tool + "-complaints");
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    byte[] buffer = new byte[4096];
    try (InputStream err = process.getErrorStream()) {
      for (int n; (n = err.read(buffer)) >= 0; ) {
        synchronized (complaints) {
          complaints.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          if (complaints.length() > KEPT) {
            complaints.delete(0, complaints.length() - KEPT);
          }
        }
      }
    } catch (IOException e) {
      // the process was ended; what it said so far stands
    }
  }

  InputStream out() {
    return process.getInputStream();
  }

  OutputStream in() {
    return process.getOutputStream();
  }

  Process process() {
    return process;
  }

  /**
   * The last line it complained, without the addresses ffmpeg prints before it; empty when it did
   * not.
   */
  String complaint() {
    try {
      listener.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (complaints) {
      String all = complaints.toString().strip();
      String last = all.substring(all.lastIndexOf('\n') + 1);
      return last.replaceAll("^\\[[^]]*] *", "").replaceAll("file:\\S*/", "");
    }
  }

  /** All it complained so far. */
  String complaints() {
    complaint();
    synchronized (complaints) {
      return complaints.toString();
    }
  }

  /** Gives it all it is to read, then nothing more. */
  void feed(byte[] bytes) throws Refused {
    try (OutputStream in = in()) {
      in.write(bytes);
    } catch (IOException e) {
      throw new Refused(Code.TOOL_FAILED, "tool", tool, "why", complaint());
    }
  }

  /** Waits for its end. */
  void succeed(Duration limit) throws Refused, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      throw new Refused(Code.TOOL_LIMIT, "tool", tool, "limit", limit.toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw new Refused(Code.TOOL_FAILED, "tool", tool, "why", complaint());
    }
  }

  /** Everything it prints, once it has ended well. */
  String collect(Duration limit) throws Refused, InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Thread reader =
        new Thread(
            () -> {
              try {
                out().transferTo(printed);
              } catch (IOException e) {
                // ended half-way; the exit code tells
              }
            },
            tool + "-printed");
    reader.setDaemon(true);
    reader.start();
    succeed(limit);
    reader.join();
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Ends it and its children at once. Harmless when it has ended. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
