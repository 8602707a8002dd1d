package app.pickup.shots;

import app.pickup.media.Codec;
import app.pickup.media.Rate;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted, complete: it can be stored, replayed, promoted and sent to another engine. Read
 * from a request by the request reader; contract §3. Sealed: generate and lip-sync join edit here.
 */
public sealed interface Shot permits Shot.Edit {

  /** What all shots share. */
  Common common();

  /** The job's kind on the wire: {@code edit}, {@code generate}, {@code lip-sync}. */
  String kind();

  /**
   * A change to footage from the timeline.
   *
   * @param plate the footage
   * @param change what to change
   * @param keepAudio whether the plate's sound comes along
   */
  record Edit(Common common, Plate plate, Change change, boolean keepAudio) implements Shot {
    @Override
    public String kind() {
      return "edit";
    }
  }

  /**
   * @param project whose clip it is and where it goes
   * @param engine an engine's id, or {@code auto}
   * @param seed repeats a result where the engine honours it; null: the engine's own
   * @param name the clip's name or naming template; null: the default template
   * @param place {@code bin} only, or above the original
   * @param sequence the timeline's shape; null: as the plate
   */
  record Common(
      Project project,
      String engine,
      Tier tier,
      @Nullable Long seed,
      @Nullable String name,
      Place place,
      @Nullable Sequence sequence,
      Codec codec) {}

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

  /** The timeline's shape. */
  record Sequence(Rate rate, int width, int height) {}

  /**
   * Footage from the timeline.
   *
   * @param media the file
   * @param in first frame: a whole number from the media's first, or a timecode of the media
   * @param out the frame after the last, likewise
   * @param handles frames asked on both sides, 0 or above
   */
  record Plate(Path media, String in, String out, int handles) {}

  /** What an edit does. Sealed: style, replace and motion join here. */
  sealed interface Change permits Background {
    String kind();
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
  }

  enum Deliver {
    COMPOSITE,
    PLATE_MATTE
  }

  /** The new background: exactly one of these. */
  sealed interface With {
    record Image(Path file) implements With {}

    record Video(Path file) implements With {}

    /** {@code rgb} as 0xRRGGBB, sRGB. */
    record Flat(int rgb) implements With {}

    /** The plate itself, blurred; {@code pixels} is the radius at the plate's size, 1 to 500. */
    record Blur(int pixels) implements With {}

    /** Described in words; no local engine makes this. */
    record Prompt(String text) implements With {}
  }
}
