package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityAccumulator;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.InOrderFunnelAccumulator;
import io.github.cxmetrics.path.NamedPathAccumulator;
import io.github.cxmetrics.path.PathAccumulator;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageAccumulator;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.Stages;
import io.github.cxmetrics.retention.NamedRepeatAccumulator;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAccumulator;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing. */
class HotPathAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final List<Answer> ANSWERS = answers();

  private static List<Answer> answers() {
    Random random = new Random(5);
    return Stream.generate(() -> Answer.random(random)).limit(1_000).toList();
  }

  /**
   * The virtual machine itself allocates a little now and then while it compiles; work that
   * allocates does so in every round.
   */
  private static void assertAllocatesNothing(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes").isZero();
  }

  private static <A extends Accumulator<A, R>, R> void assertAllocatesNothing(
      Metric<Answer, A, R> metric) {
    A accumulator = metric.newAccumulator();
    assertAllocatesNothing(
        () -> {
          for (int round = 0; round < 100; round++) {
            for (int i = 0; i < ANSWERS.size(); i++) {
              metric.add(accumulator, ANSWERS.get(i));
            }
          }
        });
  }

  @Test
  void addingOneAnswer() {
    RatingAccumulator<Nps> nps = Nps.accumulator();
    RatingAccumulator<Csat> csat = Csat.accumulator(CsatDefinition.ONE_TO_FIVE);
    RatingAccumulator<Ces> ces =
        Ces.accumulator(CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            nps.add(i % 11);
            csat.add(1 + i % 5);
            ces.add(1 + i % 13 / 2.0);
            nps.addMissing();
          }
        });
  }

  @Test
  void addingBatches() {
    byte[] bytes = new byte[10_000];
    int[] ints = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 11);
      ints[i] = i % 11;
    }
    RatingAccumulator<Nps> nps = Nps.accumulator();
    assertAllocatesNothing(
        () -> {
          for (int round = 0; round < 20; round++) {
            nps.addAll(bytes, 0, bytes.length);
            nps.addAll(ints, 0, ints.length);
            nps.addAll(bytes, 0, 100);
            nps.addAll(ints, 0, 100);
          }
        });
  }

  @Test
  void addingEventsOfKnownActors() {
    InOrderFunnelAccumulator inOrder = Funnel.accumulatorInOrder(Funnel.define("a", "b", "c"));
    long[] now = {0};
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            inOrder.add(i % 1_000, now[0]++, 1 << (i % 3));
          }
        });
  }

  @Test
  void addingActivityOnKnownDays() {
    ActivityAccumulator activity =
        Activity.accumulator(ActivityDefinition.in(ZoneId.of("Europe/Paris")).newByCreation());
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            activity.add(i % 1_000, 86_400_000L * (i % 97));
            activity.created(i % 1_000, i);
          }
        });
  }

  /** What is kept takes memory; the rest of adding does not. */
  @Test
  void addingEventsThatAreKept() {
    FunnelAccumulator events = Funnel.accumulator(Funnel.define("a", "b", "c"));
    long[] actors = new long[200_000];
    long[] atMillis = new long[actors.length];
    byte[] masks = new byte[actors.length];
    for (int i = 0; i < actors.length; i++) {
      actors[i] = i % 1_000;
      masks[i] = 1;
    }
    events.addAll(actors, atMillis, masks, 0, actors.length);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < actors.length; i++) {
      events.add(i % 1_000, i, 2);
    }
    long eachOf16AndGrowth = 16 * 4;
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(eachOf16AndGrowth * actors.length);
    byte[] noSteps = new byte[1_000];
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            events.add(i, i, noSteps[i % 1_000]);
          }
        });
  }

  /** What is kept takes memory; the rest of adding does not. */
  @Test
  void addingEventsOfPathsAndStages() {
    PathAccumulator paths = Paths.accumulator(PathDefinition.fromFirstEvent());
    NamedPathAccumulator named = Paths.accumulatorOfNames(PathDefinition.fromFirstEvent());
    StageAccumulator stages =
        Stages.accumulator(StageDefinition.of(Stage.of("a", "a"), Stage.of("b", "b")));
    String[] names = {"a", "b", "c", "d"};
    int events = 200_000;
    for (int round = 0; round < 2; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < events; i++) {
        paths.add(i % 1_000, i, names[i % 4]);
        named.add(names[i % 4], i, names[i / 4 % 4]);
        stages.add(i % 1_000, i, 1 + i % 2);
        stages.addUnmapped(names[i % 4]);
      }
      long eachOf24And24And16AndGrowth = 64 * 3;
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).isLessThan(eachOf24And24And16AndGrowth * events);
    }
    PathAccumulator filtered =
        Paths.accumulator(PathDefinition.fromFirstEvent().overWholeHistory().onlyEvents("a"));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            filtered.add(i, i, names[1 + i % 3]);
            stages.addUnmapped(names[i % 4]);
          }
        });
  }

  @Test
  void addingActivityOfKnownActors() {
    CalendarGrid weeks = CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris"));
    RetentionAccumulator retention = Retention.accumulator(Retention.define(weeks, 12));
    long[] actors = new long[20_000];
    long[] times = new long[actors.length];
    Random random = new Random(5);
    for (int i = 0; i < actors.length; i++) {
      actors[i] = random.nextInt(1_000);
      times[i] = 1_700_000_000_000L + random.nextLong(1L << 34);
    }
    assertAllocatesNothing(
        () -> {
          retention.addAll(actors, times, 0, actors.length);
          for (int i = 0; i < actors.length; i++) {
            retention.add(actors[i], times[i]);
          }
        });
  }

  /** A record with a known id takes its cells and the chunks' growth, and nothing beside. */
  @Test
  void addingLinesOfKnownOrders() {
    NamedRepeatAccumulator lines = RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES);
    String[] customers = new String[100];
    String[] orders = new String[100];
    for (int i = 0; i < customers.length; i++) {
      customers[i] = "customer " + i;
      orders[i] = "order " + i;
    }
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      lines.add(customers[i % 100], i, 5, orders[i % 100]);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < count; i++) {
      lines.add(customers[i % 100], i, 5, orders[i % 100]);
    }
    long eachOf32AndGrowth = 32 * 2;
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(eachOf32AndGrowth * count);
  }

  @Test
  void addingRecords() {
    assertAllocatesNothing(Nps.metric(Answer::score));
    assertAllocatesNothing(
        Nps.<Answer>metric(Answer::score).missingWhere(answer -> !answer.fromWeb()));
  }

  @Test
  void addingRecordsToKnownGroups() {
    assertAllocatesNothing(Nps.metric(Answer::score).by(Answer::country));
    assertAllocatesNothing(Nps.metric(Answer::score).byLong(Answer::account));
    assertAllocatesNothing(Nps.metric(Answer::score).byLong(Answer::account).by(Answer::country));
  }

  @Test
  void addingRecordsToSeveralMetrics() {
    CsatDefinition topThree = CsatDefinition.of(RatingScale.ZERO_TO_TEN);
    assertAllocatesNothing(
        Nps.metric(Answer::score)
            .and(Csat.metric(topThree, Answer::score))
            .and(Nps.metric(Answer::score).byLong(Answer::account))
            .and(Nps.metric(Answer::score).by(Answer::country)));
  }

  @Test
  void addingDurationsInBuckets() {
    Quantiles quantiles = new Quantiles();
    quantiles.add(1L << 40);
    for (int i = 0; i < Quantiles.MOST_EXACT; i++) {
      quantiles.add(i);
    }
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            quantiles.add(i * 9_973L);
          }
        });
  }
}
