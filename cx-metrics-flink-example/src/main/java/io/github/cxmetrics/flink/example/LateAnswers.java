package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.window.WindowRejection;
import java.io.Serial;
import java.time.Instant;
import org.apache.flink.api.common.functions.MapFunction;

/** Answers that came too late for their period, as rejected records. */
final class LateAnswers implements MapFunction<WindowRejection<Answer>, Reject> {

  @Serial private static final long serialVersionUID = 1L;

  private final String time;

  /**
   * Makes the mapping.
   *
   * @param time the column of the times
   */
  LateAnswers(String time) {
    this.time = time;
  }

  @Override
  public Reject map(WindowRejection<Answer> late) {
    return new Reject(
        "stream",
        0,
        time,
        Instant.ofEpochMilli(late.atMillis()).toString(),
        "not be behind the others by more than --disorder");
  }
}
