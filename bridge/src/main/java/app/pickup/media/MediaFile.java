package app.pickup.media;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the probe found in a media file. Facts of the file, not wishes.
 *
 * @param path where it lies
 * @param container ffmpeg's short name of the format, e.g. {@code mov}
 * @param video the first real picture track
 * @param audio every sound track, in file order
 * @param timecode the start timecode, or null where the file carries none
 * @param reel the reel name, or null
 */
public record MediaFile(
    Path path,
    String container,
    Video video,
    List<Audio> audio,
    @Nullable Timecode timecode,
    @Nullable String reel) {

  public MediaFile {
    audio = List.copyOf(audio);
  }

  /** Variable-rate media as it will be at this steady rate. */
  public MediaFile at(Rate rate) {
    Video v = video;
    Video steady =
        new Video(
            v.index,
            v.codec,
            v.layout,
            rate,
            true,
            Rates.framesAt(rate, v.times),
            v.colour,
            v.rotation,
            v.pixelAspect,
            v.fields,
            v.times,
            v.rgb);
    // labels that count at another rate say nothing any more
    boolean counts = timecode != null && timecode.fps() == rate.nominal();
    return new MediaFile(path, container, steady, audio, counts ? timecode : null, reel);
  }

  /**
   * The picture track.
   *
   * @param index the stream's number in the file
   * @param codec ffmpeg's name, e.g. {@code h264}
   * @param layout frames as they are decoded and turned upright, in the planar form nearest to the
   *     file's own
   * @param rate frames a second; for variable-rate media the average
   * @param variable whether frames come at uneven times
   * @param frames how many frames there are; for variable-rate media counted at {@code rate}
   * @param colour what the numbers mean
   * @param rotation degrees clockwise by which the file asks to be turned for display: 0, 90, 180,
   *     270
   * @param pixelAspect width to height of one pixel as displayed, e.g. 1:1 or 64:45
   * @param fields {@code progressive}, {@code tt} (top field first) or {@code bb}
   * @param times presentation times of the frames
   * @param rgb whether the file holds RGB, which is worked on as BT.709 YUV
   */
  public record Video(
      int index,
      String codec,
      PixelLayout layout,
      Rate rate,
      boolean variable,
      long frames,
      Colour colour,
      int rotation,
      Aspect pixelAspect,
      Fields fields,
      FrameTimes times,
      boolean rgb) {}

  /** A ratio of whole numbers, both above 0. */
  public record Aspect(int x, int y) {
    public static final Aspect SQUARE = new Aspect(1, 1);
  }

  /** How a frame's rows were taken. */
  public enum Fields {
    PROGRESSIVE,
    TOP_FIRST,
    BOTTOM_FIRST
  }

  /**
   * A sound track.
   *
   * @param index the stream's number in the file
   * @param codec ffmpeg's name, e.g. {@code pcm_s24le}, {@code aac}
   * @param sampleRate samples a second
   * @param channels how many
   * @param layout ffmpeg's name of the channel layout, or null where unsaid
   * @param start first sample's position relative to the first frame of the picture, in samples;
   *     negative: earlier
   * @param samples how many samples the track says it has
   */
  public record Audio(
      int index,
      String codec,
      int sampleRate,
      int channels,
      @Nullable String layout,
      long start,
      long samples) {

    public boolean pcm() {
      return codec.startsWith("pcm_");
    }
  }
}
