package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of a metric as Flink holds it: an accumulator, or the bytes of one that nobody has
 * asked for since they were read.
 *
 * <p>Flink may read a savepoint before the job says which metric the state is of. The bytes then
 * wait, with the header they were written under, until {@link #accumulator(Accumulator)} names an
 * accumulator that can read them, be it of a newer version. States that are only passed on are
 * never decoded at all.
 *
 * <p>Not thread-safe, as accumulators are not.
 *
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class MetricState<A extends Accumulator<A, R>, R> {

  private @Nullable A accumulator;

  /* What the accumulator is read from; unless it has been, both are there. */
  private @Nullable StateHeader header;
  private byte @Nullable [] payload;

  /* An accumulator that reads others of its kind; none if the metric is not known yet. */
  private final @Nullable A reader;

  private MetricState(
      @Nullable A accumulator,
      @Nullable StateHeader header,
      byte @Nullable [] payload,
      @Nullable A reader) {
    this.accumulator = accumulator;
    this.header = header;
    this.payload = payload;
    this.reader = reader;
  }

  /**
   * The state that an accumulator is. It is not copied.
   *
   * @param accumulator an accumulator
   * @param <A> the accumulator
   * @param <R> its result
   * @return the state
   */
  public static <A extends Accumulator<A, R>, R> MetricState<A, R> of(A accumulator) {
    return new MetricState<>(requireNonNull(accumulator, "accumulator"), null, null, null);
  }

  /** The state that a payload is, which is kept as it is. */
  static <A extends Accumulator<A, R>, R> MetricState<A, R> ofPayload(
      StateHeader header, byte[] payload, @Nullable A reader) {
    return new MetricState<>(null, header, payload, reader);
  }

  /**
   * The accumulator itself, not a copy: what is added to it is added to this state.
   *
   * @param empty an accumulator of the same definition, in case bytes are to be read; it is left as
   *     it was
   * @return the accumulator
   * @throws io.github.cxmetrics.wire.StateFormatException if the bytes are damaged or not of that
   *     definition
   */
  public A accumulator(A empty) {
    A known = accumulator;
    if (known == null) {
      known =
          StateReader.decodePayload(
              requireNonNull(payload), requireNonNull(header), empty.header(), empty::readFrom);
      accumulator = known;
      payload = null;
      header = null;
    }
    return known;
  }

  /**
   * The accumulator itself, where the metric is known: in a running job it always is.
   *
   * @return the accumulator
   * @throws IllegalStateException if this was read from a savepoint without the metric
   */
  public A accumulator() {
    if (accumulator != null) {
      return accumulator;
    }
    if (reader == null) {
      throw new IllegalStateException(
          "metric of a state must be known to read it, was only " + requireNonNull(header));
    }
    return accumulator(reader);
  }

  /**
   * What the metric says.
   *
   * @return the result of the accumulator
   * @throws IllegalStateException as {@link #accumulator()}
   */
  public R result() {
    return accumulator().result();
  }

  /**
   * What the state is of, and in which version its bytes would be written.
   *
   * @return the header
   */
  public StateHeader header() {
    return accumulator != null ? accumulator.header() : requireNonNull(header);
  }

  /**
   * The whole state as bytes, for files and topics outside of Flink: any reader of the library's
   * byte form takes them.
   *
   * @return as {@link Accumulator#encode()}
   * @throws IllegalStateException as {@link #accumulator()}
   */
  public byte[] encode() {
    return accumulator().encode();
  }

  /** The payload alone, as it was read or as the accumulator writes it now. */
  byte[] payload() {
    return accumulator != null
        ? StateWriter.encodePayload(accumulator::writeTo)
        : requireNonNull(payload);
  }

  /** A state that shares nothing that moves with this one. */
  MetricState<A, R> copy() {
    return accumulator != null
        ? of(accumulator.copy())
        : new MetricState<>(null, header, payload, reader);
  }

  /**
   * Whether both hold the same: states of one header with equal bytes.
   *
   * @param other anything
   * @return true if they do
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricState<?, ?> that
        && header().equals(that.header())
        && Arrays.equals(payload(), that.payload());
  }

  @Override
  public int hashCode() {
    return 31 * header().hashCode() + Arrays.hashCode(payload());
  }

  /**
   * What the state is of.
   *
   * @return the header in words, and how many bytes wait if they do
   */
  @Override
  public String toString() {
    return "state of " + header() + (payload == null ? "" : ", " + payload.length + " bytes");
  }
}
