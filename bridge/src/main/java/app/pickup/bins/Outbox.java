package app.pickup.bins;

import app.pickup.problem.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be imported by hosts that pull. Nothing leaves it without a receipt: an item is
 * listed until a host has said {@code in-bin}; a {@code failed} one stays and can be tried again.
 */
public interface Outbox {

  /**
   * Items that still wait, oldest first.
   *
   * @param nle only this NLE's, by its name on the wire; null: all
   * @param project only this project's id or file; null: all
   */
  List<Item> waiting(@Nullable String nle, @Nullable String project);

  /**
   * Takes a host's receipt. Harmless when repeated.
   *
   * @return the item as it now stands
   * @throws Refused {@code not-found} when there is no such item
   */
  Item acknowledge(String id, Receipt receipt) throws Refused;

  /**
   * One clip to be imported.
   *
   * @param jobId the job that made it, {@code takeId} the take within the job
   * @param nle the NLE's name on the wire, e.g. {@code blender}
   * @param project the NLE's id of the project, else its file; null for none
   * @param bin folders within the bin, outermost first
   * @param clip absolute path of the clip
   * @param name the clip's name in the bin
   * @param place where on the timeline
   */
  record Item(
      String id,
      String jobId,
      String takeId,
      String nle,
      @Nullable String project,
      List<String> bin,
      String clip,
      String name,
      Place place,
      Placement placement) {
    public Item {
      bin = List.copyOf(bin);
    }
  }

  /** Nowhere ({@code above} false), or above the original at this frame of this sequence. */
  record Place(
      boolean above, @Nullable String sequence, @Nullable Integer track, @Nullable Long frame) {}

  /**
   * What a host says about an item.
   *
   * @param state {@code IN_BIN} or {@code FAILED}
   * @param readBack the name the host read back from its bin; null: it could not
   * @param why why it failed, in plain words
   */
  record Receipt(Placement.State state, @Nullable String readBack, @Nullable String why) {}
}
