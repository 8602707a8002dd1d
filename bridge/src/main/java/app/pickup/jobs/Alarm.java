package app.pickup.jobs;

import app.pickup.shots.Priority;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarm clock: rings for a job at a time, in its lane, and again after a crash. Knows nothing
 * of jobs but their ids; the ledger is the truth. The only class to see db-scheduler.
 */
final class Alarm implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

  /** This desk's name in the tables; one bridge a home, so it may be fixed. */
  static final String DESK = "bridge";

  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

  /** Who gets up. */
  interface Ring {
    /**
     * Works for this job as long as it stays in this lane.
     *
     * @return when to ring again in this lane; null: not
     */
    @Nullable Instant ring(String jobId, Lane lane);

    /** The alarm of this job is off; it may be set anew. */
    void off(String jobId);

    /** The alarm of this job is set for what {@link #ring} said; it may be unset again. */
    void later(String jobId);
  }

  private final Ring ring;
  private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);
  private final Map<Lane, TaskDescriptor<Void>> tasks = new EnumMap<>(Lane.class);

  Alarm(DataSource source, InstantSource clock, Ring ring) {
    this.ring = ring;
    for (Lane lane : Lane.values()) {
      TaskDescriptor<Void> task = TaskDescriptor.of(lane.name().toLowerCase(Locale.ROOT));
      tasks.put(lane, task);
      schedulers.put(lane, scheduler(source, clock, lane, task(lane, task)));
    }
  }

  /** The lane's table. */
  static String table(Lane lane) {
    return "alarm_" + lane.name().toLowerCase(Locale.ROOT);
  }

  void start() {
    schedulers.values().forEach(Scheduler::start);
  }

  /**
   * Sets the alarm; harmless when it is set already. Of those that are due the most wanted rings
   * first, among equals the one due longest.
   */
  void set(String jobId, Lane lane, Instant at, Priority priority) {
    scheduler(lane)
        .scheduleIfNotExists(
            // the scheduler's greater number goes first
            task(lane).instance(jobId).priority(-priority.ordinal()).scheduledTo(at));
  }

  /**
   * Unsets the job's alarm.
   *
   * @return false: it is ringing just now, and is set again by whoever rings
   */
  boolean unset(String jobId) {
    boolean ringing = false;
    for (Lane lane : Lane.values()) {
      try {
        scheduler(lane).cancel(task(lane).instance(jobId).build());
      } catch (TaskInstanceCurrentlyExecutingException e) {
        ringing = true;
      } catch (TaskInstanceException e) {
        LOG.debug("{} is not set in {}", jobId, lane);
      }
    }
    return !ringing;
  }

  /** Rings no more; waits at most 10 s for those at work, who were told to stop. */
  @Override
  public void close() {
    schedulers.values().forEach(Scheduler::stop);
  }

  private CustomTask<Void> task(Lane lane, TaskDescriptor<Void> task) {
    return Tasks.custom(task)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAULT))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              String jobId = instance.getId();
              Instant again = ring.ring(jobId, lane);
              return completion(jobId, again);
            });
  }

  /** The row goes first: an alarm set while it is still there would be lost with it. */
  private CompletionHandler<Void> completion(String jobId, @Nullable Instant again) {
    return (done, row) -> {
      if (again != null) {
        try {
          row.reschedule(done, again);
        } finally {
          ring.later(jobId);
        }
      } else {
        try {
          row.remove();
        } finally {
          ring.off(jobId);
        }
      }
    };
  }

  private static Scheduler scheduler(
      DataSource source, InstantSource clock, Lane lane, CustomTask<Void> task) {
    return Scheduler.create(source, task)
        .schedulerName(new SchedulerName.Fixed(DESK))
        .tableName(table(lane))
        .threads(lane.threads())
        .clock(clock::instant)
        .serializer(NO_DATA)
        .pollingInterval(POLL)
        // short steps are many: fetched by the hand, or when the last hand is empty, they would
        // wait
        // for each other's fetching (ThousandWaitingTest)
        .pollUsingFetchAndLockOnExecute(lane == Lane.LIGHT ? 2 : .5, lane == Lane.LIGHT ? 25 : 3)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(SHUTDOWN)
        .enablePriority()
        .enableImmediateExecution()
        .build();
  }

  private Scheduler scheduler(Lane lane) {
    return Objects.requireNonNull(schedulers.get(lane));
  }

  private TaskDescriptor<Void> task(Lane lane) {
    return Objects.requireNonNull(tasks.get(lane));
  }

  /** An alarm is a job's id and nothing else. */
  private static final Serializer NO_DATA =
      new Serializer() {
        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
          return null;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
          return null;
        }
      };
}
