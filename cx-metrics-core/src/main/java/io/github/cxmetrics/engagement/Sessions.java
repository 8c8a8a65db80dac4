package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.util.Map;
import java.util.Objects;

/**
 * The sessions of actors, and the times between them.
 *
 * <p><b>Definition</b> a session is events of one actor without a silence of more than the gap (30
 * minutes by default; a silence of exactly the gap stays within the session), whether or not
 * midnight lies in between. Its <em>duration</em> is from its first event to its last, 0 for a
 * single event. <em>Time between</em> is from the last event of a session to the first of the
 * actor's next one. The silence after an actor's last session is not over and not among them: short
 * silences end more often than long ones before the data do, so that times between are too short
 * where many are still {@linkplain #waiting() waiting}. <b>End of the data</b> without {@code asOf}
 * nothing is taken as open, and all wait; who reads data that are still coming in should give it,
 * see {@link SessionsAccumulator#result(java.time.Instant)}. <b>Unit and range</b> milliseconds,
 * sessions an actor and events a session from 1. <b>n</b> actors. <b>Interval</b> sessions of one
 * actor are alike, actors are independent: all intervals are by actors, see {@link Distribution}.
 * <b>Empty data</b> value NaN, n 0, the widest interval.
 *
 * <pre>{@code
 * SessionDefinition visits = SessionDefinition.in(ZoneId.of("Asia/Seoul"));
 * Sessions sessions = views.collect(Sessions.metric(visits, View::user, View::atMillis));
 * Estimate typical = sessions.durations().median(ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class Sessions implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final SessionDefinition definition;
  private final Distribution perActor = new Distribution(1);
  private final Distribution eventsPerSession = new Distribution(1);
  private final Distribution durations = new Distribution(0);
  private final Distribution between;
  private long events;
  private long waiting;

  private Sessions(SessionDefinition definition) {
    this.definition = definition;
    between = new Distribution(definition.gap().toMillis() + 1);
  }

  /** Reads the sessions of one actor after the other. */
  static final class Reader {
    private final Sessions read;
    private final long gap;
    private final long asOf;

    Reader(SessionDefinition definition, long asOf) {
      read = new Sessions(definition);
      gap = definition.gap().toMillis();
      this.asOf = asOf;
    }

    void read(long[] times, int from, int to) {
      int start = from;
      int sessions = 0;
      for (int i = from + 1; i <= to; i++) {
        if (i == to || times[i] - times[i - 1] > gap) {
          sessions++;
          read.durations.add(times[i - 1] - times[start]);
          read.eventsPerSession.add(i - start);
          if (i < to) {
            read.between.add(times[i] - times[i - 1]);
          }
          start = i;
        }
      }
      read.perActor.addActor(sessions);
      read.durations.endActor();
      read.eventsPerSession.endActor();
      read.between.endActor();
      read.events += to - from;
      read.waiting += asOf > times[to - 1] + gap ? 1 : 0;
    }

    Sessions result() {
      return read;
    }
  }

  /**
   * The sessions of many actors known by text, each exactly.
   *
   * @param definition what counts, and after how long a silence a session is over
   * @param actor whose event a record is; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedSessionsMetric<T> metric(
      SessionDefinition definition, Field<? super T, String> actor, LongField<? super T> atMillis) {
    return new NamedSessionsMetric<>(definition, actor, atMillis);
  }

  /**
   * The sessions of many actors known by number.
   *
   * @param definition what counts, and after how long a silence a session is over
   * @param actor whose event a record is
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> SessionsMetric<T> metricLong(
      SessionDefinition definition, LongField<? super T> actor, LongField<? super T> atMillis) {
    return new SessionsMetric<>(definition, actor, atMillis);
  }

  /**
   * An empty state of many actors known by number.
   *
   * @param definition what counts, and after how long a silence a session is over
   * @return a new accumulator
   */
  public static SessionsAccumulator accumulator(SessionDefinition definition) {
    return new SessionsAccumulator(definition);
  }

  /**
   * An empty state of many actors known by text.
   *
   * @param definition what counts, and after how long a silence a session is over
   * @return a new accumulator
   */
  public static NamedSessionsAccumulator accumulatorOfNames(SessionDefinition definition) {
    return new NamedSessionsAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public SessionDefinition definition() {
    return definition;
  }

  /**
   * How many actors have a session.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return perActor.n();
  }

  /**
   * How many sessions there were.
   *
   * @return at least {@link #n()}
   */
  public long count() {
    return durations.count();
  }

  /**
   * How many events there were.
   *
   * @return at least {@link #count()}
   */
  public long events() {
    return events;
  }

  /**
   * How many sessions each actor had.
   *
   * @return the distribution, from 1
   */
  public Distribution perActor() {
    return perActor;
  }

  /**
   * How many events each session had.
   *
   * @return the distribution, from 1
   */
  public Distribution eventsPerSession() {
    return eventsPerSession;
  }

  /**
   * How long each session was, in milliseconds.
   *
   * @return the distribution, from 0
   */
  public Distribution durations() {
    return durations;
  }

  /**
   * How long it took from the end of each session to the actor's next one, in milliseconds. Its n
   * is the actors who had a next one.
   *
   * @return the distribution, of silences longer than the gap
   */
  public Distribution timeBetween() {
    return between;
  }

  /**
   * How many actors' last session was over when the data ended: of whom it is not known when they
   * come again.
   *
   * @return at least 0; all if it is not said when the data ended
   */
  public long waiting() {
    return waiting;
  }

  /**
   * How many actors were still within a session when the data ended.
   *
   * @return at least 0; none if it is not said when the data ended
   */
  public long inSession() {
    return n() - waiting;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "sessionsPerActor", perActor.mean(level),
        "eventsPerSession", eventsPerSession.mean(level),
        "meanDuration", durations.mean(level),
        "medianDuration", durations.median(level),
        "medianTimeBetween", between.median(level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sessions that
        && definition.equals(that.definition)
        && perActor.equals(that.perActor)
        && eventsPerSession.equals(that.eventsPerSession)
        && durations.equals(that.durations)
        && between.equals(that.between)
        && waiting == that.waiting;
  }

  @Override
  public int hashCode() {
    return Objects.hash(definition, perActor, durations, waiting);
  }

  /**
   * The sessions in words.
   *
   * @return how many there were, of how many actors
   */
  @Override
  public String toString() {
    return count() + " sessions of " + n() + " actors";
  }
}
