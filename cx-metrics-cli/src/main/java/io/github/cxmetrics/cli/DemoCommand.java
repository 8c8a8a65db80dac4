package io.github.cxmetrics.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.OutputTarget;
import io.github.cxmetrics.cli.output.PrintableText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cxm demo}: the main jobs on a survey and on events it makes up. */
@Command(
    name = "demo",
    description = {
      "Makes up a survey and the events of a shop (the same ones for the same seed) and runs the"
          + " commands over them.",
      ""
    })
final class DemoCommand implements Callable<Integer> {

  private static final String[] CHANNELS = {"app", "phone", "store", "web"};

  /* How much better or worse a channel is than the average, in points of the 0-10 question. */
  private static final double[] CHANNEL_SHIFT = {0.7, -1.1, 0.2, 0.0};
  private static final int MONTHS = 6;
  private static final double SHARE_SKIPPED = 0.07;

  /* How many of those at one step of the shop go on to the next, before mood and channel. */
  private static final double[] GOES_ON = {0.55, 0.6};
  private static final double GOES_ON_PER_POINT = 0.08;
  private static final List<String> SHOP_STEPS = List.of("view", "cart", "pay");
  private static final int MOST_VISITS = 3;
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 9, 0);

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
    FileRoles files = new FileRoles();
    checkNew(files, "--keep", keep);
    checkNew(files, "--keep-events", keepEvents);
    Path folder = Files.createTempDirectory("cxm-demo");
    Path survey = keep == null ? folder.resolve("survey.csv") : keep;
    Path events = keepEvents == null ? folder.resolve("events.csv") : keepEvents;
    try {
      OutputTarget.file(survey).write(this::writeSurvey);
      OutputTarget.file(events).write(this::writeEvents);
      return show(survey, events);
    } finally {
      Files.deleteIfExists(folder.resolve("survey.csv"));
      Files.deleteIfExists(folder.resolve("events.csv"));
      Files.deleteIfExists(folder);
    }
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

  private int show(Path survey, Path events) {
    out.println("A made-up survey of " + rows + " customers (seed " + seed + ").");
    int code = show(survey, surveyCommands());
    if (code != Main.DONE) {
      return code;
    }
    out.println();
    out.println("The visits of " + rows + " made-up customers to a shop.");
    code = show(events, eventCommands());
    if (code != Main.DONE) {
      return code;
    }
    out.println();
    out.println(
        keep == null
            ? "Keep the survey with 'cxm demo --keep survey.csv' and try your own commands."
            : "The survey is in " + keep + ".");
    out.println(
        keepEvents == null
            ? "Keep the events with 'cxm demo --keep-events events.csv'."
            : "The events are in " + keepEvents + ".");
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
            String.join(",", SHOP_STEPS),
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

  private void writeSurvey(Writer writer) throws IOException {
    Random random = new Random(seed);
    @SuppressWarnings("resource") // the caller closes its writer
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord("answered", "channel", "recommend", "satisfaction", "ease", "comment");
    for (int row = 0; row < rows; row++) {
      int channel = random.nextInt(CHANNELS.length);
      LocalDateTime answered = START.plusMinutes(random.nextInt(MONTHS * 30 * 24 * 60));
      double mood = CHANNEL_SHIFT[channel] + random.nextGaussian();
      csv.writeRecord(
          answered.toString(),
          CHANNELS[channel],
          answer(random, 7.9 + 2.2 * mood, 0, 10, ""),
          answer(random, 3.9 + 0.9 * mood, 1, 5, "0"),
          answer(random, 5.1 + 1.3 * mood, 1, 7, ""),
          mood < -2 ? "Waited \"forever\",\nthen had to call again" : "");
    }
    csv.flush();
  }

  /** Each customer visits the shop once or more; visits may be days apart. */
  private void writeEvents(Writer writer) throws IOException {
    Random random = new Random(seed);
    @SuppressWarnings("resource") // the caller closes its writer
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord("customer", "event", "at", "channel");
    for (int customer = 1; customer <= rows; customer++) {
      int channel = random.nextInt(CHANNELS.length);
      LocalDateTime at = START.plusMinutes(random.nextInt(MONTHS * 30 * 24 * 60));
      for (int visit = random.nextInt(MOST_VISITS); visit >= 0; visit--) {
        for (int step = 0; step < SHOP_STEPS.size(); step++) {
          csv.writeRecord("c" + customer, SHOP_STEPS.get(step), at.toString(), CHANNELS[channel]);
          at = at.plusSeconds(5 + random.nextInt(20 * 60));
          if (step < GOES_ON.length && random.nextDouble() > goesOn(step, channel)) {
            break;
          }
        }
        at = at.plusHours(1 + random.nextInt(20 * 24));
      }
    }
    csv.flush();
  }

  private static double goesOn(int step, int channel) {
    return GOES_ON[step] + GOES_ON_PER_POINT * CHANNEL_SHIFT[channel];
  }

  private static String answer(
      Random random, double opinion, int lowest, int highest, String skipped) {
    if (random.nextDouble() < SHARE_SKIPPED) {
      return skipped;
    }
    return Long.toString(Math.round(Math.min(highest, Math.max(lowest, opinion))));
  }
}
