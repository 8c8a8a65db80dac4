package io.github.cxmetrics.path;

import io.github.cxmetrics.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which stage a record belongs to: the first that matches it. */
final class StageReader<T> {

  private record Conditional<T>(StageMatch match, Condition<? super T> condition, int stage) {}

  private final StageEvents<T> fields;
  private final Map<String, Integer> stageOfName = new HashMap<>();
  private final List<Conditional<T>> conditionals = new ArrayList<>();

  StageReader(StageDefinition definition, StageEvents<T> fields) {
    this.fields = fields;
    PathEvents.requireSequence(definition.ties(), fields.sequence(), "StageEvents.sequence");
    List<Stage> stages = definition.stages();
    for (int i = 0; i < stages.size(); i++) {
      for (StageMatch match : stages.get(i).matches()) {
        add(match, i + 1);
      }
    }
  }

  private void add(StageMatch match, int stage) {
    if (match.condition().isEmpty()) {
      stageOfName.put(match.event(), stage);
      return;
    }
    Condition<? super T> condition = fields.conditions().get(match.condition());
    if (condition == null) {
      throw new IllegalArgumentException(
          "condition '"
              + match.condition()
              + "' must have code, was none: give StageEvents.condition");
    }
    conditionals.add(new Conditional<>(match, condition, stage));
  }

  String name(T record) {
    String name = fields.name().apply(record);
    if (name == null) {
      throw new IllegalArgumentException("name of an event must not be null");
    }
    return name;
  }

  /** The number of the stage, from 1; {@link StageState#UNMAPPED} if none matches. */
  int stage(T record, String name) {
    Integer byName = stageOfName.get(name);
    int stage = byName == null ? StageState.UNMAPPED : byName;
    for (int i = 0; i < conditionals.size(); i++) {
      Conditional<T> conditional = conditionals.get(i);
      boolean comesFirst = stage == StageState.UNMAPPED || conditional.stage() < stage;
      if (!comesFirst) {
        return stage;
      }
      if (conditional.match().namesMatch(name) && conditional.condition().test(record)) {
        return conditional.stage();
      }
    }
    return stage;
  }
}
