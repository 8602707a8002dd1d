package app.pickup.emulators.kling;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is kept.
 *
 * @param id the system's
 * @param draft what was asked
 * @param created in ms since 1970
 * @param updated in ms since 1970
 * @param status where it is
 * @param message why it failed, else empty
 * @param frames of the file that was made; 0: none yet
 * @param fps of that file
 * @param broken why no file could be made, or null
 * @param quirks faults it was born with
 * @param link how many of its URLs have died
 * @param deleted whether its element or voice was deleted
 */
record Task(
    String id,
    Draft draft,
    long created,
    long updated,
    Status status,
    String message,
    int frames,
    int fps,
    @Nullable String broken,
    List<KlingFault> quirks,
    int link,
    boolean deleted) {

  static Task fresh(String id, Draft draft, long now, List<KlingFault> quirks) {
    return new Task(
        id, draft, now, now, Status.SUBMITTED, "", 0, 24, null, List.copyOf(quirks), 0, false);
  }

  boolean is(KlingFault quirk) {
    return quirks.contains(quirk);
  }

  Task now(Status other, long at, String why) {
    return new Task(id, draft, created, at, other, why, frames, fps, broken, quirks, link, deleted);
  }

  Task made(int count, int rate) {
    return new Task(
        id, draft, created, updated, status, message, count, rate, broken, quirks, link, deleted);
  }

  Task brokenBy(String why) {
    return new Task(
        id, draft, created, updated, status, message, frames, fps, why, quirks, link, deleted);
  }

  Task nextLink() {
    return new Task(
        id, draft, created, updated, status, message, frames, fps, broken, quirks, link + 1,
        deleted);
  }

  Task gone() {
    return new Task(
        id, draft, created, updated, status, message, frames, fps, broken, quirks, link, true);
  }

  /** Seconds with two digits, as Kling writes them. */
  String duration() {
    return String.format(Locale.ROOT, "%.2f", frames / (double) fps);
  }

  boolean hasExternalId(String other) {
    return Objects.equals(draft.externalId(), other);
  }

  /** Whether it is to have a file and has none yet. */
  boolean waitsForFile() {
    return draft.recipe().kind() != Recipe.Kind.NOTHING && frames == 0 && broken == null;
  }
}
