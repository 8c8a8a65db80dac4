package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Actors that are one and the same, by number and by text, in any order and merge tree. */
class PathActorsTest {

  private static final long SEED = 20260101;

  private static final PathDefinition PATHS = PathDefinition.startingAt("A").overWholeHistory();

  private static final StageDefinition STAGES =
      StageDefinition.of(Stage.of("first", "A", "B"), Stage.of("second", "C"));

  private static final StageEvents<Happening> STAGE_EVENTS =
      StageEvents.<Happening>of(Happening::name, Happening::at)
          .answers(Happening::isAnswer, Happening::score, Happening::stage);

  /** Something that is done to a part: an event is added, or two actors are joined. */
  private record Act(Happening event, long a, long b) {}

  @Test
  void joinedActorsAreOne() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<Act> acts = acts(random);
      List<Happening> renamed = renamed(acts);
      assertPaths(acts, renamed, round, random);
      assertStages(acts, renamed, round, random);
    }
  }

  private static List<Act> acts(Random random) {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      acts.add(new Act(Happening.any(random), 0, 0));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      acts.add(new Act(null, random.nextInt(8) - 3, random.nextInt(8) - 3));
    }
    Collections.shuffle(acts, random);
    return acts;
  }

  /** The events with each actor called by the smallest number they are joined with. */
  private static List<Happening> renamed(List<Act> acts) {
    Map<Long, Long> least = new HashMap<>();
    for (long actor = -3; actor < 5; actor++) {
      least.put(actor, actor);
    }
    for (int pass = 0; pass < 8; pass++) {
      for (Act act : acts) {
        if (act.event() == null) {
          long smaller = Math.min(least.get(act.a()), least.get(act.b()));
          least.put(act.a(), smaller);
          least.put(act.b(), smaller);
        }
      }
    }
    return acts.stream()
        .map(Act::event)
        .filter(event -> event != null)
        .map(
            event ->
                new Happening(
                    least.get(event.customer()),
                    event.at(),
                    event.sequence(),
                    event.name(),
                    event.score(),
                    event.stage()))
        .toList();
  }

  private static void assertPaths(
      List<Act> acts, List<Happening> renamed, int round, Random random) {
    PathMetric<Happening> metric =
        Paths.metricLong(PATHS, Happening::customer, Happening::name, Happening::at);
    NamedPathMetric<Happening> namedMetric =
        Paths.metric(PATHS, Happening::customerName, Happening::name, Happening::at);
    PathAccumulator[] parts = {metric.newAccumulator(), metric.newAccumulator()};
    NamedPathAccumulator[] named = {namedMetric.newAccumulator(), namedMetric.newAccumulator()};
    for (Act act : acts) {
      int part = random.nextInt(2);
      if (act.event() != null) {
        metric.add(parts[part], act.event());
        namedMetric.add(named[part], act.event());
      } else {
        parts[part].join(act.a(), act.b());
        named[part].join("customer " + act.a(), "customer " + act.b());
      }
      if (random.nextInt(20) == 0) {
        parts[part].result(); // puts joined actors together in between
        named[part].encode();
      }
    }
    Paths expected = renamed.stream().collect(metric);
    PathAccumulator merged = parts[1].copy().merge(parts[0]);
    assertThat(merged.result()).as("seed %d, round %d", SEED, round).isEqualTo(expected);
    assertThat(merged.encode()).isEqualTo(parts[0].copy().merge(parts[1]).encode());
    PathAccumulator decoded = metric.decode(merged.encode());
    assertThat(decoded.encode()).isEqualTo(merged.encode());
    assertThat(decoded.merge(metric.newAccumulator()).result()).isEqualTo(expected);
    NamedPathAccumulator mergedNamed = named[0].copy().merge(named[1]);
    assertThat(mergedNamed.result()).as("seed %d, round %d", SEED, round).isEqualTo(expected);
    assertThat(mergedNamed.encode()).isEqualTo(named[1].copy().merge(named[0]).encode());
    assertThat(namedMetric.decode(mergedNamed.encode()).result()).isEqualTo(expected);
  }

  private static void assertStages(
      List<Act> acts, List<Happening> renamed, int round, Random random) {
    StageMetric<Happening> metric = Stages.metricLong(STAGES, Happening::customer, STAGE_EVENTS);
    NamedStageMetric<Happening> namedMetric =
        Stages.metric(STAGES, Happening::customerName, STAGE_EVENTS);
    StageAccumulator[] parts = {metric.newAccumulator(), metric.newAccumulator()};
    NamedStageAccumulator[] named = {namedMetric.newAccumulator(), namedMetric.newAccumulator()};
    for (Act act : acts) {
      int part = random.nextInt(2);
      if (act.event() != null) {
        metric.add(parts[part], act.event());
        namedMetric.add(named[part], act.event());
      } else {
        parts[part].join(act.a(), act.b());
        named[part].join("customer " + act.a(), "customer " + act.b());
      }
    }
    StageAccumulator whole = metric.newAccumulator();
    renamed.forEach(event -> metric.add(whole, event));
    StageAccumulator merged = parts[1].copy().merge(parts[0]);
    assertThat(merged.result()).as("seed %d, round %d", SEED, round).isEqualTo(whole.result());
    assertThat(merged.fold(new CollectedAnswers())).isEqualTo(whole.fold(new CollectedAnswers()));
    assertThat(metric.decode(merged.encode()).encode()).isEqualTo(merged.encode());
    NamedStageAccumulator mergedNamed = named[0].copy().merge(named[1]);
    assertThat(mergedNamed.result()).isEqualTo(whole.result());
    assertThat(mergedNamed.fold(new CollectedAnswers()))
        .isEqualTo(whole.fold(new CollectedAnswers()));
    assertThat(mergedNamed.encode()).isEqualTo(named[1].copy().merge(named[0]).encode());
    assertThat(namedMetric.decode(mergedNamed.encode()).result()).isEqualTo(whole.result());
  }

  @Test
  void aStateMergesWithItself() {
    PathAccumulator paths = Paths.accumulator(PATHS);
    NamedPathAccumulator namedPaths = Paths.accumulatorOfNames(PATHS);
    StageAccumulator stages = Stages.accumulator(STAGES);
    NamedStageAccumulator namedStages = Stages.accumulatorOfNames(STAGES);
    for (int i = 0; i < 6; i++) {
      paths.add(i % 2, i, "A");
      namedPaths.add("a" + i % 2, i, "A");
      stages.add(i % 2, i, 1 + i % 2);
      stages.addAnswer(i % 3, i, i);
      stages.addUnmapped("x");
      namedStages.add("a" + i % 2, i, 1);
    }
    assertThat(paths.merge(paths).events()).isEqualTo(12);
    assertThat(paths.result().transitions().count()).isEqualTo(10);
    assertThat(namedPaths.merge(namedPaths).result().transitions().count()).isEqualTo(10);
    assertThat(stages.merge(stages).events()).isEqualTo(12);
    assertThat(stages.answers()).isEqualTo(12);
    assertThat(stages.result().unmapped()).isEqualTo(12);
    assertThat(namedStages.merge(namedStages).events()).isEqualTo(12);
    assertThat(namedStages.answers()).isZero();
  }
}
