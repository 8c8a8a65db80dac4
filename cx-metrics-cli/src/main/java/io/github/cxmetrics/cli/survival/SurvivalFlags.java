package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survival.LogRankWeight;
import io.github.cxmetrics.survival.PlateauRule;
import io.github.cxmetrics.survival.SurvivalInterval;
import io.github.cxmetrics.survival.SurvivalQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm survival}. */
final class SurvivalFlags {

  /** How curves are drawn. */
  enum Plot {
    AUTO,
    UNICODE,
    ASCII,
    NONE
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The customers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  List<String> files = new ArrayList<>();

  @Mixin DurationFlags durations = new DurationFlags();

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description = "A curve for each value of these columns, and the test between them.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--strata",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "With --by: compare customers with those of the same values of these columns only.")
  private List<ValueList> strata = new ArrayList<>();

  @Option(
      names = "--weight",
      paramLabel = "WEIGHT",
      description =
          "With --by: how much differences at a time count in the test: log-rank, wilcoxon,"
              + " tarone-ware, peto or fh:RHO,GAMMA (default: log-rank).")
  private @Nullable String weight;

  @Option(
      names = "--interval",
      paramLabel = "SCALE",
      defaultValue = "log-log",
      description =
          "The scale of the intervals of curves: log-log, log, plain, logit or arcsine (default:"
              + " ${DEFAULT-VALUE}).")
  private SurvivalInterval interval = SurvivalInterval.LOG_LOG;

  @Option(
      names = "--plateau",
      paramLabel = "RULE",
      defaultValue = "first-time",
      description =
          "What the median is where a curve is flat at one half: first-time, or midpoint as in R"
              + " (default: ${DEFAULT-VALUE}).")
  private PlateauRule plateau = PlateauRule.FIRST_TIME;

  @Option(
      names = "--at",
      converter = ValueList.Converter.class,
      paramLabel = "T[,T]",
      description = "At which times the curves are read (default: some round ones).")
  private List<ValueList> at = new ArrayList<>();

  @Option(
      names = "--rmst",
      paramLabel = "T",
      description =
          "Up to which time the mean is taken (default: the last time that all curves reach).")
  private @Nullable String limit;

  @Option(
      names = "--conditional",
      converter = ValueList.Converter.class,
      paramLabel = "T+U[,T+U]",
      description = "Of those who are there after T, how many still are U later, as in 12+6.")
  private List<ValueList> conditional = new ArrayList<>();

  @Option(
      names = "--plot",
      paramLabel = "FORM",
      defaultValue = "auto",
      description =
          "How curves are drawn below the table: auto, unicode, ascii or none (default:"
              + " ${DEFAULT-VALUE}).")
  Plot plot = Plot.AUTO;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "The width of the drawing, 40 to 400 (default: that of the terminal, or 80).")
  @Nullable Integer width;

  @Mixin WhereFlags where = new WhereFlags();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  void check() throws IOException {
    durations.check();
    input.check();
    output.check();
    List<String> all = Stream.concat(by().stream(), strata().stream()).toList();
    if (Set.copyOf(all).size() < all.size()) {
      throw new UsageException(
          "--by and --strata must name a column once, was " + PrintableText.list(all));
    }
    if (by().isEmpty() && !strata().isEmpty()) {
      throw new UsageException("--strata needs --by COLUMN");
    }
    if (by().isEmpty() && weight != null) {
      throw new UsageException("--weight needs --by COLUMN");
    }
    if (width != null && (width < 40 || width > 400)) {
      throw new UsageException("--width must be in 40..400, was " + width);
    }
    checkFiles();
  }

  private void checkFiles() throws IOException {
    FileRoles roles = new FileRoles();
    for (String file : files) {
      roles.reads("FILE", file);
    }
    if (input.rejects != null) {
      roles.writes("--rejects", input.rejects);
    }
    if (output.output != null) {
      roles.writes("--output", output.output);
    }
  }

  List<String> by() {
    return ValueList.all(by);
  }

  List<String> strata() {
    return ValueList.all(strata);
  }

  LogRankWeight weight() {
    return weight == null ? LogRankWeight.LOG_RANK : SurvivalWeight.parse(weight);
  }

  SurvivalQuestion question() {
    return SurvivalQuestion.DEFAULT.with(interval).with(plateau).at(output.confidenceLevel());
  }

  /** At which times curves are read, ascending; empty for round ones. */
  long[] at(SurvivalClock clock) {
    TreeSet<Long> times = new TreeSet<>();
    ValueList.all(at).forEach(text -> times.add(clock.duration("--at", text)));
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  /** Up to which time means are taken; 0 for that which all curves reach. */
  long limit(SurvivalClock clock) {
    String text = limit;
    if (text == null) {
      return 0;
    }
    long time = clock.duration("--rmst", text);
    if (time == 0) {
      throw new UsageException("--rmst must be above 0, was " + text);
    }
    return time;
  }

  /** From which times on how much later is asked. */
  List<SurvivalReport.Ahead> conditional(SurvivalClock clock) {
    List<SurvivalReport.Ahead> all = new ArrayList<>();
    for (String text : ValueList.all(conditional)) {
      int plus = text.indexOf('+');
      if (plus < 1) {
        throw new UsageException(
            "--conditional must have the form T+U, was " + PrintableText.quoted(text));
      }
      all.add(
          new SurvivalReport.Ahead(
              clock.duration("--conditional", text.substring(0, plus)),
              clock.duration("--conditional", text.substring(plus + 1))));
    }
    return all;
  }
}
