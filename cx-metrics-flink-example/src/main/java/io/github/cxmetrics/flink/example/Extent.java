package io.github.cxmetrics.flink.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;

/**
 * From when to when there are events. Where nobody says when the data end, a job of its own reads
 * them all for it.
 *
 * @param firstMillis the time of the first
 * @param lastMillis the time of the last
 */
public record Extent(long firstMillis, long lastMillis) {

  /** The extent of both. */
  Extent with(Extent other) {
    return new Extent(
        Math.min(firstMillis, other.firstMillis), Math.max(lastMillis, other.lastMillis));
  }

  /** That of events; empty without any. */
  static Optional<Extent> of(
      StreamExecutionEnvironment environment, SingleOutputStreamOperator<Event> events)
      throws Exception {
    DataStream<Extent> extent =
        events
            .map(event -> new Extent(event.atMillis(), event.atMillis()))
            .returns(Extent.class)
            .windowAll(GlobalWindows.createWithEndOfStreamTrigger())
            .reduce(Extent::with)
            .uid("extent");
    List<Extent> answers = new ArrayList<>();
    JobRun.run(
        environment,
        "cxm-flink extent",
        extent,
        events.getSideOutput(ReadRecords.REJECTS),
        null,
        answers::add);
    return answers.stream().findFirst();
  }
}
