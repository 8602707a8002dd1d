package app.pickup.engines.local.matte;

import app.pickup.engines.Engine;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Deliver;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.Shot.With;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lays another background behind the people of a plate, whatever the plate's sampling, depth,
 * range, size or fields.
 *
 * <p>The person is found by Robust Video Matting (Lin et al. 2021) at a small size and its edge by
 * a guided filter (He and Sun 2015) at the plate's own; see {@link Swap}. The network is loaded for
 * each shot and let go after it. A seed changes nothing: the same order always gives the same
 * frames.
 */
public final class BackgroundSwap {
  private static final String ENGINE = "local";

  private final Frames frames;
  private final Probe probe;
  private final Networks networks;

  public BackgroundSwap(Frames frames, Probe probe, Networks networks) {
    this.frames = frames;
    this.probe = probe;
    this.networks = networks;
  }

  /** Writes {@code picture.mov} and {@code matte.mov} into the order's folder, as asked. */
  public Engine.Take make(Engine.Order.Change order, Shot.Background change, Engine.Watch watch)
      throws Refused, InterruptedException {
    MediaFile.Video video = order.plate().video();
    Picture picture = Picture.of(video);
    PixelLayout layout = picture.layout().withAlpha(false);
    picture = picture.with(layout);
    Tier tier = order.shot().common().tier();
    Codec codec = order.shot().common().codec();
    boolean wantsComposite = change.deliver().contains(Deliver.COMPOSITE);
    boolean wantsMatte = change.deliver().contains(Deliver.PLATE_MATTE);
    Path pictureFile = order.folder().resolve("picture.mov");
    Path matteFile = order.folder().resolve("matte.mov");
    try (Network network = networks.open(tier, layout);
        Background background = wantsComposite ? background(change.with(), order, picture) : null;
        FrameSource plate = frames.plate(order.plate(), order.range(), layout);
        FrameSink composite =
            wantsComposite ? frames.sink(pictureFile, picture, codec, tier == Tier.DRAFT) : null;
        FrameSink matte = wantsMatte ? matteSink(matteFile, picture, codec, tier) : null) {
      new Swap(
              plate,
              network,
              cadence(tier),
              video.fields(),
              video.colour(),
              background,
              composite,
              matte == null ? null : new MatteFrame(matte, video.fields()))
          .run(watch);
      if (composite != null) {
        composite.finish();
      }
      if (matte != null) {
        matte.finish();
      }
    }
    return Engine.Take.silent(
        wantsComposite ? pictureFile : null, wantsMatte ? matteFile : null, networks.name(), true);
  }

  /** How many frames there are to one that the network sees. */
  static int cadence(Tier tier) {
    return switch (tier) {
      case DRAFT -> 3;
      case STANDARD -> 2;
      case PRO -> 1;
    };
  }

  private @Nullable Background background(With with, Engine.Order.Change order, Picture picture)
      throws Refused, InterruptedException {
    PixelLayout layout = picture.layout();
    if (with instanceof With.Image image) {
      return new StillBackground(frames.still(image.file(), picture));
    }
    if (with instanceof With.Video video) {
      MediaFile media = probe.footage(video.file());
      return new MovingBackground(frames.cover(media, picture, order.range().length()));
    }
    if (with instanceof With.Flat flat) {
      return StillBackground.flat(flat.rgb(), layout, picture.colour());
    }
    if (with instanceof With.Blur blur) {
      return new BlurBackground(
          Swap.views(layout, picture.fields()), blur.pixels(), layout.frameBytes());
    }
    throw new Refused(Code.ENGINE_KIND, "engine", ENGINE, "kind", "backgrounds from words");
  }

  /**
   * ProRes knows no full range, so its matte is a ProRes 4444 with the plate's own pixels and
   * straight alpha; in the other codecs it is full-range luma.
   */
  private FrameSink matteSink(Path file, Picture picture, Codec codec, Tier tier) throws Refused {
    if (codec == Codec.PRORES422HQ || codec == Codec.PRORES4444) {
      return frames.sink(
          file, picture.with(picture.layout().withAlpha(true)), Codec.PRORES4444, false);
    }
    Colour colour = picture.colour();
    Colour full = new Colour(colour.primaries(), colour.transfer(), colour.matrix(), true);
    return frames.sink(file, picture.with(full), codec, tier == Tier.DRAFT);
  }
}
