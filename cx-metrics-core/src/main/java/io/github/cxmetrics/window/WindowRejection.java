package io.github.cxmetrics.window;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record that was not counted, or not in all of its windows, and why.
 *
 * @param record the record
 * @param reason why
 * @param atMillis the time of the record, in milliseconds since 1970-01-01T00:00Z
 * @param window the last of the windows that it is missing in; none if it was refused
 * @param watermarkMillis the watermark when it came; none if there was none yet
 * @param detail for a refused record the message of the exception, otherwise empty
 * @param <T> the record
 * @since 0.1
 */
public record WindowRejection<T>(
    T record,
    Reason reason,
    long atMillis,
    Optional<Window> window,
    OptionalLong watermarkMillis,
    String detail) {

  /** Why a record was not counted. */
  public enum Reason {
    /** The watermark had passed the ends of all its windows by more than the lateness. */
    LATE,

    /** As {@link #LATE}, for some of its windows; it was counted in the others. */
    PARTLY_LATE,

    /** It would have opened more panes than may be held. */
    TOO_MANY_PANES,

    /** It would have opened a pane of more keys than may be held. */
    TOO_MANY_KEYS,

    /** The metric refused it, or its time or key cannot be. */
    REFUSED
  }
}
