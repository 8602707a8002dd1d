package app.pickup.engines.local.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.engines.Engine.Watch;
import app.pickup.media.Colour;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwapTest {
  private static final PixelLayout LAYOUT = new PixelLayout(96, 64, 1, 1, 8, false);
  private static final ModelSize SIZE = new ModelSize(96, 64);
  private static final Colour COLOUR = new Colour(null, null, "bt709", false);
  private static final int GROUND = 40;
  private static final int BEHIND = 80;

  private final List<String> notes = new ArrayList<>();
  private long made;
  private long cancelAt = Long.MAX_VALUE;

  private final Watch watch =
      new Watch() {
        @Override
        public void made(long frames, long of) {
          made = frames;
        }

        @Override
        public void note(Note note) {
          notes.add(note.code() + note.args());
        }

        @Override
        public boolean cancelled() {
          return made >= cancelAt;
        }
      };

  /** A bright square that goes two pixels a frame; its brightness tells the frame. */
  private static Reel plate(int frames, int jumpAt) {
    Reel reel = new Reel(LAYOUT);
    for (int f = 0; f < frames; f++) {
      byte[] frame = even(f < jumpAt ? GROUND : 120);
      int left = 10 + 2 * (f % 25);
      for (int y = 16; y < 48; y++) {
        for (int x = left; x < left + 32; x++) {
          frame[y * 96 + x] = (byte) (180 + f % 50);
        }
      }
      reel.frames.add(frame);
    }
    return reel;
  }

  private static byte[] even(int luma) {
    byte[] frame = new byte[LAYOUT.frameBytes()];
    StillBackground.fill(frame, LAYOUT, 0, luma);
    StillBackground.fill(frame, LAYOUT, 1, 128);
    StillBackground.fill(frame, LAYOUT, 2, 128);
    return frame;
  }

  private Reel swap(Reel plate, ByLuma network, int cadence, Fields fields) throws Exception {
    Reel out = new Reel(LAYOUT);
    new Swap(plate, network, cadence, fields, COLOUR, new StillBackground(even(BEHIND)), out, null)
        .run(watch);
    return out;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "2,2", "2,25", "3,25", "3,24", "3,4", "1,25"})
  void everyFrameComesOnceInOrderAndInPlace(int cadence, int frames) throws Exception {
    ByLuma network = new ByLuma(SIZE);
    Reel out = swap(plate(frames, 999), network, cadence, Fields.PROGRESSIVE);
    assertThat(out.frames).hasSize(frames);
    for (int f = 0; f < frames; f++) {
      int left = 10 + 2 * (f % 25);
      byte[] frame = out.frames.get(f);
      assertThat(frame[32 * 96 + left + 16] & 0xff).isEqualTo(180 + f);
      assertThat(frame[32 * 96 + 1] & 0xff).isEqualTo(BEHIND);
      assertThat(frame[4 * 96 + left + 16] & 0xff).isEqualTo(BEHIND);
    }
    assertThat(made).isEqualTo(frames);
    assertThat(network.asked).isEqualTo(1 + (frames - 1 + cadence - 1) / cadence);
  }

  @Test
  void bothSidesOfACutAreKeysAndTheCutIsSaid() throws Exception {
    ByLuma network = new ByLuma(SIZE);
    Reel out = swap(plate(12, 6), network, 4, Fields.PROGRESSIVE);
    assertThat(out.frames).hasSize(12);
    assertThat(notes).containsExactly("matte.cut{frame=6}");
    assertThat(network.cuts).isEqualTo(2);
    assertThat(network.asked).isEqualTo(3 + 3);
  }

  @ParameterizedTest
  @CsvSource({"TOP_FIRST,1", "TOP_FIRST,2", "BOTTOM_FIRST,2", "BOTTOM_FIRST,3"})
  void fieldsAreSwappedEachByItsOwnMatte(Fields fields, int cadence) throws Exception {
    // two pixels from field to field
    Reel plate = new Reel(LAYOUT);
    for (int f = 0; f < 7; f++) {
      byte[] frame = even(GROUND);
      for (int y = 16; y < 48; y++) {
        Arrays.fill(
            frame, y * 96 + left(f, y, fields), y * 96 + left(f, y, fields) + 32, (byte) 220);
      }
      plate.frames.add(frame);
    }
    Reel out = new Reel(LAYOUT);
    Reel mattes = new Reel(LAYOUT);
    new Swap(
            plate,
            new ByLuma(new ModelSize(96, 32)),
            cadence,
            fields,
            COLOUR,
            new StillBackground(even(BEHIND)),
            out,
            new MatteFrame(mattes, fields))
        .run(watch);
    assertThat(out.frames).hasSize(7);
    for (int f = 0; f < 7; f++) {
      for (int y = 24; y < 40; y++) {
        int left = left(f, y, fields);
        assertThat(out.frames.get(f)[y * 96 + left + 4] & 0xff).isEqualTo(220);
        assertThat(out.frames.get(f)[y * 96 + left - 5] & 0xff).isEqualTo(BEHIND);
        assertThat(out.frames.get(f)[y * 96 + left + 36] & 0xff).isEqualTo(BEHIND);
        assertThat(mattes.frames.get(f)[y * 96 + left + 4] & 0xff).isEqualTo(255);
        assertThat(mattes.frames.get(f)[y * 96 + left - 5] & 0xff).isZero();
      }
    }
  }

  /** Where the square begins in this row. */
  private static int left(int frame, int row, Fields fields) {
    boolean second = (row % 2 == 0) == (fields == Fields.BOTTOM_FIRST);
    return 10 + 4 * frame + (second ? 2 : 0);
  }

  @Test
  void theSameOrderGivesTheSameFrames() throws Exception {
    Reel first = swap(plate(20, 9), new ByLuma(SIZE), 3, Fields.PROGRESSIVE);
    Reel second = swap(plate(20, 9), new ByLuma(SIZE), 3, Fields.PROGRESSIVE);
    for (int f = 0; f < 20; f++) {
      assertThat(second.frames.get(f)).isEqualTo(first.frames.get(f));
    }
  }

  @Test
  void theMatteCarriesThePlatesOwnPixels() throws Exception {
    Reel plate = plate(5, 999);
    Reel mattes = new Reel(LAYOUT.withAlpha(true));
    new Swap(
            plate,
            new ByLuma(SIZE),
            2,
            Fields.PROGRESSIVE,
            COLOUR,
            new StillBackground(even(BEHIND)),
            new Reel(LAYOUT),
            new MatteFrame(mattes, Fields.PROGRESSIVE))
        .run(watch);
    for (int f = 0; f < 5; f++) {
      assertThat(mattes.frames.get(f)).startsWith(plate.frames.get(f));
      int alpha = LAYOUT.withAlpha(true).offset(3);
      assertThat(mattes.frames.get(f)[alpha + 32 * 96 + 30] & 0xff).isEqualTo(255);
      assertThat(mattes.frames.get(f)[alpha + 2] & 0xff).isZero();
    }
  }

  @Test
  void aPlateWithNobodyIsRefusedAndSaysWhatWasSeen() {
    Reel plate = new Reel(LAYOUT);
    for (int f = 0; f < 5; f++) {
      plate.frames.add(even(GROUND));
    }
    assertThatThrownBy(() -> swap(plate, new ByLuma(SIZE), 2, Fields.PROGRESSIVE))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(Code.NO_PERSON);
              assertThat(refused.problem().args()).containsEntry("percent", "0.0");
            });
  }

  @Test
  void aBrokenPlateIsSaidAndNothingGoesOn() {
    Reel plate = plate(10, 999);
    plate.failure = new Refused(Code.MEDIA_DAMAGED, "name", "x", "why", "y");
    assertThatThrownBy(() -> swap(plate, new ByLuma(SIZE), 2, Fields.PROGRESSIVE))
        .isSameAs(plate.failure);
    assertThat(plate.closed).isTrue();
  }

  @Test
  void aBugInAStageIsThrownToTheCaller() {
    Network broken =
        new Network() {
          @Override
          public ModelSize size() {
            return SIZE;
          }

          @Override
          public void cut() {}

          @Override
          public void matte(float[] rgb, float[] alpha, float[] own) {
            throw new IllegalArgumentException("broken");
          }

          @Override
          public void close() {}
        };
    Swap swap =
        new Swap(
            plate(10, 999), broken, 2, Fields.PROGRESSIVE, COLOUR, null, new Reel(LAYOUT), null);
    assertThatThrownBy(() -> swap.run(watch)).hasRootCauseMessage("broken");
  }

  @Test
  void cancellingEndsItsThreads() {
    cancelAt = 3;
    Reel plate = plate(500, 999);
    assertThatThrownBy(() -> swap(plate, new ByLuma(SIZE), 2, Fields.PROGRESSIVE))
        .isInstanceOf(InterruptedException.class);
    assertThat(made).isEqualTo(3);
    assertThat(plate.closed).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("swap-"));
  }

  @Test
  @DisplayName(
      "a swap that is interrupted waits until its network has looked: closing it earlier ends the process")
  void interruptedWhileTheNetworkLooks() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Network slow =
        new Network() {
          @Override
          public ModelSize size() {
            return SIZE;
          }

          @Override
          public void cut() {}

          @Override
          public void matte(float[] rgb, float[] alpha, float[] own) {
            looking.countDown();
            // as native code does, it takes no notice of an interrupt and leaves the mark standing
            while (goOn.getCount() > 0) {
              Thread.onSpinWait();
            }
          }

          @Override
          public void close() {}
        };
    Thread runner =
        new Thread(
            () -> {
              try {
                new Swap(
                        plate(9, -1),
                        slow,
                        2,
                        Fields.PROGRESSIVE,
                        COLOUR,
                        new StillBackground(even(BEHIND)),
                        new Reel(LAYOUT),
                        null)
                    .run(watch);
              } catch (Refused | InterruptedException e) {
                // cancelled
              }
            });
    runner.start();
    looking.await();
    // once for the cancel, and again when the bridge ends meanwhile
    for (int i = 0; i < 6; i++) {
      runner.interrupt();
      runner.join(50);
    }
    assertThat(runner.isAlive()).as("waits for the network").isTrue();
    goOn.countDown();
    runner.join(10_000);
    assertThat(runner.isAlive()).isFalse();
  }
}
