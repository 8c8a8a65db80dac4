package io.github.cxmetrics;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;

/**
 * The plain, mutable, mergeable state of a metric.
 *
 * <p>Merging is associative and commutative, an empty accumulator is its identity, and merging the
 * parts of any split of the data equals one pass over all of it. Exactly so, unless the class says
 * to what tolerance.
 *
 * <p>Accumulators are not thread-safe. They hold data only; the functions that read records live in
 * the {@link Metric}.
 *
 * @param <A> the accumulator itself
 * @param <R> the result it presents
 * @since 0.1
 */
public interface Accumulator<A extends Accumulator<A, R>, R> extends Serializable {

  /**
   * Adds everything another accumulator holds to this one.
   *
   * @param other an accumulator of the same definition; it is left as it was
   * @return this accumulator
   * @throws IllegalArgumentException if the definitions differ; this accumulator is then unchanged
   * @throws ArithmeticException if a count would pass 2<sup>62</sup>; a composed accumulator may
   *     then hold part of the other one
   */
  A merge(A other);

  /**
   * An independent accumulator with the same content.
   *
   * @return a copy that shares no mutable state with this accumulator
   */
  A copy();

  /**
   * The answer for the data seen so far. It may be asked for at any time and does not throw for any
   * data, none included; {@link Metric#perSubject(Field, Metric)} names its one condition.
   *
   * @return an immutable result that later additions do not move
   */
  R result();

  /**
   * What identifies this accumulator's state among others: equal headers may be merged.
   *
   * @return kind, layout version and definition
   */
  StateHeader header();

  /**
   * Writes the payload of the state, in the newest version of its layout.
   *
   * @param out where to write
   */
  void writeTo(StateWriter out);

  /**
   * Reads a payload into a new accumulator of the same definition as this one.
   *
   * @param in where to read; its {@linkplain StateReader#version() version} tells the layout
   * @return a new accumulator; this one is left as it was
   * @throws StateFormatException if the bytes are not such a payload
   */
  A readFrom(StateReader in);

  /**
   * The state as bytes that outlive a deploy: magic, header, payload, checksum. See {@link
   * StateWriter#encode} for the layout.
   *
   * @return the bytes; equal states give equal bytes
   */
  default byte[] encode() {
    return StateWriter.encode(header(), this::writeTo);
  }

  /**
   * Reads bytes into a new accumulator of the same definition as this one.
   *
   * @param state bytes made by {@link #encode()}, by this version of the library or an older one
   * @return a new accumulator; this one is left as it was
   * @throws StateFormatException if the bytes are damaged, cut short, or not such a state
   */
  default A decode(byte[] state) {
    return StateReader.decode(state, header(), this::readFrom);
  }
}
