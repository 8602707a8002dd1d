package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.bins.Delivery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class XmemlTest {

  private static final String V2 = "//sequence/media/video/track[2]/clipitem";

  private static byte[] write(Delivery... takes) throws Exception {
    return Format.XMEML.write(List.of(takes));
  }

  @Test
  @DisplayName("every reference leads somewhere, every range is as long as its place")
  void structure() throws Exception {
    byte[] file =
        write(
            Takes.one("A", Takes.PAL, Takes.above(250L)),
            Takes.one("B", Takes.NTSC, "01:00:00;00", Takes.above(10L), true),
            Takes.one("C", Takes.PAL, Takes.bin()));
    Document document = Read.xml(file);
    Set<String> told = new HashSet<>();
    NodeList files = document.getElementsByTagName("file");
    for (int i = 0; i < files.getLength(); i++) {
      Element one = (Element) files.item(i);
      if (one.hasChildNodes()) {
        assertThat(told.add(one.getAttribute("id"))).isTrue();
      } else {
        assertThat(told).as("told in full before").contains(one.getAttribute("id"));
      }
    }
    List<String> masters = Read.texts(file, "//clip/@id");
    assertThat(masters).containsAll(Read.texts(file, "//clipitem/masterclipid"));
    assertThat(Read.texts(file, "//clipitem/@id")).doesNotHaveDuplicates();
    NodeList items = document.getElementsByTagName("clipitem");
    for (int i = 0; i < items.getLength(); i++) {
      Element item = (Element) items.item(i);
      assertThat(number(item, "end") - number(item, "start"))
          .isEqualTo(number(item, "out") - number(item, "in"))
          .isPositive();
    }
    assertThat(Read.texts(file, "//sequence/rate/timebase")).containsExactly("25", "30");
    assertThat(Read.texts(file, "//sequence/rate/ntsc")).containsExactly("FALSE", "TRUE");
  }

  private static long number(Element item, String name) {
    for (var at = item.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at.getNodeName().equals(name)) {
        return Long.parseLong(at.getTextContent());
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void a_take_lies_on_V2_exactly_over_its_original() throws Exception {
    byte[] file = write(Takes.one("A", Takes.PAL, Takes.above(250L)));
    String v1 = "//sequence/media/video/track[1]/clipitem";
    for (String edge : List.of("/start", "/end")) {
      assertThat(Read.texts(file, V2 + edge)).isEqualTo(Read.texts(file, v1 + edge));
    }
    assertThat(Read.texts(file, v1 + "/in")).containsExactly("100");
    assertThat(Read.texts(file, V2 + "/in")).containsExactly("4");
    assertThat(Read.texts(file, V2 + "/out")).containsExactly("54");
    assertThat(Read.texts(file, "//sequence/media/audio/track"))
        .as("the plate's two channels, and none of the clip's")
        .hasSize(2);
  }

  @Test
  void a_dialogue_insert_has_a_track_of_sound() throws Exception {
    byte[] file = write(Takes.one("A", Takes.PAL, Takes.PLATE_START, Takes.above(0L), true));
    assertThat(Read.texts(file, "//sequence/media/audio/track/clipitem/name"))
        .containsExactly("A001 plate.mov", "A001 plate.mov", "A", "A");
    assertThat(
            Read.texts(
                file, "//sequence/media/audio/track/clipitem[name='A']/sourcetrack/trackindex"))
        .containsExactly("1", "2");
  }

  @Test
  void timecode_reel_and_bin_are_kept() throws Exception {
    byte[] file = write(Takes.one("B", Takes.NTSC, "01:00:00;00", Takes.bin(), false));
    assertThat(Read.texts(file, "//file/timecode/string")).containsExactly("01:00:03;06");
    assertThat(Read.texts(file, "//file/timecode/frame")).containsExactly("107988");
    assertThat(Read.texts(file, "//file/timecode/displayformat")).containsExactly("DF");
    assertThat(Read.texts(file, "//file/timecode/reel/name")).containsExactly("A001C003_190412_R2");
    assertThat(Read.texts(file, "//bin[name='AI']/children/bin[name='背景']/children/clip/name"))
        .containsExactly("B");
    assertThat(Read.texts(file, "//file/pathurl"))
        .containsExactly("file://localhost/films/Pickup/AI/B.mov");
  }
}
