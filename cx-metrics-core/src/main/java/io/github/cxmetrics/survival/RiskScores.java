package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.LogisticFit;
import io.github.cxmetrics.stats.LogisticRegression;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.Normal;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good predicted probabilities were, once it is known what came: discrimination, lift and
 * calibration from a table of scores.
 *
 * <p><b>Definition</b> AUC is the share of pairs of a score with the event and one without in which
 * the first is higher, ties counting half. <b>Unit and range</b> scores are probabilities. <b>n</b>
 * scores. <b>Interval</b> AUC: DeLong; calibration: Wilson; Brier score: Student t of the squared
 * errors. <b>Empty data</b> without an event, or with nothing else, AUC, lift and KS are undefined.
 * <b>Merge</b> see {@link RiskScoreAccumulator}. <b>Cost</b> one pass over distinct scores each.
 *
 * <p><b>Source</b> DeLong, DeLong, Clarke-Pearson (1988), Comparing the areas under two or more
 * correlated receiver operating characteristic curves, Biometrics 44(3), doi:10.2307/2531595.
 *
 * <p><b>Example</b> {@code customers.collect(RiskScores.metric(RiskScoreDefinition.EXACT,
 * Customer::risk, Customer::hasLeft)) .auc(ConfidenceLevel.P95)}.
 *
 * @since 0.1
 */
