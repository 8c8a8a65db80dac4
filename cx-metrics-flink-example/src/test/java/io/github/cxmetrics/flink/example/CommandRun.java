package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record CommandRun(int code, String out, String err) {

  /** A program with the streams and the arguments of a command. */
  @FunctionalInterface
  private interface Program {
    int run(PrintStream out, PrintStream err, String... args);
  }

  static CommandRun flink(Object... args) {
    return of(Main::run, args);
  }

  static CommandRun cxm(Object... args) {
    return of(io.github.cxmetrics.cli.Main::run, args);
  }

  /** Runs both with the same options and a file, and asserts that they say the same. */
  static void assertSame(Path file, int parallelism, Object... options) throws IOException {
    assertSame(file, file, parallelism, options);
  }

  /**
   * The same where both read the same records from different places.
   *
   * @param options of the command, its name first
   */
  static void assertSame(Path ours, Path theirs, int parallelism, Object... options)
      throws IOException {
    assertSame(List.of(ours), theirs, parallelism, options);
  }

  static void assertSame(List<Object> ours, Path theirs, int parallelism, Object... options)
      throws IOException {
    List<Object> flink = new ArrayList<>(Arrays.asList(options));
    flink.addAll(1, ours);
    flink.addAll(List.of("--format", "json", "--parallelism", parallelism));
    List<Object> cxm = new ArrayList<>(Arrays.asList(options));
    cxm.addAll(1, List.of(theirs, "--format", "json"));
    Agreement agreement =
        Agreement.of(flink(flink.toArray()).done().out(), cxm(cxm.toArray()).done().out());
    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.figures()).isPositive();
  }

  private static CommandRun of(Program program, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        program.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** This run, which went well. */
  CommandRun done() {
    assertThat(code).as(err).isEqualTo(Main.DONE);
    return this;
  }
}
