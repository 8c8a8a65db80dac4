package io.github.cxmetrics.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a command answered.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int code, String out, String err) {

  /** Runs a command in this virtual machine; lists among the arguments are laid out flat. */
  public static CommandRun of(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts =
        Arrays.stream(args).flatMap(CommandRun::flat).map(Object::toString).toArray(String[]::new);
    int code =
        Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), texts);
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs a command that must succeed without a word on standard error. */
  public static String good(Object... args) {
    CommandRun run = of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.out();
  }

  /** The report of a command as JSON. */
  public static Json json(Object... args) {
    return Json.of(good(Arrays.asList(args), "--format", "json"));
  }

  /** Runs a command that must be refused as wrong usage; what it said. */
  public static String refused(Object... args) {
    return failed(Main.USAGE, args);
  }

  /** Runs a command that must find bad data; what it said. */
  public static String badData(Object... args) {
    return failed(Main.BAD_DATA, args);
  }

  /** Runs a command with the given standard input. */
  public static CommandRun withInput(byte[] input, Object... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      return of(args);
    } finally {
      System.setIn(before);
    }
  }

  /** The lines of standard output, spaces made single. */
  public static List<String> lines(String out) {
    return out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static Stream<?> flat(Object arg) {
    return arg instanceof List<?> args ? args.stream().flatMap(CommandRun::flat) : Stream.of(arg);
  }

  private static String failed(int code, Object... args) {
    CommandRun run = of(args);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("cxm: ").doesNotContain("\tat ", "Exception");
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    return run.err().lines().findFirst().orElse("").substring("cxm: ".length());
  }
}
