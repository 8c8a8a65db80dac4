package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results are those of one pass, whatever dies meanwhile. */
class FailoverTest {

  private static final long COUNT = 24_000;

  private static final Metric<Answer, RatingAccumulator<Nps>, Nps> NPS = Nps.metric(Answer::score);

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
  @EnumSource(names = {"HEAP", "ROCKSDB_INCREMENTAL"})
  void windowsSurviveTheLossOfTaskManagers(Backend backend) throws Exception {
    long seed = 20 + backend.ordinal();
    Watched<Answer> watched = Watched.letting(COUNT / 8);
    var survey = new SurveyJob<>(NPS, new AnswerStream(seed, COUNT), watched);
    JobID job = cluster.submit(survey.in(environment(backend)));
    killTwice(job, watched, seed);
    cluster.await(job);
    assertThat(cluster.restores(job)).as("restores with seed %d", seed).isGreaterThanOrEqualTo(2);
    assertThat(watched.seen()).as("records seen again").isGreaterThan(COUNT);
    survey.assertExact();
  }

  /** At random moments while records flow, each after a checkpoint newer than the last loss. */
  private static void killTwice(JobID job, Watched<?> watched, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 1; kill <= 2; kill++) {
      long restored = kill - 1;
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
  @EnumSource(names = {"HEAP", "ROCKSDB"})
  void windowsSurviveTasksThatFail(Backend backend) throws Exception {
    long seed = 30 + backend.ordinal();
    Watched<Answer> watched = Watched.failing(seed, 3, 2_000);
    var survey = new SurveyJob<>(NPS, new AnswerStream(seed, COUNT), watched);
    JobID job = cluster.submit(survey.in(environment(backend)));
    cluster.await(job);
    assertThat(watched.failed()).as("failures with seed %d", seed).isEqualTo(3);
    assertThat(cluster.restores(job)).isEqualTo(3);
    assertThat(watched.seen()).isGreaterThan(COUNT);
    survey.assertExact();
  }
}
