package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stages agree with plain loops over lists of events. */
class StageOracleTest {

  private static final long SEED = 20260101;
  private static final List<String> STAGES = List.of("explore", "buy", "use", "care");

  private static final StageEvents<Happening> EVENTS =
      StageEvents.<Happening>of(Happening::name, Happening::at)
          .sequence(Happening::sequence)
          .condition("large", Happening::isLarge)
          .answers(Happening::isAnswer, Happening::score, Happening::stage);

  /** Which stage an event belongs to; -1 for none. */
  private static int stageOf(Happening event) {
    return switch (event.name()) {
      case "view", "search" -> 0;
      case "pay" -> event.sequence() == 1 ? 1 : 2;
      case "play" -> 2;
      case "ticket" -> 3;
      default -> -1;
    };
  }

  private static final StageDefinition DEFINITION =
      StageDefinition.of(
          Stage.of("explore", "view", "search"),
          Stage.matching("buy", new StageMatch("pay", "large")),
          Stage.of("use", "pay", "play"),
          Stage.of("care", "ticket"));

  /** A stay in a stage: until is null for the last. */
  private record Stay(long actor, int stage, long from, Long until) {}

  @Test
  void anyEventsAndAnswers() {
    Random random = new Random(SEED);
    for (int round = 0; round < 1_000; round++) {
      StageDefinition definition = DEFINITION.withQuiet(Duration.ofMillis(random.nextInt(10)));
      definition = random.nextBoolean() ? definition.orderedBySequence() : definition;
      List<Happening> records = records(random);
      String failure = "seed " + SEED + ", round " + round + ", " + definition + ", " + records;
      StageAccumulator state = read(definition, records, random);
      assertSame(state.result(), definition, records, null, failure);
      Instant asOf = Instant.ofEpochMilli(15 + random.nextInt(30));
      assertSame(state.result(asOf), definition, records, asOf, failure);
      assertSameAnswers(state, definition, records, failure);
    }
  }

  private static List<Happening> records(Random random) {
    String[] names = {"view", "search", "pay", "play", "ticket", "other", "else"};
    List<Happening> records = new ArrayList<>();
    int actors = 1 + random.nextInt(4);
    for (int i = random.nextInt(30); i > 0; i--) {
      boolean isAnswer = random.nextInt(4) == 0;
      records.add(
          new Happening(
              random.nextInt(actors),
              random.nextInt(30),
              random.nextInt(2),
              names[random.nextInt(names.length)],
              isAnswer ? random.nextInt(11) : Double.NaN,
              isAnswer && random.nextInt(3) == 0 ? STAGES.get(random.nextInt(4)) : ""));
    }
    return records;
  }

  private static StageAccumulator read(
      StageDefinition definition, List<Happening> records, Random random) {
    List<Happening> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    StageMetric<Happening> metric = Stages.metricLong(definition, Happening::customer, EVENTS);
    StageAccumulator[] parts = {
      metric.newAccumulator(), metric.newAccumulator(), metric.newAccumulator()
    };
    shuffled.forEach(record -> metric.add(parts[random.nextInt(3)], record));
    return parts[2].merge(parts[0].merge(parts[1]));
  }

  private static Map<Long, List<Happening>> mappedByActor(
      StageDefinition definition, List<Happening> records) {
    Map<Long, List<Happening>> byActor = new TreeMap<>();
    for (Happening record : records) {
      if (!record.isAnswer() && stageOf(record) >= 0) {
        byActor.computeIfAbsent(record.customer(), actor -> new ArrayList<>()).add(record);
      }
    }
    Comparator<Happening> order = Comparator.comparingLong(Happening::at);
    if (definition.ties() == TieOrder.BY_SEQUENCE) {
      order = order.thenComparingLong(Happening::sequence);
    }
    Comparator<Happening> whole = order.thenComparingInt(StageOracleTest::stageOf);
    byActor.values().forEach(events -> events.sort(whole));
    return byActor;
  }

  private static List<Stay> stays(long actor, List<Happening> events) {
    List<Stay> stays = new ArrayList<>();
    for (Happening event : events) {
      int stage = stageOf(event);
      int last = stays.size() - 1;
      if (last < 0 || stays.get(last).stage() != stage) {
        if (last >= 0) {
          Stay open = stays.get(last);
          stays.set(last, new Stay(actor, open.stage(), open.from(), event.at()));
        }
        stays.add(new Stay(actor, stage, event.at(), null));
      }
    }
    return stays;
  }

  private static void assertSame(
      Stages stages,
      StageDefinition definition,
      List<Happening> records,
      Instant asOf,
      String failure) {
    Map<Long, List<Happening>> byActor = mappedByActor(definition, records);
    List<List<Stay>> journeys = new ArrayList<>();
    byActor.forEach((actor, events) -> journeys.add(stays(actor, events)));
    assertThat(stages.n()).as(failure).isEqualTo(byActor.size());
    Map<String, Long> unmapped =
        records.stream()
            .filter(record -> !record.isAnswer() && stageOf(record) < 0)
            .collect(Collectors.groupingBy(Happening::name, Collectors.counting()));
    assertThat(stages.unmappedByName()).as(failure).isEqualTo(new TreeMap<>(unmapped));
    assertThat(stages.unmapped())
        .isEqualTo(unmapped.values().stream().mapToLong(count -> count).sum());
    for (int stage = 0; stage < 4; stage++) {
      assertSameStage(stages, stage, definition, byActor, journeys, asOf, failure);
    }
  }

