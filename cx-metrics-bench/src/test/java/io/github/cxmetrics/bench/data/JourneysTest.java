package io.github.cxmetrics.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JourneysTest {

  private static final int EVENTS = 500_000;
  private static final int CUSTOMERS = 20_000;
  private static final Journeys JOURNEYS = Journeys.of(1, EVENTS, CUSTOMERS);

  @Test
  void sameSeedMakesTheSameEvents() {
    Journeys same = Journeys.of(1, EVENTS, CUSTOMERS);
    Journeys other = Journeys.of(2, EVENTS, CUSTOMERS);
    assertThat(same.customers()).isEqualTo(JOURNEYS.customers());
    assertThat(same.atMillis()).isEqualTo(JOURNEYS.atMillis());
    assertThat(same.types()).isEqualTo(JOURNEYS.types());
    assertThat(other.customers()).isNotEqualTo(JOURNEYS.customers());
    assertThat(other.atMillis()).isNotEqualTo(JOURNEYS.atMillis());
    assertThat(other.types()).isNotEqualTo(JOURNEYS.types());
  }

  @Test
  void halfOfTheEventsAreStepsAndLaterStepsAreRarer() {
    long[] counts = new long[Journeys.TYPES];
    for (byte type : JOURNEYS.types()) {
      counts[type]++;
    }
    assertThat(counts).doesNotContain(0);
    double steps = Arrays.stream(counts, 0, Journeys.STEPS).sum();
    assertThat(steps / EVENTS).isCloseTo(0.52, within(0.02));
    for (int step = 1; step < Journeys.STEPS; step++) {
      assertThat(counts[step]).isLessThan(counts[step - 1]);
    }
  }

  @Test
  void stepMasksSayWhichTypesAreSteps() {
    for (int i = 0; i < EVENTS; i++) {
      int type = JOURNEYS.types()[i];
      assertThat(JOURNEYS.stepMasks()[i]).isEqualTo((byte) (type < Journeys.STEPS ? 1 << type : 0));
    }
  }

  @Test
  void fewCustomersAreVeryActiveAndAlmostAllOccur() {
    var counts =
        LongStream.of(JOURNEYS.customers())
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(counts.size()).isBetween(CUSTOMERS * 98 / 100, CUSTOMERS);
    long most = counts.values().stream().mapToLong(count -> count).max().orElseThrow();
    assertThat(most).isBetween(6_000L, 8_500L);
  }

  @Test
  void customerNumbersAreScattered() {
    long[] customers = LongStream.of(JOURNEYS.customers()).distinct().toArray();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      long mask = 1L << bit;
      double set = LongStream.of(customers).filter(customer -> (customer & mask) != 0).count();
      assertThat(set / customers.length).isCloseTo(0.5, within(0.05));
    }
  }

  @Test
  void eventsArriveAtMostAnHourLateWithinTheYear() {
    long latest = Long.MIN_VALUE;
    long most = 0;
    for (long at : JOURNEYS.atMillis()) {
      latest = Math.max(latest, at);
      most = Math.max(most, latest - at);
    }
    assertThat(most).isBetween(Journeys.MOST_LATE.toMillis() / 2, Journeys.MOST_LATE.toMillis());
    long start = Journeys.START.toEpochMilli();
    assertThat(LongStream.of(JOURNEYS.atMillis()).min().orElseThrow())
        .isBetween(start, start + Journeys.MOST_LATE.toMillis());
    assertThat(latest)
        .isBetween(start + Journeys.SPAN.toMillis() * 99 / 100, start + Journeys.SPAN.toMillis());
  }

  @Test
  void threeOfAThousandShareTimeAndCustomerWithTheOneBefore() {
    long twins =
        IntStream.range(1, EVENTS)
            .filter(
                i ->
                    JOURNEYS.atMillis()[i] == JOURNEYS.atMillis()[i - 1]
                        && JOURNEYS.customers()[i] == JOURNEYS.customers()[i - 1])
            .count();
    assertThat((double) twins / EVENTS).isCloseTo(0.003, within(0.0005));
  }

  @Test
  void inOrderAreTheSameEvents() {
    Journeys inOrder = Journeys.inOrder(1, EVENTS, CUSTOMERS);
    assertThat(inOrder.atMillis()).isSorted();
    assertThat(rows(inOrder)).isEqualTo(rows(JOURNEYS));
  }

  @Test
  void shuffledAreTheSameEventsElsewhere() {
    Journeys shuffled = JOURNEYS.shuffled(2);
    assertThat(rows(shuffled)).isEqualTo(rows(JOURNEYS));
    assertThat(shuffled.atMillis()).isEqualTo(JOURNEYS.shuffled(2).atMillis());
    long inPlace =
        IntStream.range(0, EVENTS)
            .filter(i -> shuffled.atMillis()[i] == JOURNEYS.atMillis()[i])
            .count();
    assertThat(inPlace).isLessThan(50);
  }

  private record Row(long customer, long atMillis, byte type, byte stepMask) {}

  private static List<Row> rows(Journeys journeys) {
    return IntStream.range(0, EVENTS)
        .mapToObj(
            i ->
                new Row(
                    journeys.customers()[i],
                    journeys.atMillis()[i],
                    journeys.types()[i],
                    journeys.stepMasks()[i]))
        .sorted(
            Comparator.comparingLong(Row::customer)
                .thenComparing(Row::atMillis)
                .thenComparing(Row::type))
        .toList();
  }

  @Test
  void anyNumberOfEventsCanBeMade() {
    assertThat(Journeys.of(1, 0, 1).types()).isEmpty();
    assertThat(Journeys.inOrder(1, 0, 1).types()).isEmpty();
    assertThat(Journeys.of(1, 3, 1).customers())
        .hasSize(3)
        .containsOnly(Journeys.of(1, 1, 1).customers());
  }
}
