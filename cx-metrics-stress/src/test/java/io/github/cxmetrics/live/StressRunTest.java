package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs all stress tests and fails if one of them saw what must not be. */
class StressRunTest {

  @Test
  void nothingForbiddenIsSeen() throws IOException, InterruptedException {
    Path report = Path.of(System.getProperty("stress.report", "target/jcstress"));
    Files.createDirectories(report);
    Path log = report.resolve("log.txt");
    Process stress =
        new ProcessBuilder(command())
            .directory(report.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exit = stress.waitFor();
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    assertThat(exit).as("%s ends with %s", log, tail(lines)).isZero();
    assertThat(lines).as("tests that passed").anyMatch(line -> line.contains("passed, 0 failed"));
  }

  /* One compilation mode and no pinning of threads, or it would take hours. */
  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        absolute(System.getProperty("java.class.path")),
        "org.openjdk.jcstress.Main",
        "-t",
        System.getProperty("stress.tests", ".*"),
        "-iters",
        System.getProperty("stress.iterations", "3"),
        "-time",
        "1000",
        "-f",
        "1",
        "-fsm",
        "1",
        "-sc",
        "false",
        "-af",
        "NONE",
        "-jvmArgs",
        "-Xmx512m",
        "-r",
        ".");
  }

  /** The class path as seen from any folder. */
  private static String absolute(String classPath) {
    return List.of(classPath.split(File.pathSeparator, -1)).stream()
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((left, right) -> left + File.pathSeparator + right)
        .orElseThrow();
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
