package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lines laid on plates. */
class MixTest {
  private static final int SECOND = Track.RATE;

  private static float[] room(int seconds) {
    return Heard.noise(seconds * SECOND, -55);
  }

  /** Three seconds of room, somebody speaking, room to the end. */
  private static float[] spokenPlate(double lufs) {
    float[] plate = room(12);
    Spoken other = Heard.said("We looked for the letter in every drawer.", "m1", 50, 160);
    Heard.add(plate, Likeness.loud(other, lufs).sound().samples(), 3 * SECOND, 1);
    return plate;
  }

  private static Spoken line() {
    return Heard.said("The last train has gone.", "f2", 50, 160);
  }

  @Test
  @DisplayName("what is said in the plate gives way to its room tone, and not to silence")
  void roomTone() {
    float[] plate = spokenPlate(-24);
    Laid silent = new Laid(Heard.silent(4 * SECOND), 3 * SECOND - SECOND / 2);
    float[] mixed = Mix.of(new float[][] {plate}, Track.RATE, List.of(silent))[0];
    assertThat(Heard.level(plate, 3 * SECOND, 5 * SECOND)).isGreaterThan(-35);
    assertThat(Heard.level(mixed, 3 * SECOND, 5 * SECOND)).isCloseTo(-55, within(1.5));
    // nowhere a hole, and nowhere a rest of it
    for (int i = 2 * SECOND; i < 7 * SECOND; i += SECOND / 20) {
      assertThat(Heard.level(mixed, i, i + SECOND / 20)).isBetween(-59., -51.);
    }
  }

  @Test
  @DisplayName("outside the lines every sample is what it was")
  void untouched() {
    float[] plate = spokenPlate(-24);
    Spoken line = line();
    int start = 4 * SECOND;
    float[] mixed =
        Mix.of(new float[][] {plate, plate.clone()}, Track.RATE, List.of(new Laid(line, start)))[1];
    int end = start + (int) line.length();
    assertThat(Arrays.copyOf(mixed, start)).isEqualTo(Arrays.copyOf(plate, start));
    assertThat(Arrays.copyOfRange(mixed, end, plate.length))
        .isEqualTo(Arrays.copyOfRange(plate, end, plate.length));
    assertThat(Arrays.copyOfRange(mixed, start, end))
        .isNotEqualTo(Arrays.copyOfRange(plate, start, end));
  }

  @Test
  @DisplayName("ambience under a line stays as it is, music is ducked")
  void ambience() {
    float[] quiet = room(6);
    Laid silent = new Laid(Heard.silent(2 * SECOND), 2 * SECOND);
    assertThat(Mix.of(new float[][] {quiet}, Track.RATE, List.of(silent))[0]).isEqualTo(quiet);

    float[] music = Heard.music(6 * SECOND, .6);
    float[] mixed = Mix.of(new float[][] {music}, Track.RATE, List.of(silent))[0];
    double down =
        Heard.level(music, 5 * SECOND / 2, 7 * SECOND / 2)
            - Heard.level(mixed, 5 * SECOND / 2, 7 * SECOND / 2);
    assertThat(down).isBetween(6., 18.5);
    int at = 3 * SECOND;
    assertThat(mixed[at] / music[at]).isCloseTo((float) Math.pow(10, -down / 20), within(.01f));
  }

  @Test
  @DisplayName("fades are no clicks: at its edges a line changes the plate by nothing")
  void edges() {
    float[] plate = Heard.music(6 * SECOND, .6);
    Laid silent = new Laid(Heard.silent(2 * SECOND), 2 * SECOND);
    float[] mixed = Mix.of(new float[][] {plate}, Track.RATE, List.of(silent))[0];
    for (int i = 0; i < SECOND / 1000; i++) {
      for (int at : new int[] {2 * SECOND + i, 4 * SECOND - 1 - i}) {
        assertThat(mixed[at]).isCloseTo(plate[at], within(.07f * .6f));
      }
    }
    // a fiftieth of a second later it is down
    assertThat(Math.abs(mixed[2 * SECOND + SECOND / 40]))
        .isLessThan(.6f * Math.abs(plate[2 * SECOND + SECOND / 40]) + 1e-3f);
  }

  @Test
  @DisplayName("a line is as loud as what is said in the plate, else at −23 LUFS")
  void loudness() {
    Spoken line = line();
    int start = 3 * SECOND;
    float[] like =
        Mix.of(new float[][] {spokenPlate(-30)}, Track.RATE, List.of(new Laid(line, start)))[0];
    assertThat(Lufs.of(part(like, start, line))).isCloseTo(-30, within(1.));
    float[] alone = Mix.of(new float[][] {room(8)}, Track.RATE, List.of(new Laid(line, start)))[0];
    assertThat(Lufs.of(part(alone, start, line))).isCloseTo(-23, within(.5));
    float[][] stereo =
        Mix.of(new float[][] {room(8), room(8)}, Track.RATE, List.of(new Laid(line, start)));
    assertThat(Lufs.of(part(stereo[0], start, line))).isCloseTo(-26, within(.5));
    assertThat(stereo[0]).isEqualTo(stereo[1]);
  }

  private static float[] part(float[] all, int start, Spoken line) {
    return Arrays.copyOfRange(all, start, start + (int) line.length());
  }

  @Test
  @DisplayName("no true peak is above −1 dBTP, however loud the plate speaks")
  void peak() {
    float[] plate = spokenPlate(-9);
    Spoken line = line();
    float[] mixed =
        Mix.of(new float[][] {plate}, Track.RATE, List.of(new Laid(line, 3 * SECOND)))[0];
    assertThat(Lufs.peak(new Sound(part(mixed, 3 * SECOND, line), Track.RATE)))
        .isLessThan(.9f)
        .isGreaterThan(.4f);
    float[] both =
        Mix.of(
            new float[][] {plate},
            Track.RATE,
            List.of(new Laid(line, 3 * SECOND), new Laid(line, 3 * SECOND)))[0];
    assertThat(Lufs.peak(new Sound(part(both, 3 * SECOND, line), Track.RATE))).isLessThan(.9f);
  }

  @Test
  @DisplayName("another rate, a line over either end, and six channels, are as long as the plate")
  void shapes() {
    float[] plate = Arrays.copyOf(Heard.noise(44_100 * 2, -50), 44_100 * 2 - 7);
    Spoken line = line();
    float[][] mixed =
        Mix.of(
            new float[][] {plate, plate},
            44_100,
            List.of(
                new Laid(line, -SECOND / 2),
                new Laid(line, 3 * SECOND / 2),
                new Laid(line, 9 * SECOND)));
    assertThat(mixed).hasDimensions(2, plate.length);
    assertThat(mixed[0]).isNotEqualTo(plate);
    float[][] six = new float[6][];
    Arrays.setAll(six, c -> room(3));
    float[][] round = Mix.of(six, Track.RATE, List.of(new Laid(line, SECOND)));
    assertThat(round[0]).isEqualTo(six[0]);
    assertThat(round[2]).isNotEqualTo(six[2]);
    assertThat(Mix.of(six, Track.RATE, List.of())).isDeepEqualTo(six);
  }

  @Test
  @DisplayName("the same lines on the same plate are the same samples again")
  void again() {
    float[] plate = spokenPlate(-24);
    List<Laid> lines = List.of(new Laid(line(), 3 * SECOND));
    assertThat(Mix.of(new float[][] {plate}, Track.RATE, lines))
        .isDeepEqualTo(Mix.of(new float[][] {plate}, Track.RATE, lines));
  }
}
