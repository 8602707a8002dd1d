package app.pickup.emulators.kling;

/**
 * Ways in which the emulator can misbehave. On the command line the name is written {@code
 * lost-answer}, for a number of times {@code lost-answer*2}.
 */
public enum KlingFault {
  // any call of the API
  /** 1002. */
  WRONG_KEY,
  /** 1003, as when the caller's clock is ahead. */
  CLOCK_OFF,
  /** 1302. */
  SLOW_DOWN,
  /** 5001. */
  MAINTENANCE,

  // a create that makes no task
  /** 5000. */
  NO_CREATE_500,
  /** Code 5000 in an answer with HTTP status 200. */
  HTTP200_ERROR,
  /** 1301. */
  MODERATION_SUBMIT,
  /** 1303. */
  SLOTS_FULL,
  /** 1102. */
  NO_MONEY,
  /** 1101. */
  ARREARS,

  // a create that makes a task and bills it
  /** The connection is closed without an answer. */
  LOST_ANSWER,
  /** 5000. */
  CREATE_THEN_500,
  /** 5002. */
  CREATE_THEN_504,
  /** Code 0, {@code data} null. */
  DATA_NULL,
  /** The answer holds the id and the status and nothing else. */
  SPARSE_ANSWER,

  // a search for faces that is billed
  /** The connection is closed without an answer. */
  FACES_LOST,

  // a search for faces that finds more
  /** Two people are seen. */
  TWO_FACES,

  // a task that is made, and how it goes on
  /** It fails by the risk control. */
  MODERATION_LATE,
  /** It fails. */
  FAILED_LATE,
  /** It succeeds and has no result. */
  SILENT_SUCCESS,
  /** No query knows it. */
  VANISHED_TICKET,
  /** The clip is half as long as asked. */
  WRONG_LENGTH,
  /** The clip's first frame comes three times more. */
  EXTRA_HEAD_FRAMES,
  /** The clip's first three frames are missing. */
  MISSING_HEAD_FRAMES,
  /** The clip has 25 frames a second. */
  NOT_24FPS,
  /** The results list a sound before the clip. */
  AUDIO_FIRST,

  // the fetch of a result
  /** A page of HTML with status 200. */
  HTML_RESULT,
  /** The connection ends in the middle. */
  TRUNCATED_RESULT,
  /** Content-Length is larger than the body. */
  LYING_LENGTH,
  /** Half of it comes, then nothing, and the connection stays. */
  STALLED_RESULT,
  /** 403 for this URL from now on; the next query of the task gives another one. */
  EXPIRED_URL
}
