package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.EffectiveShare;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.AaporRate.Unknown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Response rates of the Standard Definitions: how many of the cases that are or may be eligible
 * gave an interview, by the name of the rate.
 *
 * <p><b>Definition</b> {@link AaporRate} has each formula. <b>Unit and range</b> shares in [0, 1].
 * <b>n</b> the cases of the denominator. <b>Interval</b> Wilson. Where the denominator holds a
 * share e of the unknown cases, e is taken as known and the denominator, which need not be whole,
 * as the number of cases (its whole part, at least 1, is n): the interval leaves out that e is
 * itself uncertain. <b>Empty data</b> a rate whose denominator is 0 is undefined with the interval
 * [0, 1]. So is one with e if e cannot be estimated and there are unknown cases. <b>Rejects</b>
 * negative counts. <b>Merge</b> exact. <b>Cost</b> 64 bytes of counts. <b>Wire</b> kind {@code
 * response-rates}, version 1, at {@link ResponseAccumulator}. <b>Source</b> AAPOR (2023),
 * <i>Standard Definitions</i>, 10th edition.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * ResponseRates rates = ResponseRates.ofCounts(Map.of(
 *     Disposition.COMPLETE, 300L, Disposition.REFUSAL, 200L, Disposition.UNKNOWN_HOUSEHOLD, 500L));
 * Estimate least = rates.rate(AaporRate.RR1, ConfidenceLevel.P95);                      // 0.3
 * Estimate likely = rates.rate(AaporRate.RR3, EligibleShare.of(0.6), ConfidenceLevel.P95);  // 0.375
 * }</pre>
 *
 * @param counts how many cases ended how, each disposition once
 * @since 0.1
 */
public record ResponseRates(Map<Disposition, Long> counts) implements Result {

  /**
   * Checks the counts; dispositions that are not named have none.
   *
   * @param counts as the record component
   * @throws IllegalArgumentException if one is negative
   * @throws ArithmeticException if they sum to more than 2<sup>62</sup>
   */
  public ResponseRates {
    counts = ResponseCounts.checked(counts, Disposition.values());
  }

  /**
   * The rates of counted cases.
   *
   * @param counts how many cases ended how; 0 for those not named
   * @return the rates
   * @throws IllegalArgumentException if a count is negative
   */
  public static ResponseRates ofCounts(Map<Disposition, Long> counts) {
    return new ResponseRates(counts);
  }

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   */
  public static ResponseAccumulator<Disposition, ResponseRates> accumulator() {
    return new ResponseAccumulator<>(new DispositionDefinition());
  }

  /**
   * The metric over records of cases.
   *
   * @param disposition how the case ended
   * @param <T> the record
   * @return the metric
   */
  public static <T> ResponseMetric<T, Disposition, ResponseRates> metric(
      Field<T, Disposition> disposition) {
    return new ResponseMetric<>(new DispositionDefinition(), disposition);
  }

  /**
   * How many cases ended so.
   *
   * @param disposition how
   * @return at least 0
   */
  public long count(Disposition disposition) {
    return counts.getOrDefault(disposition, 0L);
  }

  long count(Set<Disposition> dispositions) {
    return dispositions.stream().mapToLong(this::count).sum();
  }

  /**
   * The cases known to be eligible.
   *
   * @return I + P + R + NC + O
   */
  public long knownEligible() {
    return AaporRate.RR5.knownDenominator(this);
  }

  /**
   * The cases of which it is not known whether they are eligible.
   *
   * @return UH + UO
   */
  public long unknown() {
    return count(Disposition.UNKNOWN_HOUSEHOLD) + count(Disposition.UNKNOWN_OTHER);
  }

  /**
   * A rate, with {@code e} by proportional allocation where the rate needs it.
   *
   * @param rate which
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate rate(AaporRate rate, ConfidenceLevel level) {
    return rate(rate, EligibleShare.proportional(), level);
  }

  /**
   * A rate.
   *
   * @param rate which
   * @param eligible the share of unknown cases taken as eligible, for the rates that need it
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate rate(AaporRate rate, EligibleShare eligible, ConfidenceLevel level) {
    long numerator = rate.numerator(this);
    long known = rate.knownDenominator(this);
    if (rate.unknown() == Unknown.NONE || unknown() == 0) {
      return ProportionInterval.WILSON.estimate(numerator, known, level);
    }
    if (rate.unknown() == Unknown.ALL) {
      return ProportionInterval.WILSON.estimate(numerator, known + unknown(), level);
    }
    OptionalDouble denominator = rate.denominator(this, eligible);
    return denominator.isPresent()
        ? share(numerator, denominator.getAsDouble(), level)
        : undefined(level);
  }

  private static Estimate share(long numerator, double denominator, ConfidenceLevel level) {
    if (denominator == 0) {
      return undefined(level);
    }
    double value = Math.min(1, numerator / denominator);
    return new Estimate(
        value,
        EffectiveShare.wilson(value, denominator, level),
        Math.max(1, (long) denominator), // a defined value of no cases would be none
        ProportionInterval.WILSON.label() + ", e fixed");
  }

  private static Estimate undefined(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(0, 0, level);
  }

  /** All cases, also those that are not eligible. */
  @Override
  public long n() {
    return count(Set.of(Disposition.values()));
  }

  /** Every rate by its name, with {@code e} by proportional allocation. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    for (AaporRate rate : AaporRate.values()) {
      estimates.put(rate.name(), rate(rate, level));
    }
    return ImmutableMap.copyOf(estimates);
  }
}
