package io.github.cxmetrics.duration;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;

/**
 * The state of {@link Durations}.
 *
 * <p><b>Rejects</b> negative durations with an {@link IllegalArgumentException}; nothing changes
 * then. <b>Merge</b> exact. <b>Cost</b> as {@link Quantiles}: eight bytes a duration up to {@value
 * Quantiles#MOST_EXACT} of them, then 1 KiB an octave of the longest; {@code add} takes a few
 * nanoseconds and no memory then. <b>Wire</b> kind {@code durations}, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>durations</td><td>as {@link Quantiles} writes them</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class DurationAccumulator implements Accumulator<DurationAccumulator, Durations> {

  @Serial private static final long serialVersionUID = 1L;

  static final StateHeader HEADER = StateHeader.of("durations", 1, "");

  private final Quantiles values;

  DurationAccumulator(Quantiles values) {
    this.values = values;
  }

  /**
   * Adds a duration.
   *
   * @param duration at least 0
   * @throws IllegalArgumentException if it is negative
   */
  public void add(long duration) {
    values.add(duration);
  }

  /**
   * Adds a batch of durations, all or none.
   *
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is negative; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public void addAll(long[] durations, int from, int to) {
    values.addAll(durations, from, to);
  }

  /**
   * Adds a batch of durations, all or none, by several threads.
   *
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is negative; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within the array
   */
  public void addAll(long[] durations, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, durations.length);
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      addAll(durations, from, to);
      return;
    }
    shares
        .add(threads, Quantiles::new, (part, start, end) -> part.addAll(durations, start, end))
        .forEach(values::merge);
  }

  @Override
  public DurationAccumulator merge(DurationAccumulator other) {
    values.merge(other.values);
    return this;
  }

  @Override
  public DurationAccumulator copy() {
    return new DurationAccumulator(values.copy());
  }

  @Override
  public Durations result() {
    return new Durations(values.copy());
  }

  @Override
  public StateHeader header() {
    return HEADER;
  }

  @Override
  public void writeTo(StateWriter out) {
    values.writeTo(out);
  }

  @Override
  public DurationAccumulator readFrom(StateReader in) {
    return new DurationAccumulator(Quantiles.readFrom(in));
  }
}
