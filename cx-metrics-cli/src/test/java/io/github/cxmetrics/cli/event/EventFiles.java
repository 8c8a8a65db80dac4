package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Events in a folder of their own, for tests of the commands that read them. */
public abstract class EventFiles {

  @TempDir protected Path folder;

  protected Path file = Path.of("");

  /** Writes a whole file. */
  protected final void write(String text) throws IOException {
    file = Files.writeString(folder.resolve("events.csv"), text);
  }

  /** A command over the file, whose columns are user and at, in UTC. */
  protected final List<Object> command(String name, Object... more) {
    return List.of(
        name, file, "--actor", "user", "--time", "at", "--zone", "UTC", Arrays.asList(more));
  }

  /** What a command shows. */
  protected final List<String> lines(String name, Object... more) {
    return CommandRun.good(command(name, more)).lines().toList();
  }

  protected final Json json(String name, Object... more) {
    return CommandRun.json(command(name, more));
  }

  protected final String refused(String name, Object... more) {
    return CommandRun.refused(command(name, more));
  }

  protected final String badData(String name, Object... more) {
    return CommandRun.badData(command(name, more));
  }

  /** The values at a path in each part of an array. */
  public static List<Object> each(Json array, Object... path) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.at(i).at(path).value()).toList();
  }
}
