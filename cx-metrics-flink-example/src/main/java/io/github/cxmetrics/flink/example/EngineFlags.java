package io.github.cxmetrics.flink.example;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the engine runs a job. */
final class EngineFlags {

  /** Where Flink keeps state. */
  enum StateBackend {
    HASHMAP,
    ROCKSDB
  }

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description =
          "How many tasks share each stage (default: what the cluster says; here: cores).")
  @Nullable Integer parallelism;

  @Option(
      names = "--max-parallelism",
      paramLabel = "N",
      defaultValue = "128",
      description =
          "The most tasks a stage can ever be spread over; fixed from the first savepoint on"
              + " (default: ${DEFAULT-VALUE}).")
  int maxParallelism = 128;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      description = "Take a checkpoint at this interval, such as 30s (default: none).")
  @Nullable String checkpointEvery;

  @Option(
      names = "--checkpoint-folder",
      paramLabel = "ADDRESS",
      description = "Where checkpoints go, such as hdfs:///checkpoints.")
  @Nullable String checkpointFolder;

  @Option(
      names = "--state-backend",
      paramLabel = "hashmap|rocksdb",
      description = "Where state is kept: on the heap or in RocksDB (default: the cluster's).")
  @Nullable StateBackend backend;

  @Option(
      names = "--live",
      paramLabel = "TIME",
      description = "Show what is known so far, not more often than this, such as 1s.")
  private @Nullable String live;

  /** How often to show what is known so far, if at all. */
  Optional<Duration> live() {
    return Optional.ofNullable(live).map(text -> DurationText.parse("--live", text));
  }

  /** The environment: a cluster's if a cluster runs this, else one in this process. */
  StreamExecutionEnvironment environment() {
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("--parallelism must be 1 or more, was " + parallelism);
    }
    if (maxParallelism < 1 || maxParallelism > 32_768) {
      throw new UsageException("--max-parallelism must be in 1..32768, was " + maxParallelism);
    }
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.MAX_PARALLELISM, maxParallelism);
    if (backend != null) {
      settings.set(StateBackendOptions.STATE_BACKEND, backend.name().toLowerCase(Locale.ROOT));
    }
    if (checkpointEvery != null) {
      checkpoint(settings, DurationText.parse("--checkpoint-every", checkpointEvery));
    } else if (checkpointFolder != null) {
      throw new UsageException("--checkpoint-folder has an effect only with --checkpoint-every");
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    if (parallelism != null) {
      environment.setParallelism(parallelism);
    }
    return environment;
  }

  private void checkpoint(Configuration settings, Duration every) {
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, every);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
    if (checkpointFolder != null) {
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointFolder);
    }
  }
}
