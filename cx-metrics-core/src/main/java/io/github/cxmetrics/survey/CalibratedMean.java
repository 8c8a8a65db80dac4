package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Longs;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.CrossTable;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.EffectiveN;
import io.github.cxmetrics.stats.MarginResiduals;
import io.github.cxmetrics.stats.MeanSums;
import java.util.Arrays;
import java.util.Map;

/**
 * The mean of what answers are worth under weights that meet margins, with its linearised error.
 *
 * <p>Each answer moves the mean by w (y - mean) / W. What the margins explain of (y - mean) / W, by
 * its regression on their levels with base weights, moves nothing, as the margins are met in every
 * sample; the squared error is n / (n - 1) times the sum of squares, about their mean, of w times
 * what is left. For one margin that is the deviation from the mean of the cell.
 *
 * <p>Source: Deville and S&auml;rndal (1992), doi:10.1080/01621459.1992.10475217, section 3.
 */
final class CalibratedMean {

  private final CrossTable answers;
  private final double[] weights;
  private final boolean[] inSegment;
  private final int[][] margins;

  /** By row: weights of which the largest is 1, and whether it is in the segment asked for. */
  CalibratedMean(CrossTable answers, double[] weights, boolean[] inSegment, int[][] margins) {
    this.answers = answers;
    this.weights = weights;
    this.inSegment = inSegment;
    this.margins = margins;
  }

  /** All numbers of a score, with methods that begin with these words. */
  Map<String, Estimate> estimates(
      RatingDefinition<?> definition, String words, DesignInterval method, ConfidenceLevel level) {
    ImmutableMap.Builder<String, Estimate> estimates = ImmutableMap.builder();
    for (AnswerMean mean : definition.means()) {
      estimates.put(mean.name(), estimate(mean, words, method, level));
    }
    return estimates.buildOrThrow();
  }

  Estimate estimate(AnswerMean mean, String words, DesignInterval method, ConfidenceLevel level) {
    Estimate estimate = mean.inUnit(of(mean).estimate(method, level));
    return new Estimate(
        estimate.value(), estimate.interval(), estimate.n(), words + estimate.method());
  }

  DesignMean of(AnswerMean mean) {
    double[] worths = worths(mean);
    Totals totals = new Totals(worths);
    if (totals.n == 0) {
      return new DesignMean(mean.kind(), mean.lowest(), mean.highest(), 0, 0, 0, 0, 0);
    }
    double value = totals.worth / totals.weight;
    return new DesignMean(
        mean.kind(),
        mean.lowest(),
        mean.highest(),
        totals.n,
        value,
        variance(worths, value, totals.weight),
        squaredError(worths, value, totals.weight),
        EffectiveN.of(totals.n, totals.weight, totals.squares));
  }

  /** What the mean rests on if the weights, of which the largest is 1, are taken as given. */
  MeanSums sums(AnswerMean mean) {
    double[] worths = worths(mean);
    long[] counts = new long[worths.length];
    double[] sums = new double[worths.length];
    double[] squares = new double[worths.length];
    for (int row = 0; row < weights.length; row++) {
      if (inSegment[row] && weights[row] > 0) {
        for (int step = 0; step < worths.length; step++) {
          long count = answers.count(row, step);
          counts[step] += count;
          sums[step] += count * weights[row];
          squares[step] += count * weights[row] * weights[row];
        }
      }
    }
    return MeanSums.of(Doubles.asList(worths), Longs.asList(counts), sums, squares);
  }

  private static double[] worths(AnswerMean mean) {
    double[] worths =
        Arrays.copyOf(
            mean.worths().stream().mapToDouble(Double::doubleValue).toArray(),
            mean.worths().size() + (mean.worthOfMissing().isPresent() ? 1 : 0));
    mean.worthOfMissing().ifPresent(worth -> worths[worths.length - 1] = worth);
    return worths;
  }

  /** Sums over the segment. */
  private final class Totals {

    private long n;
    private double weight;
    private double squares;
    private double worth;

    Totals(double[] worths) {
      for (int row = 0; row < weights.length; row++) {
        if (inSegment[row] && weights[row] > 0) {
          for (int step = 0; step < worths.length; step++) {
            long count = answers.count(row, step);
            n += count;
            weight += count * weights[row];
            squares += count * weights[row] * weights[row];
            worth += count * weights[row] * worths[step];
          }
        }
      }
    }
  }

  private double variance(double[] worths, double value, double total) {
    double variance = 0;
    for (int row = 0; row < weights.length; row++) {
      if (inSegment[row]) {
        for (int step = 0; step < worths.length; step++) {
          double deviation = worths[step] - value;
          variance += answers.count(row, step) * weights[row] / total * deviation * deviation;
        }
      }
    }
    return variance;
  }

  private double squaredError(double[] worths, double value, double total) {
    double[] explained = explained(worths, value);
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < weights.length; row++) {
      double share = weights[row] / total;
      for (int step = 0; share > 0 && step < worths.length; step++) {
        double move = share * ((inSegment[row] ? worths[step] - value : 0) - explained[row]);
        long count = answers.count(row, step);
        n += count;
        sum += count * move;
        squares += count * move * move;
      }
    }
    return n < 2 ? 0 : Math.max(0, squares - sum * (sum / n)) * (n / (n - 1));
  }

  /** By row, what the margins explain of the deviations from the mean. */
  private double[] explained(double[] worths, double value) {
    double[] deviations = new double[weights.length];
    double[] bases = new double[weights.length];
    for (int row = 0; row < weights.length; row++) {
      double n = 0;
      for (int step = 0; step < worths.length; step++) {
        long count = answers.count(row, step);
        n += count;
        deviations[row] += inSegment[row] ? count * (worths[step] - value) : 0;
      }
      deviations[row] = n > 0 ? deviations[row] / n : 0;
      bases[row] = weights[row] > 0 ? n * answers.weight(row) : 0;
    }
    return MarginResiduals.explained(deviations, bases, margins);
  }
}
