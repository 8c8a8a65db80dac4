package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Summaries that no customers have are refused, or read as something that has an answer. */
class ForgedChurnPopulationTest {

  private static final long DAY = ChurnRecord.DAY;

  private static final ChurnDefinition MONTHLY =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC));
  private static final ChurnScope SCOPE = ChurnScope.asOf(Instant.ofEpochMilli(70 * DAY));
  private static final ChurnPopulationAccumulator EMPTY =
      Churn.population(MONTHLY, SCOPE).newAccumulator();

  private static final int JOINED = ChurnTally.JOINED;
  private static final int REACTIVATED = ChurnTally.REACTIVATED;
  private static final int CHURNED = ChurnTally.CHURNED;
  private static final int LOST = ChurnTally.LOST;

  @Test
  void whatIsReadHasAnAnswer() {
    ChurnDefinition definition =
        MONTHLY.grace(Duration.ofDays(2)).reactivationWithin(Duration.ofDays(9));
    ChurnPopulationAccumulator population =
        Churn.population(definition, SCOPE.from(Instant.EPOCH)).newAccumulator();
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      ChurnAccumulator customer = Churn.accumulator(definition);
      for (int j = 0; j < 4; j++) {
        ChurnRecord record = ChurnRecord.any(random);
        customer.add(0, record.subscription());
        customer.addStatus(0, record.change());
      }
      population.add(customer);
    }
    int read = 0;
    for (int round = 0; round < 6_000; round++) {
      byte[] forged =
          round % 2 == 0 ? Forged.of(population, random) : Forged.ofRuns(population, random);
      ChurnPopulationAccumulator decoded;
      try {
        decoded = population.decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      read++;
      assertThat(decoded.encode()).isEqualTo(forged);
      Churn churn = decoded.result();
      churn.estimates();
      churn.tenures().timeAtRisk();
      for (ChurnPeriod period : churn.periods()) {
        requireRates(period);
      }
    }
    assertThat(read).isBetween(1, 3_000);
  }

  private static void requireRates(ChurnPeriod period) {
    for (ChurnReason reason : ChurnReason.values()) {
      period.lost(reason, ConfidenceLevel.P95);
    }
    for (ChurnDenominator denominator : ChurnDenominator.values()) {
      for (PeriodView view : PeriodView.values()) {
        period.rate(denominator, view).estimate(ConfidenceLevel.P95);
      }
    }
  }

  /**
   * A payload of one month, the second, and of its first day, with one customer as a pattern; the
   * month and the day after may have counts as well.
   */
  private static final class Payload {

    private long customers = 1;
    private long undecided;
    private long period = 1;
    private final long[] month = new long[17];
    private long day = 31;
    private final long[] days = new long[11];
    private final long[] nextMonth = new long[17];
    private final long[] nextDays = new long[11];
    private long[] churned = new long[4];
    private long[] active = {0, 39 * DAY + 1, 0, (39 * DAY + 1) * (39 * DAY + 1)};

    private Payload() {
      month[JOINED] = 1;
      days[JOINED] = 1;
    }

    private void both(int field, long count) {
      month[field] = count;
      days[field] = count;
    }

    private void writeTo(StateWriter out) {
      out.writeCount(customers);
      out.writeCount(undecided);
      write(out, period, month, nextMonth);
      write(out, day, days, nextDays);
      for (long[] sums : new long[][] {churned, active}) {
        for (long half : sums) {
          out.writeLong(half);
        }
      }
    }

    private static void write(StateWriter out, long index, long[] counts, long[] next) {
      boolean both = Arrays.stream(next).sum() > 0;
      out.writeCount(both ? 2 : 1);
      out.writeLong(index);
      for (long count : counts) {
        out.writeCount(count);
      }
      if (both) {
        out.writeCount(1);
        for (long count : next) {
          out.writeCount(count);
        }
      }
    }
  }

  private static ChurnPopulationAccumulator read(Consumer<Payload> change) {
    Payload payload = new Payload();
    change.accept(payload);
    return EMPTY.decode(StateWriter.encode(EMPTY.header(), payload::writeTo));
  }

  private static void refused(String message, Consumer<Payload> change) {
    assertThatThrownBy(() -> read(change))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsTheStateOfOneCustomer() {
    ChurnAccumulator one = Churn.accumulator(MONTHLY);
    one.add(5, 31 * DAY);
    assertThat(read(payload -> {}).result()).isEqualTo(one.result(SCOPE));
  }

  @Test
  void refusesPeriodsBeyondTheData() {
    refused("number of a period must be in ", payload -> payload.period = 3);
    refused("number of a period must be in ", payload -> payload.day = 72);
    refused("number of a period must be in ", payload -> payload.day = -4_000_000);
    assertThatThrownBy(
            () ->
                EMPTY.decode(
                    StateWriter.encode(
                        EMPTY.header(),
                        out -> {
                          out.writeCount(1);
                          out.writeCount(0);
                          out.writeCount(2);
                          out.writeLong(1);
                          for (int i = 0; i < 17; i++) {
                            out.writeCount(1);
                          }
                          out.writeCount(2);
                          for (int i = 0; i < 200; i++) {
                            out.writeCount(1);
                          }
                        })))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("step to a period must be in 1..1, was 2");
  }

  @Test
  void refusesPeriodsWithoutCounts() {
    refused("period of a state must have counts, was 1", payload -> payload.month[JOINED] = 0);
  }

  @Test
  void refusesMoreThanCanBeCounted() {
    refused("number of customers must be in ", payload -> payload.customers = 1L << 49);
    refused(
        "count of customers must be in ",
        payload -> {
          payload.month[JOINED] = 1L << 47;
          payload.month[REACTIVATED] = (1L << 47) + 1;
        });
  }

  @Test
  void refusesMovesOfNobody() {
    refused("churned must be in", payload -> payload.both(ChurnTally.JOINED_AND_CHURNED, 1));
    refused("must be the closing, at least 0", payload -> payload.both(CHURNED, 2));
    refused("customers who return must have left", payload -> payload.both(REACTIVATED, 1));
    refused("losses must be of churn", payload -> payload.both(LOST, 1));
    refused(
        "losses must be of churn for the same reason",
        payload -> {
          payload.nextMonth[CHURNED] = 1;
          payload.nextMonth[LOST + 1] = 1;
        });
  }

  @Test
  void refusesDaysThatDoNotAddUp() {
    refused("counts by day must add up", payload -> payload.days[JOINED] = 2);
    refused("counts by day must add up", payload -> payload.day = 30);
    refused(
        "days with counts must lie in periods with counts",
        payload -> {
          payload.day = 58;
          payload.nextDays[CHURNED] = 1;
          payload.nextDays[LOST] = 1;
        });
  }

  @Test
  void refusesPhasesThatEndBeforeTheyBegin() {
    refused("trials and pauses must begin", payload -> payload.month[ChurnTally.CONVERSIONS] = 1);
    refused("trials and pauses must begin", payload -> payload.month[ChurnTally.TRIAL_OVER] = 1);
    refused("trials and pauses must begin", payload -> payload.month[ChurnTally.TRIAL_BEGUN] = 1);
    refused("trials and pauses must begin", payload -> payload.month[ChurnTally.PAUSE_OVER] = 1);
  }

  @Test
  void refusesCustomersWhoDidNotJoin() {
    refused("customers must each have joined", payload -> payload.customers = 2);
    refused("customers must each have joined", payload -> payload.customers = 0);
    refused("customers must join once", payload -> twoStays(payload));
    refused("without a grace", payload -> payload.undecided = 1);
    refused("number of undecided customers must be in 0..1", payload -> payload.undecided = 2);
  }

  private static void twoStays(Payload payload) {
    payload.both(JOINED, 2);
    payload.both(CHURNED, 1);
    payload.both(ChurnTally.JOINED_AND_CHURNED, 1);
    payload.churned = new long[] {0, 5, 0, 25};
  }

  @Test
  void refusesTenuresOfNoStays() {
    String message = "sums of tenures must be those of some stays";
    refused(message, payload -> payload.churned = new long[] {0, 1, 0, 1});
    refused(message, payload -> payload.active = new long[] {0, 0, 0, 0});
    refused(message, payload -> payload.active = new long[] {-1, -2, 0, 4});
    refused(message, payload -> payload.active = new long[] {0, 5, 0, 26});
    refused(message, payload -> payload.active = new long[] {0, 5, 0, 27});
    refused(message, payload -> payload.active = new long[] {1, 0, 1, 0});
    refused(message, payload -> payload.active = new long[] {0, 5, Long.MAX_VALUE, 25});
    refused(
        message,
        payload -> {
          payload.customers = 2;
          payload.both(JOINED, 2);
          payload.active = new long[] {0, 10, 0, 48};
        });
  }
}
