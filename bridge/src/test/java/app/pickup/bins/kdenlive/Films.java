package app.pickup.bins.kdenlive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;

/** Projects for tests. */
final class Films {

  private static final Path SAMPLE = Path.of("../scripts/sample/sample.kdenlive");
  static final Path A001 = Path.of("../scripts/sample/A001.mov").toAbsolutePath().normalize();

  private Films() {}

  /** The sample project, document version 1.04: A001 on V1, V2 free. */
  static Path one(Path folder) throws IOException {
    return one(folder, "film.kdenlive");
  }

  static Path one(Path folder, String name) throws IOException {
    String text = Files.readString(SAMPLE).replace("@CLIP@", A001.toString());
    return Files.writeString(folder.resolve(name), text);
  }

  /** The sample with folders in its bin: Pickups (7), and AI (8) with 背景 (9) in it. */
  static Path withFolders(Path folder, String name) throws IOException {
    Path film = one(folder, name);
    String folders =
        """
        <property name="kdenlive:folder.-1.7">Pickups</property>
        <property name="kdenlive:folder.-1.8">AI</property>
        <property name="kdenlive:folder.8.9">背景</property>
        <property name="xml_retain">\
        """;
    return Files.writeString(
        film, Files.readString(film).replace("<property name=\"xml_retain\">", folders));
  }

  /** This film with one more audio track, empty, below the one with the sound of A001. */
  static Path withA2(Path film) throws IOException {
    String track =
        """
        <playlist id="playlist6"><property name="kdenlive:audio_track">1</property></playlist>
         <playlist id="playlist7"><property name="kdenlive:audio_track">1</property></playlist>
         <tractor id="tractor4" in="0" out="74">
          <property name="kdenlive:audio_track">1</property>
          <property name="kdenlive:timeline_active">1</property>
          <track hide="video" producer="playlist6"/>
          <track hide="video" producer="playlist7"/>
         </tractor>
         <playlist id="playlist0">""";
    String mix =
        """
        <transition id="transition3">
           <property name="a_track">0</property>
           <property name="b_track">2</property>
           <property name="mlt_service">mix</property>
           <property name="kdenlive_id">mix</property>
           <property name="internal_added">237</property>
           <property name="always_active">1</property>
           <property name="sum">1</property>
          </transition>
          <transition id="transition1">""";
    return Files.writeString(
        film,
        Files.readString(film)
            .replace("activeTrack\">1<", "activeTrack\">2<")
            .replace("b_track\">3<", "b_track\">4<")
            .replace("b_track\">2<", "b_track\">3<")
            .replace("<playlist id=\"playlist0\">", track)
            .replace("<transition id=\"transition1\">", mix)
            .replace(
                "<track producer=\"tractor0\"/>",
                "<track producer=\"tractor4\"/>\n  <track producer=\"tractor0\"/>"));
  }

  /** A project with sequences, document version 1.1, as Kdenlive 23.04 and later write it. */
  static Path sequences(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("sequences.kdenlive"),
        """
        <?xml version='1.0' encoding='utf-8'?>
        <mlt LC_NUMERIC="C" producer="main_bin" version="7.15.0" root="%s">
         <profile description="HD 720p 25 fps" frame_rate_num="25" frame_rate_den="1" width="1280" height="720"/>
         <chain id="chain0" out="00:00:02.960">
          <property name="length">75</property>
          <property name="resource">A001.mov</property>
          <property name="mlt_service">avformat-novalidate</property>
          <property name="kdenlive:id">4</property>
          <property name="kdenlive:control_uuid">{0b6b1b43-67f1-4a9d-a5b3-bd2c0f3dbaaa}</property>
          <property name="kdenlive:folderid">-1</property>
         </chain>
         <playlist id="playlist0"><entry producer="chain0" in="00:00:00.000" out="00:00:02.960"><property name="kdenlive:id">4</property></entry></playlist>
         <playlist id="playlist1"/>
         <tractor id="tractor0" in="00:00:00.000" out="00:00:02.960">
          <track hide="audio" producer="playlist0"/>
          <track hide="audio" producer="playlist1"/>
         </tractor>
         <tractor id="{5d2c1e1f-2a52-4c66-a1ab-51ee0ab7e4b6}" in="00:00:00.000" out="00:00:02.960">
          <property name="kdenlive:uuid">{5d2c1e1f-2a52-4c66-a1ab-51ee0ab7e4b6}</property>
          <property name="kdenlive:clipname">Sequence 1</property>
          <property name="kdenlive:sequenceproperties.activeTrack">0</property>
          <property name="kdenlive:id">3</property>
          <track producer="producer0"/>
          <track producer="tractor0"/>
         </tractor>
         <playlist id="main_bin">
          <property name="kdenlive:folder.-1.2">Sequences</property>
          <property name="kdenlive:docproperties.activetimeline">{5d2c1e1f-2a52-4c66-a1ab-51ee0ab7e4b6}</property>
          <property name="kdenlive:docproperties.uuid">{5d2c1e1f-2a52-4c66-a1ab-51ee0ab7e4b6}</property>
          <property name="kdenlive:docproperties.version">1.1</property>
          <property name="xml_retain">1</property>
          <entry producer="{5d2c1e1f-2a52-4c66-a1ab-51ee0ab7e4b6}" in="0" out="0"/>
          <entry producer="chain0" in="00:00:00.000" out="00:00:02.960"/>
         </playlist>
        </mlt>
        """
            .formatted(folder));
  }

  /** The texts that an XPath finds in a project. */
  static List<String> texts(Path film, String path) throws Exception {
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes =
        (NodeList)
            xpath.evaluate(path, XmlFile.read(Files.readAllBytes(film)), XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
