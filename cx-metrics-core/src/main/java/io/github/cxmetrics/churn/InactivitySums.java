package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an answer about inactivity is made of: sums over customers, none of whom is kept. */
final class InactivitySums implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final InactivityPeriodSums[] periods;
  private final InactivityReturnCounts returns;
  private long customers;
  private long churned;
  private long churnEvents;

  /* Customers who joined before the first period, and those of them who are active there. */
  private long joinedBefore;
  private long activeBefore;

  InactivitySums(InactivityQuestion question, InactivityPeriods listed, InactivityHorizon horizon) {
    this(
        new InactivityPeriodSums[listed.size()],
        new InactivityReturnCounts(question.threshold(), question.returnWithin(), horizon));
    Arrays.setAll(periods, index -> new InactivityPeriodSums());
  }

  private InactivitySums(InactivityPeriodSums[] periods, InactivityReturnCounts returns) {
    this.periods = periods;
    this.returns = returns;
  }

  InactivityPeriodSums period(int index) {
    return periods[index];
  }

  InactivityReturnCounts returns() {
    return returns;
  }

  void addCustomer(boolean before) {
    customers++;
    joinedBefore += before ? 1 : 0;
  }

  void addActiveBefore() {
    activeBefore++;
  }

  void addChurnEvent() {
    churnEvents++;
  }

  void addChurned() {
    churned++;
  }

  /**
   * Adds the sums over other customers.
   *
   * @throws ArithmeticException if they do not fit in; nothing changes then
   */
  void merge(InactivitySums other) {
    requireRoom(other);
    for (int i = 0; i < periods.length; i++) {
      periods[i].merge(other.periods[i]);
    }
    returns.merge(other.returns);
    addCounts(other);
  }

  private void requireRoom(InactivitySums other) {
    if (Math.max(customers, churnEvents)
        > InactivityClusters.MOST - Math.max(other.customers, other.churnEvents)) {
      throw new ArithmeticException(
          "customers and churn events must be at most "
              + InactivityClusters.MOST
              + ", was "
              + customers
              + " + "
              + other.customers
              + " and "
              + churnEvents
              + " + "
              + other.churnEvents);
    }
    returns.requireRoom(other.returns);
    for (int i = 0; i < periods.length; i++) {
      periods[i].requireRoom(other.periods[i]);
    }
  }

  private void addCounts(InactivitySums other) {
    customers += other.customers;
    churned += other.churned;
    churnEvents += other.churnEvents;
    joinedBefore += other.joinedBefore;
    activeBefore += other.activeBefore;
  }

  InactivitySums copy() {
    InactivityPeriodSums[] copies = new InactivityPeriodSums[periods.length];
    Arrays.setAll(copies, index -> periods[index].copy());
    InactivitySums copy = new InactivitySums(copies, returns.copy());
    copy.addCounts(this);
    return copy;
  }

  /** The answer, which does not move when more is added. */
  InactivityChurn result(
      InactivityQuestion question,
      CalendarGrid kept,
      InactivityPeriods listed,
      InactivityHorizon horizon) {
    List<InactivityPeriod> rows = new ArrayList<>();
    long active = activeBefore;
    long joined = joinedBefore;
    for (int i = 0; i < periods.length; i++) {
      rows.add(
          new InactivityPeriod(
              listed.period(i),
              listed.isComplete(i, horizon, kept),
              active,
              joined - active,
              periods[i].copy()));
      active += periods[i].gain();
      joined += periods[i].joined;
    }
    InactivityTotals totals =
        new InactivityTotals(
            question.threshold(), customers, churned, churnEvents, churnEvents - churned);
    return new InactivityChurn(question, totals, returns.result(), List.copyOf(rows));
  }

  void writeTo(StateWriter out) {
    out.writeCount(customers);
    out.writeCount(churned);
    out.writeCount(churnEvents);
    returns.writeTo(out);
    out.writeCount(joinedBefore);
    out.writeCount(activeBefore);
    for (InactivityPeriodSums period : periods) {
      period.writeTo(out);
    }
  }

  /** Reads sums of the same question, and refuses those that no customers have. */
  InactivitySums readFrom(StateReader in) {
    long readCustomers = in.readCount(0, InactivityClusters.MOST, "number of customers");
    long readChurned = in.readCount(0, readCustomers, "churned customers");
    long readEvents = in.readCount(readChurned, InactivityClusters.MOST, "churn events");
    InactivityReturnCounts readReturns = returns.readFrom(in, readCustomers, readEvents);
    InactivitySums read = new InactivitySums(new InactivityPeriodSums[periods.length], readReturns);
    read.customers = readCustomers;
    read.churned = readChurned;
    read.churnEvents = readEvents;
    read.joinedBefore = in.readCount(0, readCustomers, "customers of before");
    read.activeBefore = in.readCount(0, read.joinedBefore, "customers active before");
    read.readPeriods(in);
    return read;
  }

  private void readPeriods(StateReader in) {
    long active = activeBefore;
    long joined = joinedBefore;
    long events = 0;
    long came = 0;
    for (int i = 0; i < periods.length; i++) {
      InactivityPeriodSums read = InactivityPeriodSums.readFrom(in, active, joined - active);
      periods[i] = read;
      active += read.gain();
      joined += read.joined;
      events += read.active.successes();
      came += read.dormant.successes();
      require(
          read.gain() == read.gainOfCustomers()
              && joined <= customers
              && events <= churnEvents
              && came <= churnEvents - churned);
    }
    require(returns.isOfTheSame());
  }

  private static void require(boolean good) {
    if (!good) {
      throw new StateFormatException("counts of inactivity must be those of some customers");
    }
  }
}
