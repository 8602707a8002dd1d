package app.pickup.bins.kdenlive;

import app.pickup.bins.Clipboard;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Kdenlive that shows this title and takes nothing; without one it hangs in a dialog. */
record FakeWindow(@Nullable String shown) implements Window {

  /** A desk with these windows. */
  static Desk desk(Window... windows) {
    return new Desk() {
      @Override
      public List<Window> windows() {
        return List.of(windows);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long pid() {
    return 0;
  }

  @Override
  public String title() throws Refused {
    if (shown == null) {
      throw new Refused(Code.PLACE_DIALOG, "nle", "Kdenlive");
    }
    return shown;
  }

  @Override
  public boolean modified() {
    return false;
  }

  @Override
  public void add(Path clip, String folder) {
    throw new IllegalStateException("not this window");
  }

  @Override
  public Clipboard clipboard() {
    throw new IllegalStateException("not this window");
  }

  @Override
  public boolean act(String action) {
    throw new IllegalStateException("not this window");
  }
}
