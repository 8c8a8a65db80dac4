package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.EffectiveShare;
import io.github.cxmetrics.stats.Normal;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.function.DoubleUnaryOperator;

/** Computes the estimate of a churn rate. */
final class ChurnEstimates {

  private static final String OF_OPENING = "Wilson score of customers at the opening";
  private static final String OF_STAYS = "Wilson score of stays";
  private static final String AALEN = "log-transformed, Aalen variance";
  private static final String GREENWOOD = "Wilson score of effective customers, Greenwood variance";
  private static final String OF_MEAN_DAY = "Wilson score of customers on a mean day";

  private final ChurnRate rate;
  private final ChurnCounts counts;
  private final DailyChurn daily;
  private final ConfidenceLevel level;

  ChurnEstimates(ChurnRate rate, ChurnCounts counts, DailyChurn daily, ConfidenceLevel level) {
    this.rate = rate;
    this.counts = counts;
    this.daily = daily;
    this.level = level;
  }

  Estimate rate() {
    return switch (rate.denominator()) {
      case SUM_DAILY -> sumOfDays();
      case PRODUCT_DAILY -> productOfDays();
      case OPENING, AVERAGE, OPENING_PLUS_NEW, MEAN_DAILY -> ofPeriod();
    };
  }

  /** The rate with the share of trials that churned put into its formula. */
  private Estimate ofPeriod() {
    boolean event = rate.view() == PeriodView.EVENT;
    long trials = event ? counts.stays() : counts.opening();
    double below = rate.denominatorCount().orElse(0);
    if (trials == 0 || below == 0) {
      return undefined();
    }
    long churned = rate.numeratorCount();
    double value = churned / below;
    DoubleUnaryOperator formula = formula(churned);
    Interval share = ProportionInterval.WILSON.of(churned, trials, level);
    double low = Math.min(value, formula.applyAsDouble(share.low() * trials));
    double high = Math.max(value, formula.applyAsDouble(share.high() * trials));
    return new Estimate(
        value, new Interval(low, high, level), trials, event ? OF_STAYS : OF_OPENING);
  }

  /** The rate if another number churned, and all else stayed as it was. */
  private DoubleUnaryOperator formula(long churned) {
    return switch (rate.denominator()) {
      case AVERAGE -> {
        /* More churn leaves fewer at the closing: both at once without any churn. */
        double ends = (double) counts.opening() + counts.closing() + churned;
        yield other -> 2 * other / (ends - other);
      }
      case MEAN_DAILY -> {
        double days = daily.days();
        double customerDays = daily.customerDays();
        double lostDays = lostDaysEach();
        yield other -> other * days / withOther(customerDays, lostDays * (other - churned));
      }
      default -> {
        double below = rate.denominatorCount().orElse(0);
        yield other -> other / below;
      }
    };
  }

  /** How many days of customers a churn costs: as it was, or half the days if nobody churned. */
  private double lostDaysEach() {
    return counts.churned() == 0
        ? daily.days() / 2.0
        : (double) daily.lostDays() / counts.churned();
  }

  /**
   * The days of customers if more of them were lost. To the first order it is the difference; it
   * stays above 0 also where it is not known how many days those who churn can have.
   */
  private static double withOther(double customerDays, double moreLost) {
    return moreLost <= 0 ? customerDays - moreLost : customerDays / (1 + moreLost / customerDays);
  }

  private Estimate sumOfDays() {
    if (daily.customerDays() == 0) {
      return undefined();
    }
    DailyHazard hazard = daily.hazard(rate.view());
    double value = hazard.cumulative();
    if (hazard.churned() == 0) {
      double high = -Math.log1p(-ofMeanDay(0).high());
      return new Estimate(0, new Interval(0, high, level), counts.stays(), OF_MEAN_DAY);
    }
    double spread =
        Math.exp(Normal.quantile(level) * Math.sqrt(hazard.variance()) / hazard.cumulative());
    Interval interval = new Interval(value / spread, value * spread, level);
    return new Estimate(value, interval, counts.stays(), AALEN);
  }

  private Estimate productOfDays() {
    if (daily.customerDays() == 0) {
      return undefined();
    }
    DailyHazard hazard = daily.hazard(rate.view());
    double value = hazard.probability();
    double survival = 1 - value;
    double variance = survival * survival * hazard.greenwood();
    if (hazard.emptied() || hazard.churned() == 0 || !(variance > 0)) {
      return new Estimate(value, ofMeanDay(value), counts.stays(), OF_MEAN_DAY);
    }
    Interval interval = EffectiveShare.wilson(value, value * survival / variance, level);
    return new Estimate(value, interval, counts.stays(), GREENWOOD);
  }

  private Interval ofMeanDay(double share) {
    return EffectiveShare.wilson(share, daily.meanCustomers(), level);
  }

  private Estimate undefined() {
    double highest =
        rate.isProbability()
            ? 1
            : rate.denominator() == ChurnDenominator.AVERAGE && rate.view() == PeriodView.ENDPOINT
                ? 2
                : Double.POSITIVE_INFINITY;
    String method =
        switch (rate.denominator()) {
          case SUM_DAILY -> AALEN;
          case PRODUCT_DAILY -> GREENWOOD;
          case OPENING, AVERAGE, OPENING_PLUS_NEW, MEAN_DAILY ->
              rate.view() == PeriodView.EVENT ? OF_STAYS : OF_OPENING;
        };
    return new Estimate(Double.NaN, new Interval(0, highest, level), 0, method);
  }
}
