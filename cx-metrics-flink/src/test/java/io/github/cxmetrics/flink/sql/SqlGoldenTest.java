package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.survey.NpsDefinition;
import java.util.List;
import java.util.Map;

/** Golden states of the functions of SQL. */
class SqlGoldenTest implements GoldenContract {

  private static AnswerChanges<?> changes() {
    var changes = AnswerChanges.of(NpsDefinition.STANDARD);
    changes.add(10);
    changes.add(3);
    changes.takeBack(3);
    changes.takeBack(7);
    return changes;
  }

  private static CallAccumulator<?, ?> call() {
    var calls = CallAccumulator.of(new FunnelCall(null));
    calls.inside(List.of("PT1H", "view", "pay")).add("김", 1_700_000_000_000L, 1);
    calls.inside(List.of("PT1H", "view", "pay")).add("김", 1_700_000_060_000L, 2);
    return calls;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    return Map.of(
        "answerChanges-v1", changes(),
        "sqlCall-v1", call(),
        "sqlCall-before-rows-v1", CallAccumulator.of(new DurationCall()));
  }
}
