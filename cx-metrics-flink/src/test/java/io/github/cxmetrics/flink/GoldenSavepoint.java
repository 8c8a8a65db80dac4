package io.github.cxmetrics.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * A savepoint in {@code src/test/resources/savepoints}, which is never changed once released. A new
 * one is written by {@code mvn test -Dtest='GoldenSavepointTest' -Dgolden.write=true} and read from
 * then on.
 *
 * @param name of its folder: the operator and the version of what it keeps
 */
record GoldenSavepoint(String name) {

  private static final Path ALL = Path.of("src/test/resources/savepoints");

  static GoldenSavepoint of(Stateful operator, int version) {
    return new GoldenSavepoint(operator.name().toLowerCase(Locale.ROOT) + "-v" + version);
  }

  static boolean isToBeWritten() {
    return Boolean.getBoolean("golden.write");
  }

  Path folder() {
    return ALL.resolve(name);
  }

  boolean exists() {
    return Files.exists(folder().resolve("_metadata"));
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }

  /** Keeps what Flink has written. */
  void keep(Path savepoint) throws IOException {
    copy(savepoint, folder());
  }

  /** A copy elsewhere, from which Flink reads it: what it says of places must not matter. */
  String copyIn(Path elsewhere) throws IOException {
    Path copy = elsewhere.resolve("moved").resolve(name);
    copy(folder(), copy);
    return copy.toUri().toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  CheckpointMetadata metadata() throws IOException {
    try (InputStream in = Files.newInputStream(folder().resolve("_metadata"))) {
      return Checkpoints.loadCheckpointMetadata(
          new DataInputStream(in), getClass().getClassLoader(), folder().toUri().toString());
    }
  }

  /** All that is written, for looking for names of classes in it. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files()) {
      text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }
}
