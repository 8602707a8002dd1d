package app.pickup.media;

import java.util.List;

/**
 * Whether a clip fits, fact by fact, found by probing the finished file.
 *
 * @param checks what was compared, in the order an editor would ask
 */
public record Proof(List<Check> checks) {

  public Proof {
    checks = List.copyOf(checks);
  }

  /** Whether everything fits. */
  public boolean passed() {
    return checks.stream().allMatch(Check::passed);
  }

  /**
   * One fact.
   *
   * @param name the fact's stable name, e.g. {@code frames}
   * @param expected what the plate asks for
   * @param actual what the file has
   */
  public record Check(String name, String expected, String actual) {
    public boolean passed() {
      return expected.equals(actual);
    }
  }
}
