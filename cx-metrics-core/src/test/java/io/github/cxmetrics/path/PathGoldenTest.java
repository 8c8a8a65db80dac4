package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of paths and of stages. */
class PathGoldenTest implements GoldenContract {

  private static PathAccumulator paths() {
    PathAccumulator paths =
        Paths.accumulator(PathDefinition.startingAt("view").exceptEvents("ping"));
    String[] names = {"view", "cart", "pay", "ping", "보기"};
    for (int i = 0; i < 60; i++) {
      paths.add(i % 7 - 3, 1_000_000L * (i * i % 61), names[i % 5]);
    }
    paths.join(1, 2);
    return paths;
  }

  private static NamedPathAccumulator pathsByName() {
    NamedPathAccumulator paths =
        Paths.accumulatorOfNames(
            PathDefinition.endingAt("pay")
                .everyOccurrence()
                .overWholeHistory()
                .collapsingRepeats()
                .orderedBySequence()
                .showingEnds());
    String[] names = {"view", "cart", "pay"};
    for (int i = 0; i < 30; i++) {
      paths.add("고객 " + i % 4, 100_000L * (i / 2), -i, names[i % 3]);
    }
    paths.join("고객 1", "cookie");
    return paths;
  }

  private static final StageDefinition STAGES =
      StageDefinition.of(Stage.of("explore", "view", "search"), Stage.of("purchase", "pay"));

  private static StageAccumulator stages() {
    StageAccumulator stages = Stages.accumulator(STAGES);
    for (int i = 0; i < 60; i++) {
      stages.add(i % 7 - 3, 1_000_000L * (i * i % 61), 1 + i % 2);
    }
    stages.join(1, 2);
    stages.addUnmapped("scroll");
    stages.addUnmapped("보기");
    stages.addAnswer(-3, 5_000_000, 9.5);
    stages.addAnswer(99, -5_000_000, -1, "purchase");
    return stages;
  }

  private static NamedStageAccumulator stagesByName() {
    NamedStageAccumulator stages = Stages.accumulatorOfNames(STAGES.orderedBySequence());
    for (int i = 0; i < 30; i++) {
      stages.add("고객 " + i % 4, 100_000L * (i / 2), -i, 1 + i % 2);
    }
    stages.addAnswer("nobody", 0, 3);
    stages.join("고객 1", "cookie");
    return stages;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("paths-v1", paths());
    states.put("paths-by-name-v1", pathsByName());
    states.put("stages-v1", stages());
    states.put("stages-by-name-v1", stagesByName());
    return states;
  }
}
