package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.bins.Host.Left;
import app.pickup.bins.Host.Picked;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Selections as Kdenlive 22.12.3 puts them on the clipboard. */
class CopiedSceneTest {

  private static final String SCENE =
      """
      <kdenlive-scene fps="25" duration="75" offset="100" documentid="17" masterTrack="2" videoTracks="2" audioTracks="2">
       <clip track="2" position="100" in="10" out="59" speed="1.000000" binid="3" id="7" state="1"/>
       <clip track="1" position="100" in="10" out="59" speed="1.000000" binid="3" id="8" state="2" audioTrack="1"/>
       <clip track="3" position="150" in="0" out="24" speed="2.000000" binid="3" id="9" state="1"/>
       <clip track="3" position="180" in="0" out="24" speed="1.000000" binid="4" id="10" state="1"/>
       <clip track="3" position="210" in="5" out="9" binid="5" id="11"/>
       <bin>
        <producer id="p"><property name="kdenlive:id">3</property><property name="resource">/footage/A001.mov</property></producer>
        <producer id="c"><property name="kdenlive:id">4</property><property name="resource">0xff0000ff</property><property name="kdenlive:clipname">Red</property></producer>
        <chain id="x"><property name="kdenlive:id">5</property><property name="resource">/proxy/1.mkv</property><property name="kdenlive:originalurl">/footage/B.mov</property></chain>
       </bin>
       <groups>[]</groups>
      </kdenlive-scene>
      """;

  @Test
  @DisplayName(
      "pictures are taken half open on their track, sound goes along, the rest is left with why")
  void read() {
    CopiedScene scene = CopiedScene.read(SCENE).orElseThrow();
    assertThat(scene.document()).isEqualTo("17");
    assertThat(scene.clips())
        .containsExactly(
            new Picked(Path.of("/footage/A001.mov"), "A001.mov", 10, 60, null, 1, 100),
            new Picked(Path.of("/footage/B.mov"), "B.mov", 5, 10, null, 2, 210));
    assertThat(scene.left())
        .containsExactly(
            new Left("A001.mov", "it plays at another speed; render the speed change first"),
            new Left("Red", "it is no file of footage"));
  }

  @Test
  @DisplayName("other text on the clipboard is no scene")
  void other() {
    assertThat(CopiedScene.read("Pickup asks what is selected")).isEmpty();
    assertThat(CopiedScene.read("<html/>")).isEmpty();
  }
}
