package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A fixed number of sums of doubles.
 *
 * <p><b>Merge</b> not exact, as numbers are rounded: to about 1e-13 of the sum of their sizes.
 * <b>Rejects</b> nothing: callers see to it that what is added is finite. <b>Cost</b> 8 bytes a
 * sum; adding allocates nothing. <b>Wire</b> the sums as raw bits.
 *
 * @since 0.1
 */
public final class FloatingSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final double[] sums;

  /**
   * Sums of nothing.
   *
   * @param size how many
   */
  public FloatingSums(int size) {
    this(new double[size]);
  }

  private FloatingSums(double[] sums) {
    this.sums = sums;
  }

  /**
   * Adds to one sum.
   *
   * @param index which sum
   * @param value a finite number
   */
  public void add(int index, double value) {
    sums[index] += value;
  }

  /**
   * Adds all sums of another state.
   *
   * @param other of the same size; it is left as it was; may be this one
   */
  public void merge(FloatingSums other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
  }

  /**
   * An independent state with the same content.
   *
   * @return a copy
   */
  public FloatingSums copy() {
    return new FloatingSums(sums.clone());
  }

  /**
   * One sum.
   *
   * @param index which sum
   * @return its value
   */
  public double at(int index) {
    return sums[index];
  }

  /**
   * Writes the sums.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    FiniteNumbers.write(out, sums);
  }

  /**
   * Reads as many sums as these are.
   *
   * @param in where to read
   * @return a new state
   * @throws StateFormatException if the bytes are not such sums
   */
  public FloatingSums readFrom(StateReader in) {
    FloatingSums read = new FloatingSums(sums.length);
    FiniteNumbers.read(in, read.sums, "sum");
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatingSums that && Arrays.equals(sums, that.sums);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sums);
  }

  /**
   * The sums.
   *
   * @return as a list
   */
  @Override
  public String toString() {
    return Arrays.toString(sums);
  }
}
