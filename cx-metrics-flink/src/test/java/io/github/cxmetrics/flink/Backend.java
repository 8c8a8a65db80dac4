package io.github.cxmetrics.flink;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;

/** Where Flink keeps state between records. */
enum Backend {
  /** As objects, written for checkpoints while records go on. */
  HEAP("hashmap", false),

  /** As bytes, read and written with each record. */
  ROCKSDB("rocksdb", false),

  /** The same, of which checkpoints hold what is new. */
  ROCKSDB_INCREMENTAL("rocksdb", true);

  private final String name;
  private final boolean incremental;

  Backend(String name, boolean incremental) {
    this.name = name;
    this.incremental = incremental;
  }

  Configuration in(Configuration settings) {
    settings.set(StateBackendOptions.STATE_BACKEND, name);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, incremental);
    return settings;
  }
}
