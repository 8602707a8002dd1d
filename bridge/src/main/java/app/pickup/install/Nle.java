package app.pickup.install;

import app.pickup.problem.Refused;
import java.util.List;

/** One NLE, as Pickup is put into it. */
public interface Nle {

  /** Its name on the wire. */
  String id();

  /** Its name as its makers write it. */
  String name();

  /**
   * What it needs, and where.
   *
   * @throws Refused when that can not be told, e.g. as the NLE is not there to be asked
   */
  List<Piece> pieces() throws Refused, InterruptedException;

  /**
   * Makes the NLE use what was put there, as far as that can be done from outside.
   *
   * @return what the editor has to do, in sentences
   */
  List<String> settle() throws Refused, InterruptedException;

  /** Makes it forget, before its pieces are taken away. */
  default void forget() throws InterruptedException {}

  /** What there is to say once they are gone. */
  default String farewell() {
    return "Pickup is out of " + name() + ".";
  }
}
