package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Workload;
import java.nio.file.Path;

/** Where participants are: in processes of their own, or in this one. */
@FunctionalInterface
public interface Stage {

  /**
   * Starts a participant.
   *
   * @param workload whose question it answers
   * @param contender its name
   * @param rows how many rows
   * @param file the file that the workload has made, if it makes one
   * @return the participant, which may not be ready yet
   * @throws Exception if it cannot be started
   */
  Participant start(Workload<?> workload, String contender, int rows, Path file) throws Exception;
}
