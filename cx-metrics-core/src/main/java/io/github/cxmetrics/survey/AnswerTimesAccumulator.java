package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of {@link AnswerTimes}: how often each duration occurred.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> as {@link TimeCounts}; adding a known duration allocates
 * nothing. <b>Wire</b> kind {@code answer-times}, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>answers of each duration</td><td>as {@link TimeCounts}, one lane</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class AnswerTimesAccumulator
    implements Accumulator<AnswerTimesAccumulator, AnswerTimes> {

  @Serial private static final long serialVersionUID = 1L;

  private static final StateHeader HEADER =
      StateHeader.of("answer-times", 1, "durations of answers in milliseconds");

  private final TimeCounts durations;

  AnswerTimesAccumulator() {
    this(new TimeCounts(1));
  }

  private AnswerTimesAccumulator(TimeCounts durations) {
    this.durations = durations;
  }

  /**
   * Adds an answer.
   *
   * @param millis how long it took, in milliseconds
   * @throws IllegalArgumentException if that is outside 0..2<sup>48</sup>
   */
  public void add(long millis) {
    require(millis);
    durations.add(millis, 0);
  }

  static void require(long millis) {
    if (!isDuration(millis)) {
      throw new IllegalArgumentException(
          "duration of an answer must be in 0..2^48 ms, was " + millis);
    }
  }

  private static boolean isDuration(long millis) {
    return millis >= 0 && millis <= EventTime.FARTHEST_MILLIS;
  }

  @Override
  public AnswerTimesAccumulator merge(AnswerTimesAccumulator other) {
    durations.merge(other.durations);
    return this;
  }

  @Override
  public AnswerTimesAccumulator copy() {
    return new AnswerTimesAccumulator(durations.copy());
  }

  @Override
  public AnswerTimes result() {
    return new AnswerTimes(AnswerDistribution.of(durations, 0));
  }

  @Override
  public StateHeader header() {
    return HEADER;
  }

  @Override
  public void writeTo(StateWriter out) {
    durations.writeTo(out);
  }

  @Override
  public AnswerTimesAccumulator readFrom(StateReader in) {
    TimeCounts read = durations.readFrom(in);
    read.forEach(
        (millis, cells, start) -> {
          if (!isDuration(millis) || cells[start] < 0) {
            throw new StateFormatException(
                "durations must be in 0..2^48 ms and occur, was " + cells[start] + " of " + millis);
          }
        });
    return new AnswerTimesAccumulator(read);
  }
}
