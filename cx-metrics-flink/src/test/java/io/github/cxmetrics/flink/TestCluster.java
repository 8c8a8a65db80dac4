package io.github.cxmetrics.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster of several task managers in this process. */
final class TestCluster {

  private static final Duration MOMENT = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final MiniCluster cluster;
  private final int slots;

  private TestCluster(int taskManagers, int slotsEach) throws Exception {
    slots = slotsEach;
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slotsEach)
                .withRandomPorts()
                .build());
    cluster.start();
  }

  /** Starts a cluster. */
  static TestCluster start(int taskManagers, int slotsEach) throws Exception {
    return new TestCluster(taskManagers, slotsEach);
  }

  /** An environment without generic types, so that nothing is left to Kryo. */
  static StreamExecutionEnvironment environment(int parallelism) {
    return environment(parallelism, new Configuration());
  }

  /** The same with more settings. */
  static StreamExecutionEnvironment environment(int parallelism, Configuration settings) {
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    environment.setParallelism(parallelism);
    environment.setMaxParallelism(128);
    return environment;
  }

  /** Settings for jobs that checkpoint often and start again after a failure. */
  static Configuration checkpointing(Path folder) {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    return settings;
  }

  /** Runs a job to its end. */
  void run(StreamExecutionEnvironment environment) throws Exception {
    await(submit(environment));
  }

  /** Starts a job. */
  JobID submit(StreamExecutionEnvironment environment) throws Exception {
    return submit(environment.getStreamGraph().getJobGraph());
  }

  /** Starts a job from a savepoint. */
  JobID submit(StreamExecutionEnvironment environment, String savepoint) throws Exception {
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint, false));
    return submit(graph);
  }

  private JobID submit(JobGraph graph) throws Exception {
    return cluster.submitJob(graph).get(LONGEST.toSeconds(), TimeUnit.SECONDS).getJobID();
  }

  /** Waits for the end of a job; throws what made it fail. */
  void await(JobID job) throws Exception {
    JobResult result = cluster.requestJobResult(job).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    result.toJobExecutionResult(TestCluster.class.getClassLoader());
  }

  /** Stops a job and writes its state. */
  String stopWithSavepoint(JobID job, Path folder, SavepointFormatType format) throws Exception {
    return cluster
        .stopWithSavepoint(job, folder.toUri().toString(), false, format)
        .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  /** Writes the state of a job that goes on. */
  String savepoint(JobID job, Path folder, SavepointFormatType format) throws Exception {
    return cluster
        .triggerSavepoint(job, folder.toUri().toString(), false, format)
        .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  /** How many checkpoints of a job are whole. */
  long checkpoints(JobID job) throws Exception {
    return counts(job).getNumberOfCompletedCheckpoints();
  }

  /** How often a job went back to a checkpoint or savepoint. */
  long restores(JobID job) throws Exception {
    return counts(job).getNumberOfRestoredCheckpoints();
  }

  /** The most bytes on the way between tasks that a checkpoint of a job holds. */
  long bytesOnTheWay(JobID job) throws Exception {
    return checkpointStats(job).getHistory().getCheckpoints().stream()
        .mapToLong(AbstractCheckpointStats::getPersistedData)
        .max()
        .orElse(0);
  }

  private CheckpointStatsCounts counts(JobID job) throws Exception {
    return checkpointStats(job).getCounts();
  }

  private CheckpointStatsSnapshot checkpointStats(JobID job) throws Exception {
    return cluster
        .getExecutionGraph(job)
        .get(LONGEST.toSeconds(), TimeUnit.SECONDS)
        .getCheckpointStatsSnapshot();
  }

  /** Waits until all tasks of a job run, which a savepoint wants. */
  void awaitRunning(JobID job) throws Exception {
    await("all tasks run", () -> runs(job));
  }

  private boolean runs(JobID job) throws Exception {
    for (AccessExecutionVertex task :
        cluster
            .getExecutionGraph(job)
            .get(LONGEST.toSeconds(), TimeUnit.SECONDS)
            .getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Waits until something holds. */
  static void await(String what, Callable<Boolean> condition) throws Exception {
    if (!holdsWithin(LONGEST, condition)) {
      throw new AssertionError("must hold within " + LONGEST + ": " + what);
    }
  }

  /** Whether something holds in a moment. */
  static boolean isSoon(Callable<Boolean> condition) throws Exception {
    return holdsWithin(MOMENT, condition);
  }

  private static boolean holdsWithin(Duration time, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + time.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(2);
    }
    return true;
  }

  /** Kills a task manager with all that runs in it, and starts another one. */
  void replaceTaskManager(int index) throws Exception {
    cluster.terminateTaskManager(index).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    cluster.startTaskManager();
  }

  MiniCluster cluster() {
    return cluster;
  }

  int slotsOfTaskManager() {
    return slots;
  }

  /** Cancels what a test that failed has left, so that the next one has its slots. */
  void cancelAll() throws Exception {
    for (JobStatusMessage job : cluster.listJobs().get(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.cancelJob(job.getJobId()).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        cluster.requestJobResult(job.getJobId()).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  /** Ends the cluster and what runs in it. */
  void stop() throws Exception {
    cluster.closeAsync().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }
}
