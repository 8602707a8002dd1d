package app.pickup.shots;

import app.pickup.media.Codec;
import app.pickup.media.Rate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted, complete: it can be stored, replayed, promoted and sent to another engine. Read
 * from a request by the {@link ShotReader}; contract §3.
 */
public sealed interface Shot permits Shot.Edit, Shot.Generate, Shot.LipSync {

  /** What all shots share. */
  Common common();

  /** The job's kind on the wire: {@code edit}, {@code generate}, {@code lip-sync}. */
  String kind();

  /** What is done, in one word for names: {@code background}, {@code style}, {@code generate}. */
  String deed();

  /** The footage it is made from, or null where it is made from nothing. */
  @Nullable Plate footage();

  /** The files it is made from besides the footage, in a fixed order. */
  List<Path> files();

  /** Ids of those of the cast who are in it, in a fixed order. */
  default List<String> cast() {
    return List.of();
  }

  /** The JSON pointer of the field that the i-th of the {@link #cast} came from. */
  default String castPointer(int i) {
    return "/elements/" + i;
  }

  /** Those of them that are looked at, and not listened to. */
  default List<Path> seen() {
    return files();
  }

  /**
   * A change to footage from the timeline.
   *
   * @param plate the footage
   * @param change what to change
   * @param keepAudio whether the plate's sound comes along
   * @param retime how an engine of another rate is fed; null: frames up to 30 fps, time above
   * @param elements ids of those of the cast who the words point to
   */
  record Edit(
      Common common,
      Plate plate,
      Change change,
      boolean keepAudio,
      @Nullable Retime retime,
      List<String> elements)
      implements Shot {
    public Edit {
      elements = List.copyOf(elements);
    }

    /** With the default way of feeding an engine of another rate. */
    public Edit(Common common, Plate plate, Change change, boolean keepAudio) {
      this(common, plate, change, keepAudio, null, List.of());
    }

    /** Those that the words point to, then the one that comes in. */
    @Override
    public List<String> cast() {
      List<String> all = new ArrayList<>(elements);
      if (change instanceof Replace replace
          && replace.with() instanceof With.Element element
          && !all.contains(element.id())) {
        all.add(element.id());
      }
      return all;
    }

    @Override
    public String castPointer(int i) {
      return i < elements.size() ? "/elements/" + i : "/edit/with/element";
    }

    @Override
    public String kind() {
      return "edit";
    }

    @Override
    public String deed() {
      return change.kind();
    }

    @Override
    public Plate footage() {
      return plate;
    }

    @Override
    public List<Path> files() {
      return change.files();
    }
  }

  /**
   * A new clip from words and pictures.
   *
   * @param script what is to be seen
   * @param pictures what it begins, ends and looks like
   * @param elements ids of those of the cast who are in it
   * @param seconds the clip's length, exact, above 0; of a board the sum of its beats
   * @param aspect width to height like {@code 16:9}; null: the sequence's
   * @param sound whether the engine also makes the sound
   * @param negative what must not be seen, or null
   * @param captions whether what is said stands in the picture or beside the clip
   */
  record Generate(
      Common common,
      Script script,
      Pictures pictures,
      List<String> elements,
      BigDecimal seconds,
      @Nullable String aspect,
      Sound sound,
      @Nullable String negative,
      Captions captions)
      implements Shot {
    public Generate {
      elements = List.copyOf(elements);
    }

    /** The same shot told otherwise. */
    public Generate with(Common other, Script told) {
      return new Generate(
          other, told, pictures, elements, seconds, aspect, sound, negative, captions);
    }

    /** The same shot between other pictures. */
    public Generate with(Common other, Pictures others) {
      return new Generate(
          other, script, others, elements, seconds, aspect, sound, negative, captions);
    }

    @Override
    public List<String> cast() {
      return elements;
    }

    @Override
    public String kind() {
      return "generate";
    }

    @Override
    public String deed() {
      return "generate";
    }

    @Override
    public @Nullable Plate footage() {
      return null;
    }

    @Override
    public List<Path> files() {
      return pictures.files();
    }

    /** The clip's frames at this rate: the nearest whole number, one at least. */
    public long frames(Rate rate) {
      return Math.max(
          1,
          rate.framesIn(
              seconds.unscaledValue().longValueExact(),
              BigDecimal.TEN.pow(Math.max(0, seconds.scale())).longValueExact()));
    }
  }

