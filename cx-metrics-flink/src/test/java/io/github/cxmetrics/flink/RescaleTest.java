package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/** A job that was stopped in mid-stream goes on with more tasks, with fewer, or elsewhere. */
class RescaleTest {

  private static final long COUNT = 16_000;

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
    "AGGREGATE, 2, 4, HEAP, HEAP, CANONICAL",
    "AGGREGATE, 4, 2, ROCKSDB, ROCKSDB, NATIVE",
    "WINDOWS, 2, 4, ROCKSDB, ROCKSDB, NATIVE",
    "WINDOWS, 4, 2, HEAP, ROCKSDB, CANONICAL",
    "FUNNEL, 2, 4, HEAP, ROCKSDB, CANONICAL",
    "FUNNEL, 4, 2, HEAP, HEAP, NATIVE",
    "ACTIVITY, 2, 4, ROCKSDB, HEAP, CANONICAL",
    "ACTIVITY, 4, 2, ROCKSDB, ROCKSDB, CANONICAL"
  })
  void resultsGoOnWhereTheyStopped(
      Stateful operator,
      int before,
      int after,
      Backend from,
      Backend to,
      SavepointFormatType format)
      throws Exception {
    var job = operator.letting(0, before, COUNT);
    JobID first = cluster.submit(job.in(environment(before, from)));
    job.pass(COUNT / 2, cluster, first);
    String savepoint = cluster.stopWithSavepoint(first, folder, format);
    int emitted = job.emitted().size();
    job.watched().letAll();

    JobID second = cluster.submit(job.in(environment(after, to)), savepoint);
    cluster.await(second);
    assertThat(cluster.restores(second)).isEqualTo(1);
    assertThat(job.watched().seen()).as("records, none of them twice").isEqualTo(COUNT);
    assertThat(job.emitted()).as("results").hasSizeGreaterThan(emitted);
    job.assertExact();
  }

  private static StreamExecutionEnvironment environment(int parallelism, Backend backend) {
    return TestCluster.environment(parallelism, backend.in(new Configuration()));
  }
}
