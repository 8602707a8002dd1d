package app.pickup.shots.board;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes as text: UTF-8 with or without its mark, lines ended by LF.
 *
 * @param text null where it is none
 * @param fault why not
 */
record Source(@Nullable String text, @Nullable Remark fault) {
  /** Most bytes; a film of two hours has a fifth of it. */
  static final int MOST = 1 << 20;

  static Source of(byte[] bytes) {
    if (bytes.length > MOST) {
      return refused("board.too-large", 0, "The file is larger than 1 MB; give a part of it.");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      return refused(
          "board.not-utf8",
          1 + (int) text.chars().filter(c -> c == '\n').count(),
          "The text is not UTF-8; save it as UTF-8, then try again.");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return refused(
          "board.not-text",
          1 + (int) text.substring(0, nul).chars().filter(c -> c == '\n').count(),
          "This is no text file.");
    }
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new Source(bare.replace("\r\n", "\n").replace('\r', '\n'), null);
  }

  private static Source refused(String code, int line, String why) {
    return new Source(null, line == 0 ? Remark.whole(code, why) : Remark.line(line, code, why));
  }
}
