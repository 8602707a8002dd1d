package app.pickup.shots;

import org.jspecify.annotations.Nullable;

/**
 * On what terms a shot is asked for. They say nothing of what is made, so they are neither frozen
 * with the shot nor told in its sidecar.
 *
 * @param priority how soon it is wanted
 * @param client who is billed for it, NFC, 1 to {@value #LONGEST_CLIENT} characters; null: not said
 */
public record Terms(Priority priority, @Nullable String client) {
  /** Of a client's name. */
  static final int LONGEST_CLIENT = 120;

  static Terms read(Fields fields) {
    return new Terms(fields.word("priority", Priority.class, Priority.NORMAL), client(fields));
  }

  /** A name to be shown and counted by, never a path: any that can be seen will do. */
  private static @Nullable String client(Fields fields) {
    String name = fields.text("client", LONGEST_CLIENT);
    if (name == null) {
      return null;
    }
    return name.codePoints().anyMatch(NameRule::unseen)
        ? fields.wrong("client", "must not have control or invisible characters")
        : NameRule.written(name.strip());
  }
}
