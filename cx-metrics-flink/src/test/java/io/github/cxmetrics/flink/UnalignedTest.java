package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that hold what is on the way between tasks: states and results in their buffers. */
class UnalignedTest {

  private static final long SEED = 41;
  private static final long COUNT = 12_000;

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

  @Test
  void resultsOnTheWaySurvive() throws Exception {
    Configuration settings = Backend.HEAP.in(TestCluster.checkpointing(folder));
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    settings.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ZERO);
    Watched<Answer> watched = Watched.failing(SEED, 2, 3_000);
    var job = StateJob.crowded(new Replayed.Answers(SEED, COUNT), watched);
    JobID id = cluster.submit(job.in(TestCluster.environment(4, settings)));
    cluster.await(id);
    assertThat(watched.failed()).isEqualTo(2);
    assertThat(cluster.restores(id)).isEqualTo(2);
    assertThat(cluster.bytesOnTheWay(id)).as("bytes of buffers in a checkpoint").isPositive();
    job.assertExact();
  }
}
