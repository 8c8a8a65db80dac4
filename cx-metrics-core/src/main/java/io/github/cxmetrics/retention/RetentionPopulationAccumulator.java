package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The state of a retention over many actors of whom none is kept: sums by cohort and column as of
 * one end of the data.
 *
 * <p>The answer is exactly that of one {@link RetentionAccumulator} with all events of all actors
 * for the same scope. <b>Rejects</b> states of another definition, with an {@link
 * IllegalArgumentException}, and amounts whose sum might overflow, with an {@link
 * ArithmeticException}; nothing changes then. <b>Merge</b> exact, of states over different actors;
 * an actor in two of them counts twice. <b>Cost</b> about 35 bytes a cohort and column, 70 where
 * intervals are not those of the calendar, 200 more with amounts; to add an actor takes as long as
 * to read its events. <b>Wire</b> kind {@code retentionPopulation}, the definition and the scope in
 * words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>cohorts</td><td>their number as a count</td></tr>
 *   <tr><td>for each, ascending: its period index</td><td>eight bytes for the first, for the others
 *   the distance from the one before as a count</td></tr>
 *   <tr><td>its members</td><td>a count</td></tr>
 *   <tr><td>those retained so far under each rule, in the order of {@link ReturnRule}, in each
 *   column; column 0 under the first rule only</td><td>a count each</td></tr>
 *   <tr><td>where intervals are rolling: the last column that has begun for someone; the members for
 *   whom each column is over; those of them retained, as above</td><td>a count each</td></tr>
 *   <tr><td>with amounts, for each column: the total</td><td>eight bytes</td></tr>
 *   <tr><td>the members for whom it is over and whose amount is not 0; if there are any, their total
 *   and the sum of squares</td><td>a count; eight bytes, 16 bytes</td></tr>
 *   <tr><td>after all cohorts, with amounts: by column, what the amounts of members come to without
 *   their signs</td><td>a count each</td></tr>
 *   <tr><td>where actors are in several cohorts, for each column: the actors for some membership of
 *   whom it is over, the squares of their numbers m of such memberships</td><td>a count
 *   each</td></tr>
 *   <tr><td>with x of these m retained, the sums of m x and of x x under each rule, in column 0 under
 *   the first</td><td>a count each</td></tr>
 *   <tr><td>with amounts too, for each column: the sums of m times the amount, and of its
 *   square</td><td>16 bytes each</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class RetentionPopulationAccumulator
    implements Accumulator<RetentionPopulationAccumulator, Retention> {

  @Serial private static final long serialVersionUID = 1L;

  private final RetentionDefinition definition;
  private final RetentionScope scope;
  private final CohortSums sums;

  private transient @Nullable RetentionFolds folds;

  RetentionPopulationAccumulator(RetentionDefinition definition, RetentionScope scope) {
    this(definition, scope, new CohortSums(definition, scope.asOfMillis()));
  }

  private RetentionPopulationAccumulator(
      RetentionDefinition definition, RetentionScope scope, CohortSums sums) {
    this.definition = definition;
    this.scope = scope;
    this.sums = sums;
  }

  /**
   * Adds actors whom no other record holds.
   *
   * @param actors their state, of the same definition; it is left as it was
   * @throws IllegalArgumentException if it is of another definition
   * @throws ArithmeticException if the sum of amounts might overflow
   */
  public void add(RetentionAccumulator actors) {
    add(actors.store());
  }

  /**
   * Adds actors whom no other record holds.
   *
   * @param actors their state, of the same definition; it is left as it was
   * @throws IllegalArgumentException if it is of another definition
   * @throws ArithmeticException if the sum of amounts might overflow
   */
  public void add(NamedRetentionAccumulator actors) {
    add(actors.store());
  }

  void add(RetentionStore actors) {
    requireSame(actors);
    sums.requireRoomForAmounts(actors.absoluteTotal() * definition.mostCounted());
    actors.fold(folds(), Parallelism.none());
  }

  void requireSame(RetentionStore actors) {
    if (!actors.definition().equals(definition)) {
      throw new IllegalArgumentException(
          "state of actors must be of the retention "
              + definition
              + ", was of the retention "
              + actors.definition());
    }
  }

  private RetentionFolds folds() {
    RetentionFolds known = folds;
    if (known == null) {
      known = RetentionFolds.into(sums, definition, scope);
      folds = known;
    }
    return known;
  }

  /** Adds the sums of actors whom no other record holds. */
  void add(CohortSums more) {
    sums.requireRoom(more);
    sums.merge(more);
  }

  @Override
  public RetentionPopulationAccumulator merge(RetentionPopulationAccumulator other) {
    header().requireSame(other.header());
    add(other == this ? sums.copy() : other.sums);
    return this;
  }

  @Override
  public RetentionPopulationAccumulator copy() {
    return new RetentionPopulationAccumulator(definition, scope, sums.copy());
  }

  /** The answer as of the end of the data that the scope tells. */
  @Override
  public Retention result() {
    return sums.result();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of(
        "retentionPopulation", 1, definition.describe() + ", " + scope.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    sums.writeTo(out);
  }

  @Override
  public RetentionPopulationAccumulator readFrom(StateReader in) {
    return new RetentionPopulationAccumulator(definition, scope, sums.readFrom(in, scope));
  }
}
