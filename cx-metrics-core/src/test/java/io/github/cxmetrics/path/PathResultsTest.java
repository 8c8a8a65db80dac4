package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.StepTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Results are equal exactly if they say the same; and hold as much as there is. */
class PathResultsTest {

  private static final PathDefinition WHOLE = PathDefinition.fromFirstEvent().overWholeHistory();

  /** A word for each actor, with times as long as they are given. */
  private static Paths paths(PathDefinition definition, long step, String... actors) {
    PathAccumulator state = Paths.accumulator(definition);
    for (int actor = 0; actor < actors.length; actor++) {
      for (int i = 0; i < actors[actor].length(); i++) {
        state.add(actor, i * step, actors[actor].substring(i, i + 1));
      }
    }
    return state.result();
  }

  @Test
  void pathsThatDifferAreNotEqual() {
    List<Paths> different =
        List.of(
            paths(WHOLE, 1, "ab", "a"),
            paths(WHOLE, 2, "ab", "a"),
            paths(WHOLE.upToSteps(4), 1, "ab", "a"),
            paths(WHOLE, 1, "ab"),
            paths(WHOLE, 1, "ab", "b"),
            paths(WHOLE, 1, "ac", "a"),
            paths(WHOLE, 1, "ab", "abb"),
            paths(WHOLE, 1, "abc", "acb"),
            paths(WHOLE, 1, "abcabc", "abcabcabc"),
            paths(WHOLE, 1, "abcabcabc", "abcabc", "c"),
            paths(WHOLE, 1, "abcabccab", "abcabc", "c"),
            paths(WHOLE.showingEnds(), 1, "ab", "a"));
    for (int i = 0; i < different.size(); i++) {
      for (int j = 0; j < different.size(); j++) {
        assertThat(different.get(i).equals(different.get(j))).isEqualTo(i == j);
      }
    }
    assertThat(paths(WHOLE, 1, "ab", "a"))
        .isEqualTo(different.get(0))
        .hasSameHashCodeAs(different.get(0))
        .isNotEqualTo("paths");
    Transitions matrix = different.get(0).transitions();
    assertThat(paths(WHOLE, 1, "ab").transitions()).isNotEqualTo(matrix);
    assertThat(paths(WHOLE, 1, "ab", "b").transitions()).isNotEqualTo(matrix);
    assertThat(paths(WHOLE, 1, "ac", "a").transitions()).isNotEqualTo(matrix);
    assertThat(paths(WHOLE, 1, "abab", "a").transitions()).isNotEqualTo(matrix);
    assertThat(paths(WHOLE, 9, "ab", "a").transitions()).isNotEqualTo(matrix);
    assertThat(paths(WHOLE.upToSteps(4), 1, "ab", "a").transitions())
        .isEqualTo(matrix)
        .hasSameHashCodeAs(matrix)
        .isNotEqualTo("transitions");
  }

  @Test
  void countsThatDifferAreNotEqual() {
    CountRows rows = counts(1, 5, 2);
    assertThat(counts(1, 5, 2)).isEqualTo(rows).hasSameHashCodeAs(rows).isNotEqualTo("rows");
    assertThat(counts(2, 5, 2)).isNotEqualTo(rows);
    assertThat(counts(1, 6, 2)).isNotEqualTo(rows);
    assertThat(counts(1, 5, 3)).isNotEqualTo(rows);
    PositionCounts.Rows positions = positions("ab");
    assertThat(positions("ab")).isEqualTo(positions).hasSameHashCodeAs(positions);
    assertThat(positions).isNotEqualTo("positions");
    for (String other : new String[] {"a", "ac", "bb", "abc"}) {
      assertThat(positions(other)).isNotEqualTo(positions);
    }
    SequenceCounts.Rows sequences = sequences("ab");
    assertThat(sequences("ab")).isEqualTo(sequences).hasSameHashCodeAs(sequences);
    assertThat(sequences("ac")).isNotEqualTo(sequences);
    assertThat(sequences("ab", "ab")).isNotEqualTo(sequences);
    assertThat(sequences("abcabc")).isNotEqualTo(sequences("abcab")).isNotEqualTo("sequences");
  }

  private static CountRows counts(long key, long millis, int times) {
    ActorCounts counts = new ActorCounts();
    for (int i = 0; i < times; i++) {
      counts.count(key, millis);
    }
    counts.endActor();
    return counts.rows();
  }

  private static int[] ranks(String word) {
    return word.chars().map(letter -> letter - 'a').toArray();
  }

  private static PositionCounts.Rows positions(String word) {
    PositionCounts counts = new PositionCounts(WHOLE.upToSteps(2));
    counts.add(new long[word.length()], ranks(word), 0, word.length());
    counts.endActor();
    return counts.rows();
  }

  private static SequenceCounts.Rows sequences(String... words) {
    SequenceCounts counts = new SequenceCounts(WHOLE, key -> words.length);
    for (String word : words) {
      counts.add(ranks(word), 0, word.length());
    }
    counts.endActor();
    return counts.rows();
  }

