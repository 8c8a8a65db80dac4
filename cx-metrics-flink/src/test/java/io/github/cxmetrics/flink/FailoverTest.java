package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results are those of one pass, whatever dies meanwhile. */
class FailoverTest {

  private static final long COUNT = 24_000;

  private static TestCluster cluster;
  private static int killed;

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

  private StreamExecutionEnvironment environment(Backend backend) {
    return TestCluster.environment(4, backend.in(TestCluster.checkpointing(folder)));
  }

  @ParameterizedTest
  @CsvSource({
    "AGGREGATE, HEAP",
    "WINDOWS, ROCKSDB_INCREMENTAL",
    "FUNNEL, HEAP",
    "ACTIVITY, ROCKSDB_INCREMENTAL"
  })
  void resultsSurviveTheLossOfTaskManagers(Stateful operator, Backend backend) throws Exception {
    long seed = operator.name().hashCode();
    var job = operator.letting(COUNT / 8, seed, COUNT);
    JobID id = cluster.submit(job.in(environment(backend)));
    killTwice(id, job.watched(), seed);
    cluster.await(id);
    assertThat(cluster.restores(id)).as("restores with seed %d", seed).isGreaterThanOrEqualTo(2);
    assertThat(job.watched().seen()).as("records seen again").isGreaterThan(COUNT);
    job.assertExact();
  }

  /** At random moments while records flow, each after a checkpoint newer than the last loss. */
  private static void killTwice(JobID job, Watched<?> watched, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 1; kill <= 2; kill++) {
      int restored = kill - 1;
      TestCluster.await("restore " + restored, () -> cluster.restores(job) >= restored);
      long checkpoints = cluster.checkpoints(job);
      TestCluster.await("a checkpoint", () -> cluster.checkpoints(job) > checkpoints);
      long next = watched.seen() + random.nextLong(COUNT / 8);
      watched.letMore(COUNT / 4);
      TestCluster.await("record " + next, () -> watched.seen() >= next);
      cluster.replaceTaskManager(killed++);
    }
    watched.letAll();
  }

  @ParameterizedTest
  @CsvSource({"AGGREGATE, ROCKSDB", "WINDOWS, HEAP", "FUNNEL, ROCKSDB", "ACTIVITY, HEAP"})
  void resultsSurviveTasksThatFail(Stateful operator, Backend backend) throws Exception {
    long seed = 1L + operator.name().hashCode();
    var job = operator.failing(3, 2_000, seed, COUNT);
    JobID id = cluster.submit(job.in(environment(backend)));
    cluster.await(id);
    assertThat(job.watched().failed()).as("failures with seed %d", seed).isEqualTo(3);
    assertThat(cluster.restores(id)).isEqualTo(3);
    assertThat(job.watched().seen()).isGreaterThan(COUNT);
    job.assertExact();
  }
}
