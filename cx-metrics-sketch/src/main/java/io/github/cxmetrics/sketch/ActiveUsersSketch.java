package io.github.cxmetrics.sketch;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of approximate active users: a theta sketch of the actors of each local day.
 *
 * <p>Actors are known by number or by text; a number and the text of its digits are two actors.
 * They are hashed and cannot be told any more: there is no joining of two actors into one. Where
 * identities change, count exactly.
 *
 * <p><b>Rejects</b> times beyond 2<sup>48</sup> milliseconds from 1970 and texts that are null,
 * empty or half a surrogate pair, with an {@link IllegalArgumentException}; nothing changes then.
 * <b>Merge</b> exact, in any order: the same actors on the same days give the same bytes and the
 * same counts, whatever the order, the split and the merges. <b>Cost</b> of a day eight bytes an
 * actor up to the number of entries, sixteen times the entries while it is being added to; {@code
 * add} is a hash and a comparison for actors that are not kept. <b>Wire</b> kind {@code
 * approximateActiveUsers}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>days with actors</td><td>their number as a count; then of each, ascending, the day and
 *   its sketch</td></tr>
 *   <tr><td>the day</td><td>days since 1970-01-01, eight bytes</td></tr>
 *   <tr><td>theta, the lowest hash that is not kept; the highest long if all are</td><td>eight
 *   bytes</td></tr>
 *   <tr><td>the hashes that are kept</td><td>their number as a count; each, ascending, less the one
 *   before, as a count</td></tr>
 * </table>
 *
 * <p>A hash is the upper 63 bits of the first half of MurmurHash3 with seed 9001, of the number as
 * one long or of the text in UTF-8.
 *
 * @since 0.1
 */
public final class ActiveUsersSketch
    implements Accumulator<ActiveUsersSketch, ApproximateActiveUsers> {

  @Serial private static final long serialVersionUID = 1L;

  private final SketchDefinition definition;

  /* By day the index of its sketch. */
  private final SubjectTable indexes = new SubjectTable(1, SubjectTable.ABSENT);
  private final ArrayList<DaySketch> sketches = new ArrayList<>();

  private transient @Nullable PeriodFinder finder;
  private long lastDay;
  private @Nullable DaySketch lastSketch;

  ActiveUsersSketch(SketchDefinition definition) {
    this.definition = definition;
  }

  /**
   * Adds an event of an actor known by number.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time cannot be
   */
  public void add(long actor, long atMillis) {
    EventTime.require(atMillis);
    sketchOf(dayOf(atMillis)).add(actor);
  }

  /**
   * Adds an event of an actor known by text.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if the time or the actor cannot be
   */
  public void add(String actor, long atMillis) {
    EventTime.require(atMillis);
    if (actor == null || actor.isEmpty()) {
      throw new IllegalArgumentException("actor of an event must not be null or empty");
    }
    StateWriter.requireWellFormed("actor of an event", actor);
    sketchOf(dayOf(atMillis)).add(actor);
  }

  private long dayOf(long atMillis) {
    PeriodFinder known = finder;
    if (known == null) {
      known = definition.days().finder();
      finder = known;
    }
    return known.indexOf(atMillis);
  }

  private DaySketch sketchOf(long day) {
    DaySketch sketch = lastSketch;
    if (sketch == null || day != lastDay) {
      int start = indexes.findOrAdd(day);
      int index = (int) indexes.cells()[start];
      if (index == SubjectTable.ABSENT) {
        indexes.cells()[start] = sketches.size();
        sketch = new DaySketch(definition.entries(), DistinctHashes.NONE);
        sketches.add(sketch);
      } else {
        sketch = sketches.get(index);
      }
      lastDay = day;
      lastSketch = sketch;
    }
    return sketch;
  }

  /** The actors of each day in canonical form. */
  private SortedMap<Long, DistinctHashes> days() {
    SortedMap<Long, DistinctHashes> days = new TreeMap<>();
    indexes.forEach(
        (day, cells, start) -> days.put(day, sketches.get((int) cells[start]).hashes()));
    return days;
  }

  @Override
  public ActiveUsersSketch merge(ActiveUsersSketch other) {
    header().requireSame(other.header());
    other.days().forEach((day, hashes) -> sketchOf(day).merge(hashes));
    return this;
  }

  @Override
  public ActiveUsersSketch copy() {
    ActiveUsersSketch copy = new ActiveUsersSketch(definition);
    return copy.merge(this);
  }

  @Override
  public ApproximateActiveUsers result() {
    return new ApproximateActiveUsers(definition, days());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("approximateActiveUsers", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    Map<Long, DistinctHashes> days = days();
    out.writeCount(days.size());
    days.forEach(
        (day, hashes) -> {
          out.writeLong(day);
          hashes.writeTo(out);
        });
  }

  @Override
  public ActiveUsersSketch readFrom(StateReader in) {
    ActiveUsersSketch read = new ActiveUsersSketch(definition);
    int days = in.readLength(2 * Long.BYTES + 2);
    long previous = 0;
    for (int i = 0; i < days; i++) {
      long day = in.readLong();
      if ((i > 0 && day <= previous) || !isDay(day)) {
        throw new StateFormatException(
            "days of a state must ascend and lie within the calendar, was " + day);
      }
      read.sketchOf(day).merge(DistinctHashes.readFrom(in, definition.entries()));
      previous = day;
    }
    return read;
  }

  private boolean isDay(long day) {
    long last = EventTime.FARTHEST_MILLIS - 1;
    return dayOf(-last) <= day && day <= dayOf(last);
  }
}
