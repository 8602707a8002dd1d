package app.pickup.files;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a full disk from other faults, in the words of the systems that say so. */
public final class DiskFull {
  private DiskFull() {}

  /** Whether this came of a full disk: a file's (ENOSPC, EDQUOT, Windows 112) or the database's. */
  public static boolean is(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (words.contains("no space left")
          || words.contains("not enough space")
          || words.contains("quota exceeded")
          || words.contains("disk is full")) {
        return true;
      }
    }
    return false;
  }
}
