package app.pickup.bins.kdenlive;

import java.nio.file.Path;

/**
 * A Kdenlive window's title: {@code film [*]/ HD 720p 25 fps}, where Qt keeps the place of the mark
 * for changes; {@code Untitled[*] / …}, in the desk's language, for a project without a file.
 *
 * @param text as it came
 */
record Title(String text) {

  private static final String MARK = "[*]";

  /** Nothing is loaded yet: it is starting, or a dialog stands in the way. */
  boolean empty() {
    return text.isBlank();
  }

  boolean unsaved() {
    int mark = text.lastIndexOf(MARK);
    return mark <= 0 || text.charAt(mark - 1) != ' ';
  }

  /** The project's name: its file's, without the ending. */
  String name() {
    int mark = text.lastIndexOf(MARK);
    return mark < 0 ? text : text.substring(0, mark).strip();
  }

  /** Whether a project of this file would have this title. */
  boolean names(Path file) {
    return !unsaved() && (name() + ".kdenlive").equals(String.valueOf(file.getFileName()));
  }
}
