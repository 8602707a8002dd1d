package app.pickup.bins;

import java.util.List;

/** The bins of this bridge. One line in the wiring adds one. */
public record Bins(List<Bin> bins) {

  public Bins {
    bins = List.copyOf(bins);
  }

  /** The bin of this NLE; every NLE the request reader knows has one. */
  public Bin of(String nle) {
    return bins.stream()
        .filter(bin -> bin.nle().equals(nle))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no bin for " + nle));
  }
}
