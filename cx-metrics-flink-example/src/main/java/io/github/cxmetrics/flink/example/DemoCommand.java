package io.github.cxmetrics.flink.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cxm-flink demo}: the same commands by {@code cxm} and by Flink over made-up files. */
@Command(
    name = "demo",
    description = {
      "Makes up a survey and the events of a shop, runs cxm and Flink over them, and compares what"
          + " both say.",
      ""
    })
final class DemoCommand implements Callable<Integer> {

  private static final String SHOWN =
      "/total/(n|value|counts/.*|outcomes/(entered|converted|lost|open)|points/0/.*)";

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many customers to make up (default: ${DEFAULT-VALUE}).")
  int rows = 20_000;

  private final PrintStream out;
  private final ToIntBiFunction<PrintStream, String[]> flink;
  private final ToIntBiFunction<PrintStream, String[]> cxm;

  /**
   * Makes the command.
   *
   * @param out where everything is shown
   * @param flink runs a command of this program
   * @param cxm runs a command of {@code cxm}
   */
  DemoCommand(
      PrintStream out,
      ToIntBiFunction<PrintStream, String[]> flink,
      ToIntBiFunction<PrintStream, String[]> cxm) {
    this.out = out;
    this.flink = flink;
    this.cxm = cxm;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("cxm-flink-demo");
    try {
      Path survey = folder.resolve("survey.csv");
      Path events = folder.resolve("events.csv");
      make(survey, events);
      boolean equal = true;
      for (List<String> command : commands(survey, events)) {
        equal &= compare(command);
      }
      out.println(equal ? "All equal." : "Not equal.");
      return equal ? Main.DONE : Main.FAILED;
    } finally {
      delete(folder);
    }
  }

  private void make(Path survey, Path events) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    String[] command = {
      "demo",
      "--rows",
      Integer.toString(rows),
      "--keep",
      survey.toString(),
      "--keep-events",
      events.toString()
    };
    if (cxm.applyAsInt(nowhere, command) != Main.DONE) {
      throw new IllegalStateException("cxm demo must make the files, did not");
    }
  }

  private static List<List<String>> commands(Path survey, Path events) {
    return List.of(
        List.of("nps", survey.toString(), "--score", "recommend", "--by", "channel"),
        onEvents(
            "funnel", events, "--event", "event", "--steps", "view,cart,pay", "--within", "7d"),
        onEvents("active", events));
  }

  private static List<String> onEvents(String name, Path events, String... more) {
    List<String> command = new ArrayList<>(List.of(name, events.toString()));
    command.addAll(List.of("--actor", "customer", "--time", "at", "--zone", "Asia/Seoul"));
    command.addAll(List.of(more));
    return command;
  }

  private boolean compare(List<String> command) throws IOException {
    out.println("$ cxm-flink " + String.join(" ", command));
    List<String> asJson = new ArrayList<>(command);
    asJson.addAll(List.of("--format", "json"));
    String theirs = outputOf(cxm, asJson);
    String ours = outputOf(flink, asJson);
    show(JsonLeaves.of(ours), JsonLeaves.of(theirs));
    Agreement agreement = Agreement.of(ours, theirs);
    out.println(
        agreement.isEqual()
            ? agreement.figures() + " figures: equal"
            : agreement.figures() + " figures, these differ: " + agreement.differences());
    out.println();
    return agreement.isEqual();
  }

  private static String outputOf(
      ToIntBiFunction<PrintStream, String[]> program, List<String> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream text = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = program.applyAsInt(text, command.toArray(String[]::new));
    if (code != Main.DONE) {
      throw new IllegalStateException("command must end with code 0, was " + code);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Part of the total; the rest is compared, not shown. */
  private void show(Map<String, String> ours, Map<String, String> theirs) {
    out.println(OutputFlags.line("%-34s %22s %22s", "", "cxm", "Flink"));
    ours.forEach(
        (path, value) -> {
          if (path.matches(SHOWN)) {
            out.println(
                OutputFlags.line(
                    "%-34s %22s %22s", path.substring(1), theirs.getOrDefault(path, "-"), value));
          }
        });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
