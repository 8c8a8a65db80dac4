package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.window.Window;
import io.github.cxmetrics.wire.StateFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an old version of a metric has kept goes on in the next one; nothing else does. */
class MigrationTest {

  private static final long COUNT = 12_000;

  private static TestCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(1, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    cluster.cancelAll();
  }

  private static StreamExecutionEnvironment environment(Backend backend) {
    return TestCluster.environment(2, backend.in(new Configuration()));
  }

  /** A third of the records more, and then a savepoint. */
  private <A extends Accumulator<A, Long>> String third(JobID id, StateJob<Answer, A, Long> job)
      throws Exception {
    job.pass(COUNT / 3, cluster, id);
    return cluster.stopWithSavepoint(id, folder, SavepointFormatType.CANONICAL);
  }

  @ParameterizedTest
  @CsvSource({"HEAP, HEAP", "ROCKSDB, ROCKSDB", "HEAP, ROCKSDB", "ROCKSDB, HEAP"})
  void statesGoOnInANewerLayout(Backend from, Backend to) throws Exception {
    Watched<Answer> watched = Watched.letting(0);
    Replayed<Answer> answers = new Replayed.Answers(5, COUNT);
    var one = StateJob.aggregate(PointsOne.metric("score"), answers, watched);
    String before = third(cluster.submit(one.in(environment(from))), one);

    var two = StateJob.aggregate(PointsTwo.metric("score"), answers, watched);
    String after = third(cluster.submit(two.in(environment(to)), before), two);
    assertThat(two.emitted().stream().mapToLong(result -> result.state().accumulator().before()))
        .as("what was kept in the old layout")
        .anyMatch(points -> points > 0);
    assertRefused(
        PointsOne.metric("score"), to, after, "test/points v2[score]", "test/points[score]");

    watched.letAll();
    var end = StateJob.aggregate(PointsTwo.metric("score"), answers, watched);
    cluster.await(cluster.submit(end.in(environment(to)), after));
    assertThat(watched.seen()).isEqualTo(COUNT);
    assertThat(
            Stream.of(one.results(), two.results(), end.results())
                .flatMap(results -> sums(results).stream()))
        .containsExactlyInAnyOrderElementsOf(sums(one.expected()));
  }

  private static List<Map.Entry<String, Long>> sums(Map<String, Map<Window, Long>> results) {
    List<Map.Entry<String, Long>> sums = new ArrayList<>();
    results.forEach(
        (region, windows) ->
            windows.forEach((window, sum) -> sums.add(Map.entry(region + window, sum))));
    return sums;
  }

  @ParameterizedTest
  @EnumSource(names = {"HEAP", "ROCKSDB"})
  void anotherDefinitionIsRefusedNamingBoth(Backend backend) throws Exception {
    Watched<Answer> watched = Watched.letting(0);
    var survey =
        StateJob.aggregate(PointsOne.metric("score"), new Replayed.Answers(6, COUNT), watched);
    String savepoint = third(cluster.submit(survey.in(environment(backend))), survey);
    assertRefused(
        PointsTwo.metric("stars"),
        backend,
        savepoint,
        "test/points[score]",
        "test/points v2[stars]");
  }

  private static <A extends Accumulator<A, R>, R> void assertRefused(
      Metric<Answer, A, R> metric, Backend backend, String savepoint, String was, String is)
      throws Exception {
    Watched<Answer> watched = Watched.letting(COUNT);
    var survey = StateJob.aggregate(metric, new Replayed.Answers(6, COUNT), watched);
    JobID job = cluster.submit(survey.in(environment(backend)), savepoint);
    assertThatThrownBy(() -> cluster.await(job))
        .rootCause()
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("cannot restore states of " + was + " as states of " + is + ": ");
    assertThat(survey.emitted()).isEmpty();
  }
}
