package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of {@link ResponseRates} and {@link ResponseFunnel}: how many of those who were asked
 * had which outcome.
 *
 * <p><b>Rejects</b> an outcome that the definition does not name, with {@link
 * IllegalArgumentException}. <b>Merge</b> exact. <b>Cost</b> eight bytes an outcome; {@code add}
 * allocates nothing. <b>Wire</b> kind {@code response-rates} or {@code response-funnel}, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>records of each outcome, in the order of the definition</td><td>a count each</td></tr>
 * </table>
 *
 * @param <E> the outcomes
 * @param <R> the result
 * @since 0.1
 */
public final class ResponseAccumulator<E extends Enum<E>, R>
    implements Accumulator<ResponseAccumulator<E, R>, R> {

  @Serial private static final long serialVersionUID = 1L;

  private final ResponseDefinition<E, R> definition;
  private final Tally counts;

  ResponseAccumulator(ResponseDefinition<E, R> definition) {
    this(definition, new Tally(0, definition.outcomes().size() - 1, 1));
  }

  private ResponseAccumulator(ResponseDefinition<E, R> definition, Tally counts) {
    this.definition = definition;
    this.counts = counts;
  }

  /**
   * Counts one record.
   *
   * @param outcome what became of it
   * @throws IllegalArgumentException if the definition has no such outcome
   */
  public void add(E outcome) {
    counts.add(place(definition, outcome));
  }

  static <E extends Enum<E>> int place(ResponseDefinition<E, ?> definition, E outcome) {
    int place = definition.outcomes().indexOf(outcome);
    if (place < 0) {
      throw new IllegalArgumentException(
          "outcome must be one of " + definition.outcomes() + ", was " + outcome);
    }
    return place;
  }

  @Override
  public ResponseAccumulator<E, R> merge(ResponseAccumulator<E, R> other) {
    header().requireSame(other.header());
    counts.merge(other.counts);
    return this;
  }

  @Override
  public ResponseAccumulator<E, R> copy() {
    return new ResponseAccumulator<>(definition, counts.copy());
  }

  @Override
  public R result() {
    long[] known = counts.toArray();
    ImmutableMap.Builder<E, Long> result = ImmutableMap.builder();
    for (int i = 0; i < known.length; i++) {
      result.put(definition.outcomes().get(i), known[i]);
    }
    return definition.read(result.buildOrThrow());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of(definition.kind(), 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    counts.writeTo(out);
  }

  @Override
  public ResponseAccumulator<E, R> readFrom(StateReader in) {
    return new ResponseAccumulator<>(definition, counts.readFrom(in));
  }
}
