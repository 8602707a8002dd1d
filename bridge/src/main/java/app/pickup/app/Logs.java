package app.pickup.app;

import app.pickup.files.OwnFile;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log: a file in {@code logs/}, five of 5 MB at most. Set up here and not in XML, which takes
 * longer to read than the bridge may take to start. Line ends within a message are shown as "⏎", so
 * that nobody's text can pass for a line of ours.
 */
final class Logs {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0} [%thread]"
          + " %replace(%msg){'[\\r\\n\\u2028\\u2029]+', '⏎'}%n";
  private static final String FILE = "pickup.log";
  private static final int OLD = 4;

  private Logs() {}

  /** Warnings on the terminal, nothing else: for commands. */
  static void quiet() {
    LoggerContext context = context();
    ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
    terminal.setTarget("System.err");
    append(context, terminal);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
  }

  /** Into the folder's file: for the bridge. */
  static void into(Path folder) throws IOException {
    LoggerContext context = context();
    Path file = OwnFile.file(folder.resolve(FILE));

    RollingFileAppender<ILoggingEvent> log = new RollingFileAppender<>();
    log.setContext(context);
    log.setFile(file.toString());
    FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
    window.setContext(context);
    window.setParent(log);
    window.setFileNamePattern(folder.resolve("pickup.%i.log").toString());
    window.setMaxIndex(OLD);
    window.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf("5MB"));
    size.start();
    log.setRollingPolicy(window);
    log.setTriggeringPolicy(size);
    append(context, log);

    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("app.pickup").setLevel(Level.INFO);
    // it would quote what strangers send
    context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
  }

  private static LoggerContext context() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    return context;
  }

  private static void append(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }
}
