package io.github.cxmetrics.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.QuantileInterval;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How a whole number is distributed: one of each actor (days active), or several of each (the
 * durations of sessions). Actors are independent, what is of one actor is not, and every interval
 * is by actors.
 *
 * <p><b>n</b> actors who have at least one value. <b>Interval</b> of the mean Student's t; where
 * actors have several values, of the linearised ratio. Of a quantile two of the values themselves,
 * at the ranks that as many independent values would give as there are actors, and fewer where some
 * actors have far more values than others (the square of all values over the sum of the actors'
 * squares): as if the values of an actor were all alike, so that the interval is never too short on
 * their account. <b>Empty data</b> value NaN, n 0, the widest interval. <b>Precision</b> exact up
 * to {@value Quantiles#MOST_EXACT} values and for values below 256; otherwise quantiles have the
 * {@linkplain #relativeError() relative error} that is said, while number, mean, least and most
 * stay exact.
 *
 * @since 0.1
 */
public final class Distribution implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String OF_ACTORS = "order statistics of actors";

  private final long lowest;
  private final Quantiles values;
  private final ActorSums sums;

  private transient long thingsOfActor;
  private transient long valuesOfActor;

  /** Of values none of which can be below {@code lowest}. */
  Distribution(long lowest) {
    this(lowest, new Quantiles(), new ActorSums());
  }

  private Distribution(long lowest, Quantiles values, ActorSums sums) {
    this.lowest = lowest;
    this.values = values;
    this.sums = sums;
  }

  /** Adds a value of the actor who is being read. */
  void add(long value) {
    values.add(value);
    thingsOfActor++;
    valuesOfActor += value;
  }

  /** Ends an actor, who counts with at least one value. */
  void endActor() {
    if (thingsOfActor > 0) {
      sums.add(thingsOfActor, valuesOfActor);
      thingsOfActor = 0;
      valuesOfActor = 0;
    }
  }

  /** Adds an actor with one value. */
  void addActor(long value) {
    values.add(value);
    sums.add(1, value);
  }

  /** The values of these actors and of others; both are left as they are. */
  Distribution plus(Distribution others) {
    Quantiles both = values.copy();
    both.merge(others.values);
    return new Distribution(lowest, both.copy(), sums.plus(others.sums));
  }

  /** The value at a place in ascending order, from 1, as exact as quantiles are. */
  long atRank(long rank) {
    return values.valueAtRank(rank);
  }

  /** Writes a distribution of one value an actor. */
  void writeOfActors(StateWriter out) {
    values.writeTo(out);
    if (n() > 0) {
      sums.writeSquaresTo(out);
    }
  }

  /** Reads a distribution of one value an actor, none below {@code lowest}. */
  static Distribution readOfActors(StateReader in, long lowest) {
    Quantiles values = Quantiles.readFrom(in);
    values
        .min()
        .ifPresent(
            least -> {
              if (least < lowest) {
                throw new StateFormatException(
                    "value of an actor must be at least " + lowest + ", was " + least);
              }
            });
    ActorSums sums = values.n() == 0 ? new ActorSums() : ActorSums.readOfOneEach(in, values);
    return new Distribution(lowest, values, sums);
  }

  /**
   * How many actors have a value.
   *
   * @return at least 0
   */
  public long n() {
    return sums.n();
  }

  /**
   * How many values there are.
   *
   * @return at least {@link #n()}
   */
  public long count() {
    return values.n();
  }

  /**
   * The value that a share of all values do not exceed.
   *
   * @param p the share, in [0, 1]
   * @return the value; empty if there are none
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public OptionalLong quantile(double p) {
    return values.quantile(p);
  }

  /**
   * A quantile with its distribution-free interval by actors.
   *
   * @param p the share, in [0, 1]
   * @param level the confidence level
   * @return the quantile; NaN with the widest interval if there are no values
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public Estimate quantile(double p, ConfidenceLevel level) {
    if (count() == n()) {
      return QuantileInterval.estimate(
          p, n(), values::valueAtRank, (double) lowest, Double.POSITIVE_INFINITY, level);
    }
    long actors = sums.effectiveActors();
    QuantileInterval.Ranks ranks = QuantileInterval.ranks(p, actors, level);
    double value = values.quantile(p).orElseThrow();
    double low = ranks.lower() == 0 ? (double) lowest : valueBehind(ranks.lower() - 1, actors);
    double high =
        ranks.upper() > actors ? Double.POSITIVE_INFINITY : valueAt(ranks.upper(), actors);
    Interval interval = new Interval(Math.min(low, value), Math.max(high, value), level);
    return new Estimate(value, interval, n(), OF_ACTORS);
  }

  /* If all of so many actors had equally many values, all alike, these would be those of a rank. */
  private double valueBehind(long rank, long actors) {
    return values.valueAtRank(1 + (long) Math.floor((double) rank / actors * count()));
  }

  private double valueAt(long rank, long actors) {
    return values.valueAtRank((long) Math.ceil((double) rank / actors * count()));
  }

  /**
   * The median with its interval, as {@link #quantile(double, ConfidenceLevel)}.
   *
   * @param level the confidence level
   * @return the median
   */
  public Estimate median(ConfidenceLevel level) {
    return quantile(0.5, level);
  }

  /**
   * The mean of all values with its interval by actors.
   *
   * @param level the confidence level
   * @return the mean; NaN with the widest interval if there are no values
   */
  public Estimate mean(ConfidenceLevel level) {
    return sums.mean((double) lowest, level);
  }

  /**
   * The least value, exact.
   *
   * @return the value; empty if there are none
   */
  public OptionalLong least() {
    return values.min();
  }

  /**
   * The greatest value, exact.
   *
   * @return the value; empty if there are none
   */
  public OptionalLong most() {
    return values.max();
  }

  /**
   * How far a quantile can be off.
   *
   * @return a share of its value, 0 if quantiles are exact
   */
  public double relativeError() {
    return values.relativeError();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that
        && lowest == that.lowest
        && values.equals(that.values)
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, sums);
  }

  /**
   * The distribution in words.
   *
   * @return the number of values and actors, and the median
   */
  @Override
  public String toString() {
    return count() == 0
        ? "no values"
        : count() + " values of " + n() + " actors, median " + quantile(0.5).orElseThrow();
  }
}
