package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;

/**
 * The state of stages over many actors known by text. Each text is kept once and stands for its
 * actor exactly; nothing is hashed away.
 *
 * <p><b>Rejects</b> as {@link StageAccumulator}, and actors that are null or have half a surrogate
 * pair. <b>Merge</b> exact, in any order, with actors in both. <b>Cost</b> as {@link
 * StageAccumulator}, and each text with an entry of a hash map. <b>Wire</b> kind {@code
 * stagesByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>actors with events or answers</td><td>as {@link io.github.cxmetrics.state.Dictionary}
 *   writes them, which numbers them</td></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>names, events and answers</td><td>as in {@link StageAccumulator}</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class NamedStageAccumulator implements Accumulator<NamedStageAccumulator, Stages> {

  @Serial private static final long serialVersionUID = 1L;

  private final StageDefinition definition;
  private final NamedActors<StageState> actors;

  NamedStageAccumulator(StageDefinition definition) {
    this(definition, new NamedActors<>(new StageState(definition)));
  }

  private NamedStageAccumulator(StageDefinition definition, NamedActors<StageState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an event that belongs to a stage.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param stage the number of the stage, as {@link StageDefinition#stageNumber} has it
   * @throws IllegalArgumentException if the actor, the time or the stage cannot be, or ties are
   *     ordered by sequence
   */
  public void add(String actor, long atMillis, int stage) {
    actors.raw().requireNoSequence();
    add(actor, atMillis, 0, stage);
  }

  /**
   * Adds an event that belongs to a stage, with its sequence number.
   *
   * @param actor whose event
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param sequence smaller for the event that comes first of those of one millisecond; any number
   *     where ties are not ordered by sequence
   * @param stage the number of the stage, as {@link StageDefinition#stageNumber} has it
   * @throws IllegalArgumentException if the actor, the time or the stage cannot be
   */
  public void add(String actor, long atMillis, long sequence, int stage) {
    actors.raw().require(atMillis, stage);
    NamedActors.requireActor(actor);
    actors.open().add(actors.numberOf(actor), atMillis, sequence, stage);
  }

  /**
   * Counts an event that belongs to no stage.
   *
   * @param event its name
   * @throws IllegalArgumentException if the name is null or has half a surrogate pair
   */
  public void addUnmapped(String event) {
    actors.raw().addUnmapped(event);
  }

  /**
   * Adds an answer to a survey, about the stage that the actor is in at that time.
   *
   * @param actor whose answer
   * @param atMillis when it was given, in milliseconds since 1970-01-01T00:00Z
   * @param score the score
   * @throws IllegalArgumentException if the actor, the time or the score cannot be
   */
  public void addAnswer(String actor, long atMillis, double score) {
    addAnswer(actor, atMillis, score, "");
  }

  /**
   * Adds an answer to a survey.
   *
   * @param actor whose answer
   * @param atMillis when it was given, in milliseconds since 1970-01-01T00:00Z
   * @param score the score
   * @param stage the name of the stage it is about; empty for the one that the actor is in at that
   *     time
   * @throws IllegalArgumentException if the actor, the time or the score cannot be, or no stage has
   *     the name
   */
  public void addAnswer(String actor, long atMillis, double score, String stage) {
    actors.raw().requireAnswer(atMillis, score, stage);
    NamedActors.requireActor(actor);
    actors.open().addAnswer(actors.numberOf(actor), atMillis, score, stage);
  }

  /**
   * Makes two actors one, with all events and answers of both, past and future: an anonymous
   * visitor and the customer they turned out to be. The text that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    actors.join(a, b);
  }

  @Override
  public NamedStageAccumulator merge(NamedStageAccumulator other) {
    header().requireSame(other.header());
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedStageAccumulator copy() {
    return new NamedStageAccumulator(definition, actors.copy());
  }

  /**
   * The answer as if the data had ended long ago: nothing is taken as open, and all actors have
   * dropped off in their last stage. Where data are still coming in, say when they end.
   *
   * @return an immutable result
   */
  @Override
  public Stages result() {
    return actors.together().result();
  }

  /**
   * The answer with those who have been quiet for long counted apart from those who have not.
   *
   * @param asOf the last millisecond of which anything is known; events after it count as well
   * @return an immutable result
   * @throws IllegalArgumentException if the time does not fit into milliseconds since 1970
   */
  public Stages result(Instant asOf) {
    return actors.together().result(asOf);
  }

  /**
   * Folds the answers to surveys with any metric, each with its stage: a score by stage is {@code
   * metric.by("stage", StageAnswer::stage)}. They come in the order of their times.
   *
   * @param metric takes the answers
   * @param <A> its accumulator
   * @param <R> its result
   * @return its answer
   * @throws IllegalArgumentException if the metric rejects an answer
   */
  public <A extends Accumulator<A, R>, R> R fold(Metric<? super StageAnswer, A, R> metric) {
    A folded = metric.newAccumulator();
    actors.together().answersByStage().inOrder().forEach(answer -> metric.add(folded, answer));
    return folded.result();
  }

  /**
   * How many events are kept, those that belong to no stage not among them.
   *
   * @return at least 0
   */
  public long events() {
    return actors.raw().size();
  }

  /**
   * How many answers are kept.
   *
   * @return at least 0
   */
  public long answers() {
    return actors.raw().answers();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("stagesByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedStageAccumulator readFrom(StateReader in) {
    return new NamedStageAccumulator(definition, actors.readFrom(in));
  }
}