  /**
   * Other lines in the mouths of people in footage, or in a picture's. Either recorded or spoken.
   *
   * @param plate the footage; null: the portrait speaks
   * @param portrait a picture of somebody; null: there is footage
   * @param voice the line, recorded; null: lines are spoken
   * @param lines what is spoken, in order; empty: the voice is recorded
   * @param captions whether the words lie beside the clip: {@code FILE} or {@code OFF}
   */
  record LipSync(
      Common common,
      @Nullable Plate plate,
      @Nullable Path portrait,
      @Nullable Voice voice,
      List<Line> lines,
      Captions captions)
      implements Shot {
    public LipSync {
      lines = List.copyOf(lines);
    }

    /** A recorded line in footage. */
    public LipSync(Common common, Plate plate, Voice voice) {
      this(common, plate, null, voice, List.of(), Captions.FILE);
    }

    /** The same shot on other terms. */
    public LipSync with(Common other) {
      return new LipSync(other, plate, portrait, voice, lines, captions);
    }

    /** The faces that are chosen, in the order of their lines; a line without a choice has none. */
    public List<Integer> faces() {
      return voice == null
          ? lines.stream().map(Line::face).filter(Objects::nonNull).distinct().toList()
          : voice.face() == null ? List.of() : List.of(voice.face());
    }

    /** The JSON pointer of what is said. */
    public String pointer() {
      return voice == null ? "/lines" : "/audio";
    }

    @Override
    public String kind() {
      return "lip-sync";
    }

    @Override
    public String deed() {
      return "lip-sync";
    }

    @Override
    public @Nullable Plate footage() {
      return plate;
    }

    @Override
    public List<Path> files() {
      List<Path> files = new ArrayList<>(seen());
      if (voice != null) {
        files.add(voice.media());
      }
      return files;
    }

    @Override
    public List<Path> seen() {
      return portrait == null ? List.of() : List.of(portrait);
    }

    @Override
    public List<String> cast() {
      return lines.stream().map(Line::element).filter(Objects::nonNull).distinct().toList();
    }

    @Override
    public String castPointer(int i) {
      String id = cast().get(i);
      int line = 0;
      while (!id.equals(lines.get(line).element())) {
        line++;
      }
      return "/lines/" + line + "/element";
    }
  }

  /**
   * A recorded line. Its frames are those of the plate's rate, counted from the sound's beginning.
   *
   * @param media the sound
   * @param in its first frame
   * @param out the frame after its last, or null: to its end
   * @param at the frame of the plate's range at which it begins, handles not counted
   * @param face who says it, 1 is the first the engine finds; null: the one seen longest then
   * @param said its words, by which mouths are moved more exactly; null: they are told by ear
   */
  record Voice(
      Path media,
      long in,
      @Nullable Long out,
      long at,
      @Nullable Integer face,
      @Nullable Line said) {}

  /**
   * What a generated clip begins with, ends with and is shaped by.
   *
   * @param first its first frame, or null
   * @param last its last frame, or null
   * @param references pictures of who and what is in it
   */
  record Pictures(@Nullable Path first, @Nullable Path last, List<Path> references) {
    /** From words alone. */
    public static final Pictures NONE = new Pictures(null, null, List.of());

    public Pictures {
      references = List.copyOf(references);
    }

    /** The JSON pointer of the field that the i-th of {@link #files} came from. */
    public String pointer(int i) {
      int before = (first == null ? 0 : 1) + (last == null ? 0 : 1);
      if (i >= before) {
        return "/images/references/" + (i - before);
      }
      return i == 0 && first != null ? "/images/first" : "/images/last";
    }

    /** First, last, references. */
    public List<Path> files() {
      List<Path> files = new ArrayList<>();
      if (first != null) {
        files.add(first);
      }
      if (last != null) {
        files.add(last);
      }
      files.addAll(references);
      return files;
    }
  }

  /** Where a generated clip's sound comes from. */
  enum Sound {
    NATIVE,
    OFF
  }

  /** Whether the words of the lines stand in the picture, or in a file beside the clip. */
  enum Captions {
    BURNT,
    FILE,
    OFF
  }

  /** How an engine of a fixed rate is fed: each frame as one of its own, or by time. */
  enum Retime {
    FRAMES,
    TIME
  }

  /**
   * @param project whose clip it is and where it goes
   * @param engine an engine's id, or {@code auto}
   * @param seed repeats a result where the engine honours it; null: the engine's own
   * @param name the clip's name or naming template; null: the default template
   * @param place {@code bin} only, or above the original
   * @param sequence the timeline's shape; null: as the plate
   * @param consent of the person shown, where it is needed; null: none given
   */
  record Common(
      Project project,
      String engine,
      Tier tier,
      @Nullable Long seed,
      @Nullable String name,
      Place place,
      @Nullable Sequence sequence,
      Codec codec,
      @Nullable Consent consent) {
    /** The same at another tier, by an engine named. */
    public Common at(Tier other, String by) {
      return new Common(project, by, other, seed, name, place, sequence, codec, consent);
    }

    /** The same with another seed. */
    public Common seeded(@Nullable Long other) {
      return new Common(project, engine, tier, other, name, place, sequence, codec, consent);
    }

    /** The same for another place of a project. */
    public Common placed(Project where, Place how) {
      return new Common(where, engine, tier, seed, name, how, sequence, codec, consent);
    }

    /** The same under another name. */
    public Common named(@Nullable String other) {
      return new Common(project, engine, tier, seed, other, place, sequence, codec, consent);
    }

    /** Without a consent. */
    public Common(
        Project project,
        String engine,
        Tier tier,
        @Nullable Long seed,
        @Nullable String name,
        Place place,
        @Nullable Sequence sequence,
        Codec codec) {
      this(project, engine, tier, seed, name, place, sequence, codec, null);
    }
  }

