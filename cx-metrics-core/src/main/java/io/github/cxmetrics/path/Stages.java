package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How customers move through the stages of their journey, where they stop, how long they stay, and
 * what they say in each.
 *
 * <p><b>Definition</b> an event belongs to the first stage that matches it. An actor is in the
 * stage of their latest event that belongs to one; they enter a stage with their first event, and
 * with each event of another stage than the one they are in. <b>Unit and range</b> counts of
 * events, entries and actors; shares in [0, 1]; times in milliseconds; scores as they were given.
 * <b>n</b> actors: those who entered the stage that a share is of; of scores answers.
 * <b>Interval</b> Wilson score, since each actor counts once; order statistics for times; Student's
 * t for mean scores. <b>End of the data</b> without {@code asOf} nothing is taken as open: all have
 * dropped off in their last stage, which is no estimate of anything while data are still coming in.
 * Who reads such data should give {@code asOf}. <b>Empty data</b> counts are 0, shares NaN with n 0
 * and the interval [0, 1]. <b>Rejects</b> nothing: what events and answers may be is checked when
 * they are added. <b>Merge</b> exact, in any order of events, partitions and merges. <b>Cost</b>
 * see {@link StageAccumulator}. <b>Wire</b> kinds {@code stages}, {@code stagesByName}.
 *
 * <p><b>Source</b> there is no standard; the documentation's page <em>How we read paths and
 * journeys</em> states every rule. Intervals: Wilson (1927); Student (1908).
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * StageDefinition journey =
 *     StageDefinition.of(
 *         Stage.of("explore", "view", "search"),
 *         Stage.of("purchase", "cart", "payment_done"),
 *         Stage.of("use", "play"));
 * Stages stages =
 *     events.collect(Stages.metric(journey, Event::customer, Event::name, Event::atMillis));
 * Estimate bought = stages.conversion("explore", "purchase"); // n: customers who explored
 * }</pre>
 *
 * @since 0.1
 */
