package app.pickup.engines.local.previz;

/**
 * Columns of a row.
 *
 * @param from the first
 * @param to the one after the last
 */
record Span(int from, int to) {
  static final Span NONE = new Span(0, 0);

  int length() {
    return Math.max(0, to - from);
  }

  boolean empty() {
    return to <= from;
  }

  /** What both have. */
  Span common(Span other) {
    Span both = new Span(Math.max(from, other.from), Math.min(to, other.to));
    return both.empty() ? NONE : both;
  }

  /** From the one's beginning to the other's end, whichever these are. */
  Span joined(Span other) {
    return empty()
        ? other
        : other.empty() ? this : new Span(Math.min(from, other.from), Math.max(to, other.to));
  }
}