public final class RiskScores implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final RiskScoreDefinition definition;

  /** Distinct scores, ascending, and how many with each had the event and had not. */
  private final double[] scores;

  private final long[] yes;
  private final long[] no;
  private final long events;
  private final long others;

  private RiskScores(RiskScoreDefinition definition, double[] scores, long[] yes, long[] no) {
    this.definition = definition;
    this.scores = scores;
    this.yes = yes;
    this.no = no;
    events = Arrays.stream(yes).sum();
    others = Arrays.stream(no).sum();
  }

  static RiskScores of(RiskScoreDefinition definition, CountedRows rows) {
    double[] scores = new double[rows.size()];
    long[] yes = new long[rows.size()];
    long[] no = new long[rows.size()];
    int size = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (row == 0 || rows.word(row - 1, 0) != rows.word(row, 0)) {
        scores[size++] = definition.score(rows.word(row, 0));
      }
      long[] counts = rows.word(row, 1) == RowOutcome.EVENT.word() ? yes : no;
      counts[size - 1] += rows.count(row);
    }
    return new RiskScores(
        definition, Arrays.copyOf(scores, size), Arrays.copyOf(yes, size), Arrays.copyOf(no, size));
  }

  /**
   * An accumulator of scores.
   *
   * @param definition how scores are kept
   * @return an empty accumulator
   */
  public static RiskScoreAccumulator accumulator(RiskScoreDefinition definition) {
    return RiskScoreAccumulator.of(requireNonNull(definition, "definition"));
  }

  /**
   * The scores of records.
   *
   * @param definition how scores are kept
   * @param score the predicted probability
   * @param event whether the event came
   * @param <T> the record
   * @return the metric
   */
  public static <T> RiskScoreMetric<T> metric(
      RiskScoreDefinition definition, DoubleField<? super T> score, Condition<? super T> event) {
    return new RiskScoreMetric<>(definition, score, event);
  }

  /**
   * How many scores there are.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return events + others;
  }

  /**
   * How many of them had the event.
   *
   * @return at least 0
   */
  public long events() {
    return events;
  }

  /**
   * The area under the ROC curve.
   *
   * @param level the confidence level
   * @return the estimate with DeLong's interval, cut to [0, 1]; the widest interval with fewer than
   *     two of a kind or without any variance; undefined with none of a kind
   */
  public Estimate auc(ConfidenceLevel level) {
    Interval all = new Interval(0, 1, level);
    if (events == 0 || others == 0) {
      return new Estimate(Double.NaN, all, 0, "undefined");
    }
    double auc = 0;
    double below = 0;
    for (int i = 0; i < scores.length; i++) {
      auc += yes[i] / (double) events * ((below + no[i] / 2.0) / others);
      below += no[i];
    }
    double value = Math.min(1, auc);
    double half = Normal.quantile(level) * Math.sqrt(aucVariance(auc));
    Interval interval =
        half > 0 ? new Interval(Math.max(0, value - half), Math.min(1, value + half), level) : all;
    return new Estimate(value, interval, n(), "DeLong");
  }

  /** 0 if it cannot be known. */
  private double aucVariance(double auc) {
    if (events < 2 || others < 2) {
      return 0;
    }
    double ofEvents = 0;
    double ofOthers = 0;
    double below = 0;
    double above = events;
    for (int i = 0; i < scores.length; i++) {
      double won = (below + no[i] / 2.0) / others - auc;
      above -= yes[i];
      double lost = (above + yes[i] / 2.0) / events - auc;
      ofEvents += yes[i] * won * won;
      ofOthers += no[i] * lost * lost;
      below += no[i];
    }
    return ofEvents / (events - 1.0) / events + ofOthers / (others - 1.0) / others;
  }

  /**
   * How far AUC may be from that of the scores before they were put into buckets.
   *
   * @return half the share of pairs that share a bucket; 0 if each score is kept; empty if AUC is
   *     undefined
   */
  public OptionalDouble aucErrorBound() {
    if (events == 0 || others == 0) {
      return OptionalDouble.empty();
    }
    double tied = 0;
    for (int i = 0; i < scores.length; i++) {
      tied += yes[i] / (double) events * ((double) no[i] / others);
    }
    return OptionalDouble.of(definition.buckets() == 0 ? 0 : tied / 2);
  }

  /**
   * The share of events that the highest scores hold, over the share of scores that they are: how
   * much better than chance it is to ask those first. Of scores that tie at the border a fraction
   * counts.
   *
   * @param share which share of scores, above 0 and at most 1; 0.1 for the top decile
   * @return at least 0; empty without an event
   * @throws IllegalArgumentException if the share is out of range
   */
  public OptionalDouble lift(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
    }
    if (events == 0) {
      return OptionalDouble.empty();
    }
    double wanted = share * n();
    double left = wanted;
    double held = 0;
    for (int i = scores.length - 1; i >= 0 && left > 0; i--) {
      double count = (double) yes[i] + no[i];
      double taken = Math.min(1, left / count);
      held += taken * yes[i];
      left -= count;
    }
    return OptionalDouble.of(held / events / (wanted / n()));
  }

  /**
   * The Kolmogorov-Smirnov distance: the greatest difference between the shares of scores with and
   * without the event that are at most some score.
   *
   * @return in [0, 1]; empty with none of a kind
   */
  public OptionalDouble ks() {
    if (events == 0 || others == 0) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    long withEvent = 0;
    long without = 0;
    for (int i = 0; i < scores.length; i++) {
      withEvent += yes[i];
      without += no[i];
      largest =
          Math.max(largest, Math.abs(withEvent / (double) events - without / (double) others));
    }
    return OptionalDouble.of(largest);
  }

  /**
   * The Brier score: the mean of the squared differences of score and outcome.
   *
   * @param level the confidence level
   * @return the estimate, in [0, 1], 0 being best; undefined without scores
   */
  public Estimate brier(ConfidenceLevel level) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += error(i, 1) * yes[i] + error(i, 0) * no[i];
    }
    double mean = Math.min(1, sum / n());
    double squares = 0;
    for (int i = 0; i < scores.length; i++) {
      double one = error(i, 1) - mean;
      double other = error(i, 0) - mean;
      squares += yes[i] * one * one + no[i] * other * other;
    }
    return MeanInterval.estimate(
        n(), n() == 0 ? 0 : mean, n() < 2 ? 0 : squares / (n() - 1.0), 0, 1, level);
  }

  private double error(int score, int outcome) {
    double off = scores[score] - outcome;
    return off * off;
  }

  /**
   * What makes the Brier score.
   *
   * @return empty without scores
   */
  public Optional<BrierParts> brierParts() {
    if (n() == 0) {
      return Optional.empty();
    }
    double rate = events / (double) n();
    double reliability = 0;
    double resolution = 0;
    for (int i = 0; i < scores.length; i++) {
      double count = (double) yes[i] + no[i];
      double share = yes[i] / count;
      reliability += count / n() * (scores[i] - share) * (scores[i] - share);
      resolution += count / n() * (share - rate) * (share - rate);
    }
    return Optional.of(new BrierParts(reliability, resolution, rate * (1 - rate)));
  }

  /**
   * The mean of the negative logarithms of the probabilities given to what came.
   *
   * @return at least 0; empty without scores, or if it is infinite: see {@link #impossible()}
   */
  public OptionalDouble logLoss() {
    if (n() == 0 || impossible() > 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum -= yes[i] == 0 ? 0 : yes[i] * Math.log(scores[i]);
      sum -= no[i] == 0 ? 0 : no[i] * Math.log1p(-scores[i]);
    }
    return OptionalDouble.of(Math.max(0, sum / n()));
  }

  /**
   * How many scores had been sure of what did not come: a 0 with the event or a 1 without. One is
   * enough to make the mean log loss infinite.
   *
   * @return at least 0
   */
  public long impossible() {
    long count = 0;
    for (int i = 0; i < scores.length; i++) {
      count += scores[i] == 0 ? yes[i] : 0;
      count += scores[i] == 1 ? no[i] : 0;
    }
    return count;
  }

  /**
   * The calibration curve: what came of scores in ranges of equal width.
   *
   * @param bins how many ranges, 1 to 1000
   * @return the ranges, ascending, some perhaps empty
   * @throws IllegalArgumentException if the number of ranges is out of range
   */
  public List<RiskBin> calibration(int bins) {
    if (bins < 1 || bins > 1_000) {
      throw new IllegalArgumentException("number of bins must be in 1..1000, was " + bins);
    }
    long[] withEvent = new long[bins];
    long[] all = new long[bins];
    double[] sums = new double[bins];
    for (int i = 0; i < scores.length; i++) {
      int bin = Math.min(bins - 1, (int) (scores[i] * bins));
      withEvent[bin] += yes[i];
      all[bin] += yes[i] + no[i];
      sums[bin] += scores[i] * ((double) yes[i] + no[i]);
    }
    List<RiskBin> ranges = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      ranges.add(
          new RiskBin(
              bin / (double) bins, (bin + 1) / (double) bins, withEvent[bin], all[bin], sums[bin]));
    }
    return Collections.unmodifiableList(ranges);
  }

  /**
   * The logistic regression of the outcome on the log odds of the score, of which perfect scores
   * have an intercept of 0 and a slope of 1; a slope below 1 says that scores were too extreme.
   *
   * @return the fit, whose only covariate is {@code "logOdds"}; empty if a score is 0 or 1, which
   *     have no log odds
   */
  public Optional<LogisticFit> recalibration() {
    double[] odds = new double[scores.length];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Math.log(scores[i]) - Math.log1p(-scores[i]);
      if (!Double.isFinite(odds[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(LogisticRegression.of("logOdds").fit(odds, yes, no));
  }

  /**
   * AUC and the Brier score.
   *
   * @param level the confidence level
   * @return {@code "auc"} and {@code "brier"}
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    estimates.put("auc", auc(level));
    estimates.put("brier", brier(level));
    return Collections.unmodifiableMap(estimates);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RiskScores that
        && definition.equals(that.definition)
        && Arrays.equals(scores, that.scores)
        && Arrays.equals(yes, that.yes)
        && Arrays.equals(no, that.no);
  }

  @Override
  public int hashCode() {
    return Objects.hash(definition, Arrays.hashCode(scores), Arrays.hashCode(yes));
  }

  /**
   * How many scores and events.
   *
   * @return for example {@code RiskScores[100 scores, 7 events, each score]}
   */
  @Override
  public String toString() {
    return "RiskScores[" + n() + " scores, " + events + " events, " + definition + "]";
  }
}
