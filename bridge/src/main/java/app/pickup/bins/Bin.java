package app.pickup.bins;

import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.util.List;

/**
 * One NLE's bin, as the bridge reaches it.
 *
 * <p>There are three ways: <b>push</b>, the bridge calls the running NLE or edits its closed
 * project; <b>pull</b>, a panel inside the NLE asks the outbox and sends a receipt; <b>folder</b>,
 * the file itself is the hand-over.
 */
public interface Bin {

  /** The NLE's name on the wire. */
  String nle();

  /** Why a clip could not go there, as far as can be told before it is made. */
  List<Problem> check(Target target) throws InterruptedException;

  /**
   * Hands the clip over. Harmless when repeated: a clip that is in the bin already is read back and
   * not put in twice.
   *
   * @return how it stands: {@code IN_BIN} when it was read back, or could not be yet ({@code
   *     verified} false, said why); {@code PENDING} when the host will fetch it, or is closed
   * @throws Refused when the host can not take it now; the clip stays in its folder and a retry
   *     asks again
   */
  Placement place(Delivery delivery) throws Refused, InterruptedException;
}
