package app.pickup.jobs;

/** Who waits for whom. Two lanes, so that long renders never hold up the short steps of others. */
public enum Lane {
  /** Work that fills the machine: one at a time. */
  RENDER(1),
  /**
   * Short work: looking at a vendor, handing over a clip. Some at once, since each waits for
   * somebody elsewhere and one of them may be sending a large file.
   */
  LIGHT(6);

  private final int threads;

  Lane(int threads) {
    this.threads = threads;
  }

  int threads() {
    return threads;
  }
}
