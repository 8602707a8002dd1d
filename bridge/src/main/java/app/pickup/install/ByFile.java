package app.pickup.install;

import java.util.List;

/** An NLE that takes clips by a file it opens: nothing has to be put into it. */
public record ByFile(String id, String name, String file) implements Nle {

  @Override
  public List<Piece> pieces() {
    return List.of();
  }

  @Override
  public List<String> settle() {
    return List.of(
        "Nothing has to be installed: clips for "
            + name
            + " come with a "
            + file
            + " file beside them; open that.");
  }
}
