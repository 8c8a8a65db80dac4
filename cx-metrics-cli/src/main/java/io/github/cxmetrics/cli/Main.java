package io.github.cxmetrics.cli;

import io.github.cxmetrics.cli.churn.ChurnCommand;
import io.github.cxmetrics.cli.churn.InactivityCommand;
import io.github.cxmetrics.cli.churn.RevenueCommand;
import io.github.cxmetrics.cli.drivers.DriversCommand;
import io.github.cxmetrics.cli.engagement.ActiveCommand;
import io.github.cxmetrics.cli.engagement.LifecycleCommand;
import io.github.cxmetrics.cli.funnel.FunnelCommand;
import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.UnknownColumnException;
import io.github.cxmetrics.cli.options.EnumWord;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.path.JourneyCommand;
import io.github.cxmetrics.cli.path.PathsCommand;
import io.github.cxmetrics.cli.quality.QualityCommand;
import io.github.cxmetrics.cli.rake.RakeCommand;
import io.github.cxmetrics.cli.response.ResponseRateCommand;
import io.github.cxmetrics.cli.retention.RepeatCommand;
import io.github.cxmetrics.cli.retention.RetentionCommand;
import io.github.cxmetrics.cli.survey.CesCommand;
import io.github.cxmetrics.cli.survey.CompareCommand;
import io.github.cxmetrics.cli.survey.CsatCommand;
import io.github.cxmetrics.cli.survey.NpsCommand;
import io.github.cxmetrics.cli.survival.CoxCommand;
import io.github.cxmetrics.cli.survival.SurvivalCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
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

  /**
   * Runs a command; nothing is written but to the two streams and the files it names.
   *
   * @param out where reports go
   * @param err where complaints go
   * @param args the command and its options
   * @return the exit code, 0 if all went well
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
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
            .addSubcommand(CompareCommand.of(out))
            .addSubcommand(new DriversCommand(out))
            .addSubcommand(new RakeCommand(out))
            .addSubcommand(new ResponseRateCommand(out))
            .addSubcommand(new QualityCommand(out))
            .addSubcommand(new FunnelCommand(out, err))
            .addSubcommand(new RetentionCommand(out, err))
            .addSubcommand(new ActiveCommand(out, err))
            .addSubcommand(new LifecycleCommand(out, err))
            .addSubcommand(new RepeatCommand(out, err))
            .addSubcommand(new ChurnCommand(out, err))
            .addSubcommand(new InactivityCommand(out, err))
            .addSubcommand(new RevenueCommand(out, err))
            .addSubcommand(new SurvivalCommand(out, err))
            .addSubcommand(new CoxCommand(out))
            .addSubcommand(new PathsCommand(out, err))
            .addSubcommand(new JourneyCommand(out, err))
            .addSubcommand(new DemoCommand(out, this::execute))
            .addSubcommand(new HelpCommand());
    commandsBelow(commandLine).forEach(Main::registerEnumWords);
    commandLine
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((problem, given) -> usage(problem))
        .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem));
    commandsBelow(commandLine)
        .forEach(
            command ->
                command
                    .getCommandSpec()
                    .mixinStandardHelpOptions(true)
                    .versionProvider(new Version()));
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return USAGE;
    }
    try {
      return commandLine.execute(args);
    } catch (Error e) { // picocli hands on exceptions only
      return failed(e);
    }
  }

  private static Stream<CommandLine> commandsBelow(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), commandsBelow(each)));
  }

  /** Every option of an enum reads its words, and refuses others, in the same way. */
  private static void registerEnumWords(CommandLine command) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (Class<?> type : option.auxiliaryTypes()) { // what a list is of
        if (type.isEnum()) {
          registerEnumWord(command, type.asSubclass(Enum.class));
        }
      }
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // an enum known at run time only
  private static void registerEnumWord(CommandLine command, Class<? extends Enum> type) {
    command.registerConverter((Class) type, new EnumWord(type));
  }

  private int usage(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    if (!command.getSubcommands().isEmpty()
        && problem instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      err.println(
          "cxm: no command "
              + PrintableText.quoted(unmatched.getUnmatched().get(0))
              + "; the commands are "
              + String.join(", ", command.getSubcommands().keySet()));
      return USAGE;
    }
    err.println("cxm: " + problem.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return USAGE;
  }

  private int failed(Throwable problem) {
    int code = codeOf(problem);
    err.println("cxm: " + messageOf(problem));
    if (debug) {
      problem.printStackTrace(err);
    } else if (code == DEFECT) {
      err.println("This is a defect of cxm. Run again with --debug and report what it prints.");
    }
    return code;
  }

  /** What the input says wrong is bad data; a file or stream that fails is for the user to mend. */
  private static int codeOf(Throwable problem) {
    if (problem instanceof BadDataException) {
      return BAD_DATA;
    }
    return problem instanceof UsageException
            || problem instanceof UnknownColumnException
            || problem instanceof IOException
            || problem instanceof UncheckedIOException
            || problem instanceof InvalidPathException
            || problem instanceof OutOfMemoryError
        ? USAGE
        : DEFECT;
  }

  private static String messageOf(Throwable problem) {
    if (problem instanceof NoSuchFileException missing) {
      return "no such file: " + PrintableText.of(missing.getFile());
    }
    if (problem instanceof AccessDeniedException denied) {
      return "file may not be read or written: " + PrintableText.of(denied.getFile());
    }
    if (problem instanceof InvalidPathException path) {
      return "file name must be one that this locale can write, was "
          + PrintableText.quoted(path.getInput())
          + " (for names beyond ASCII set LC_ALL=C.UTF-8)";
    }
    if (problem instanceof OutOfMemoryError) {
      return "out of memory: every segment and period, and the events of a funnel, are held until"
          + " the end. Ask for fewer of them, or give Java more, such as"
          + " JAVA_TOOL_OPTIONS=-Xmx4g";
    }
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }
}
