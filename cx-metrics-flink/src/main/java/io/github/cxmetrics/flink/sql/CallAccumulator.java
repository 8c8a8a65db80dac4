package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a function whose call says what is measured. Until the first row came it is of
 * nothing.
 *
 * <p><b>Rejects</b> literals that differ from those of another row. <b>Merge</b> as the state
 * inside. <b>Wire</b> kind {@code sqlCall}, the function in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>what came</td><td>a byte: 0 no row yet, and nothing follows; 1 rows</td></tr>
 *   <tr><td>literals</td><td>their number as a count, each as text</td></tr>
 *   <tr><td>the state inside</td><td>its number of bytes as a count; its bytes with its own
 *   header</td></tr>
 * </table>
 *
 * @param <A> the accumulator inside
 * @param <R> its result
 */
final class CallAccumulator<A extends Accumulator<A, R>, R>
    implements Accumulator<CallAccumulator<A, R>, CallResult<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final CallDefinition<A, R> definition;
  private @Nullable List<String> literals;
  private @Nullable A inside;

  private CallAccumulator(
      CallDefinition<A, R> definition, @Nullable List<String> literals, @Nullable A inside) {
    this.definition = definition;
    this.literals = literals;
    this.inside = inside;
  }

  static <A extends Accumulator<A, R>, R> CallAccumulator<A, R> of(
      CallDefinition<A, R> definition) {
    return new CallAccumulator<>(definition, null, null);
  }

  /**
   * The state inside, for a row that came with such literals.
   *
   * @throws IllegalArgumentException if the literals cannot be or differ from those of other rows
   */
  A inside(List<String> rowLiterals) {
    A known = inside;
    if (known == null) {
      known = definition.accumulator(rowLiterals);
      inside = known;
      literals = List.copyOf(rowLiterals);
    } else if (!rowLiterals.equals(literals)) {
      throw new IllegalArgumentException(
          definition.describe()
              + " must have the same literals in all rows, was "
              + literals
              + " and "
              + rowLiterals);
    }
    return known;
  }

  /** The state inside, once a row came. */
  Optional<A> inside() {
    return Optional.ofNullable(inside);
  }

  /** The literals of the rows that came. */
  Optional<List<String>> literals() {
    return Optional.ofNullable(literals);
  }

  @Override
  public CallAccumulator<A, R> merge(CallAccumulator<A, R> other) {
    header().requireSame(other.header());
    if (other.inside != null && other.literals != null) {
      inside(other.literals).merge(other.inside);
    }
    return this;
  }

  @Override
  public CallAccumulator<A, R> copy() {
    return new CallAccumulator<>(definition, literals, inside == null ? null : inside.copy());
  }

  /** What the state inside says; nothing before the first row. */
  @Override
  public CallResult<R> result() {
    return new CallResult<>(inside == null ? null : inside.result());
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("sqlCall", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    if (inside == null || literals == null) {
      out.writeByte(0);
      return;
    }
    out.writeByte(1);
    out.writeCount(literals.size());
    literals.forEach(out::writeString);
    byte[] state = inside.encode();
    out.writeCount(state.length);
    for (byte one : state) {
      out.writeByte(one);
    }
  }

  @Override
  public CallAccumulator<A, R> readFrom(StateReader in) {
    int rows = in.readByte();
    if (rows == 0) {
      return of(definition);
    }
    if (rows != 1) {
      throw new StateFormatException("what came must be 0 or 1, was " + rows);
    }
    List<String> read = new ArrayList<>();
    for (int left = in.readLength(1); left > 0; left--) {
      read.add(in.readString());
    }
    A empty = emptyOf(read);
    byte[] state = new byte[in.readLength(1)];
    for (int i = 0; i < state.length; i++) {
      state[i] = (byte) in.readByte();
    }
    return new CallAccumulator<>(
        definition, List.copyOf(read), StateReader.decode(state, empty.header(), empty::readFrom));
  }

  private A emptyOf(List<String> read) {
    try {
      return definition.accumulator(read);
    } catch (IllegalArgumentException e) {
      throw new StateFormatException(
          "literals of "
              + definition.describe()
              + " must be such as it takes, was "
              + read
              + ": "
              + e.getMessage());
    }
  }
}
