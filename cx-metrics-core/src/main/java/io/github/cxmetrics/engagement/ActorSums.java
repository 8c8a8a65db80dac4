package io.github.cxmetrics.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Objects;

/**
 * Sums over actors of how many things each has and what these come to: the mean of a thing with an
 * interval by actors, who are independent, where their things are not.
 *
 * <p>The mean R is the ratio of all values x to all things m. Its standard error is that of the
 * linearised ratio: n / (n - 1) times the sum of (x - R m)^2 over the square of all things. Where
 * each actor has one thing it is the usual one of a mean. Source: Cochran, W. G. (1977), Sampling
 * Techniques, 3rd edition, sections 6.3 and 6.4.
 */
final class ActorSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String BY_ACTOR = "linearised Student t";

  private long n;
  private long things;
  private final WideSum values = new WideSum();
  private final WideSum squaredThings = new WideSum();
  private final WideSum products = new WideSum();
  private final WideSum squaredValues = new WideSum();

  /** Adds an actor with at least one thing. */
  void add(long thingsOfActor, long valuesOfActor) {
    n++;
    things += thingsOfActor;
    values.add(valuesOfActor);
    squaredThings.addProduct(thingsOfActor, thingsOfActor);
    products.addProduct(thingsOfActor, valuesOfActor);
    squaredValues.addProduct(valuesOfActor, valuesOfActor);
  }

  /** The sums of these actors and of others. */
  ActorSums plus(ActorSums others) {
    ActorSums both = new ActorSums();
    both.addAll(this);
    both.addAll(others);
    return both;
  }

  private void addAll(ActorSums others) {
    n = Tally.addCounts(n, others.n);
    things = Tally.addCounts(things, others.things);
    values.add(others.values);
    squaredThings.add(others.squaredThings);
    products.add(others.products);
    squaredValues.add(others.squaredValues);
  }

  /** Writes what the values themselves do not tell where each actor has one. */
  void writeSquaresTo(StateWriter out) {
    squaredValues.writeTo(out);
  }

  /** Reads the sums of actors with one value each, at least one of them. */
  static ActorSums readOfOneEach(StateReader in, Quantiles values) {
    ActorSums read = new ActorSums();
    read.n = values.n();
    read.things = values.n();
    read.values.add(WideSum.of(values.sum()));
    read.squaredThings.add(values.n());
    read.products.add(read.values);
    read.squaredValues.add(WideSum.readFrom(in));
    read.requirePossible(values);
    return read;
  }

  /** Checks that the squares are those of the values, as far as these are known. */
  private void requirePossible(Quantiles of) {
    BigInteger squares = squaredValues.value();
    boolean possible =
        spread().signum() >= 0
            && squares.compareTo(
                    values.value().multiply(BigInteger.valueOf(of.max().orElseThrow())))
                <= 0
            && (n > Quantiles.MOST_EXACT || squares.equals(squares(of)));
    if (!possible) {
      throw new StateFormatException("squares must be those of the values, was " + squares);
    }
  }

  private static BigInteger squares(Quantiles of) {
    WideSum squares = new WideSum();
    for (long rank = 1; rank <= of.n(); rank++) {
      squares.addProduct(of.valueAtRank(rank), of.valueAtRank(rank));
    }
    return squares.value();
  }

  long n() {
    return n;
  }

  long things() {
    return things;
  }

  double mean() {
    return n == 0 ? Double.NaN : values.value().doubleValue() / things;
  }

  /** The mean of a thing, none of which can be below {@code lowest}. */
  Estimate mean(double lowest, ConfidenceLevel level) {
    Estimate byActor =
        MeanInterval.estimate(
            n, mean(), n < 2 ? 0 : variance(), lowest, Double.POSITIVE_INFINITY, level);
    return things == n ? byActor : new Estimate(byActor.value(), byActor.interval(), n, BY_ACTOR);
  }

  /** That of values whose mean has the standard error of the ratio. */
  private double variance() {
    double square = (double) things * things;
    double mean = (double) things / n;
    return spread().doubleValue() / square / (mean * mean) / (n - 1.0);
  }

  /** The sum of (x - R m)^2, times the square of all things. */
  private BigInteger spread() {
    BigInteger m = BigInteger.valueOf(things);
    BigInteger x = values.value();
    BigInteger own = m.multiply(m).multiply(squaredValues.value());
    BigInteger mixed = m.multiply(x).multiply(products.value());
    BigInteger expected = x.multiply(x).multiply(squaredThings.value());
    return own.subtract(mixed.shiftLeft(1)).add(expected);
  }

  /**
   * As many actors with one thing each would make a share of the things as uncertain as these can:
   * n if they have equally many, less the more these numbers differ. Source: Kish, L. (1965),
   * Survey Sampling, section 11.7.
   */
  long effectiveActors() {
    BigInteger m = BigInteger.valueOf(things);
    return n == 0 ? 0 : m.multiply(m).divide(squaredThings.value()).longValueExact();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActorSums that
        && n == that.n
        && things == that.things
        && values.equals(that.values)
        && squaredThings.equals(that.squaredThings)
        && products.equals(that.products)
        && squaredValues.equals(that.squaredValues);
  }

  @Override
  public int hashCode() {
    return Objects.hash(n, things, values);
  }
}
