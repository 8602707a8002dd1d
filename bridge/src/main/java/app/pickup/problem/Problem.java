package app.pickup.problem;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong, in a form that an editor, a panel and a ledger can all use.
 *
 * <p>The code is stable and documented in {@code bridge/docs/problems.md}; the sentence is made
 * from the code and its arguments, so that a panel can say it in another language. Shape on the
 * wire: RFC 9457 with our fields (contract §2).
 *
 * @param code what it is
 * @param args what the sentence speaks of, by name; never a path outside the editor's own request,
 *     never a secret
 * @param charged whether it cost money
 * @param retry whether trying again can help
 * @param pointer the field of the request it is about, an RFC 6901 JSON pointer; null when it is
 *     about no field
 */
public record Problem(
    Code code, Map<String, String> args, Charged charged, Retry retry, @Nullable String pointer) {

  /** Whether the thing that failed has cost money. */
  public enum Charged {
    NO,
    YES,
    /** The vendor gave no clear answer. */
    UNKNOWN
  }

  /** Whether trying again can help, and when. */
  public enum Retry {
    NEVER,
    LATER,
    AFTER_FIX
  }

  public Problem {
    args = Map.copyOf(args);
  }

  /**
   * A problem that cost nothing, with its code's own advice on trying again; args as name, value,
   * name, value.
   */
  public static Problem of(Code code, String... args) {
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("args come in pairs: " + code);
    }
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put(args[i], args[i + 1]);
    }
    return new Problem(code, named, Charged.NO, code.retry(), null);
  }

  /** The same problem, about the field at this JSON pointer. */
  public Problem at(String pointer) {
    return new Problem(code, args, charged, retry, pointer);
  }

  /** The same problem, with what it cost. */
  public Problem charged(Charged now) {
    return new Problem(code, args, now, retry, pointer);
  }

  /** The plain sentence: what it is and what to do next. */
  public String detail() {
    return code.sentence(args);
  }
}
