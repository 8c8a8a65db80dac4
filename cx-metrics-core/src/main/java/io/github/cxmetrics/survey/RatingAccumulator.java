package io.github.cxmetrics.survey;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;

/**
 * The state of every score made of rated answers: how often each answer of the scale was given, and
 * how many answers were missing or rejected. Answers are counted raw and classified when the result
 * is read.
 *
 * <p><b>Rejects</b> a number that is not an answer of the scale, with an {@link
 * IllegalArgumentException}; nothing changes then. <b>Merge</b> exact. <b>Cost</b> eight bytes an
 * answer of the scale and about 80 more; {@code add} allocates nothing, {@code result} is a pass
 * over the scale. <b>Wire</b> the kind is the definition's ({@code nps}, {@code csat}, {@code ces},
 * {@code ratings}), version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>missing answers</td><td>count</td></tr>
 *   <tr><td>rejected answers</td><td>count</td></tr>
 *   <tr><td>answers given, lowest of the scale first</td><td>a count each</td></tr>
 * </table>
 *
 * @param <R> the result the answers are read as
 * @since 0.1
 */
public final class RatingAccumulator<R> implements Accumulator<RatingAccumulator<R>, R> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<R> definition;
  private final Tally answers;
  private long missing;
  private long rejected;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param <R> the result
   * @return a new accumulator
   */
  public static <R> RatingAccumulator<R> of(RatingDefinition<R> definition) {
    RatingScale scale = definition.scale();
    return new RatingAccumulator<>(
        definition, new Tally(scale.lowest(), scale.highest(), scale.stepsPerPoint()), 0, 0);
  }

  private RatingAccumulator(
      RatingDefinition<R> definition, Tally answers, long missing, long rejected) {
    this.definition = definition;
    this.answers = answers;
    this.missing = missing;
    this.rejected = rejected;
  }

  /**
   * Adds one answer.
   *
   * @param answer a whole answer of the scale
   * @throws IllegalArgumentException if it is not on the scale
   */
  public void add(int answer) {
    if (!answers.add(answer)) {
      throw definition.scale().rejection(answer, definition.answerName());
    }
  }

  /**
   * Adds one answer.
   *
   * @param answer an answer of the scale, also of scales in steps of less than a point
   * @throws IllegalArgumentException if it is not on the scale or not on one of its steps
   */
  public void add(double answer) {
    RatingScale scale = definition.scale();
    scale.require(answer, definition);
    answers.addStep(scale.stepOf(answer));
  }

  /**
   * Takes back one answer that was added, as when a person gives a newer one. Adding and taking
   * back leaves the state as it was.
   *
   * @param answer an answer of the scale
   * @throws IllegalArgumentException if it is not on the scale, or no such answer is here; nothing
   *     changes then
   */
  public void remove(double answer) {
    RatingScale scale = definition.scale();
    scale.require(answer, definition);
    if (!answers.removeStep(scale.stepOf(answer))) {
      throw new IllegalArgumentException(
          definition.answerName()
              + " to take back must have been added, was "
              + RatingScale.plain(answer));
    }
  }

  /**
   * Takes back a missing answer that was counted.
   *
   * @throws IllegalArgumentException if there is none
   */
  public void removeMissing() {
    if (missing == 0) {
      throw new IllegalArgumentException(
          "missing answer to take back must have been added, was none");
    }
    missing--;
  }

  /**
   * Adds a batch of answers, all or none.
   *
   * @param batch whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public void addAll(byte[] batch, int from, int to) {
    int bad = answers.addAll(batch, from, to);
    if (bad >= 0) {
      throw rejectionAt(bad, batch[bad]);
    }
  }

  /**
   * Adds a batch of answers, all or none.
   *
   * @param batch whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public void addAll(int[] batch, int from, int to) {
    int bad = answers.addAll(batch, from, to);
    if (bad >= 0) {
      throw rejectionAt(bad, batch[bad]);
    }
  }

  /**
   * Adds a batch of answers, all or none, by several threads.
   *
   * @param batch whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public void addAll(byte[] batch, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, batch.length);
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      addAll(batch, from, to);
      return;
    }
    shares
        .add(threads, () -> of(definition), (part, start, end) -> part.addAll(batch, start, end))
        .forEach(this::merge);
  }

  /** Counts a question that was asked and not answered; it does not enter the score. */
  public void addMissing() {
    missing++;
  }

  /** Counts an answer that was refused at the edge of the program; it does not enter the score. */
  public void addRejected() {
    rejected++;
  }

  @Override
  public RatingAccumulator<R> merge(RatingAccumulator<R> other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    long missingInAll = Tally.addCounts(missing, other.missing);
    long rejectedInAll = Tally.addCounts(rejected, other.rejected);
    answers.merge(other.answers);
    missing = missingInAll;
    rejected = rejectedInAll;
    return this;
  }

  @Override
  public RatingAccumulator<R> copy() {
    return new RatingAccumulator<>(definition, answers.copy(), missing, rejected);
  }

  @Override
  public R result() {
    return definition.read(
        new Ratings(definition.scale(), Longs.asList(answers.toArray()), missing, rejected));
  }

  @Override
  public StateHeader header() {
    return StateHeader.of(definition.kind(), 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(missing);
    out.writeCount(rejected);
    answers.writeTo(out);
  }

  @Override
  public RatingAccumulator<R> readFrom(StateReader in) {
    long missingRead = in.readCount(0, Tally.MOST, "number of missing answers");
    long rejectedRead = in.readCount(0, Tally.MOST, "number of rejected answers");
    return new RatingAccumulator<>(definition, answers.readFrom(in), missingRead, rejectedRead);
  }

  private IllegalArgumentException rejectionAt(int index, int answer) {
    return definition.scale().rejection(answer, definition.answerName() + " at index " + index);
  }
}
