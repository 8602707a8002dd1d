package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that are read ahead and written behind, by threads of their own. */
class HandedOnTest {
  private static final PixelLayout LAYOUT = new PixelLayout(2, 2, 1, 1, 8, false);

  @Test
  void everyFrameIsReadOnceAndInOrder() throws Refused {
    byte[] frame = new byte[LAYOUT.frameBytes()];
    List<Byte> seen = new ArrayList<>();
    try (FrameSource ahead = new ReadAhead(new Counted(20, 20))) {
      while (ahead.read(frame)) {
        seen.add(frame[0]);
      }
      assertThat(ahead.read(frame)).isFalse();
    }
    assertThat(seen).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatCanNotBeReadIsToldAfterTheFramesBeforeIt() throws Refused {
    byte[] frame = new byte[LAYOUT.frameBytes()];
    try (FrameSource ahead = new ReadAhead(new Counted(20, 3))) {
      for (int i = 0; i < 3; i++) {
        assertThat(ahead.read(frame)).isTrue();
      }
      assertThatThrownBy(() -> ahead.read(frame)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void everyFrameIsWrittenBeforeTheEnd() throws Refused {
    Kept kept = new Kept(20);
    try (FrameSink behind = new WriteBehind(kept)) {
      byte[] frame = new byte[LAYOUT.frameBytes()];
      for (byte i = 0; i < 20; i++) {
        frame[0] = i;
        behind.write(frame);
      }
      behind.finish();
    }
    assertThat(kept.written).hasSize(20).isSorted().doesNotHaveDuplicates();
    assertThat(kept.finished).isTrue();
  }

  @Test
  void aSinkThatFailsIsToldAndNeverFinished() throws Refused {
    Kept kept = new Kept(2);
    try (FrameSink behind = new WriteBehind(kept)) {
      byte[] frame = new byte[LAYOUT.frameBytes()];
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 20; i++) {
                  behind.write(frame);
                }
              })
          .isInstanceOf(Refused.class);
      assertThatThrownBy(behind::finish).isInstanceOf(Refused.class);
    }
    assertThat(kept.finished).isFalse();
    assertThat(kept.closed).isTrue();
  }

  private static Refused broken() {
    return new Refused(Code.TOOL_FAILED, "tool", "ffmpeg", "why", "it went away");
  }

  private static final class Counted implements FrameSource {
    private final int frames;
    private final int whole;
    private byte next;

    Counted(int frames, int whole) {
      this.frames = frames;
      this.whole = whole;
    }

    @Override
    public PixelLayout layout() {
      return LAYOUT;
    }

    @Override
    public long frames() {
      return frames;
    }

    @Override
    public boolean read(byte[] frame) throws Refused {
      if (next == frames) {
        return false;
      }
      if (next == whole) {
        throw broken();
      }
      frame[0] = next++;
      return true;
    }

    @Override
    public void close() {}
  }

  private static final class Kept implements FrameSink {
    final List<Byte> written = new ArrayList<>();
    private final int room;
    boolean finished;
    boolean closed;

    Kept(int room) {
      this.room = room;
    }

    @Override
    public PixelLayout layout() {
      return LAYOUT;
    }

    @Override
    public void write(byte[] frame) throws Refused {
      if (written.size() == room) {
        throw broken();
      }
      written.add(frame[0]);
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
