package app.pickup.bins;

import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A finished clip on its way into a bin.
 *
 * @param jobId the job that made it
 * @param takeId the take within the job
 * @param clip the file in the project's media folder
 * @param name its name in the bin, without ending
 * @param description one sentence on what it is
 * @param source how its picture came to be, an IPTC digital source type
 * @param media the clip as probed
 * @param plate the footage it was made from, as probed; null: it was made from none
 * @param range the frames of the plate it stands for, handles included; its own without a plate
 * @param head frames of handle before the range the editor marked
 * @param tail frames of handle after it
 * @param sounding whether its sound is to be heard instead of the plate's
 */
public record Delivery(
    String jobId,
    String takeId,
    Path clip,
    String name,
    String description,
    String source,
    MediaFile media,
    @Nullable MediaFile plate,
    FrameRange range,
    int head,
    int tail,
    boolean sounding,
    Target target) {

  /** The colour that marks our clips in bins, {@code #RRGGBB}. */
  public static final String TAG = "#8c44e8";
}
