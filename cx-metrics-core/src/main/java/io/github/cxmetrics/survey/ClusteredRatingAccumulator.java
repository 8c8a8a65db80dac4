package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.UnitWeight;
import io.github.cxmetrics.state.WeightedTally;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of a score of which several answers may come from one account, known by number: every
 * answer with its weight.
 *
 * <p><b>Rejects</b> as {@link WeightedRatingAccumulator}. <b>Merge</b> exact, in any order, with
 * accounts in both. <b>Cost</b> 24 bytes an answer and up to half as much to spare; a result is two
 * passes over the answers. <b>Wire</b> the kind is {@code clustered-} and the definition's ({@code
 * clustered-nps}), version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>rejected answers</td><td>count</td></tr>
 *   <tr><td>joined accounts</td><td>as {@link NumberedActors} writes them</td></tr>
 *   <tr><td>answers without account, by place on the scale, missing ones last</td><td>as {@link
 *   WeightedTally} writes them</td></tr>
 *   <tr><td>answers of accounts</td><td>as {@link io.github.cxmetrics.state.EventLog} writes them:
 *   the place on the scale in one cell, or the place after the last for a missing one, and the bits
 *   of the weight in another</td></tr>
 * </table>
 *
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class ClusteredRatingAccumulator<R>
    implements Accumulator<ClusteredRatingAccumulator<R>, ClusteredScore<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<R> definition;
  private final NumberedActors<AccountAnswers> accounts;
  private long rejected;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param <R> the result the answers would be read as without weights
   * @return a new accumulator
   */
  public static <R> ClusteredRatingAccumulator<R> of(RatingDefinition<R> definition) {
    return new ClusteredRatingAccumulator<>(
        definition, new NumberedActors<>(new AccountAnswers(definition.scale().size() + 1)), 0);
  }

  private ClusteredRatingAccumulator(
      RatingDefinition<R> definition, NumberedActors<AccountAnswers> accounts, long rejected) {
    this.definition = definition;
    this.accounts = accounts;
    this.rejected = rejected;
  }

  /**
   * Adds an answer.
   *
   * @param account whose answer
   * @param answer an answer of the scale
   * @param weight how much it counts; 1 for all if answers have no weights
   * @throws IllegalArgumentException if the answer is not on the scale or no answer can have the
   *     weight
   */
  public void add(long account, double answer, double weight) {
    definition.scale().require(answer, definition);
    addStep(account, definition.scale().stepOf(answer), weight);
  }

  /**
   * Adds an answer that belongs to no account: it is independent of all others.
   *
   * @param answer an answer of the scale
   * @param weight how much it counts
   * @throws IllegalArgumentException if the answer is not on the scale or no answer can have the
   *     weight
   */
  public void addAlone(double answer, double weight) {
    definition.scale().require(answer, definition);
    addStepAlone(definition.scale().stepOf(answer), weight);
  }

  /**
   * Counts a question that was asked and not answered.
   *
   * @param account of whom it was asked
   * @param weight how much it counts
   * @throws IllegalArgumentException if no answer can have the weight
   */
  public void addMissing(long account, double weight) {
    addStep(account, definition.scale().size(), weight);
  }

  /**
   * Counts a question that was asked of someone without an account and not answered.
   *
   * @param weight how much it counts
   * @throws IllegalArgumentException if no answer can have the weight
   */
  public void addMissingAlone(double weight) {
    addStepAlone(definition.scale().size(), weight);
  }

  /** Adds an answer by its place on the scale, or a missing one at the place after the last. */
  void addStep(long account, int step, double weight) {
    UnitWeight.require(weight);
    accounts.open().add(account, step, weight);
  }

  void addStepAlone(int step, double weight) {
    UnitWeight.require(weight);
    accounts.open().addAlone(step, weight);
  }

  /** Counts an answer that was refused at the edge of the program; it does not enter the score. */
  public void addRejected() {
    rejected++;
  }

  /**
   * Makes two accounts one, with all answers of both, past and future. The smaller number stands
   * for both.
   *
   * @param a an account
   * @param b another
   */
  public void join(long a, long b) {
    accounts.join(a, b);
  }

  @Override
  public ClusteredRatingAccumulator<R> merge(ClusteredRatingAccumulator<R> other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    long rejectedInAll = Tally.addCounts(rejected, other.rejected);
    accounts.merge(other.accounts);
    rejected = rejectedInAll;
    return this;
  }

  @Override
  public ClusteredRatingAccumulator<R> copy() {
    return new ClusteredRatingAccumulator<>(definition, accounts.copy(), rejected);
  }

  @Override
  public ClusteredScore<R> result() {
    return accounts.together().score(definition, rejected);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("clustered-" + definition.kind(), 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(rejected);
    accounts.writeTo(out);
  }

  @Override
  public ClusteredRatingAccumulator<R> readFrom(StateReader in) {
    long rejectedRead = in.readCount(0, Tally.MOST, "number of rejected answers");
    return new ClusteredRatingAccumulator<>(definition, accounts.readFrom(in), rejectedRead);
  }
}
