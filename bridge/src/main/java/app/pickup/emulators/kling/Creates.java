package app.pickup.emulators.kling;

import app.pickup.emulators.Faults;
import app.pickup.emulators.Reply;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.function.Function;

/** The moment of a create: refused, accepted, or accepted and not said so. */
final class Creates {

  private final Account account;
  private final Makers makers;
  private final Faults<KlingFault> faults;

  Creates(Account account, Makers makers, Faults<KlingFault> faults) {
    this.account = account;
    this.makers = makers;
    this.faults = faults;
  }

  /**
   * @param answer the JSON of a new task; asked for the sparse one with true
   */
  Reply create(Draft draft, Function<Task, Reply> answer, Function<Task, Reply> sparse)
      throws Denied {
    refuse(KlingFault.NO_CREATE_500, KlingCode.SERVER_ERROR);
    refuse(KlingFault.MODERATION_SUBMIT, KlingCode.UNSAFE);
    refuse(KlingFault.SLOTS_FULL, KlingCode.TOO_MANY);
    refuse(KlingFault.NO_MONEY, KlingCode.NO_BALANCE);
    refuse(KlingFault.ARREARS, KlingCode.ARREARS);
    if (faults.take(KlingFault.HTTP200_ERROR)) {
      return Envelope.error(200, KlingCode.SERVER_ERROR, KlingCode.SERVER_ERROR.text());
    }
    Task task = account.accept(draft);
    makers.begin(task);
    if (faults.take(KlingFault.LOST_ANSWER)) {
      return Reply.hangUp();
    }
    refuse(KlingFault.CREATE_THEN_500, KlingCode.SERVER_ERROR);
    refuse(KlingFault.CREATE_THEN_504, KlingCode.TIMEOUT);
    if (faults.take(KlingFault.DATA_NULL)) {
      return Envelope.ok(NullNode.getInstance());
    }
    return faults.take(KlingFault.SPARSE_ANSWER) ? sparse.apply(task) : answer.apply(task);
  }

  private void refuse(KlingFault fault, KlingCode code) throws Denied {
    if (faults.take(fault)) {
      throw new Denied(code);
    }
  }
}
