package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.UnitWeight;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of a score of which several answers may come from one account, known by text. Each text
 * is kept once and stands for its account exactly.
 *
 * <p><b>Rejects</b> as {@link WeightedRatingAccumulator}. <b>Merge</b> exact, in any order, with
 * accounts in both. <b>Cost</b> as {@link ClusteredRatingAccumulator}, and each text with an entry
 * of a hash map. <b>Wire</b> the kind is {@code clustered-by-name-} and the definition's, version
 * 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>rejected answers</td><td>count</td></tr>
 *   <tr><td>accounts, joined ones and their answers</td><td>as {@link NamedActors} writes them,
 *   with the answers as in {@link ClusteredRatingAccumulator}</td></tr>
 * </table>
 *
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class NamedClusteredRatingAccumulator<R>
    implements Accumulator<NamedClusteredRatingAccumulator<R>, ClusteredScore<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<R> definition;
  private final NamedActors<AccountAnswers> accounts;
  private long rejected;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param <R> the result the answers would be read as without weights
   * @return a new accumulator
   */
  public static <R> NamedClusteredRatingAccumulator<R> of(RatingDefinition<R> definition) {
    return new NamedClusteredRatingAccumulator<>(
        definition, new NamedActors<>(new AccountAnswers(definition.scale().size() + 1)), 0);
  }

  private NamedClusteredRatingAccumulator(
      RatingDefinition<R> definition, NamedActors<AccountAnswers> accounts, long rejected) {
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
   * @throws IllegalArgumentException if the answer is not on the scale, the account is null or half
   *     a surrogate pair, or no answer can have the weight
   */
  public void add(String account, double answer, double weight) {
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
   * @throws IllegalArgumentException if the account is null or half a surrogate pair or no answer
   *     can have the weight
   */
  public void addMissing(String account, double weight) {
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
  void addStep(String account, int step, double weight) {
    UnitWeight.require(weight);
    NamedActors.requireActor(account);
    accounts.open().add(accounts.numberOf(account), step, weight);
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
   * Makes two accounts one, with all answers of both, past and future. The text that sorts first
   * stands for both.
   *
   * @param a an account
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    accounts.join(a, b);
  }

  @Override
  public NamedClusteredRatingAccumulator<R> merge(NamedClusteredRatingAccumulator<R> other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    long rejectedInAll = Tally.addCounts(rejected, other.rejected);
    accounts.merge(other.accounts);
    rejected = rejectedInAll;
    return this;
  }

  @Override
  public NamedClusteredRatingAccumulator<R> copy() {
    return new NamedClusteredRatingAccumulator<>(definition, accounts.copy(), rejected);
  }

  @Override
  public ClusteredScore<R> result() {
    return accounts.together().score(definition, rejected);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("clustered-by-name-" + definition.kind(), 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(rejected);
    accounts.writeTo(out);
  }

  @Override
  public NamedClusteredRatingAccumulator<R> readFrom(StateReader in) {
    long rejectedRead = in.readCount(0, Tally.MOST, "number of rejected answers");
    return new NamedClusteredRatingAccumulator<>(definition, accounts.readFrom(in), rejectedRead);
  }
}
