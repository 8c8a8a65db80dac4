package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.stats.StepTimes;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Arrays;

/**
 * The state of a funnel over the ways of single actors: counts by step and outcome, and the
 * distributions of times.
 *
 * <p><b>Merge</b> exact, of states over different actors; an actor in two of them counts twice.
 * <b>Cost</b> eight bytes a time while there are few, about 25 KiB for each pair of steps when
 * there are many. <b>Wire</b> kind {@code funnelPopulation}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors; actors with an attempt; voided; removed</td><td>a count each</td></tr>
 *   <tr><td>converted, lost, open</td><td>a count each</td></tr>
 *   <tr><td>attempts that reached each step</td><td>a count each</td></tr>
 *   <tr><td>where steps may be left out or attempts count: attempts with both steps, for each pair
 *   </td><td>a count each</td></tr>
 *   <tr><td>where attempts count: sums of squares and of products for each pair, and actors for
 *   each step</td><td>a count each</td></tr>
 *   <tr><td>times from the step before, then from the first, for each step from the second on</td>
 *   <td>as {@link Quantiles} writes them</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class PopulationAccumulator implements Accumulator<PopulationAccumulator, Funnel> {

  @Serial private static final long serialVersionUID = 1L;

  /** Stands for no time at which the data end: whoever did not convert is lost. */
  static final long NO_END = Long.MAX_VALUE;

  private static final int ACTORS = 0;
  private static final int ENTERED = 1;
  private static final int VOIDED = 2;
  private static final int REMOVED = 3;
  private static final int CONVERTED = 4;
  private static final int LOST = 5;
  private static final int OPEN = 6;
  private static final int COUNTS = 7;

  private final FunnelDefinition definition;
  private final long asOfMillis;
  private final int steps;
  private final int[] before;
  private final boolean countsActors;
  private final long[] counts;
  private final long[] reached;
  private final PairCounts pairs;
  private final Quantiles[] fromPrevious;
  private final Quantiles[] fromFirst;

  PopulationAccumulator(FunnelDefinition definition, long asOfMillis) {
    this(
        definition,
        asOfMillis,
        new long[COUNTS],
        new long[definition.steps().size()],
        new PairCounts(definition),
        empty(definition),
        empty(definition));
  }

  private PopulationAccumulator(
      FunnelDefinition definition,
      long asOfMillis,
      long[] counts,
      long[] reached,
      PairCounts pairs,
      Quantiles[] fromPrevious,
      Quantiles[] fromFirst) {
    this.definition = definition;
    this.asOfMillis = asOfMillis;
    steps = definition.steps().size();
    before = new int[steps];
    Arrays.setAll(before, i -> Math.max(1, definition.requiredBefore(i + 1)));
    countsActors = definition.entries().choice().countsActors();
    this.counts = counts;
    this.reached = reached;
    this.pairs = pairs;
    this.fromPrevious = fromPrevious;
    this.fromFirst = fromFirst;
  }

  private static Quantiles[] empty(FunnelDefinition definition) {
    Quantiles[] times = new Quantiles[definition.steps().size() - 1];
    Arrays.setAll(times, i -> new Quantiles());
    return times;
  }

  /**
   * Adds the way of an actor that no other journey is of. A journey without any event of the funnel
   * is of no actor, and changes nothing.
   *
   * @param journey what a {@linkplain Funnel#journey journey} of the same definition answered
   * @throws IllegalArgumentException if an attempt cannot be one of the definition: of another
   *     number of steps, or without one that it needs; nothing changed then
   */
  public void add(Journey journey) {
    requireSteps(definition, journey);
    if (!journey.actor()) {
      return;
    }
    for (Attempt attempt : journey.attempts()) {
      addAttempt(
          attempt.rawTimes(),
          attempt.end() == Attempt.End.CONVERTED,
          countsActors ? journey.openUntilMillis() : attempt.rawOpenUntil());
    }
    endActor(journey.entered(), journey.voided() > 0, journey.removed());
  }

  /** Checks that an actor's attempts can be ones of a definition. */
  static void requireSteps(FunnelDefinition definition, Journey journey) {
    int steps = definition.steps().size();
    for (Attempt attempt : journey.attempts()) {
      if (attempt.rawTimes().length != steps) {
        throw new IllegalArgumentException(
            "journey must be of a funnel of "
                + steps
                + " steps, was of "
                + attempt.rawTimes().length);
      }
      if (!definition.canTake(attempt.rawTimes())) {
        throw new IllegalArgumentException(
            "journey must be of " + definition + ", was with " + attempt);
      }
    }
  }

  /** Adds what a reader found of one actor. */
  void add(JourneyReader read) {
    for (int i = 0; i < read.count(); i++) {
      AttemptState attempt = read.counted(i);
      addAttempt(
          attempt.times,
          attempt.end == Attempt.End.CONVERTED,
          countsActors ? read.openUntil() : attempt.openUntil);
    }
    endActor(read.count() > 0, read.voided() > 0, read.removed());
  }

  private void addAttempt(long[] times, boolean converted, long openUntil) {
    for (int i = 0; i < steps; i++) {
      if (times[i] != Attempt.NOT_DONE) {
        reached[i]++;
        if (i > 0) {
          fromPrevious[i - 1].add(times[i] - times[before[i] - 1]);
          fromFirst[i - 1].add(times[i] - times[0]);
        }
      }
    }
    pairs.addAttempt(times);
    if (converted) {
      counts[CONVERTED]++;
    } else if (asOfMillis != NO_END && openUntil > asOfMillis) {
      counts[OPEN]++;
    } else {
      counts[LOST]++;
    }
  }

  private void endActor(boolean entered, boolean anyVoided, boolean removed) {
    pairs.endActor();
    counts[ACTORS]++;
    if (entered) {
      counts[ENTERED]++;
    } else if (removed) {
      counts[REMOVED]++;
    } else if (anyVoided) {
      counts[VOIDED]++;
    }
  }

  @Override
  public PopulationAccumulator merge(PopulationAccumulator other) {
    header().requireSame(other.header());
    Tally.addCounts(counts[ACTORS], other.counts[ACTORS]);
    Tally.addCounts(reached[0], other.reached[0]);
    pairs.requireRoom(other.pairs);
    PopulationAccumulator more = other == this ? other.copy() : other;
    plus(counts, more.counts);
    plus(reached, more.reached);
    pairs.merge(more.pairs);
    for (int i = 0; i < steps - 1; i++) {
      fromPrevious[i].merge(more.fromPrevious[i]);
      fromFirst[i].merge(more.fromFirst[i]);
    }
    return this;
  }

  private static void plus(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
  }

  @Override
  public PopulationAccumulator copy() {
    return new PopulationAccumulator(
        definition,
        asOfMillis,
        counts.clone(),
        reached.clone(),
        pairs.copy(),
        copies(fromPrevious),
        copies(fromFirst));
  }

  private static Quantiles[] copies(Quantiles[] times) {
    return Arrays.stream(times).map(Quantiles::copy).toArray(Quantiles[]::new);
  }

  @Override
  public Funnel result() {
    return new Funnel(
        new StepCounts(definition, counts[ACTORS], counts[ENTERED], reached.clone(), pairs.copy()),
        new OutcomeCounts(
            counts[ACTORS],
            counts[CONVERTED],
            counts[LOST],
            counts[OPEN],
            counts[VOIDED],
            counts[REMOVED]),
        times(fromPrevious),
        times(fromFirst));
  }

  private static StepTimes[] times(Quantiles[] times) {
    return Arrays.stream(times).map(StepTimes::of).toArray(StepTimes[]::new);
  }

  @Override
  public StateHeader header() {
    String asOf = asOfMillis == NO_END ? "" : ", as of " + asOfMillis;
    return StateHeader.of("funnelPopulation", 1, definition.describe() + asOf);
  }

  @Override
  public void writeTo(StateWriter out) {
    for (long count : counts) {
      out.writeCount(count);
    }
    for (long count : reached) {
      out.writeCount(count);
    }
    pairs.writeTo(out);
    for (Quantiles times : fromPrevious) {
      times.writeTo(out);
    }
    for (Quantiles times : fromFirst) {
      times.writeTo(out);
    }
  }

  @Override
  public PopulationAccumulator readFrom(StateReader in) {
    long[] readCounts = readCounts(in, COUNTS);
    long[] readReached = readCounts(in, steps);
    PairCounts readPairs = pairs.readFrom(in, readReached);
    PopulationAccumulator read =
        new PopulationAccumulator(
            definition,
            asOfMillis,
            readCounts,
            readReached,
            readPairs,
            readTimes(in),
            readTimes(in));
    read.requirePossible();
    return read;
  }

  /** Checks that some journeys have such counts: results of others could not be computed. */
  private void requirePossible() {
    boolean possible =
        counts[ENTERED] <= reached[0]
            && counts[ACTORS] - counts[ENTERED] - counts[VOIDED] >= counts[REMOVED]
            && reached[0] - counts[CONVERTED] - counts[LOST] == counts[OPEN]
            && reached[steps - 1] == counts[CONVERTED];
    for (int i = 1; i < steps; i++) {
      possible &=
          reached[i] <= reached[before[i] - 1]
              && fromPrevious[i - 1].n() == reached[i]
              && fromFirst[i - 1].n() == reached[i];
    }
    if (!possible) {
      throw new StateFormatException("counts of a funnel must be those of some journeys");
    }
  }

  private static long[] readCounts(StateReader in, int size) {
    long[] read = new long[size];
    for (int i = 0; i < size; i++) {
      read[i] = in.readCount(0, Tally.MOST, "count of a funnel");
    }
    return read;
  }

  private Quantiles[] readTimes(StateReader in) {
    Quantiles[] read = new Quantiles[steps - 1];
    for (int i = 0; i < read.length; i++) {
      read[i] = Quantiles.readFrom(in);
    }
    return read;
  }
}
