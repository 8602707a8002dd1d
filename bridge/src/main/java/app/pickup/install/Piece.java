package app.pickup.install;

import java.nio.file.Path;

/**
 * One thing that an NLE needs.
 *
 * @param place absolute
 * @param content of the file; of {@code ENTRIES} the entries alone
 * @param kind what it is to the file at its place
 */
public record Piece(Path place, byte[] content, Kind kind) {

  /** What a piece is to the file at its place. */
  public enum Kind {
    /** All of it. */
    FILE,
    /** All of it, and it is run. */
    PROGRAM,
    /** Entries of ours in a file of the NLE's, among the editor's own. */
    ENTRIES
  }
}
