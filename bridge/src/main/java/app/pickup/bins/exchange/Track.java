package app.pickup.bins.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A video track: pieces one after the other, never two at one frame. */
final class Track {

  /** From a frame to the one after the last. */
  record Span(long from, long to) {}

  private final List<Piece> pieces = new ArrayList<>();

  /** In the order of their frames. */
  List<Piece> pieces() {
    return pieces;
  }

  void lay(Piece piece) {
    pieces.add(piece);
    pieces.sort(Comparator.comparingLong(Piece::at));
  }

  /** The frame after its last piece. */
  long end() {
    return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).end();
  }

  boolean free(long from, long to) {
    return free(new Span(from, to)).equals(List.of(new Span(from, to)));
  }

  /** What is free of this span. */
  List<Span> free(Span span) {
    List<Span> free = new ArrayList<>();
    long at = span.from();
    for (Piece piece : pieces) {
      if (piece.end() > at && piece.at() < span.to()) {
        if (piece.at() > at) {
          free.add(new Span(at, piece.at()));
        }
        at = piece.end();
      }
    }
    if (at < span.to()) {
      free.add(new Span(at, span.to()));
    }
    return free;
  }
}