  private static void assertSameStage(
      Stages stages,
      int stage,
      StageDefinition definition,
      Map<Long, List<Happening>> byActor,
      List<List<Stay>> journeys,
      Instant asOf,
      String failure) {
    StageSummary summary = stages.stage(STAGES.get(stage));
    assertThat(summary).isEqualTo(stages.stages().get(stage));
    assertThat(summary.events())
        .as(failure)
        .isEqualTo(
            byActor.values().stream()
                .flatMap(List::stream)
                .filter(event -> stageOf(event) == stage)
                .count());
    List<List<Stay>> through =
        journeys.stream()
            .filter(stays -> stays.stream().anyMatch(stay -> stay.stage() == stage))
            .toList();
    assertThat(summary.actors()).as(failure).isEqualTo(through.size());
    List<Stay> here =
        journeys.stream().flatMap(List::stream).filter(stay -> stay.stage() == stage).toList();
    assertThat(summary.entries()).as(failure).isEqualTo(here.size());
    assertThat(summary.starts())
        .as(failure)
        .isEqualTo(through.stream().filter(stays -> stays.get(0).stage() == stage).count());
    List<Stay> open = here.stream().filter(stay -> stay.until() == null).toList();
    assertThat(summary.openStays()).as(failure).isEqualTo(open.size());
    long dropped = 0;
    for (Stay stay : open) {
      List<Happening> events = byActor.get(stay.actor());
      long last = events.get(events.size() - 1).at();
      boolean isRecent =
          asOf != null && asOf.toEpochMilli() - last <= definition.quiet().toMillis();
      dropped += isRecent ? 0 : 1;
    }
    assertThat(summary.dropped()).as(failure).isEqualTo(dropped);
    assertThat(summary.dropOff(ConfidenceLevel.P95).n()).isEqualTo(through.size());
    List<Long> times =
        here.stream()
            .filter(stay -> stay.until() != null)
            .map(stay -> stay.until() - stay.from())
            .sorted()
            .toList();
    assertThat(summary.times().n()).as(failure).isEqualTo(times.size());
    if (!times.isEmpty()) {
      assertThat(summary.times().quantile(0.5)).hasValue(times.get((times.size() + 1) / 2 - 1));
      assertThat(summary.times().mean())
          .isCloseTo(times.stream().mapToLong(t -> t).average().orElseThrow(), within(1e-9));
    }
    assertSameMoves(stages, stage, journeys, through, failure);
  }

  private static void assertSameMoves(
      Stages stages,
      int stage,
      List<List<Stay>> journeys,
      List<List<Stay>> through,
      String failure) {
    long[] moves = new long[4];
    for (List<Stay> stays : journeys) {
      for (int i = 1; i < stays.size(); i++) {
        if (stays.get(i - 1).stage() == stage) {
          moves[stays.get(i).stage()]++;
        }
      }
    }
    StageSummary summary = stages.stage(STAGES.get(stage));
    long next = 0;
    long skipped = 0;
    long back = 0;
    for (int to = 0; to < 4; to++) {
      assertThat(stages.moves(STAGES.get(stage), STAGES.get(to))).as(failure).isEqualTo(moves[to]);
      next += to == stage + 1 ? moves[to] : 0;
      skipped += to > stage + 1 ? moves[to] : 0;
      back += to < stage ? moves[to] : 0;
    }
    assertThat(summary.moves()).isEqualTo(new StageSummary.Moves(next, skipped, back));
    long onward = 0;
    long[] converted = new long[4];
    for (List<Stay> stays : through) {
      int first = 0;
      while (stays.get(first).stage() != stage) {
        first++;
      }
      List<Integer> after =
          stays.subList(first + 1, stays.size()).stream().map(Stay::stage).distinct().toList();
      after.forEach(to -> converted[to]++);
      onward += after.stream().anyMatch(to -> to > stage) ? 1 : 0;
    }
    assertThat(summary.onward()).as(failure).isEqualTo(onward);
    for (int to = 0; to < 4; to++) {
      if (to != stage) {
        double share = stages.conversion(STAGES.get(stage), STAGES.get(to)).value();
        assertThat(share)
            .as(failure)
            .isEqualTo(Double.valueOf((double) converted[to] / through.size()));
      }
    }
  }

  private static void assertSameAnswers(
      StageAccumulator state, StageDefinition definition, List<Happening> records, String failure) {
    Map<Long, List<Happening>> byActor = mappedByActor(definition, records);
    List<StageAnswer> expected = new ArrayList<>();
    for (Happening record : records) {
      if (record.isAnswer()) {
        String stage = record.stage().isEmpty() ? "none" : record.stage();
        if (record.stage().isEmpty()) {
          for (Happening event : byActor.getOrDefault(record.customer(), List.of())) {
            stage = event.at() <= record.at() ? STAGES.get(stageOf(event)) : stage;
          }
        }
        expected.add(new StageAnswer(stage, record.score(), record.at()));
      }
    }
    List<StageAnswer> folded = state.fold(new CollectedAnswers());
    assertThat(folded).as(failure).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(folded).isSortedAccordingTo(Comparator.comparingLong(StageAnswer::atMillis));
    for (StageScore score : state.result().scores()) {
      List<Double> scores =
          expected.stream()
              .filter(answer -> answer.stage().equals(score.stage()))
              .map(StageAnswer::score)
              .toList();
      assertThat(score.n()).as(failure).isEqualTo(scores.size());
      double mean = scores.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
      assertClose(score.mean(), mean, failure);
      double squares = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
      double variance = scores.size() < 2 ? Double.NaN : squares / (scores.size() - 1);
      assertClose(score.sampleVariance(), variance, failure);
    }
  }

  private static void assertClose(double actual, double expected, String failure) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(failure).isNaN();
    } else {
      assertThat(actual).as(failure).isCloseTo(expected, within(1e-9));
    }
  }
}
