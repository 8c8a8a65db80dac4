package io.github.cxmetrics.cli.funnel;

import com.google.common.base.Splitter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Events in a folder of their own, the start of tests about what is made of them. */
abstract class EventFile {

  @TempDir Path folder;

  Path file;

  /** Writes events such as {@code ann view 0}, the time in seconds; commas between them. */
  final void events(String events) throws IOException {
    StringBuilder text = new StringBuilder("user,event,at\n");
    for (String event : Splitter.on(',').trimResults().omitEmptyStrings().split(events)) {
      text.append(event.replace(' ', ',')).append('\n');
    }
    write(text.toString());
  }

  /** Writes a whole file. */
  final void write(String text) throws IOException {
    file = Files.writeString(folder.resolve("events.csv"), text);
  }

  /** The command over the file, its times in seconds, with more options. */
  final List<Object> seconds(Object... more) {
    return funnel("--time-format", "epoch-seconds", Arrays.asList(more));
  }

  /** The command over the file with more options. */
  final List<Object> funnel(Object... more) {
    return List.of(
        "funnel", file, "--actor", "user", "--event", "event", "--time", "at", Arrays.asList(more));
  }

  final Json json(Object... more) {
    return CommandRun.json(seconds(more));
  }

  /** How many reached each step. */
  final List<Object> reached(Object... more) {
    return each(json(more).at("total", "steps"), "reached");
  }

  /** What became of them: converted, lost, open, voided, removed. */
  final List<Object> outcomes(Object... more) {
    Json outcomes = json(more).at("total", "outcomes");
    return List.of(
        outcomes.at("converted").value(),
        outcomes.at("lost").value(),
        outcomes.at("open").value(),
        outcomes.at("voided").value(),
        outcomes.at("removed").value());
  }

  static List<Object> each(Json array, Object... path) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.at(i).at(path).value()).toList();
  }
}
