package io.github.cxmetrics.cli;

import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.OutputTarget;
import io.github.cxmetrics.cli.output.PrintableText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cxm demo}: the main jobs on files it makes up. */
@Command(
    name = "demo",
    description = {
      "Makes up a survey, the events of a shop and the subscriptions to a service (the same ones for"
          + " the same seed) and runs the commands over them.",
      ""
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "3000",
      description = "How many customers to make up (default: ${DEFAULT-VALUE}).")
  int rows = 3000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20260101",
      description = "Which customers to make up (default: ${DEFAULT-VALUE}).")
  long seed = 20260101;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Keep the survey as this new CSV file, to try commands of your own.")
  @Nullable Path keep;

  @Option(
      names = "--keep-events",
      paramLabel = "FILE",
      description = "Keep the events as this new CSV file.")
  @Nullable Path keepEvents;

  @Option(
      names = "--keep-subscriptions",
      paramLabel = "FILE",
      description = "Keep the subscriptions as this new CSV file.")
  @Nullable Path keepSubscriptions;

  private final PrintStream out;
  private final ToIntFunction<String[]> runner;

  /**
   * Makes the command.
   *
   * @param out where everything is shown
   * @param runner runs another command and returns its exit code
   */
  DemoCommand(PrintStream out, ToIntFunction<String[]> runner) {
    this.out = out;
    this.runner = runner;
  }

  @Override
  public Integer call() throws IOException {
    if (rows < 0) {
      throw new UsageException("--rows must be 0 or more, was " + rows);
    }
    List<Part> parts = parts();
    FileRoles files = new FileRoles();
    for (Part part : parts) {
      checkNew(files, part.option(), part.keep());
    }
    Path folder = Files.createTempDirectory("cxm-demo");
    try {
      for (Part part : parts) {
        OutputTarget.file(part.file(folder)).write(part.content());
      }
      return show(parts, folder);
    } finally {
      for (Part part : parts) {
        Files.deleteIfExists(folder.resolve(part.name()));
      }
      Files.deleteIfExists(folder);
    }
  }

  /**
   * A file of the demonstration and what is run over it.
   *
   * @param what it holds, in one word
   * @param option keeps it
   * @param keep where, null if it is not kept
   * @param content what is written
   * @param introduction is printed above the commands
   * @param commands without the file, which comes second
   */
  private record Part(
      String what,
      String option,
      @Nullable Path keep,
      OutputTarget.Content content,
      String introduction,
      List<List<String>> commands) {

    String name() {
      return what + ".csv";
    }

    Path file(Path folder) {
      return keep == null ? folder.resolve(name()) : keep;
    }

    String whereItIs() {
      return keep == null
          ? "Keep the " + what + " with 'cxm demo " + option + " " + name() + "'."
          : "The kept " + what + ": " + keep;
    }
  }

  private List<Part> parts() {
    return List.of(
        new Part(
            "survey",
            "--keep",
            keep,
            writer -> DemoSurvey.write(writer, rows, seed),
            "A made-up survey of " + rows + " customers (seed " + seed + ").",
            surveyCommands()),
        new Part(
            "events",
            "--keep-events",
            keepEvents,
            writer -> DemoEvents.write(writer, rows, seed),
            "The visits of " + rows + " made-up customers to a shop.",
            eventCommands()),
        new Part(
            "subscriptions",
            "--keep-subscriptions",
            keepSubscriptions,
            writer -> DemoSubscriptions.write(writer, rows, seed),
            "The subscriptions of " + rows + " made-up customers to a service.",
            subscriptionCommands()));
  }

  private static void checkNew(FileRoles files, String option, @Nullable Path file)
      throws IOException {
    if (file != null) {
      files.writes(option, file);
      if (Files.exists(file)) {
        throw new UsageException(
            option + " must be a new file, was " + PrintableText.quoted(file.toString()));
      }
    }
  }

  private int show(List<Part> parts, Path folder) {
    for (Part part : parts) {
      out.println(part.introduction());
      int code = show(part.file(folder), part.commands());
      if (code != Main.DONE) {
        return code;
      }
      out.println();
    }
    parts.forEach(part -> out.println(part.whereItIs()));
    return Main.DONE;
  }

  private int show(Path file, List<List<String>> commands) {
    for (List<String> command : commands) {
      List<String> args = new ArrayList<>(command);
      args.add(1, file.toString());
      out.println();
      out.println("$ cxm " + String.join(" ", args));
      int code = runner.applyAsInt(args.toArray(String[]::new));
      if (code != Main.DONE) {
        return code;
      }
    }
    return Main.DONE;
  }

  private static List<List<String>> surveyCommands() {
    return List.of(
        List.of("nps", "--score", "recommend", "--by", "channel", "--compare-rest"),
        List.of(
            "nps",
            "--score",
            "recommend",
            "--time",
            "answered",
            "--zone",
            "Asia/Seoul",
            "--period",
            "month"),
        List.of("csat", "--score", "satisfaction", "--missing", "0", "--by", "channel"),
        List.of("ces", "--score", "ease"));
  }

  private static List<List<String>> eventCommands() {
    return List.of(
        List.of(
            "funnel",
            "--actor",
            "customer",
            "--event",
            "event",
            "--time",
            "at",
            "--zone",
            "Asia/Seoul",
            "--steps",
            String.join(",", DemoEvents.STEPS),
            "--within",
            "7d",
            "--by",
            "channel",
            "--compare-rest"),
        List.of(
            "retention",
            "--actor",
            "customer",
            "--event",
            "event",
            "--time",
            "at",
            "--zone",
            "Asia/Seoul",
            "--period",
            "month",
            "--start",
            "view"));
  }

  private static List<List<String>> subscriptionCommands() {
    return List.of(
        contracts("churn", "--customer", "customer", "--from", "2026-01-01"),
        contracts(
            "revenue",
            "--customer",
            "customer",
            "--amount",
            "monthly",
            "--currency",
            "EUR",
            "--from",
            "2026-01-01"),
        contracts(
            "survival",
            "--event",
            "reason=cancelled",
            "--event",
            "reason=unpaid",
            "--by",
            "plan",
            "--at",
            "30,365"));
  }

  private static List<String> contracts(String command, String... options) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--start", "started", "--end", "ended", "--zone", "Asia/Seoul"));
    args.addAll(List.of("--as-of", DemoSubscriptions.LAST_DAY.toString()));
    args.addAll(List.of(options));
    return args;
  }
}
