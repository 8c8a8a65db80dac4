package io.github.cxmetrics;

import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;

/**
 * The state of two metrics over the same records.
 *
 * <p><b>Merge</b> as its parts. <b>Wire</b> kind {@code both}, version 1: the payload of the first
 * part, then that of the second.
 *
 * @param <A> the first accumulator
 * @param <R> its result
 * @param <B> the second accumulator
 * @param <S> its result
 * @since 0.1
 */
public final class BothAccumulator<A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
    implements Accumulator<BothAccumulator<A, R, B, S>, Both<R, S>> {

  @Serial private static final long serialVersionUID = 1L;

  private final A first;
  private final B second;

  BothAccumulator(A first, B second) {
    this.first = first;
    this.second = second;
  }

  A first() {
    return first;
  }

  B second() {
    return second;
  }

  @Override
  public BothAccumulator<A, R, B, S> merge(BothAccumulator<A, R, B, S> other) {
    header().requireSame(other.header());
    first.merge(other.first);
    second.merge(other.second);
    return this;
  }

  @Override
  public BothAccumulator<A, R, B, S> copy() {
    return new BothAccumulator<>(first.copy(), second.copy());
  }

  @Override
  public Both<R, S> result() {
    return new Both<>(first.result(), second.result());
  }

  @Override
  public StateHeader header() {
    return new StateHeader("both", 1, "", List.of(first.header(), second.header()));
  }

  @Override
  public void writeTo(StateWriter out) {
    first.writeTo(out);
    second.writeTo(out);
  }

  @Override
  public BothAccumulator<A, R, B, S> readFrom(StateReader in) {
    return new BothAccumulator<>(first.readFrom(in.part(0)), second.readFrom(in.part(1)));
  }
}