  /**
   * That a person agreed: in words, or by the id of an element of the cast.
   *
   * @param who the person; null where {@code record} is given
   * @param scope what was agreed to; null where {@code record} is given
   * @param until last day, ISO 8601; null: no end
   */
  record Consent(
      @Nullable String who,
      @Nullable String scope,
      @Nullable String until,
      @Nullable String record) {}

  /**
   * @param nle which NLE's bin
   * @param id the NLE's own id of the project, or null
   * @param file the project file; for {@code folder} an existing folder; null: none
   * @param mediaFolder where clips go; null: {@code Pickup/} beside the project file
   * @param bin folders within the bin, outermost first; may be empty
   */
  record Project(
      Nle nle,
      @Nullable String id,
      @Nullable Path file,
      @Nullable Path mediaFolder,
      List<String> bin) {
    public Project {
      bin = List.copyOf(bin);
    }

    /** A folder of its bin. */
    public Project in(String folder) {
      List<String> deeper = new ArrayList<>(bin);
      deeper.add(folder);
      return new Project(nle, id, file, mediaFolder, deeper);
    }

    /** What tells this project from others: the NLE's id, else its file; null: nothing does. */
    public @Nullable String key() {
      return id != null ? id : file == null ? null : file.toString();
    }
  }

  enum Nle {
    FOLDER,
    KDENLIVE,
    BLENDER,
    PREMIERE,
    RESOLVE,
    FINALCUT,
    SHOTCUT
  }

  enum Tier {
    DRAFT,
    STANDARD,
    PRO
  }

  /** Where on the timeline: nowhere, or above the original at this frame. */
  record Place(
      boolean above, @Nullable String sequence, @Nullable Integer track, @Nullable Long frame) {
    public static final Place BIN = new Place(false, null, null, null);
  }

  /**
   * The timeline's shape.
   *
   * @param width pixels, 16 to 16384; {@code height} likewise
   * @param colour its colour space in the editor's words, e.g. {@code bt709}; null: as the plate
   */
  record Sequence(Rate rate, int width, int height, @Nullable String colour) {
    /** With the plate's colour. */
    public Sequence(Rate rate, int width, int height) {
      this(rate, width, height, null);
    }
  }

  /**
   * Footage from the timeline.
   *
   * @param media the file
   * @param in first frame: a whole number from the media's first, or a timecode of the media
   * @param out the frame after the last, likewise
   * @param handles frames asked on both sides, 0 or above
   */
  record Plate(Path media, String in, String out, int handles) {}

  /** What an edit does. */
  sealed interface Change permits Background, Style, Replace, Motion {
    String kind();

    /** The files it is made from besides the plate. */
    List<Path> files();
  }

  /**
   * The plate in another look.
   *
   * @param prompt the look in words, or null
   * @param look a picture or clip that has it, or null; one of the two is given
   */
  record Style(@Nullable String prompt, @Nullable With look) implements Change {
    @Override
    public String kind() {
      return "style";
    }

    @Override
    public List<Path> files() {
      return With.files(look);
    }
  }

  /**
   * A person or thing of the plate made another.
   *
   * @param target what is replaced, in words
   * @param with words, a picture or one of the cast
   */
  record Replace(String target, With with) implements Change {
    @Override
    public String kind() {
      return "replace";
    }

    @Override
    public List<Path> files() {
      return With.files(with);
    }
  }

  /**
   * The plate's motion given to somebody in a picture.
   *
   * @param character a picture
   * @param orientation whose bearing is kept: the picture's or the plate's
   * @param prompt words besides, or null
   */
  record Motion(With.Image character, Orientation orientation, @Nullable String prompt)
      implements Change {
    @Override
    public String kind() {
      return "motion";
    }

    @Override
    public List<Path> files() {
      return With.files(character);
    }
  }

  /** Whose bearing a moved character keeps. */
  enum Orientation {
    IMAGE,
    VIDEO
  }

  /** Another background behind the people of the plate. */
  record Background(With with, Set<Deliver> deliver) implements Change {
    public Background {
      deliver = Set.copyOf(deliver);
    }

    @Override
    public String kind() {
      return "background";
    }

    @Override
    public List<Path> files() {
      return With.files(with);
    }
  }

  enum Deliver {
    COMPOSITE,
    PLATE_MATTE
  }

  /** The new background: exactly one of these. */
  sealed interface With {
    /** The files of one. */
    static List<Path> files(@Nullable With with) {
      return with instanceof Image image
          ? List.of(image.file())
          : with instanceof Video video ? List.of(video.file()) : List.of();
    }

    record Image(Path file) implements With {}

    record Video(Path file) implements With {}

    /** {@code rgb} as 0xRRGGBB, sRGB. */
    record Flat(int rgb) implements With {}

    /** The plate itself, blurred; {@code pixels} is the radius at the plate's size, 1 to 500. */
    record Blur(int pixels) implements With {}

    /** One of the cast, by its id; only in a {@link Replace}. */
    record Element(String id) implements With {}

    /** Described in words; no local engine makes this. */
    record Prompt(String text) implements With {}
  }
}
