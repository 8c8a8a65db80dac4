package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.bench.compare.workload.Workload;
import java.nio.file.Path;

/** Makes participants. */
public final class Participants {

  private Participants() {}

  /**
   * A contender in Java, or DuckDB, with its data in this process.
   *
   * @param workload whose question it answers
   * @param contender its name
   * @param rows how many rows
   * @param file where the data is or will be, if it is asked for from a file
   * @param warmSeconds how long it warms up, at least once
   * @return the participant
   * @throws Exception if it cannot be prepared
   */
  public static Participant inThisProcess(
      Workload<?> workload, String contender, int rows, Path file, double warmSeconds)
      throws Exception {
    return contender.equals(Contender.DUCK_DB)
        ? DuckDb.of(workload, rows, file, warmSeconds)
        : JavaParticipant.of(workload, contender, rows, file, warmSeconds);
  }
}
