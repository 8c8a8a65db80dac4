package io.github.cxmetrics.path;

import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.SubjectTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The stage of each answer: the one it names, or else the one that the actor was in. */
final class AnswersByStage {

  /** The index of no stage. */
  private static final int NONE = -1;

  private static final int CELLS = 3;
  private static final int SCORE = 1;
  private static final int EXPLICIT = 2;

  private final StageDefinition definition;

  /* All answers, those of an actor together in the order of time; by actor, from where to where. */
  private long[] answers = new long[0];
  private int size;
  private final SubjectTable ranges = new SubjectTable(2, 0);
  private final int[] stages;

  AnswersByStage(StageState state, EventLog log) {
    definition = state.definition();
    answers = new long[Math.multiplyExact(Math.toIntExact(log.size()), CELLS)];
    log.forEach(this::take);
    stages = new int[size];
    for (int i = 0; i < size; i++) {
      stages[i] = (int) answers[i * CELLS + EXPLICIT] - 1; // NONE if it names none
    }
    if (size > 0) {
      state.forEachActorsEvents((actor, events, from, to) -> place(state, actor, events, from, to));
    }
  }

  private void take(long actor, long[] cells, int from, int to) {
    int start = ranges.findOrAdd(actor);
    ranges.cells()[start] = size;
    System.arraycopy(cells, from * CELLS, answers, size * CELLS, (to - from) * CELLS);
    size += to - from;
    ranges.cells()[start + 1] = size;
  }

  private void place(StageState state, long actor, long[] events, int from, int to) {
    int start = ranges.find(actor);
    if (start == SubjectTable.ABSENT) {
      return;
    }
    int event = from;
    int last = (int) ranges.cells()[start + 1];
    for (int i = (int) ranges.cells()[start]; i < last; i++) {
      while (event < to && state.atMillis(events, event) <= answers[i * CELLS]) {
        event++;
      }
      if (stages[i] == NONE && event > from) {
        stages[i] = state.stage(events, event - 1);
      }
    }
  }

  private double score(int answer) {
    return Double.longBitsToDouble(answers[answer * CELLS + SCORE]);
  }

  private String nameOf(int stage) {
    return stage == NONE ? StageAnswer.NONE : definition.stages().get(stage).name();
  }

  /** The scores of each stage, then those of none. */
  List<StageScore> scores() {
    int none = definition.stages().size();
    int[] sizes = new int[none + 1];
    for (int stage : stages) {
      sizes[stage == NONE ? none : stage]++;
    }
    double[][] scores = new double[none + 1][];
    Arrays.setAll(scores, stage -> new double[sizes[stage]]);
    for (int i = 0; i < size; i++) {
      int stage = stages[i] == NONE ? none : stages[i];
      scores[stage][--sizes[stage]] = score(i);
    }
    List<StageScore> all = new ArrayList<>();
    for (int stage = 0; stage <= none; stage++) {
      all.add(StageScore.of(nameOf(stage == none ? NONE : stage), scores[stage]));
    }
    return List.copyOf(all);
  }

  /** All answers in an order that depends on nothing but them. */
  List<StageAnswer> inOrder() {
    List<StageAnswer> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(new StageAnswer(nameOf(stages[i]), score(i), answers[i * CELLS]));
    }
    all.sort(
        Comparator.comparingLong(StageAnswer::atMillis)
            .thenComparing(StageAnswer::stage)
            .thenComparingDouble(StageAnswer::score));
    return all;
  }
}
