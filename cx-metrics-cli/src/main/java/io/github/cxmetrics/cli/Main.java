package io.github.cxmetrics.cli;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.UnknownColumnException;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.survey.CesCommand;
import io.github.cxmetrics.cli.survey.CsatCommand;
import io.github.cxmetrics.cli.survey.NpsCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of {@code cxm}: runs a command and turns what goes wrong into a message and a code. */
public final class Main {

  static final int DONE = 0;
  static final int DEFECT = 1;
  static final int USAGE = 2;
  static final int BAD_DATA = 3;

  private static final String DEBUG = "--debug";

  private final PrintStream out;
  private final PrintWriter err;
  private final boolean debug;

  private Main(PrintStream out, PrintStream err, boolean debug) {
    this.out = out;
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    this.debug = debug;
  }

  /**
   * Runs a command and ends the virtual machine with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs a command; nothing is written but to the two streams and the files it names. */
  static int run(PrintStream out, PrintStream err, String... args) {
    List<String> all = List.of(args);
    String[] options = all.stream().filter(arg -> !arg.equals(DEBUG)).toArray(String[]::new);
    return new Main(out, err, all.contains(DEBUG)).execute(options);
  }

  private int execute(String[] args) {
    CommandLine commandLine =
        new CommandLine(new Cxm())
            .addSubcommand(new NpsCommand(out))
            .addSubcommand(new CsatCommand(out))
            .addSubcommand(new CesCommand(out))
            .addSubcommand(new DemoCommand(out, this::execute))
            .addSubcommand(new HelpCommand());
    commandLine
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((problem, given) -> usage(problem))
        .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem));
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return USAGE;
    }
    return commandLine.execute(args);
  }

  private int usage(ParameterException problem) {
    err.println("cxm: " + problem.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
      err.println(
          "Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    }
    return USAGE;
  }

  private int failed(Exception problem) {
    int code = codeOf(problem);
    err.println("cxm: " + messageOf(problem));
    if (debug) {
      problem.printStackTrace(err);
    } else if (code == DEFECT) {
      err.println("This is a defect of cxm. Run again with --debug and report what it prints.");
    }
    return code;
  }

  private static int codeOf(Exception problem) {
    if (problem instanceof UsageException
        || problem instanceof UnknownColumnException
        || problem instanceof NoSuchFileException
        || problem instanceof AccessDeniedException) {
      return USAGE;
    }
    return problem instanceof BadDataException || problem instanceof IOException
        ? BAD_DATA
        : DEFECT;
  }

  private static String messageOf(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    if (problem instanceof AccessDeniedException denied) {
      return "file may not be read or written: " + denied.getFile();
    }
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }
}
