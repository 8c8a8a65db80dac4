package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each of a few classes occurred and with which weights: the number of units, the sum of
 * their weights and the sum of the squares of their weights. Units of weight 0 are counted beside.
 *
 * <p><b>Rejects</b> weights that are negative, not finite, or above 0 and outside 1e-100..1e100,
 * with {@link IllegalArgumentException}: neither a square nor a sum leaves the range of doubles
 * then. <b>Merge</b> exact; a square is rounded once, when its unit is added. <b>Cost</b> about 180
 * bytes a class; adding allocates nothing once weights of similar size have occurred. <b>Wire</b>
 * for each class the units with a weight above 0 as a count, those of weight 0 as a count, and the
 * sums of weights and of squares as {@link ExactSum} writes them; if there is a weight above 0, the
 * smallest and the largest, eight bytes each.
 *
 * @since 0.1
 */
public final class WeightedTally implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** What sums read from bytes may differ by from what the range of the weights allows. */
  private static final double SLACK = 1e-9;

  private final long[] units;
  private final long[] zeroWeights;
  private final ExactSum[] weights;
  private final ExactSum[] squares;

  /* Of the weights above 0; crossed while there is none. */
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest;

  /**
   * An empty tally.
   *
   * @param classes how many classes there are
   */
  public WeightedTally(int classes) {
    this(new long[classes], new long[classes], new ExactSum[classes], new ExactSum[classes]);
    Arrays.setAll(weights, i -> new ExactSum());
    Arrays.setAll(squares, i -> new ExactSum());
  }

  private WeightedTally(long[] units, long[] zeroWeights, ExactSum[] weights, ExactSum[] squares) {
    this.units = units;
    this.zeroWeights = zeroWeights;
    this.weights = weights;
    this.squares = squares;
  }

  /**
   * Adds a unit.
   *
   * @param index its class, from 0
   * @param weight what it counts
   * @throws IllegalArgumentException if no unit can have the weight; nothing changes then
   */
  public void add(int index, double weight) {
    UnitWeight.require(weight);
    if (weight == 0) {
      zeroWeights[index]++;
      return;
    }
    units[index]++;
    weights[index].add(weight);
    squares[index].add(weight * weight);
    smallest = Math.min(smallest, weight);
    largest = Math.max(largest, weight);
  }

  /**
   * Adds the units of another tally.
   *
   * @param other a tally of as many classes; it is left as it was; may be this one
   * @throws ArithmeticException if the units would pass {@link Tally#MOST}; nothing changed then
   */
  public void merge(WeightedTally other) {
    requireRoom(other);
    for (int i = 0; i < units.length; i++) {
      units[i] += other.units[i];
      zeroWeights[i] += other.zeroWeights[i];
      weights[i].add(other.weights[i]);
      squares[i].add(other.squares[i]);
    }
    smallest = Math.min(smallest, other.smallest);
    largest = Math.max(largest, other.largest);
  }

  /**
   * Checks that another tally can be merged.
   *
   * @param other a tally of as many classes
   * @throws ArithmeticException if the units would pass {@link Tally#MOST}
   */
  public void requireRoom(WeightedTally other) {
    Tally.addCounts(allUnits(), other.allUnits());
  }

  private long allUnits() {
    long all = 0;
    for (int i = 0; i < units.length; i++) {
      all += units[i] + zeroWeights[i];
    }
    return all;
  }

  /**
   * Whether the units of another tally can be among those of this one.
   *
   * @param part a tally of as many classes
   * @return false if it has more of some class
   */
  public boolean holds(WeightedTally part) {
    WeightedTally rest = copy();
    rest.subtract(part);
    for (int i = 0; i < units.length; i++) {
      boolean some = rest.units[i] > 0;
      if (rest.units[i] < 0
          || rest.zeroWeights[i] < 0
          || rest.weights[i].signum() != (some ? 1 : 0)
          || rest.squares[i].signum() != (some ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes units away that are among these. The range of the weights stays what it was.
   *
   * @param part what this tally {@link #holds}; it is left as it was
   */
  public void subtract(WeightedTally part) {
    for (int i = 0; i < units.length; i++) {
      units[i] -= part.units[i];
      zeroWeights[i] -= part.zeroWeights[i];
      weights[i].subtract(part.weights[i]);
      squares[i].subtract(part.squares[i]);
    }
  }

  /**
   * An independent tally with the same units.
   *
   * @return the copy
   */
  public WeightedTally copy() {
    WeightedTally copy =
        new WeightedTally(units.clone(), zeroWeights.clone(), copyOf(weights), copyOf(squares));
    copy.smallest = smallest;
    copy.largest = largest;
    return copy;
  }

  private static ExactSum[] copyOf(ExactSum[] sums) {
    ExactSum[] copies = new ExactSum[sums.length];
    Arrays.setAll(copies, i -> sums[i].copy());
    return copies;
  }

  /**
   * How many classes there are.
   *
   * @return as many as were asked for
   */
  public int classes() {
    return units.length;
  }

  /**
   * How many units of a class have a weight above 0.
   *
   * @param index the class
   * @return at least 0
   */
  public long units(int index) {
    return units[index];
  }

  /**
   * How many units of a class have weight 0.
   *
   * @param index the class
   * @return at least 0
   */
  public long zeroWeights(int index) {
    return zeroWeights[index];
  }

  /**
   * The weight of a class.
   *
   * @param index the class
   * @return the sum of the weights of its units, rounded once
   */
  public double weight(int index) {
    return weights[index].value();
  }

  /**
   * The squared weights of a class.
   *
   * @param index the class
   * @return the sum of the squares of the weights of its units, rounded once
   */
  public double squaredWeight(int index) {
    return squares[index].value();
  }

  /**
   * Whether any unit has a weight above 0.
   *
   * @return false if there is no smallest and no largest weight
   */
  public boolean hasWeight() {
    return smallest <= largest;
  }

  /**
   * The smallest weight above 0.
   *
   * @return above 0
   * @throws IllegalStateException unless it {@link #hasWeight}
   */
  public double smallest() {
    requireSome();
    return smallest;
  }

  /**
   * The largest weight.
   *
   * @return above 0
   * @throws IllegalStateException unless it {@link #hasWeight}
   */
  public double largest() {
    requireSome();
    return largest;
  }

  private void requireSome() {
    if (!hasWeight()) {
      throw new IllegalStateException("a unit with a weight above 0 must have been added first");
    }
  }

  /**
   * Writes the tally.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    for (int i = 0; i < units.length; i++) {
      out.writeCount(units[i]);
      out.writeCount(zeroWeights[i]);
      weights[i].writeTo(out);
      squares[i].writeTo(out);
    }
    if (hasWeight()) {
      out.writeDouble(smallest);
      out.writeDouble(largest);
    }
  }

  /**
   * Reads a tally of as many classes as this one.
   *
   * @param in where to read
   * @return the new tally
   * @throws StateFormatException if the bytes are not one
   */
  public WeightedTally readFrom(StateReader in) {
    WeightedTally read = new WeightedTally(units.length);
    long room = Tally.MOST;
    long some = 0;
    for (int i = 0; i < units.length; i++) {
      read.units[i] = in.readCount(0, room, "number of units");
      room -= read.units[i];
      read.zeroWeights[i] = in.readCount(0, room, "number of units of weight 0");
      room -= read.zeroWeights[i];
      read.weights[i] = ExactSum.readFrom(in);
      read.squares[i] = ExactSum.readFrom(in);
      some += read.units[i];
    }
    if (some > 0) {
      read.readRange(in);
    }
    read.requireSumsInRange();
    return read;
  }

  private void readRange(StateReader in) {
    smallest = in.readDouble();
    largest = in.readDouble();
    if (!(UnitWeight.LEAST <= smallest && smallest <= largest && largest <= UnitWeight.MOST)) {
      throw new StateFormatException(
          "smallest and largest weight must ascend in "
              + UnitWeight.LEAST
              + ".."
              + UnitWeight.MOST
              + ", was "
              + smallest
              + " and "
              + largest);
    }
  }

  private void requireSumsInRange() {
    for (int i = 0; i < units.length; i++) {
      requireInRange("sum of weights", weights[i], units[i], smallest, largest);
      requireInRange(
          "sum of squared weights", squares[i], units[i], smallest * smallest, largest * largest);
    }
  }

  private static void requireInRange(
      String what, ExactSum sum, long units, double least, double most) {
    boolean fits =
        units == 0
            ? sum.signum() == 0
            : sum.value() >= units * least * (1 - SLACK)
                && sum.value() <= units * most * (1 + SLACK);
    if (!fits) {
      throw new StateFormatException(
          what + " of " + units + " units must fit the smallest and the largest");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightedTally that
        && Arrays.equals(units, that.units)
        && Arrays.equals(zeroWeights, that.zeroWeights)
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(squares, that.squares)
        && smallest == that.smallest
        && largest == that.largest;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(units) + Arrays.hashCode(weights);
  }
}
