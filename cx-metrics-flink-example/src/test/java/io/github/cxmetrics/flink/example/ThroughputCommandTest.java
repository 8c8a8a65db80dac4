package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThroughputCommandTest {

  @Test
  void contendersAgreeAndStateIsMeasured() {
    CommandRun run =
        CommandRun.flink(
            "throughput",
            "--events",
            20_000,
            "--warm-up",
            0,
            "--customers",
            500,
            "--state-events",
            2_000,
            "--state-customers",
            100);

    assertThat(run.done().out()).contains("All agree on the counts.");
    for (Contender contender : Contender.values()) {
      assertThat(run.out()).contains(contender.title());
    }
    assertThat(run.out()).contains("hashmap").contains("rocksdb").contains("a customer");
  }
}
