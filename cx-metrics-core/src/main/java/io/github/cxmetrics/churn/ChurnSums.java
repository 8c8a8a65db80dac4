package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** What an answer is made of: sums over customers, none of whom is kept. */
final class ChurnSums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final ChurnTally periods;
  private final ChurnTally days;
  private final TenureSums churned;
  private final TenureSums active;
  private long customers;
  private long undecided;

  ChurnSums() {
    this(ChurnTally.byPeriod(), ChurnTally.byDay(), new TenureSums(), new TenureSums());
  }

  private ChurnSums(ChurnTally periods, ChurnTally days, TenureSums churned, TenureSums active) {
    this.periods = periods;
    this.days = days;
    this.churned = churned;
    this.active = active;
  }

  ChurnTally periods() {
    return periods;
  }

  ChurnTally days() {
    return days;
  }

  TenureSums churned() {
    return churned;
  }

  TenureSums active() {
    return active;
  }

  long customers() {
    return customers;
  }

  long undecided() {
    return undecided;
  }

  /** Adds a customer, and the lengths of the stays. */
  void add(ChurnStays stays, long asOfMillis) {
    customers++;
    if (stays.isUndecided()) {
      undecided++;
    }
    for (int stay = 0; stay < stays.size(); stay++) {
      long end = stays.end(stay);
      if (end == ChurnStays.OPEN) {
        active.add(asOfMillis + 1 - stays.start(stay));
      } else {
        churned.add(end - stays.start(stay));
      }
    }
  }

  /**
   * Adds the sums over other customers.
   *
   * @throws ArithmeticException if they do not fit in; nothing changes then
   */
  void merge(ChurnSums other) {
    periods.requireRoom(other.periods);
    days.requireRoom(other.days);
    churned.requireRoom(other.churned);
    active.requireRoom(other.active);
    periods.merge(other.periods);
    days.merge(other.days);
    churned.merge(other.churned);
    active.merge(other.active);
    customers += other.customers;
    undecided += other.undecided;
  }

  ChurnSums copy() {
    ChurnSums copy = new ChurnSums(periods.copy(), days.copy(), churned.copy(), active.copy());
    copy.customers = customers;
    copy.undecided = undecided;
    return copy;
  }

  /** The answer, which does not move when more is added. */
  Churn result(ChurnDefinition definition, ChurnScope scope, long asOfMillis) {
    ChurnPeriods listed =
        new ChurnPeriods(definition.grid(), scope, asOfMillis, periods.inOrder(), days.inOrder());
    return new Churn(
        definition,
        scope,
        asOfMillis,
        customers,
        undecided,
        new ChurnTenures(churned.copy(), active.copy()),
        listed.all());
  }

  void writeTo(StateWriter out) {
    out.writeCount(customers);
    out.writeCount(undecided);
    periods.writeTo(out);
    days.writeTo(out);
    churned.writeTo(out);
    active.writeTo(out);
  }

  /** Reads sums, and refuses those that no customers have. */
  static ChurnSums readFrom(StateReader in, ChurnDefinition definition, long asOfMillis) {
    ChurnSumsCheck check = new ChurnSumsCheck(definition, asOfMillis);
    long customers = in.readCount(0, ChurnTally.MOST, "number of customers");
    long undecided = in.readCount(0, customers, "number of undecided customers");
    ChurnTally periods = check.readPeriods(in);
    ChurnTally days = check.readDays(in);
    long[] totals = periods.sums();
    long churned = ChurnTally.all(totals, ChurnTally.CHURNED);
    long stays = totals[ChurnTally.JOINED] + totals[ChurnTally.REACTIVATED];
    ChurnSums read =
        new ChurnSums(
            periods,
            days,
            TenureSums.readFrom(in, churned),
            TenureSums.readFrom(in, stays - churned));
    read.customers = customers;
    read.undecided = undecided;
    check.require(read);
    return read;
  }

  /** The days by which the days of a period are told apart. */
  static CalendarGrid daysOf(CalendarGrid grid) {
    return CalendarGrid.of(CalendarUnit.DAY, grid.zone());
  }
}
