package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Answer;
import java.util.OptionalLong;

/** A contender with its data, ready to answer. */
public interface Participant extends AutoCloseable {

  /**
   * What one question cost.
   *
   * @param seconds from asking to the answer
   * @param cpuSeconds of all threads of its process
   * @param peakBytes the largest resident memory of its process meanwhile, where that is known
   */
  record Cost(double seconds, double cpuSeconds, OptionalLong peakBytes) {}

  /**
   * Answers once or a few times, untimed, until it is warm; where there are several forms of the
   * question, chooses the fastest for good.
   *
   * @return the answer
   * @throws Exception if it cannot answer
   */
  Answer warmUp() throws Exception;

  /**
   * Answers once more.
   *
   * @param threads how many threads it may use
   * @return what that cost
   * @throws Exception if it cannot answer, or answers otherwise than before
   */
  Cost ask(int threads) throws Exception;

  /** Its version, and the form of the question that it chose. */
  String form();

  @Override
  void close();
}
