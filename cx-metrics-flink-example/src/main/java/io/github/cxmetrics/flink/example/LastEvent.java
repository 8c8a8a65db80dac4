package io.github.cxmetrics.flink.example;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;

/** A job that reads all records for the time of the last one, where nobody says when data end. */
final class LastEvent {

  private LastEvent() {}

  /** The time of the last event; empty without events. */
  static OptionalLong millis(
      StreamExecutionEnvironment environment, SingleOutputStreamOperator<Event> events)
      throws Exception {
    DataStream<Long> last =
        events
            .map(Event::atMillis)
            .returns(Types.LONG)
            .windowAll(GlobalWindows.createWithEndOfStreamTrigger())
            .reduce(Math::max)
            .uid("last-event");
    List<Long> answers = new ArrayList<>();
    JobRun.run(
        environment,
        "cxm-flink last event",
        last,
        events.getSideOutput(ReadRecords.REJECTS),
        null,
        answers::add);
    return answers.stream().mapToLong(Long::longValue).max();
  }
}
