package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MixSide.Slopes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The change of a mean between two independent samples, split into what changed within segments and
 * what comes from another mix of them.
 *
 * <p><b>Definition</b> with the shares p and means m of a segment in the baseline (0) and now (1),
 * T the mean of all and M the average of both T:
 *
 * <ul>
 *   <li>within: {@code (p0 + p1) / 2 * (m1 - m0)};
 *   <li>composition: {@code (p1 - p0) * ((m0 + m1) / 2 - M)}.
 * </ul>
 *
 * <p>Over all segments they add up to {@code T1 - T0}; there is no interaction term, and exchanging
 * the samples changes only the sign. A segment without units in one sample is taken to have there
 * the mean that it has in the other: all of its change is composition.
 *
 * <p><b>Unit and range</b> that of the mean, [-R, R] with R the distance from lowest to highest.
 * <b>n</b> the units of both samples; for a segment, its own. <b>Interval</b> linearised (delta
 * method): both samples are drawn at random, so the shares are uncertain as well as the means. The
 * variance within a segment is that of its units and one more of the variance within all segments.
 * <b>Empty data</b> a sample without units leaves all numbers undefined; with one unit, or without
 * any variance within segments, the intervals are as wide as the range. <b>Coverage</b> simulated
 * at nominal 95 %, random populations of 3 to 50 segments and 60 to 400 units a sample: 90 to 98 %,
 * less where a large segment is all but empty in one of them.
 *
 * <p><b>Source</b> Kitagawa, E. M. (1955), Components of a Difference Between Two Rates, Journal of
 * the American Statistical Association 50(272), doi:10.1080/01621459.1955.10501299; Bennet, T. L.
 * (1920), The Theory of Measurement of Changes in Cost of Living, Journal of the Royal Statistical
 * Society 83(3), doi:10.2307/2340960.
 *
 * @param segments the segments, each in both samples
 * @param lowest the lowest value possible
 * @param highest the highest value possible
 * @since 0.1
 */
public record MixSplit(List<Segment> segments, double lowest, double highest)
    implements Serializable {

  private static final String LABEL = "linearised";

  /**
   * One segment.
   *
   * @param baseline its units in the sample compared with
   * @param current its units in the sample that is explained
   */
  public record Segment(MeanSums baseline, MeanSums current) implements Serializable {

    /**
     * How many units it has in both samples.
     *
     * @return at least 0
     */
    public long n() {
      return Counts.sum(baseline.n(), current.n());
    }
  }

  /**
   * What a segment, or all of them, contributes to the change.
   *
   * @param within what changed within
   * @param composition what comes from the mix
   * @param change both together
   */
  public record Part(Estimate within, Estimate composition, Estimate change)
      implements Serializable {}

  /**
   * Copies the segments.
   *
   * @param segments as the record component
   * @param lowest as the record component
   * @param highest as the record component
   * @throws IllegalArgumentException unless {@code lowest < highest}
   */
  public MixSplit {
    segments = List.copyOf(segments);
    new Bounds(lowest, highest);
  }

  /**
   * The whole change. Its interval is that of a difference of two means, whatever the segments.
   *
   * @param level the confidence level
   * @return the sums over all segments
   */
  public Part total(ConfidenceLevel level) {
    return new Sides(level).total();
  }

  /**
   * The change by segment.
   *
   * @param level the confidence level
   * @return what each segment contributes, in the order of the segments
   */
  public List<Part> parts(ConfidenceLevel level) {
    Sides sides = new Sides(level);
    List<Part> parts = new ArrayList<>(segments.size());
    for (int k = 0; k < segments.size(); k++) {
      parts.add(sides.part(k));
    }
    return parts;
  }

  private final class Sides {

    private final ConfidenceLevel level;
    private final MixSide baseline;
    private final MixSide current;
    private final Bounds bounds = Bounds.ofDifference(highest - lowest);
    private final double middle;
    private final boolean isDefined;
    private final boolean hasError;

    Sides(ConfidenceLevel level) {
      this.level = level;
      List<MeanSums> before = segments.stream().map(Segment::baseline).toList();
      List<MeanSums> now = segments.stream().map(Segment::current).toList();
      double pooled = PooledVariance.of(before).plus(PooledVariance.of(now)).value();
      baseline = new MixSide(before, pooled);
      current = new MixSide(now, pooled);
      middle = (baseline.mean() + current.mean()) / 2;
      isDefined = baseline.n() > 0 && current.n() > 0;
      hasError = baseline.n() > 1 && current.n() > 1 && pooled > 0;
    }

    Part total() {
      double within = 0;
      double composition = 0;
      for (int k = 0; k < segments.size(); k++) {
        within += within(k);
        composition += composition(k);
      }
      long n = Counts.sum(baseline.n(), current.n());
      return new Part(
          estimate(within, n, side -> side.squaredErrorOfSum(k -> withinSlopes(side, k))),
          estimate(composition, n, side -> side.squaredErrorOfSum(k -> compositionSlopes(side, k))),
          estimate(current.mean() - baseline.mean(), n, MixSide::squaredErrorOfMean));
    }

    Part part(int k) {
      double within = within(k);
      double composition = composition(k);
      long n = segments.get(k).n();
      return new Part(
          estimate(within, n, side -> side.squaredError(k, withinSlopes(side, k))),
          estimate(composition, n, side -> side.squaredError(k, compositionSlopes(side, k))),
          estimate(
              within + composition,
              n,
              side ->
                  side.squaredError(k, withinSlopes(side, k).plus(compositionSlopes(side, k)))));
    }

    private double within(int k) {
      return averageShare(k) * (currentMean(k) - baselineMean(k));
    }

    private double composition(int k) {
      return shareChange(k) * levelAboveMiddle(k);
    }

    private Slopes withinSlopes(MixSide side, int k) {
      double sign = side == current ? 1 : -1;
      return new Slopes(
          (currentMean(k) - baselineMean(k)) / 2, isInBoth(k) ? sign * averageShare(k) : 0, 0);
    }

    private Slopes compositionSlopes(MixSide side, int k) {
      double sign = side == current ? 1 : -1;
      double part = isInBoth(k) ? 0.5 : side.has(k) ? 1 : 0;
      return new Slopes(sign * levelAboveMiddle(k), shareChange(k) * part, -shareChange(k) / 2);
    }

    private boolean isInBoth(int k) {
      return baseline.has(k) && current.has(k);
    }

    private double baselineMean(int k) {
      return baseline.has(k) ? baseline.mean(k) : current.mean(k);
    }

    private double currentMean(int k) {
      return current.has(k) ? current.mean(k) : baseline.mean(k);
    }

    private double averageShare(int k) {
      return (baseline.share(k) + current.share(k)) / 2;
    }

    private double shareChange(int k) {
      return current.share(k) - baseline.share(k);
    }

    private double levelAboveMiddle(int k) {
      return (baselineMean(k) + currentMean(k)) / 2 - middle;
    }

    private Estimate estimate(double value, long n, ToDoubleFunction<MixSide> squaredError) {
      if (!isDefined) {
        return new Estimate(Double.NaN, bounds.all(level), n, LABEL);
      }
      if (!hasError) {
        return new Estimate(value, bounds.all(level), n, LABEL);
      }
      double error =
          Math.sqrt(squaredError.applyAsDouble(baseline) + squaredError.applyAsDouble(current));
      return new Estimate(
          value, bounds.around(value, Normal.quantile(level) * error, level), n, LABEL);
    }
  }
}
