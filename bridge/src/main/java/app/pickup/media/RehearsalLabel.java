package app.pickup.media;

/**
 * The word REHEARSAL as a small picture, drawn dot by dot: a machine without fonts has it too, and
 * no text reaches a filter graph.
 */
final class RehearsalLabel {

  private static final String WORD = "REHEARSAL";
  private static final int COLUMNS = 5;
  private static final int ROWS = 7;

  /** Letters as rows of five dots. */
  private static final String[] R = {"####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"};

  private static final String[] E = {"#####", "#....", "#....", "####.", "#....", "#....", "#####"};
  private static final String[] H = {"#...#", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"};
  private static final String[] A = {".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"};
  private static final String[] S = {".####", "#....", "#....", ".###.", "....#", "....#", "####."};
  private static final String[] L = {"#....", "#....", "#....", "#....", "#....", "#....", "#####"};

  private final int dot;

  /** For a picture of this height in pixels: about a thirtieth of it. */
  RehearsalLabel(int pictureHeight) {
    this.dot = Math.max(1, pictureHeight / 270);
  }

  int width() {
    return (WORD.length() * (COLUMNS + 1) + 3) * dot;
  }

  int height() {
    return (ROWS + 4) * dot;
  }

  /** White dots on half-dark, as RGBA. */
  byte[] rgba() {
    byte[] picture = new byte[width() * height() * 4];
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        boolean lit = lit(x / dot - 2, y / dot - 2);
        int at = (y * width() + x) * 4;
        byte value = (byte) (lit ? 235 : 16);
        picture[at] = value;
        picture[at + 1] = value;
        picture[at + 2] = value;
        picture[at + 3] = (byte) (lit ? 255 : 128);
      }
    }
    return picture;
  }

  private static boolean lit(int column, int row) {
    int letter = Math.floorDiv(column, COLUMNS + 1);
    int within = Math.floorMod(column, COLUMNS + 1);
    if (letter < 0 || letter >= WORD.length() || within == COLUMNS || row < 0 || row >= ROWS) {
      return false;
    }
    return dots(WORD.charAt(letter))[row].charAt(within) == '#';
  }

  private static String[] dots(char letter) {
    return switch (letter) {
      case 'R' -> R;
      case 'E' -> E;
      case 'H' -> H;
      case 'A' -> A;
      case 'S' -> S;
      default -> L;
    };
  }
}
