package io.github.cxmetrics.bench.compare.report;

import java.time.LocalDate;
import java.util.List;

/**
 * All that is known of a run of the benchmark table.
 *
 * @param date when
 * @param command the command that does it again
 * @param machine where
 * @param heap the largest heap of each Java
 * @param collector its garbage collector
 * @param rounds how often each was asked, at most
 * @param workloads what came of each
 */
public record Results(
    LocalDate date,
    String command,
    Machine machine,
    String heap,
    String collector,
    int rounds,
    List<WorkloadResult> workloads) {

  /** Copies the workloads. */
  public Results {
    workloads = List.copyOf(workloads);
  }
}
