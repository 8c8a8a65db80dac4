package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that was stopped in mid-stream goes on with more tasks, with fewer, or elsewhere. */
class RescaleTest {

  private static final long COUNT = 16_000;

  private static final Metric<Answer, RatingAccumulator<Nps>, Nps> NPS = Nps.metric(Answer::score);

  private static TestCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(2, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    cluster.cancelAll();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 4, HEAP, HEAP, CANONICAL",
    "4, 2, HEAP, HEAP, NATIVE",
    "2, 4, ROCKSDB, ROCKSDB, NATIVE",
    "4, 2, ROCKSDB, ROCKSDB, CANONICAL",
    "2, 4, HEAP, ROCKSDB, CANONICAL",
    "4, 2, ROCKSDB, HEAP, CANONICAL"
  })
  void windowsGoOnWhereTheyStopped(
      int before, int after, Backend from, Backend to, SavepointFormatType format)
      throws Exception {
    Watched<Answer> watched = Watched.letting(COUNT / 2);
    var survey = new SurveyJob<>(NPS, new AnswerStream(before, COUNT), watched);
    JobID first =
        cluster.submit(survey.in(TestCluster.environment(before, from.in(new Configuration()))));
    cluster.awaitRunning(first);
    TestCluster.await("half of the records", () -> watched.seen() >= COUNT / 2);
    TestCluster.await("some results", () -> !survey.emitted().isEmpty());
    String savepoint = cluster.stopWithSavepoint(first, folder, format);
    int emitted = survey.emitted().size();
    assertThat(watched.seen()).isLessThan(COUNT);
    watched.letAll();

    JobID second =
        cluster.submit(
            survey.in(TestCluster.environment(after, to.in(new Configuration()))), savepoint);
    cluster.await(second);
    assertThat(cluster.restores(second)).isEqualTo(1);
    assertThat(watched.seen()).as("records, none of them twice").isEqualTo(COUNT);
    assertThat(emitted).as("results before").isLessThan(survey.emitted().size());
    survey.assertExact();
  }
}
