package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads of each record how long the customer was observed and what ended it. The answer stands in
 * this object until the next record is read.
 */
public final class DurationColumns {

  /** Says that a customer did not come under observation late. */
  public static final long NO_ENTRY = -1;

  /** Says that a customer was last seen without an event. */
  public static final String CENSORED = "";

  /** The cause of every end, if nothing else tells causes. */
  static final String END = "end";

  /** What a record is good for. */
  public enum Use {
    /** It counts. */
    USED,
    /** The customer started after the data end. */
    LATE,
    /** The customer ended before customers were observed. */
    UNOBSERVED
  }

  private final SurvivalClock clock;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<ColumnCondition> events;
  private final int firstEvent;
  private final boolean hasAsOf;
  private final long asOf; // a moment
  private final boolean hasFrom;
  private final long from; // a period

  private long entry;
  private long time;
  private String cause = CENSORED;

  /**
   * Makes a reader.
   *
   * @param flags the options
   * @param columns the columns that are read; those that are needed are added
   */
  public DurationColumns(DurationFlags flags, List<String> columns) {
    clock = flags.clock();
    for (DurationFlags.Role role : flags.roles()) {
      places.put(role.name(), columns.size());
      columns.add(role.column());
    }
    events = flags.events();
    firstEvent = columns.size();
    events.forEach(condition -> columns.add(condition.column()));
    String end = flags.asOf;
    String begin = flags.observedFrom;
    hasAsOf = end != null;
    asOf = end == null ? 0 : clock.lastMoment("--as-of", end);
    hasFrom = begin != null;
    from = begin == null ? 0 : clock.period(clock.moment("--observed-from", begin));
    if (hasAsOf && hasFrom && clock.period(asOf) <= from) {
      throw new UsageException(
          "--as-of must be "
              + (clock.grid().isPresent() ? "in a later period than" : "after")
              + " --observed-from, was "
              + end);
    }
  }

  /** The clock by which times are read. */
  public SurvivalClock clock() {
    return clock;
  }

  /** The duration after which the customer was at risk; {@link #NO_ENTRY} if from the start on. */
  public long entry() {
    return entry;
  }

  /** How long the customer was observed, in units of the clock. */
  public long time() {
    return time;
  }

  /** What ended the observation; {@link #CENSORED} if the customer was last seen then. */
  public String cause() {
    return cause;
  }

  /** The causes that the options name, in their order; empty if a column names them. */
  public List<String> namedCauses() {
    if (places.containsKey("cause")) {
      return List.of();
    }
    return events.isEmpty()
        ? List.of(END)
        : new ArrayList<>(events.stream().map(ColumnCondition::toString).toList());
  }

  /** Reads the present record. */
  public Use read(RecordSource source) {
    return places.containsKey("start") ? readStart(source) : readDuration(source);
  }

  private Use readDuration(RecordSource source) {
    time = clock.duration(source, place("duration"));
    entry = NO_ENTRY;
    if (places.containsKey("entry") && !source.trimmed(place("entry")).isEmpty()) {
      entry = clock.duration(source, place("entry"));
      if (entry >= time) {
        throw source.badCell(
            place("entry"),
            "be less than the duration, "
                + clock.text(time)
                + ": the customer is at risk after it");
      }
    }
    cause = causeOf(source);
    return Use.USED;
  }

  private Use readStart(RecordSource source) {
    long start = clock.moment(source, place("start"));
    if (hasAsOf && start > asOf) {
      return Use.LATE;
    }
    long last = last(source, start);
    long end = last;
    cause = CENSORED;
    if (!source.trimmed(place("end")).isEmpty()) {
      long ended = clock.moment(source, place("end"));
      if (clock.period(ended) < clock.period(start)) {
        throw source.badCell(place("end"), "not be before the start");
      }
      if (ended <= last) {
        end = ended;
        cause = endCause(source);
      }
    } else if (last == Long.MAX_VALUE) {
      throw new UsageException(
          String.valueOf(
              source
                  .badCell(
                      place("end"), "be there, or --as-of TIME or --last COLUMN say until when")
                  .getMessage()));
    }
    return observed(clock.period(start), clock.period(end));
  }

  /** The last moment at which the customer would be seen, whatever ended before. */
  private long last(RecordSource source, long start) {
    long last = hasAsOf ? asOf : Long.MAX_VALUE;
    if (places.containsKey("last") && !source.trimmed(place("last")).isEmpty()) {
      long seen = clock.lastMoment(source, place("last"));
      if (clock.period(seen) < clock.period(start)) {
        throw source.badCell(place("last"), "not be before the start");
      }
      last = Math.min(last, seen);
    }
    return last;
  }

  private String endCause(RecordSource source) {
    return events.isEmpty() && !places.containsKey("cause") ? END : causeOf(source);
  }

  private Use observed(long start, long end) {
    time = end - start;
    entry = NO_ENTRY;
    if (hasFrom && start < from) {
      if (end <= from) {
        return Use.UNOBSERVED;
      }
      entry = from - start;
    }
    return Use.USED;
  }

  private String causeOf(RecordSource source) {
    if (places.containsKey("cause")) {
      return source.trimmed(place("cause"));
    }
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).holds(source.trimmed(firstEvent + i))) {
        return events.get(i).toString();
      }
    }
    return CENSORED;
  }

  private int place(String role) {
    return places.getOrDefault(role, 0);
  }
}
