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

/** {@code cxm demo}: the main job on a survey it makes up. */
@Command(
    name = "demo",
    description = {
      "Makes up a survey (the same one for the same seed) and runs the survey commands over it.",
      ""
    })
final class DemoCommand implements Callable<Integer> {

  private static final String[] CHANNELS = {"app", "phone", "store", "web"};

  /* How much better or worse a channel is than the average, in points of the 0-10 question. */
  private static final double[] CHANNEL_SHIFT = {0.7, -1.1, 0.2, 0.0};
  private static final int MONTHS = 6;
  private static final double SHARE_SKIPPED = 0.07;
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 9, 0);

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "3000",
      description = "How many answers to make up (default: ${DEFAULT-VALUE}).")
  int rows = 3000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20260101",
      description = "Which survey to make up (default: ${DEFAULT-VALUE}).")
  long seed = 20260101;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Keep the survey as this new CSV file, to try commands of your own.")
  @Nullable Path keep;

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
    if (keep != null) {
      new FileRoles().writes("--keep", keep);
      if (Files.exists(keep)) {
        throw new UsageException(
            "--keep must be a new file, was " + PrintableText.quoted(keep.toString()));
      }
      OutputTarget.file(keep).write(this::writeSurvey);
      return show(keep);
    }
    Path folder = Files.createTempDirectory("cxm-demo");
    Path survey = folder.resolve("survey.csv");
    try {
      OutputTarget.file(survey).write(this::writeSurvey);
      return show(survey);
    } finally {
      Files.deleteIfExists(survey);
      Files.deleteIfExists(folder);
    }
  }

  private int show(Path survey) {
    out.println("A made-up survey of " + rows + " customers (seed " + seed + ").");
    for (List<String> command : commands()) {
      List<String> args = new ArrayList<>(command);
      args.add(1, survey.toString());
      out.println();
      out.println("$ cxm " + String.join(" ", args));
      int code = runner.applyAsInt(args.toArray(String[]::new));
      if (code != Main.DONE) {
        return code;
      }
    }
    out.println();
    out.println(
        keep == null
            ? "Keep the survey with 'cxm demo --keep survey.csv' and try your own commands."
            : "The survey is in " + keep + ".");
    return Main.DONE;
  }

  private static List<List<String>> commands() {
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

  private static String answer(
      Random random, double opinion, int lowest, int highest, String skipped) {
    if (random.nextDouble() < SHARE_SKIPPED) {
      return skipped;
    }
    return Long.toString(Math.round(Math.min(highest, Math.max(lowest, opinion))));
  }
}
