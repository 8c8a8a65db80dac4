package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.UnitWeight;
import io.github.cxmetrics.state.WeightedTally;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;

/**
 * The state of a score of weighted answers: for each answer of the scale, and for missing ones, how
 * many there are, the sum of their weights and the sum of the squared weights.
 *
 * <p>A weight says how many people of the population an answer stands for; only the proportions of
 * weights matter. Answers of weight 0 say nothing about the weighted score: they are counted beside
 * and are part of {@link WeightedScore#unweighted()} only.
 *
 * <p><b>Rejects</b> a number that is not an answer of the scale and a weight that is negative, not
 * finite, or above 0 and outside 1e-100..1e100, with {@link IllegalArgumentException}; nothing
 * changes then. <b>Merge</b> exact: sums are not rounded, so any order gives the same bits.
 * <b>Cost</b> about 180 bytes an answer of the scale; {@code add} allocates nothing once weights of
 * similar size have occurred. <b>Wire</b> the kind is {@code weighted-} and the definition's
 * ({@code weighted-nps}), version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>rejected answers</td><td>count</td></tr>
 *   <tr><td>answers, lowest of the scale first, then missing ones</td>
 *       <td>as {@link WeightedTally} writes them</td></tr>
 * </table>
 *
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class WeightedRatingAccumulator<R>
    implements Accumulator<WeightedRatingAccumulator<R>, WeightedScore<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<R> definition;
  private final WeightedTally answers;
  private final int missing;
  private long rejected;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param <R> the result the answers would be read as without weights
   * @return a new accumulator
   */
  public static <R> WeightedRatingAccumulator<R> of(RatingDefinition<R> definition) {
    return new WeightedRatingAccumulator<>(
        definition, new WeightedTally(definition.scale().size() + 1), 0);
  }

  private WeightedRatingAccumulator(
      RatingDefinition<R> definition, WeightedTally answers, long rejected) {
    this.definition = definition;
    this.answers = answers;
    this.missing = definition.scale().size();
    this.rejected = rejected;
  }

  /**
   * Adds one answer.
   *
   * @param answer a whole answer of the scale
   * @param weight how much it counts
   * @throws IllegalArgumentException if the answer is not on the scale or no answer can have the
   *     weight
   */
  public void add(int answer, double weight) {
    RatingScale scale = definition.scale();
    if (answer < scale.lowest() || answer > scale.highest()) {
      throw scale.rejection(answer, definition.answerName());
    }
    answers.add((answer - scale.lowest()) * scale.stepsPerPoint(), weight);
  }

  /**
   * Adds one answer.
   *
   * @param answer an answer of the scale, also of scales in steps of less than a point
   * @param weight how much it counts
   * @throws IllegalArgumentException if the answer is not on the scale or not on one of its steps,
   *     or no answer can have the weight
   */
  public void add(double answer, double weight) {
    RatingScale scale = definition.scale();
    scale.require(answer, definition);
    answers.add(scale.stepOf(answer), weight);
  }

  /**
   * Adds a batch of answers, all or none.
   *
   * @param batch whole answers of the scale
   * @param weights how much each counts, at the same index
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is not on the scale or has a weight that no
   *     answer can have; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(int[] batch, double[] weights, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(batch.length, weights.length));
    RatingScale scale = definition.scale();
    for (int i = from; i < to; i++) {
      if (batch[i] < scale.lowest() || batch[i] > scale.highest()) {
        throw scale.rejection(batch[i], definition.answerName() + " at index " + i);
      }
      UnitWeight.require(weights[i]);
    }
    int stepsPerPoint = scale.stepsPerPoint();
    int lowest = scale.lowest();
    for (int i = from; i < to; i++) {
      answers.add((batch[i] - lowest) * stepsPerPoint, weights[i]);
    }
  }

  void addStep(int step, double weight) {
    answers.add(step, weight);
  }

  /**
   * Counts a question that was asked and not answered; it enters the score only where the
   * definition gives missing answers a meaning.
   *
   * @param weight how much it counts
   * @throws IllegalArgumentException if no answer can have the weight
   */
  public void addMissing(double weight) {
    answers.add(missing, weight);
  }

  /** Counts an answer that was refused at the edge of the program; it does not enter the score. */
  public void addRejected() {
    rejected++;
  }

  @Override
  public WeightedRatingAccumulator<R> merge(WeightedRatingAccumulator<R> other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    long rejectedInAll = Tally.addCounts(rejected, other.rejected);
    answers.merge(other.answers);
    rejected = rejectedInAll;
    return this;
  }

  @Override
  public WeightedRatingAccumulator<R> copy() {
    return new WeightedRatingAccumulator<>(definition, answers.copy(), rejected);
  }

  @Override
  public WeightedScore<R> result() {
    return new WeightedScore<>(
        definition, new WeightedRatings(definition.scale(), answers.copy(), rejected, true));
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("weighted-" + definition.kind(), 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(rejected);
    answers.writeTo(out);
  }

  @Override
  public WeightedRatingAccumulator<R> readFrom(StateReader in) {
    long rejectedRead = in.readCount(0, Tally.MOST, "number of rejected answers");
    return new WeightedRatingAccumulator<>(definition, answers.readFrom(in), rejectedRead);
  }
}
