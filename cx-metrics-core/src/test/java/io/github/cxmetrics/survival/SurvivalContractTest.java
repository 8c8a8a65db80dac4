package io.github.cxmetrics.survival;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws, for survival with and without late entries, and for tenure. */
class SurvivalContractTest {

  /** A customer; an entry of -1 is none. */
  record Customer(long entry, long time, int outcome) {}

  @Nested
  class Simple implements AccumulatorContract<Customer, SurvivalAccumulator, Survival> {
    @Override
    public Metric<Customer, SurvivalAccumulator, Survival> metric() {
      return Survival.metric(Customer::time, customer -> customer.outcome() > 0);
    }

    @Override
    public Customer record(Random random) {
      long time = random.nextInt(20) == 0 ? random.nextInt(1_000_000) : random.nextInt(40);
      return new Customer(-1, time, random.nextInt(2));
    }

    @Override
    public Optional<Customer> rejectedRecord() {
      return Optional.of(new Customer(-1, -1, 1));
    }
  }

  @Nested
  class LateEntriesAndCauses
      implements AccumulatorContract<Customer, SurvivalAccumulator, Survival> {
    @Override
    public Metric<Customer, SurvivalAccumulator, Survival> metric() {
      return Survival.metric(
              SurvivalDefinition.ofCauses("cancelled", "unpaid").in("days"),
              Customer::time,
              Customer::outcome)
          .enteringAfter(Customer::entry);
    }

    @Override
    public Customer record(Random random) {
      long entry = random.nextInt(30);
      return new Customer(entry, entry + 1 + random.nextInt(30), random.nextInt(3));
    }

    @Override
    public Optional<Customer> rejectedRecord() {
      return Optional.of(new Customer(4, 4, 1));
    }
  }

  @Nested
  class StillThere implements AccumulatorContract<Customer, TenureAccumulator, Tenure> {
    @Override
    public Metric<Customer, TenureAccumulator, Tenure> metric() {
      return Tenure.metric(
          TenureDefinition.of(
                  SurvivalDefinition.ofCauses("cancelled", "unpaid"),
                  CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")))
              .observedFrom(10),
          Customer::entry,
          Customer::time,
          Customer::outcome);
    }

    @Override
    public Customer record(Random random) {
      long start = random.nextInt(60) - 30L;
      return new Customer(start, Math.max(11, start + random.nextInt(50)), random.nextInt(3));
    }

    @Override
    public Optional<Customer> rejectedRecord() {
      return Optional.of(new Customer(-3, 10, 1));
    }
  }
}