  @Test
  void stagesThatDifferAreNotEqual() {
    StageDefinition definition = StageDefinition.of(Stage.of("a", "a"), Stage.of("b", "b"));
    List<StageAccumulator> states = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      StageDefinition other = StageDefinition.of(Stage.of("a", "a"), Stage.of("b", "c"));
      StageAccumulator state = Stages.accumulator(i == 1 ? other : definition);
      state.add(1, 0, 1);
      state.add(1, 5, 2);
      states.add(state);
    }
    states.get(2).addUnmapped("x");
    states.get(3).addAnswer(1, 0, 3);
    states.get(4).add(2, 0, 1);
    states.get(5).add(1, 9, 1);
    states.get(6).add(1, 9, 2);
    states.get(7).add(1, 5, 1);
    states.get(7).add(1, 6, 2);
    for (int i = 0; i < 9; i++) {
      Stages one = states.get(i).result();
      assertThat(one.definition()).isEqualTo(i == 1 ? one.definition() : definition);
      for (int j = 0; j < 9; j++) {
        boolean same = i == j || (i % 8 == 0 && j % 8 == 0);
        assertThat(one.equals(states.get(j).result())).as("%d and %d", i, j).isEqualTo(same);
      }
    }
    assertThat(states.get(0).result())
        .hasSameHashCodeAs(states.get(8).result())
        .isNotEqualTo("stages");
  }

  /** Moves and conversions can differ where all that is summed up of stages is the same. */
  @Test
  void waysBackThatDifferAreNotEqual() {
    Stages one = stages("cab", "cba", "dab", "dba");
    Stages other = stages("cab", "cab", "dba", "dba");
    assertThat(other).isNotEqualTo(one);
    Stages third = stages("dacbdbca");
    Stages fourth = stages("dbcadacb");
    assertThat(third).isNotEqualTo(fourth);
  }

  private static Stages stages(String... words) {
    StageAccumulator state =
        Stages.accumulator(
            StageDefinition.of(
                Stage.of("a", "a"), Stage.of("b", "b"), Stage.of("c", "c"), Stage.of("d", "d")));
    for (int actor = 0; actor < words.length; actor++) {
      int[] ranks = ranks(words[actor]);
      for (int i = 0; i < ranks.length; i++) {
        state.add(actor, i, 1 + ranks[i]);
      }
    }
    return state.result();
  }

  @Test
  void manyDifferentWholePaths() {
    Random random = new Random(20260101);
    PathAccumulator state = Paths.accumulator(WHOLE);
    Map<List<String>, Long> expected = new HashMap<>();
    for (int actor = 0; actor < 5_000; actor++) {
      List<String> path = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        path.add("event " + random.nextInt(9));
        state.add(actor, path.size(), path.get(path.size() - 1));
      }
      expected.merge(path, 1L, Long::sum);
    }
    Map<List<String>, Long> read = new HashMap<>();
    state.result().wholePaths().forEach(path -> read.put(path.events(), path.paths()));
    assertThat(expected).hasSizeGreaterThan(2_000);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void timesAreDescribed() {
    StepTimes times = paths(WHOLE, 7, "ab", "ab").edges(0).get(0).times();
    assertThat(times).hasToString("2 times, median 7");
    assertThat(times.relativeError()).isZero();
    assertThat(times.mean()).isEqualTo(7);
    assertThat(times.least()).hasValue(7);
    assertThat(times.most()).hasValue(7);
    StepTimes same = paths(WHOLE, 7, "ab", "ab").edges(0).get(0).times();
    assertThat(times).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo("times");
    assertThat(StepTimes.NONE).hasToString("no times");
    assertThat(paths(WHOLE, 7, "ab", "a").steps(0).get(0).endedShare(ConfidenceLevel.P95).value())
        .isEqualTo(0.5);
  }

  @Test
  void namedActorsAndPlainAnswers() {
    StageDefinition definition = StageDefinition.of(Stage.of("a", "a"));
    NamedStageMetric<Happening> metric =
        Stages.metric(
            definition,
            Happening::customerName,
            StageEvents.<Happening>of(Happening::name, Happening::at)
                .answers(Happening::isAnswer, Happening::score));
    NamedStageAccumulator state = metric.newAccumulator();
    metric.add(state, Happening.of(1, 0, "a"));
    metric.add(state, new Happening(1, 1, 0, "survey", 9, "ignored"));
    for (int i = 0; i < 9; i++) {
      metric.add(state, Happening.of(1, i, "other " + i));
    }
    Stages stages = state.result(Instant.EPOCH);
    assertThat(stages.stage("a").stillThere()).isEqualTo(1);
    assertThat(stages.score("a").mean()).isEqualTo(9);
    assertThat(stages.unmappedByName()).hasSize(9);
    StageMetric<Happening> maybe =
        Stages.metricLong(
            definition,
            Happening::customer,
            StageEvents.<Happening>of(Happening::name, Happening::at)
                .answers(Happening::isAnswer, Happening::score, answer -> null));
    StageAccumulator unnamed = maybe.newAccumulator();
    maybe.add(unnamed, new Happening(1, 1, 0, "survey", 9, "ignored"));
    assertThat(unnamed.result().score("none").n()).isEqualTo(1);
  }
}
