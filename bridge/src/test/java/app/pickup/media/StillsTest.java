package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.media.Stills.Still;
import app.pickup.problem.Refused;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pictures by which a take is judged show the frames they say they show. */
class StillsTest {

  private static final int WIDEST = 480;

  @Test
  @DisplayName("two clips of other rates, a frame of each: alone, and side by side with a gap")
  void beside() throws Exception {
    Studio studio = Studio.open("stills");
    MediaFile left =
        studio.probe.footage(NumberedPlate.shoot(studio.ffmpeg, studio.folder, 60, "25"));
    MediaFile right =
        studio.probe.footage(NumberedPlate.shoot(studio.ffmpeg, studio.folder, 50, "24000/1001"));
    Path a = studio.folder.resolve("a.png");
    Path b = studio.folder.resolve("b.png");
    Path pair = studio.folder.resolve("pair.png");

    new Stills(studio.ffmpeg).beside(new Still(left, 41, a), new Still(right, 17, b), WIDEST, pair);

    assertThat(number(ImageIO.read(a.toFile()))).isEqualTo(41);
    assertThat(number(ImageIO.read(b.toFile()))).isEqualTo(17);
    BufferedImage both = ImageIO.read(pair.toFile());
    assertThat(both.getWidth()).isEqualTo(2 * WIDEST + 8);
    assertThat(both.getHeight()).isEqualTo(270);
    assertThat(number(both.getSubimage(0, 0, WIDEST, 270))).isEqualTo(41);
    assertThat(number(both.getSubimage(WIDEST + 8, 0, WIDEST, 270))).isEqualTo(17);
    assertThat(both.getRGB(WIDEST + 4, 100)).isEqualTo(0xff202024);
  }

  @Test
  @DisplayName("first and last frame, and none behind the last")
  void ends() throws Exception {
    Studio studio = Studio.open("stills");
    MediaFile clip =
        studio.probe.footage(NumberedPlate.shoot(studio.ffmpeg, studio.folder, 60, "25"));
    Stills stills = new Stills(studio.ffmpeg);
    for (int frame : new int[] {0, 59}) {
      Path png = studio.folder.resolve(frame + ".png");
      stills.frame(clip, frame, WIDEST, png);
      assertThat(number(ImageIO.read(png.toFile()))).isEqualTo(frame);
    }
    // what was said of the file is no longer true of it
    Path shorter = studio.folder.resolve("shorter.mov");
    Files.copy(
        NumberedPlate.shoot(studio.ffmpeg, studio.folder, 30, "25"),
        shorter,
        StandardCopyOption.REPLACE_EXISTING);
    MediaFile wrong =
        new MediaFile(
            shorter, clip.container(), clip.video(), clip.audio(), clip.timecode(), clip.reel());
    Path png = studio.folder.resolve("none.png");
    assertThatThrownBy(() -> stills.frame(wrong, 45, WIDEST, png))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("does not decode");
    assertThat(png).doesNotExist();
  }

  @Test
  @DisplayName("a file that became another under its name is looked at anew")
  void changed() throws Exception {
    Studio studio = Studio.open("changed");
    Path file = studio.folder.resolve("clip.mov");
    Path shorter = NumberedPlate.shoot(studio.ffmpeg, studio.folder, 30, "25");
    Path longer = NumberedPlate.shoot(studio.ffmpeg, studio.folder, 60, "25");
    Files.copy(shorter, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(studio.probe.footage(file).video().frames()).isEqualTo(30);
    MediaFile seen = studio.probe.footage(file);
    assertThat(studio.probe.footage(file)).as("nothing changed").isSameAs(seen);
    // renamed into its place with the same time of change: another file
    Path next = studio.folder.resolve("next.mov");
    Files.copy(longer, next, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(studio.probe.footage(file).video().frames()).isEqualTo(60);
  }

  /** As {@link Studio#numberOf}, of a picture for the eye. */
  private static int number(BufferedImage picture) {
    int number = 0;
    for (int bit = 0; bit < 12; bit++) {
      int x = (int) ((bit + .5) * picture.getWidth() / 12);
      number =
          number << 1 | ((picture.getRGB(x, picture.getHeight() / 4) >> 8 & 255) > 125 ? 1 : 0);
    }
    return number;
  }
}
