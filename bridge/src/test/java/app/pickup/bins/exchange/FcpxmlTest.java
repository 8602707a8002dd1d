package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.bins.Delivery;
import app.pickup.media.Rate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

class FcpxmlTest {

  private static final String ABOVE = "//spine/asset-clip/asset-clip";

  private static void valid(byte[] file) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(FcpxmlTest.class.getResource("/exchange/fcpxml.xsd"));
    schema.newValidator().validate(new DOMSource(Read.xml(file)));
  }

  private static List<Delivery> mixed() {
    return List.of(
        Takes.one("A001_v001", Takes.PAL, Takes.above(250L)),
        Takes.one("A001_v002", Takes.PAL, PLATE, Takes.above(250L), true),
        Takes.one("B <&\"' \u0000\u0007🎬", Takes.NTSC, "01:00:00;00", Takes.bin(), false));
  }

  private static final String PLATE = Takes.PLATE_START;

  @ParameterizedTest
  @EnumSource(names = {"FCPXML", "FCPXML_1_11"})
  void the_file_keeps_our_schema(Format format) throws Exception {
    byte[] file = format.write(mixed());
    valid(file);
    assertThat(Read.texts(file, "/fcpxml/@version"))
        .containsExactly(format == Format.FCPXML ? "1.10" : "1.11");
    assertThat(format.write(mixed())).as("the same takes give the same bytes").isEqualTo(file);
  }

  @ParameterizedTest(name = "the schema refuses {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a reference to nothing  | ref="r1"          | ref="r9"
          a time that is a decimal| duration="2s"     | duration="2.0s"
          a version of its own    | version="1.10"    | version="1.99"
          a lane without number   | lane="1"          | lane="top"
          """)
  void the_schema_is_no_rubber_stamp(String what, String good, String bad) throws Exception {
    String file = Read.text(Format.FCPXML.write(mixed()));
    assertThat(file).as(what).contains(good);
    byte[] broken = file.replace(good, bad).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> valid(broken)).isInstanceOf(SAXException.class);
  }

  @Test
  @DisplayName("Apple's own DTD, where PICKUP_FCPXML_DTD names a copy")
  void apple() throws Exception {
    String dtd = System.getenv("PICKUP_FCPXML_DTD");
    assumeTrue(
        dtd != null && Files.exists(Path.of(dtd)),
        "PICKUP_FCPXML_DTD names no copy of Apple's DTD");
    Path copy = Path.of(Objects.requireNonNull(dtd)).toAbsolutePath();
    Matcher version = Pattern.compile("#FIXED \"([0-9.]+)\"").matcher(Files.readString(copy));
    assertThat(version.find()).isTrue();
    String file =
        Read.text(Format.FCPXML.write(mixed()))
            .replace("version=\"1.10\"", "version=\"" + version.group(1) + "\"")
            .replace("<!DOCTYPE fcpxml>", "<!DOCTYPE fcpxml SYSTEM \"" + FileUrl.of(copy) + "\">");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) throws SAXException {
            throw e;
          }

          @Override
          public void error(SAXParseException e) throws SAXException {
            throw e;
          }

          @Override
          public void fatalError(SAXParseException e) throws SAXException {
            throw e;
          }
        });
    builder.parse(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_take_above_hangs_on_its_original_frame_for_frame() throws Exception {
    byte[] file =
        Format.FCPXML.write(List.of(Takes.one("A001_v001", Takes.PAL, Takes.above(250L))));
    // the original: 250 frames in, showing from its frame 100; timecode 01:00:00:00 is 3600 s
    assertThat(Read.texts(file, "//spine/gap/@duration")).containsExactly("10s");
    assertThat(Read.texts(file, "//spine/asset-clip/@offset")).containsExactly("10s");
    assertThat(Read.texts(file, "//spine/asset-clip/@start")).containsExactly("3604s");
    assertThat(Read.texts(file, "//spine/asset-clip/@duration")).containsExactly("2s");
    // the take: at the same moment of the original's own time, its handles trimmed
    assertThat(Read.texts(file, ABOVE + "/@offset")).containsExactly("3604s");
    assertThat(Read.texts(file, ABOVE + "/@start")).containsExactly("3604s");
    assertThat(Read.texts(file, ABOVE + "/@duration")).containsExactly("2s");
    assertThat(Read.texts(file, ABOVE + "/@lane")).containsExactly("1");
    assertThat(Read.texts(file, "//asset[@id='r1']/@start")).containsExactly("90096/25s");
  }

  @Test
  void a_swapped_background_leaves_the_sound_be_and_a_dialogue_insert_is_heard() throws Exception {
    byte[] mute = Format.FCPXML.write(List.of(Takes.one("A", Takes.PAL, Takes.above(0L))));
    assertThat(Read.texts(mute, ABOVE + "/@srcEnable")).containsExactly("video");
    byte[] heard =
        Format.FCPXML.write(List.of(Takes.one("A", Takes.PAL, PLATE, Takes.above(0L), true)));
    assertThat(Read.texts(heard, ABOVE + "/@srcEnable")).isEmpty();
  }

  @ParameterizedTest(name = "{0} frames at {1} are {2}")
  @CsvSource({
    "0, 25, 0s",
    "25, 25, 1s",
    "1, 25, 1/25s",
    "1, 24000/1001, 1001/24000s",
    "107892, 30000/1001, 107999892/30000s",
    "3, 60000/1001, 3003/60000s",
    "60000, 60000/1001, 1001s"
  })
  void times_are_exact(long frames, String rate, String time) {
    assertThat(Fcpxml.time(frames, Rate.parse(rate))).isEqualTo(time);
  }

  @Test
  void drop_frame_is_said_and_counted() throws Exception {
    byte[] file =
        Format.FCPXML.write(
            List.of(Takes.one("A", Takes.NTSC, "01:00:00;00", Takes.above(0L), false)));
    assertThat(Read.texts(file, "//sequence/@tcFormat")).containsExactly("DF");
    // 01:00:00;00 is frame 107892, not 108000; the plate is source 2
    assertThat(Read.texts(file, "//asset[@id='r2']/@start")).containsExactly("107999892/30000s");
  }

  @Test
  void other_people_s_words_are_text_only() throws Exception {
    byte[] file = Format.FCPXML.write(mixed());
    assertThat(Read.texts(file, "//event[@name='AI/背景']/asset-clip/@name")).contains("B <&\"' 🎬");
    assertThat(Read.texts(file, "//event/asset-clip/note"))
        .allMatch(note -> note.contains("compositeWithTrainedAlgorithmicMedia"))
        .anyMatch(note -> note.contains("job-A001_v001"));
  }

  @Test
  void rates_are_kept_apart() throws Exception {
    byte[] file = Format.FCPXML.write(mixed());
    assertThat(Read.texts(file, "//project")).hasSize(2);
    assertThat(Read.texts(file, "//format/@frameDuration")).containsExactly("1/25s", "1001/30000s");
  }
}
