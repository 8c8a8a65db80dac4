package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published files, as their authors left them; tests are skipped where those are not there. */
final class RealData {

  private static final Path FOLDER =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private RealData() {}

  static Path file(String name) {
    Path path = FOLDER.resolve(name).toAbsolutePath().normalize();
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }
}
