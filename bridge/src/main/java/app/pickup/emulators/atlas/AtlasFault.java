package app.pickup.emulators.atlas;

/**
 * Ways in which the emulator can misbehave. On the command line the name is written {@code
 * lost-answer}, for a number of times {@code lost-answer*2}.
 */
public enum AtlasFault {
  // what is published, and the price
  /** 503 for the list of models. */
  NO_LIST,
  /** Schemas have no fields but those that must be given. */
  BARE_SCHEMA,
  /** 500 for a price. */
  NO_QUOTE,

  // any call with a key
  /** 401. */
  WRONG_KEY,
  /** 429; nothing says when to come back. */
  SLOW_DOWN,

  /** An upload is taken, and the connection closed without an answer. */
  LOST_UPLOAD,

  // a create that makes nothing
  /** 500. */
  NO_CREATE_500,
  /** 503. */
  NO_CREATE_503,
  /** 402. */
  NO_MONEY,
  /** 451. */
  REGION_BLOCKED,

  // a create that makes a prediction and bills it
  /** The connection is closed without an answer. */
  LOST_ANSWER,
  /** 500. */
  CREATE_THEN_500,
  /** 504. */
  CREATE_THEN_504,
  /** Code 200, {@code data} null. */
  DATA_NULL,
  /** The answer holds the id and nothing else. */
  SPARSE_ANSWER,

  // a prediction, and how it goes on
  /** Its first look answers 404. */
  UNKNOWN_AT_FIRST,
  /** It says {@code succeeded} instead of {@code completed}. */
  OTHER_WORD,
  /** Its outputs are objects with a URL. */
  OBJECT_OUTPUT,
  /** It fails with 1039. */
  MODERATION_LATE,
  /** It fails. */
  FAILED_LATE,
  /** It ends as {@code timeout}. */
  TIMED_OUT,
  /** It is completed and has no outputs. */
  SILENT_SUCCESS,
  /** No look knows it. */
  VANISHED_TICKET,
  /** The clip is half as long as asked. */
  WRONG_LENGTH,
  /** The clip's first frame comes three times more. */
  EXTRA_HEAD_FRAMES,
  /** The clip's first three frames are missing. */
  MISSING_HEAD_FRAMES,
  /** The clip has 25 frames a second. */
  NOT_24FPS,

  // the fetch of a result
  /** A page of HTML with status 200. */
  HTML_RESULT,
  /** The connection ends in the middle. */
  TRUNCATED_RESULT,
  /** Content-Length is larger than the body. */
  LYING_LENGTH,
  /** Half of it comes, then nothing, and the connection stays. */
  STALLED_RESULT,
  /** 403 for this URL from now on; the next look gives another one (a guess). */
  EXPIRED_URL;

  /** Whether a prediction carries it from its create on. */
  boolean born() {
    return compareTo(UNKNOWN_AT_FIRST) >= 0 && compareTo(HTML_RESULT) < 0;
  }
}
