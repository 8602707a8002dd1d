package app.pickup.jobs;

import java.util.Optional;

/** What a job's steps have kept, on disk, also after it has ended. */
public interface Kept {

  /** The name under which is kept what lies with others and has to be taken away in the end. */
  String REMAINS = "remains";

  /** The name under which it is kept that money is set aside for the job. */
  String SET_ASIDE = "set-aside";

  /** The job as it stood when the step began. */
  Job job();

  /**
   * Keeps a record, list or plain value under this name, for this step when it is run again and for
   * those after it. On disk when this returns, so a ticket is kept before it is acted on.
   */
  void keep(String name, Object value);

  /** What was kept under this name. */
  <T> Optional<T> kept(String name, Class<T> type);

  /** Forgets what was kept under this name. */
  void drop(String name);
}
