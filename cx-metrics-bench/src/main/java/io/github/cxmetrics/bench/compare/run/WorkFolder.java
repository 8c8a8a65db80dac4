package io.github.cxmetrics.bench.compare.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that is gone in the end, even when the run is interrupted. */
final class WorkFolder implements AutoCloseable {

  private final Path path;
  private final Thread onExit = new Thread(this::tryToRemove, "remove-files");

  private WorkFolder(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  static WorkFolder create() throws IOException {
    return new WorkFolder(Files.createTempDirectory("cx-metrics-bench"));
  }

  Path path() {
    return path;
  }

  /** Removes all that is in it. */
  void clear() throws IOException {
    remove(path);
    Files.createDirectories(path);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    }
  }

  private void tryToRemove() {
    try {
      remove(path);
    } catch (IOException e) {
      // the system removes what is left of temporary files
    }
  }

  @Override
  public void close() throws IOException {
    remove(path);
    Runtime.getRuntime().removeShutdownHook(onExit);
  }
}