public final class Stages implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final StageDefinition definition;
  private final boolean isEndSaid;
  private final long n;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<StageSummary> stages;

  private final long[] moves;
  private final long[] converted;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final SortedMap<String, Long> unmapped;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<StageScore> scores;

  Stages(StageFolder folder, SortedMap<String, Long> unmapped, List<StageScore> scores) {
    definition = folder.definition();
    isEndSaid = folder.isEndSaid();
    n = folder.n;
    moves = folder.moves;
    converted = folder.converted;
    List<StageSummary> all = new ArrayList<>();
    for (int stage = 0; stage < definition.stages().size(); stage++) {
      all.add(folder.summary(stage));
    }
    stages = List.copyOf(all);
    this.unmapped = Collections.unmodifiableSortedMap(new TreeMap<>(unmapped));
    this.scores = scores;
  }

  /**
   * The stages of many actors known by text, each exactly.
   *
   * @param definition what is asked
   * @param actor whose event a record is; never null
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedStageMetric<T> metric(
      StageDefinition definition,
      Field<? super T, String> actor,
      Field<? super T, String> name,
      LongField<? super T> atMillis) {
    return metric(definition, actor, StageEvents.of(name, atMillis));
  }

  /**
   * The stages of many actors known by text, each exactly, with conditions, sequence numbers or
   * answers.
   *
   * @param definition what is asked
   * @param actor whose event or answer a record is; never null
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedStageMetric<T> metric(
      StageDefinition definition, Field<? super T, String> actor, StageEvents<T> events) {
    return new NamedStageMetric<>(definition, actor, events);
  }

  /**
   * The stages of many actors known by number.
   *
   * @param definition what is asked
   * @param actor whose event a record is
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> StageMetric<T> metricLong(
      StageDefinition definition,
      LongField<? super T> actor,
      Field<? super T, String> name,
      LongField<? super T> atMillis) {
    return metricLong(definition, actor, StageEvents.of(name, atMillis));
  }

  /**
   * The stages of many actors known by number, with conditions, sequence numbers or answers.
   *
   * @param definition what is asked
   * @param actor whose event or answer a record is
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> StageMetric<T> metricLong(
      StageDefinition definition, LongField<? super T> actor, StageEvents<T> events) {
    return new StageMetric<>(definition, actor, events);
  }

  /**
   * An empty state of many actors known by number.
   *
   * @param definition what is asked
   * @return a new accumulator
   */
  public static StageAccumulator accumulator(StageDefinition definition) {
    return new StageAccumulator(definition);
  }

  /**
   * An empty state of many actors known by text.
   *
   * @param definition what is asked
   * @return a new accumulator
   */
  public static NamedStageAccumulator accumulatorOfNames(StageDefinition definition) {
    return new NamedStageAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public StageDefinition definition() {
    return definition;
  }

  /**
   * How many actors are in a stage.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return n;
  }

  /**
   * What happened in each stage.
   *
   * @return in the order of the definition
   */
  public List<StageSummary> stages() {
    return stages;
  }

  /**
   * What happened in a stage.
   *
   * @param name its name
   * @return its summary
   * @throws IllegalArgumentException if no stage has the name
   */
  public StageSummary stage(String name) {
    return stages.get(index(name));
  }

  private int index(String stage) {
    return definition.stageNumber(stage) - 1;
  }

  private int pair(String from, String to) {
    return index(from) * stages.size() + index(to);
  }

  /**
   * How often actors left a stage for another.
   *
   * @param from the name of the stage they left
   * @param to the name of the stage they entered
   * @return at least 0
   * @throws IllegalArgumentException if no stage has the name
   */
  public long moves(String from, String to) {
    return moves[pair(from, to)];
  }

  /**
   * The share of actors who entered a stage after they had entered another, directly or not.
   *
   * @param from the name of the stage they entered first
   * @param to the name of another stage
   * @return the share at 95 %
   * @throws IllegalArgumentException if no stage has the name, or it is twice the same
   */
  public Estimate conversion(String from, String to) {
    return conversion(from, to, ConfidenceLevel.P95);
  }

  /**
   * The share of actors who entered a stage after they had entered another, directly or not.
   *
   * @param from the name of the stage they entered first
   * @param to the name of another stage
   * @param level the confidence level
   * @return the share with Wilson's interval
   * @throws IllegalArgumentException if no stage has the name, or it is twice the same
   */
  public Estimate conversion(String from, String to, ConfidenceLevel level) {
    int pair = pair(from, to);
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "conversion must be to another stage, was from " + from + " to " + to);
    }
    return ProportionInterval.WILSON.estimate(converted[pair], stage(from).actors(), level);
  }

  /**
   * How many events belong to no stage.
   *
   * @return at least 0
   */
  public long unmapped() {
    return unmapped.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * How many events of each name belong to no stage.
   *
   * @return an unmodifiable map in the order of the names
   */
  public SortedMap<String, Long> unmappedByName() {
    return unmapped;
  }

  /**
   * The answers that belong to each stage, and those before any.
   *
   * @return in the order of the definition, then {@value StageAnswer#NONE}
   */
  public List<StageScore> scores() {
    return scores;
  }

  /**
   * The answers that belong to a stage.
   *
   * @param stage its name, or {@value StageAnswer#NONE}
   * @return their number and mean
   * @throws IllegalArgumentException if no stage has the name
   */
  public StageScore score(String stage) {
    return scores.get(stage.equals(StageAnswer.NONE) ? stages.size() : index(stage));
  }

  /**
   * Of each stage {@code dropOff:} and {@code onward:}, and {@code score:} where there are answers.
   * Without {@link StageAccumulator#result(java.time.Instant) asOf} there is no {@code dropOff:},
   * since everybody would have dropped off in their last stage.
   *
   * @param level the confidence level of the intervals
   * @return the estimates by name
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> all = new LinkedHashMap<>();
    for (StageSummary stage : stages) {
      if (isEndSaid) {
        all.put("dropOff:" + stage.name(), stage.dropOff(level));
      }
      all.put("onward:" + stage.name(), stage.onward(level));
    }
    for (StageScore score : scores) {
      if (score.n() > 0) {
        all.put("score:" + score.stage(), score.mean(level));
      }
    }
    return Collections.unmodifiableMap(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stages that
        && definition.equals(that.definition)
        && isEndSaid == that.isEndSaid
        && n == that.n
        && stages.equals(that.stages)
        && Arrays.equals(moves, that.moves)
        && Arrays.equals(converted, that.converted)
        && unmapped.equals(that.unmapped)
        && scores.equals(that.scores);
  }

  @Override
  public int hashCode() {
    return stages.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return the stages with how many actors entered them
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(n + " actors:");
    stages.forEach(
        stage -> text.append(' ').append(stage.name()).append(' ').append(stage.actors()));
    return text.toString();
  }
}
