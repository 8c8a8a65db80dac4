package io.github.cxmetrics.churn;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** What is summed up over the customers of one period. */
final class RevenuePeriodSums implements Serializable {

  static final int NEW = 0;
  static final int EXPANSION = 1;
  static final int REACTIVATION = 2;
  static final int CONTRACTION = 3;
  static final int CHURN = 4;
  static final int MOVEMENTS = 5;

  @Serial private static final long serialVersionUID = 1L;

  /* Customers of whom nothing changed in the period, while they are read; then folded in below. */
  private final RevenueSums unchanged = new RevenueSums();

  private final long[] amounts = new long[MOVEMENTS];
  private final long[] counts = new long[MOVEMENTS];
  private long joinedAndLost;
  private long lostCustomers;

  private final RevenueSums netRetention = new RevenueSums();
  private final RevenueSums grossRetention = new RevenueSums();
  private final RevenueSums grossChurn = new RevenueSums();
  private final RevenueSums churn = new RevenueSums();
  private final RevenueSums netChurn = new RevenueSums();
  private final RevenueSums netChurnBeforeReactivation = new RevenueSums();
  private final RevenueSums expansion = new RevenueSums();
  private final RevenueSums contraction = new RevenueSums();
  private final RevenueSums lostAndGained = new RevenueSums();
  private final RevenueSums closing = new RevenueSums();
  private final RevenueSums trailingNet = new RevenueSums();
  private final RevenueSums trailingGross = new RevenueSums();

  RevenuePeriodSums() {}

  /** A customer who pays the same all through the period. */
  void addUnchanged(long amount) {
    unchanged.addBase(amount);
  }

  /**
   * A customer of whom something changed in the period.
   *
   * @param moved the amount of each movement of the customer
   * @param times how many of each there were
   */
  void addChanged(long opening, long closed, long[] moved, int[] times) {
    for (int i = 0; i < MOVEMENTS; i++) {
      amounts[i] += moved[i];
      counts[i] += times[i];
    }
    if (closed > 0) {
      closing.addBase(closed);
    }
    if (opening > 0) {
      netRetention.add(opening, closed);
      grossRetention.add(opening, Math.min(opening, closed));
      lostCustomers += closed == 0 ? 1 : 0;
    } else if (closed == 0) {
      joinedAndLost++;
    }
    addRates(opening, moved);
  }

  private void addRates(long opening, long[] moved) {
    long lost = moved[CONTRACTION] + moved[CHURN];
    addPart(grossChurn, opening, lost);
    addPart(churn, opening, moved[CHURN]);
    addPart(netChurnBeforeReactivation, opening, lost - moved[EXPANSION]);
    addPart(netChurn, opening, lost - moved[EXPANSION] - moved[REACTIVATION]);
    addPart(expansion, opening, moved[EXPANSION]);
    addPart(contraction, opening, moved[CONTRACTION]);
    addPart(lostAndGained, lost, moved[NEW] + moved[EXPANSION] + moved[REACTIVATION]);
  }

  private static void addPart(RevenueSums sums, long base, long value) {
    if (base != 0 || value != 0) {
      sums.add(base, value);
    }
  }

  /** A customer who pays at the opening of the periods of trailing retention. */
  void addTrailing(long opening, long closed) {
    trailingNet.add(opening, closed);
    trailingGross.add(opening, Math.min(opening, closed));
  }

  /** To be called once, when all customers were added. */
  void close() {
    netRetention.addUnchanged(unchanged);
    grossRetention.addUnchanged(unchanged);
    closing.addWithoutValues(unchanged);
    for (RevenueSums rate :
        List.of(grossChurn, churn, netChurn, netChurnBeforeReactivation, expansion, contraction)) {
      rate.addWithoutValues(unchanged);
    }
  }

  RevenueMovements movements() {
    return new RevenueMovements(
        netRetention.bases(),
        amounts[NEW],
        amounts[EXPANSION],
        amounts[REACTIVATION],
        amounts[CONTRACTION],
        amounts[CHURN],
        closing.bases());
  }

  RevenueCustomers customers() {
    return new RevenueCustomers(
        netRetention.n(),
        counts[NEW],
        counts[EXPANSION],
        counts[REACTIVATION],
        counts[CONTRACTION],
        counts[CHURN],
        closing.n());
  }

  long joinedAndLost() {
    return joinedAndLost;
  }

  RevenueRatio ratio(RevenueFormula formula, PeriodView view) {
    return switch (formula) {
      case NET_REVENUE_RETENTION -> RevenueRatio.of(formula, view, netRetention);
      case GROSS_REVENUE_RETENTION -> RevenueRatio.of(formula, view, grossRetention);
      case GROSS_CHURN -> RevenueRatio.of(formula, view, grossChurn);
      case CHURN -> RevenueRatio.of(formula, view, churn);
      case NET_CHURN -> RevenueRatio.of(formula, view, netChurn);
      case NET_CHURN_BEFORE_REACTIVATION ->
          RevenueRatio.of(formula, view, netChurnBeforeReactivation);
      case EXPANSION -> RevenueRatio.of(formula, view, expansion);
      case CONTRACTION -> RevenueRatio.of(formula, view, contraction);
      case QUICK_RATIO -> RevenueRatio.of(formula, view, lostAndGained);
      case AVERAGE_PER_CUSTOMER -> RevenueRatio.ofMean(view, closing);
      case LOGO_CHURN -> RevenueRatio.ofTotals(formula, view, lostCustomers, netRetention.n());
    };
  }

  RevenueRatio trailingNet(PeriodView view) {
    return RevenueRatio.of(RevenueFormula.NET_REVENUE_RETENTION, view, trailingNet);
  }

  RevenueRatio trailingGross(PeriodView view) {
    return RevenueRatio.of(RevenueFormula.GROSS_REVENUE_RETENTION, view, trailingGross);
  }

  private List<RevenueSums> sums() {
    return List.of(
        netRetention,
        grossRetention,
        grossChurn,
        churn,
        netChurn,
        netChurnBeforeReactivation,
        expansion,
        contraction,
        lostAndGained,
        closing,
        trailingNet,
        trailingGross);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RevenuePeriodSums that
        && Arrays.equals(amounts, that.amounts)
        && Arrays.equals(counts, that.counts)
        && joinedAndLost == that.joinedAndLost
        && lostCustomers == that.lostCustomers
        && sums().equals(that.sums());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(amounts);
  }
}
