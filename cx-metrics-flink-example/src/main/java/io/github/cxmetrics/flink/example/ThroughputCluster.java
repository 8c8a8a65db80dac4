package io.github.cxmetrics.flink.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The cluster in this process that all contenders run on. */
final class ThroughputCluster implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final MiniCluster cluster;

  ThroughputCluster(int slots) throws Exception {
    Configuration settings = new Configuration();
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumSlotsPerTaskManager(slots)
                .withRandomPorts()
                .build());
    cluster.start();
  }

  /** Runs a job to its end. */
  JobExecutionResult run(StreamExecutionEnvironment environment) throws Exception {
    return cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());
  }

  /**
   * Runs a job that does not end until it has made so many visits, and takes a checkpoint of all.
   *
   * @return the bytes of the checkpoint
   */
  long stateBytes(StreamExecutionEnvironment environment, long visits, Path checkpoints)
      throws Exception {
    JobID job = cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID();
    while (Visits.MADE.sum() < visits || !allRun(job)) {
      requireRunning(job);
      Thread.sleep(PAUSE.toMillis());
    }
    cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
    long bytes = sizeOf(checkpoints);
    cluster.cancelJob(job).get();
    while (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
      Thread.sleep(PAUSE.toMillis());
    }
    return bytes;
  }

  /** Records are made before the tasks that read them run. */
  private boolean allRun(JobID job) throws Exception {
    return cluster.getExecutionGraph(job).get().getAllVertices().values().stream()
        .allMatch(vertex -> vertex.getAggregateState() == ExecutionState.RUNNING);
  }

  private void requireRunning(JobID job) throws Exception {
    if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
      cluster
          .requestJobResult(job)
          .get()
          .toJobExecutionResult(ThroughputCluster.class.getClassLoader());
      throw new IllegalStateException("job must wait for its checkpoint, has ended");
    }
  }

  private static long sizeOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() {
    try {
      cluster.close();
    } catch (Exception e) {
      throw new IllegalStateException("cluster must end, did not", e);
    }
  }
}
