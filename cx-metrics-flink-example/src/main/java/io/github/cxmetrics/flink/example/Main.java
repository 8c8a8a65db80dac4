package io.github.cxmetrics.flink.example;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/**
 * The entry of {@code cxm-flink}: metrics over files and streams as jobs of Apache Flink, in this
 * process or on the cluster that runs it.
 */
@Command(
    name = "cxm-flink",
    mixinStandardHelpOptions = true,
    description = "The metrics of cxm as jobs of Apache Flink.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes:",
      "  0  done",
      "  1  the job failed: run again with --debug for the reason in full",
      "  2  usage: wrong options",
      "  3  the input cannot be used: the message names file, line, column, value and rule"
    })
public final class Main {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int BAD_INPUT = 3;

  private static final String DEBUG = "--debug";

  private Main() {}

  /**
   * Runs a command; ends the virtual machine if it fails.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    int code = run(System.out, System.err, args);
    if (code != DONE) {
      System.exit(code);
    }
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where complaints go
   * @param args the command and its options
   * @return the exit code, 0 if all went well
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    List<String> all = List.of(args);
    PrintWriter complaints = new PrintWriter(err, true, StandardCharsets.UTF_8);
    CommandLine commandLine =
        new CommandLine(new Main())
            .addSubcommand(new NpsCommand(out))
            .addSubcommand(new FunnelCommand(out))
            .addSubcommand(new ActiveCommand(out))
            .addSubcommand(new ThroughputCommand(out))
            .addSubcommand(
                new DemoCommand(
                    out,
                    (to, command) -> run(to, err, command),
                    (to, command) -> io.github.cxmetrics.cli.Main.run(to, err, command)))
            .addSubcommand(new HelpCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(complaints)
            .setParameterExceptionHandler((problem, given) -> usage(problem, complaints))
            .setExecutionExceptionHandler(
                (problem, command, parsed) -> failed(problem, complaints, all.contains(DEBUG)));
    if (all.isEmpty()) {
      commandLine.usage(complaints);
      return USAGE;
    }
    return commandLine.execute(
        all.stream().filter(arg -> !arg.equals(DEBUG)).toArray(String[]::new));
  }

  private static int usage(ParameterException problem, PrintWriter err) {
    err.println("cxm-flink: " + problem.getMessage());
    err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }

  private static int failed(Exception problem, PrintWriter err, boolean debug) {
    err.println("cxm-flink: " + messageOf(problem));
    if (debug) {
      problem.printStackTrace(err);
    }
    if (problem instanceof InputException) {
      return BAD_INPUT;
    }
    return problem instanceof UsageException ? USAGE : FAILED;
  }

  /** Flink wraps what went wrong several times over. */
  private static String messageOf(Throwable problem) {
    Throwable innermost = problem;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
  }
}
