package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The state of churn over the states of customers: counts by period and by local day, and the sums
 * of tenures. No customer is kept, so one definition and one scope can be asked about.
 *
 * <p><b>Merge</b> exact, in any order, of states over different customers; a customer in two of
 * them counts twice. <b>Throws</b> {@link ArithmeticException} if counts would sum to more than
 * 2<sup>48</sup>; nothing changes then. <b>Cost</b> about 200 bytes for each period and each local
 * day on which anything happened, and 60 KiB while states are added. <b>Wire</b> kind {@code
 * churnPopulation}, the definition and the scope in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>customers; those of whom nobody can tell yet</td><td>a count each</td></tr>
 *   <tr><td>periods in which anything happened</td><td>their number as a count; for each, ascending,
 *   its number (the first in eight bytes, others less the one before as a count) and 17 counts: stays
 *   begun by new customers, by customers who return; churn that was voluntary, involuntary, for
 *   unknown reasons; churn of stays begun in the period by new customers, by customers who return;
 *   customers at the opening who churned and are back at the closing; customers lost, by reason;
 *   first trials begun, conversions, times on trial begun, ended, pauses begun, ended</td></tr>
 *   <tr><td>local days in which customers began or churned</td><td>the same with the first 11
 *   counts</td></tr>
 *   <tr><td>lengths of stays that ended, then of those that go on</td><td>their sum, the sum of their
 *   squares, 16 bytes each</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class ChurnPopulationAccumulator
    implements Accumulator<ChurnPopulationAccumulator, Churn> {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnDefinition definition;
  private final ChurnScope scope;
  private final long asOfMillis;
  private final ChurnSums sums;

  /* Reads states into the sums; large, so it is made by the first state that is added. */
  private transient @Nullable ChurnFolder folder;

  ChurnPopulationAccumulator(ChurnDefinition definition, ChurnScope scope) {
    this(definition, scope, new ChurnSums());
  }

  private ChurnPopulationAccumulator(ChurnDefinition definition, ChurnScope scope, ChurnSums sums) {
    this.definition = definition;
    this.scope = scope;
    this.sums = sums;
    asOfMillis = scope.asOf().orElseThrow().toEpochMilli();
  }

  /**
   * Adds customers of whom no other state knows anything, from all their records.
   *
   * @param customers the state of one or many, of any definition: records are the same under each;
   *     it is left as it was
   */
  public void add(ChurnAccumulator customers) {
    add(customers.state());
  }

  /**
   * Adds customers of whom no other state knows anything, from all their records.
   *
   * @param customers the state of one or many, of any definition: records are the same under each;
   *     it is left as it was
   */
  public void add(NamedChurnAccumulator customers) {
    add(customers.state());
  }

  void add(ChurnState state) {
    ChurnFolder open = folder;
    if (open == null) {
      open = new ChurnFolder(definition, asOfMillis, sums);
      folder = open;
    }
    ChurnFolder into = open;
    state.forEach((actor, records, from, to) -> into.add(records, from, to));
  }

  @Override
  public ChurnPopulationAccumulator merge(ChurnPopulationAccumulator other) {
    header().requireSame(other.header());
    sums.merge(other == this ? sums.copy() : other.sums);
    return this;
  }

  @Override
  public ChurnPopulationAccumulator copy() {
    return new ChurnPopulationAccumulator(definition, scope, sums.copy());
  }

  @Override
  public Churn result() {
    return sums.result(definition, scope, asOfMillis);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("churnPopulation", 1, definition.describe() + ", " + scope.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    sums.writeTo(out);
  }

  @Override
  public ChurnPopulationAccumulator readFrom(StateReader in) {
    return new ChurnPopulationAccumulator(
        definition, scope, ChurnSums.readFrom(in, definition, asOfMillis));
  }
}
