package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Sums that no actors have are refused, and all that is read can be asked. */
class ForgedActivityPopulationTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final long SEED = 919;
  private static final long DAY = 86_400_000;
  private static final LocalDate FROM = LocalDate.ofEpochDay(100);

  private static final ActivityPopulationMetric<ActivityAccumulator> ACTIVITY =
      Activity.population(ActivityDefinition.in(ZoneOffset.UTC));
  private static final ActivityPopulationRange<ActivityAccumulator> RANGE =
      ACTIVITY.between(FROM, FROM.plusDays(3)).windows(new RollingWindows(2, 3));

  private static <R> void askForged(
      Metric<ActivityAccumulator, ActivityPopulationAccumulator<R>, R> metric, Consumer<R> ask) {
    Random random = new Random(SEED);
    ActivityPopulationAccumulator<R> state = metric.newAccumulator();
    for (int record = 0; record < 40; record++) {
      ActivityAccumulator actors = Activity.accumulator(ActivityDefinition.in(ZoneOffset.UTC));
      for (int i = 0; i < 12; i++) {
        actors.add(random.nextInt(2), (95 + random.nextInt(8)) * DAY);
      }
      metric.add(state, actors);
    }
    ask.accept(state.result());
    for (int round = 0; round < 5_000; round++) {
      byte[] forged = Forged.of(state, random);
      ActivityPopulationAccumulator<R> read;
      try {
        read = metric.decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      assertThat(read.encode()).as("seed %d, round %d", SEED, round).isEqualTo(forged);
      ask.accept(read.merge(state).result());
    }
  }

  @Test
  void forgedSumsAreReadOrRefused() {
    askForged(ACTIVITY, activity -> assertThat(activity.estimates(P95)).isNotEmpty());
    askForged(
        RANGE.activeActors(),
        active ->
            active.days().forEach(day -> assertThat(active.averageDaily(day)).isNotNegative()));
    askForged(
        RANGE.lifecycle(CalendarUnit.DAY),
        lifecycle -> lifecycle.intervals().forEach(of -> assertThat(of.estimates(P95)).hasSize(2)));
    askForged(
        RANGE.rolling(CalendarUnit.DAY),
        points -> points.forEach(of -> assertThat(of.estimates(P95)).hasSize(2)));
  }

  private static void assertRefused(
      Metric<?, ?, ?> metric, String message, Consumer<StateWriter> payload) {
    byte[] forged = StateWriter.encode(header(metric), payload);
    assertThatThrownBy(() -> metric.decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith(message);
  }

  private static StateHeader header(Metric<?, ?, ?> metric) {
    return metric.newAccumulator().header();
  }

  private static Consumer<StateWriter> counts(long... counts) {
    return out -> {
      for (long count : counts) {
        out.writeCount(count);
      }
    };
  }

  /** One actor on days 98 and 101 of 98..102: daily, weekly of 2, monthly of 3 days. */
  @Test
  void activeActorsAreThoseOfTheirDays() {
    Metric<?, ?, ?> metric = RANGE.activeActors();
    long[] good = {1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1};
    metric.decode(StateWriter.encode(header(metric), counts(good)));
    int[] wrong = {0, 1, 3, 6, 8, 10, 11};
    for (int at : wrong) {
      long[] bad = good.clone();
      bad[at] = at == 0 ? 2 : 1 - bad[at];
      assertRefused(metric, "counts of active actors must be those of some actors", counts(bad));
    }
    assertRefused(
        metric,
        "counts of active actors must be those of some actors",
        counts(2, 0, 0, 2, 0, 0, 2, 2, 0, 2, 1, 2));
    assertRefused(
        metric,
        "number of active actors must be in 0..4611686018427387904, was 4611686018427387905",
        counts(Tally.MOST + 1));
  }

  @Test
  void lifecycleGoesOnFromIntervalToInterval() {
    Metric<?, ?, ?> metric = RANGE.lifecycle(CalendarUnit.DAY);
    long[] good = {1, 2, 3, 4, 1, 5, 0, 1, 0, 0, 0, 6};
    metric.decode(StateWriter.encode(header(metric), counts(good)));
    good[11] = 5;
    assertRefused(metric, "actors active before 1970-04-13 must be 6, was 5", counts(good));
    assertRefused(
        metric,
        "number of actors in a lifecycle must be in 0..4611686018427387903, was ",
        counts(1, Tally.MOST));
  }

  @Test
  void rollingActivityIsThatOfSomeActors() {
    Metric<?, ?, ?> metric = RANGE.rolling(CalendarUnit.MONTH);
    metric.decode(StateWriter.encode(header(metric), counts(1, 2, 3, 5, 9)));
    metric.decode(StateWriter.encode(header(metric), counts(0, 0, 0, 0, 0)));
    for (long[] bad :
        List.of(
            new long[] {3, 2, 3, 5, 9},
            new long[] {1, 4, 3, 5, 9},
            new long[] {1, 2, 3, 2, 9},
            new long[] {1, 2, 3, 10, 34},
            new long[] {1, 2, 3, 5, 7},
            new long[] {1, 2, 3, 5, 10},
            new long[] {1, 2, 3, 5, 13},
            new long[] {0, 0, 0, 1, 1},
            new long[] {0, 0, 0, 0, 2})) {
      assertRefused(
          metric, "counts of active actors must be those of some actors, was ", counts(bad));
    }
    assertRefused(
        metric,
        "number of active actors or days must be in 0..512409557603043100, was ",
        counts(1, 1, Tally.MOST / 9 + 1));
  }

  private static Consumer<StateWriter> activity(
      List<Integer> days, long squares, long several, long first, long last) {
    return out -> {
      out.writeByte(0);
      out.writeCount(days.size());
      int before = 0;
      for (int of : days) {
        out.writeCount(of - before);
        before = of;
      }
      out.writeLong(0);
      out.writeLong(squares);
      out.writeCount(several);
      out.writeLong(first);
      out.writeLong(last);
    };
  }

  @Test
  void activityIsThatOfSomeActors() {
    ACTIVITY.decode(StateWriter.encode(header(ACTIVITY), activity(List.of(1, 3), 10, 1, 4, 6)));
    assertRefused(
        ACTIVITY,
        "value of an actor must be at least 1, was 0",
        activity(List.of(0, 3), 9, 1, 4, 6));
    for (long squares : new long[] {9, 11, -10, Long.MAX_VALUE}) {
      assertRefused(
          ACTIVITY,
          "squares must be those of the values, was ",
          activity(List.of(1, 3), squares, 1, 4, 6));
    }
    assertRefused(
        ACTIVITY,
        "number of actors on several days must be in 0..2, was 3",
        activity(List.of(1, 3), 10, 3, 4, 6));
    String impossible = "counts of activity must be those of some actors";
    assertRefused(ACTIVITY, impossible, activity(List.of(1, 3), 10, 0, 4, 6));
    assertRefused(ACTIVITY, impossible, activity(List.of(1, 3), 10, 2, 4, 6));
    assertRefused(ACTIVITY, impossible, activity(List.of(1, 3), 10, 1, 4, 5));
    assertRefused(ACTIVITY, impossible, activity(List.of(1, 3), 10, 1, 6, 4));
    assertRefused(ACTIVITY, impossible, activity(List.of(1, 3), 10, 1, Long.MIN_VALUE, 4));
    assertRefused(ACTIVITY, impossible, activity(List.of(1, 3), 10, 1, 4, Long.MAX_VALUE));
  }

  /** More than are kept as they are: then squares are checked by what they can be. */
  @Test
  void squaresOfManyActorsAreNearTheirValues() {
    ActivityPopulationAccumulator<Activity> state = ACTIVITY.newAccumulator();
    ActivityAccumulator actors = Activity.accumulator(ActivityDefinition.in(ZoneOffset.UTC));
    for (int actor = 0; actor < 5_000; actor++) {
      for (int day = 0; day <= actor % 3; day++) {
        actors.add(actor, day * DAY);
      }
    }
    ACTIVITY.add(state, actors);
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] forged = Forged.of(state, random);
      try {
        assertThat(ACTIVITY.decode(forged).merge(state).result().estimates(P95)).isNotEmpty();
      } catch (StateFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 1_999);
  }

  @Test
  void sumsBeyondAllActorsAreRefused() {
    long half = Tally.MOST / 2 + 1;
    Metric<ActivityAccumulator, ActivityPopulationAccumulator<ActiveActors>, ActiveActors> metric =
        RANGE.activeActors();
    ActivityPopulationAccumulator<ActiveActors> many =
        metric.decode(
            StateWriter.encode(
                header(metric),
                counts(half, half, half, half, half, half, half, half, half, half, half, half)));
    ActiveActors before = many.result();
    assertThatThrownBy(() -> many.merge(many)).isInstanceOf(ArithmeticException.class);
    assertThat(many.result()).isEqualTo(before);
    assertThat(before.averageDaily(FROM)).isEqualTo((double) half);
    var rolling = RANGE.rolling(CalendarUnit.MONTH);
    long most = Tally.MOST / 9;
    ActivityPopulationAccumulator<List<RollingActivity>> all =
        rolling.decode(
            StateWriter.encode(header(rolling), counts(most, most, most, 3 * most, 9 * most)));
    assertThat(all.result().get(0).stickiness(P95).value()).isEqualTo(1);
    assertThatThrownBy(() -> all.merge(all)).isInstanceOf(ArithmeticException.class);
    var lifecycle = RANGE.lifecycle(CalendarUnit.MONTH);
    ActivityPopulationAccumulator<Lifecycle> created =
        lifecycle.decode(StateWriter.encode(header(lifecycle), counts(half, 0, 0, 0)));
    assertThatThrownBy(() -> created.merge(created)).isInstanceOf(ArithmeticException.class);
  }
}
