package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateHeader;
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
 * <p>Flink copies a state in one thread while another one writes it for a checkpoint, and an
 * accumulator may put itself in order when it is written. So the methods here take turns. An
 * accumulator that was handed out is as little thread-safe as any.
 *
 * @param <A> the accumulator
 * @param <R> its result
 * @since 0.1
 */
public final class MetricState<A extends Accumulator<A, R>, R> {

  private @Nullable A accumulator;

  /* What the accumulator will be read from; there unless it has been. */
  private byte @Nullable [] payload;

  /* Of the payload, or of the accumulator, once that has been asked for it. */
  private @Nullable StateHeader header;

  /* Who reads the payload; none if the metric is not known yet. */
  private final @Nullable StateShape<A, R> shape;

  private MetricState(
      @Nullable A accumulator,
      byte @Nullable [] payload,
      @Nullable StateHeader header,
      @Nullable StateShape<A, R> shape) {
    this.accumulator = accumulator;
    this.payload = payload;
    this.header = header;
    this.shape = shape;
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

  /** The state that an accumulator is whose header is known. */
  static <A extends Accumulator<A, R>, R> MetricState<A, R> ofAccumulator(
      A accumulator, StateHeader header) {
    return new MetricState<>(accumulator, null, header, null);
  }

  /** The state that a payload is, which is kept as it is. */
  static <A extends Accumulator<A, R>, R> MetricState<A, R> ofPayload(
      byte[] payload, StateHeader header, @Nullable StateShape<A, R> shape) {
    return new MetricState<>(null, payload, header, shape);
  }

  /**
   * The accumulator itself, not a copy: what is added to it is added to this state.
   *
   * @param empty an accumulator of the same definition, in case bytes are to be read and the metric
   *     is not known yet; it is left as it was
   * @return the accumulator
   * @throws io.github.cxmetrics.wire.StateFormatException if the bytes are damaged or not of that
   *     definition
   */
  public synchronized A accumulator(A empty) {
    A known = accumulator;
    if (known == null) {
      known = read(shape == null ? new StateShape<>(empty, empty.header()) : shape);
    }
    return known;
  }

  /** Reads the payload for good. */
  private A read(StateShape<A, R> by) {
    A read = by.read(requireNonNull(payload), requireNonNull(header));
    accumulator = read;
    payload = null;
    header = by.header();
    return read;
  }

  /**
   * The accumulator itself, where the metric is known: of a state that a running job hands out it
   * is.
   *
   * @return the accumulator
   * @throws IllegalStateException if this was read from a savepoint without the metric
   */
  public synchronized A accumulator() {
    A known = accumulator;
    if (known == null) {
      if (shape == null) {
        throw new IllegalStateException(
            "metric of a state must be known to read it, was only " + header);
      }
      known = read(shape);
    }
    return known;
  }

  /**
   * What the metric says.
   *
   * @return the result of the accumulator
   * @throws IllegalStateException as {@link #accumulator()}
   */
  public synchronized R result() {
    return accumulator().result();
  }

  /**
   * What the state is of, and in which version its bytes would be written.
   *
   * @return the header
   */
  public synchronized StateHeader header() {
    StateHeader known = header;
    if (known == null) {
      known = requireNonNull(accumulator).header();
      header = known;
    }
    return known;
  }

  /**
   * The whole state as bytes, for files and topics outside of Flink: any reader of the library's
   * byte form takes them. Bytes that wait are not decoded for it.
   *
   * @return as {@link Accumulator#encode()}
   */
  public synchronized byte[] encode() {
    return StateWriter.encode(header(), this::writeTo);
  }

  private void writeTo(StateWriter out) {
    if (accumulator != null) {
      accumulator.writeTo(out);
      return;
    }
    for (byte one : requireNonNull(payload)) {
      out.writeByte(one);
    }
  }

  /** The payload alone, as it was read or as the accumulator writes it now. */
  synchronized byte[] payload() {
    return accumulator != null
        ? StateWriter.encodePayload(accumulator::writeTo)
        : requireNonNull(payload);
  }

  /** The payload in the layout of a shape, of a state that waits in another one and goes on to. */
  synchronized byte[] payload(StateShape<A, R> as) {
    A read = as.read(requireNonNull(payload), requireNonNull(header));
    return StateWriter.encodePayload(read::writeTo);
  }

  /** Whether nobody has asked for the accumulator yet. */
  synchronized boolean waits() {
    return accumulator == null;
  }

  /**
   * A state that shares nothing that moves with this one.
   *
   * @param by who reads it if it waits and did not know
   */
  synchronized MetricState<A, R> copy(@Nullable StateShape<A, R> by) {
    return accumulator != null
        ? new MetricState<>(accumulator.copy(), null, header, null)
        : new MetricState<>(null, payload, header, shape == null ? by : shape);
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
  public synchronized String toString() {
    return "state of " + header() + (payload == null ? "" : ", " + payload.length + " bytes");
  }
}
