package app.pickup.engines.local;

import app.pickup.engines.Capability;
import app.pickup.engines.Engine;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.matte.BackgroundSwap;
import app.pickup.engines.local.matte.Networks;
import app.pickup.engines.local.mouth.DialogueInsert;
import app.pickup.engines.local.previz.Previz;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Frames;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The engine of this machine: offline, without key or account, nothing leaves. It lays another
 * background behind the people of a plate ({@link BackgroundSwap}), puts lines into their mouths
 * ({@link DialogueInsert}), and draws a new shot as an animatic ({@link Previz}).
 */
public final class LocalEngine implements Engine.Maker {
  static final String ID = "local";

  private final BackgroundSwap swap;
  private final Previz previz;
  private final DialogueInsert dialogue;
  private final Networks networks;

  /**
   * @param models the folder of the converted networks
   */
  public LocalEngine(Ffmpeg ffmpeg, Path models) {
    Frames frames = new Frames(ffmpeg);
    this.networks = new Networks(models);
    this.swap = new BackgroundSwap(frames, new Probe(ffmpeg), networks);
    this.dialogue = new DialogueInsert(frames, new FaceNetworks(models));
    this.previz = new Previz(frames, new Stills(ffmpeg), networks);
  }

  @Override
  public Capability capability() {
    return new Capability(
        ID,
        "This machine",
        networks.missing(),
        List.of(
            "edit.background",
            "lip-sync",
            "lip-sync.portrait",
            "generate.text",
            "generate.image",
            "generate.reference",
            "generate.element",
            "generate.shots",
            "generate.sound"),
        Map.of(
            Tier.DRAFT, "matte at 288x160 class, every third frame; light encode",
            Tier.STANDARD, "matte at 384x224 class, every second frame",
            Tier.PRO, "matte at 512x288 class, every frame"),
        List.of(),
        true,
        false,
        "none",
        null);
  }

  @Override
  public Take make(Order order, Watch watch) throws Refused, InterruptedException {
    if (order instanceof Order.Fresh fresh) {
      return previz.make(fresh, watch);
    }
    if (order instanceof Order.Dialogue lines) {
      return dialogue.make(lines, watch);
    }
    Order.Change change = (Order.Change) order;
    if (!(change.shot().change() instanceof Shot.Background background)) {
      throw new Refused(
          Code.ENGINE_KIND, "engine", ID, "kind", "edit." + change.shot().change().kind());
    }
    return swap.make(change, background, watch);
  }
}
