package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.survey.DuplicateRule;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.SpeederRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm quality}. */
final class QualityFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The answers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  String file = "";

  @Option(
      names = "--columns",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description = "Only these columns (default: all; NDJSON, which has no header, needs them).")
  private List<ValueList> columns = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = "Who or what a record is of: records of the same key are counted.")
  @Nullable String key;

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "When the record came; needs --near.")
  @Nullable String time;

  @Mixin private TimeFlags times = new TimeFlags();

  @Option(
      names = "--near",
      paramLabel = "TIME",
      description =
          "Count records of the same key, or without --key of the same content, that come less than"
              + " so long after the one kept, such as 10m; needs --time.")
  private @Nullable String near;

  @Option(
      names = "--duration",
      paramLabel = "COLUMN",
      description = "How long answering took, in seconds: speeders and slow answers are counted.")
  @Nullable String duration;

  @Option(
      names = "--speeder",
      paramLabel = "RULE",
      defaultValue = SpeederWord.USUAL,
      description =
          "Who is too quick: third-median, half-median, mad, log-mad, two-sd or floor=60s"
              + " (default: ${DEFAULT-VALUE}).")
  private String speeder = SpeederWord.USUAL;

  @Option(
      names = "--grid",
      converter = ValueList.Converter.class,
      paramLabel = "COL,COL,..",
      description =
          "Five or more questions below each other: same answers down the grid are counted."
              + " Repeatable.")
  private List<ValueList> grids = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "LO-HI",
      description = "The scale of the grids, such as 1-5: once for all, or once for each --grid.")
  private List<String> scales = new ArrayList<>();

  @Option(
      names = "--long-run",
      paramLabel = "N",
      description = "Flag also runs of N same answers in a grid (default: only all the same).")
  private @Nullable Integer longRun;

  @Option(
      names = "--scale-of",
      paramLabel = "COL=LO-HI",
      description =
          "The scale of a column, such as Q1=0-10: other answers are counted. Repeatable.")
  private List<String> scalesOf = new ArrayList<>();

  @Option(
      names = "--questions",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "The columns whose missing answers are looked at together (default: those with a scale or"
              + " in a grid, else all).")
  private List<ValueList> questions = new ArrayList<>();

  @Option(
      names = "--patterns",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many patterns of missing answers are shown (default: ${DEFAULT-VALUE}).")
  int patterns = 5;

  @Option(
      names = "--text",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description = "Open answers: length, emptiness and repeats are counted.")
  private List<ValueList> text = new ArrayList<>();

  @Option(
      names = "--missing",
      converter = ValueList.Converter.class,
      paramLabel = "TOKEN[,TOKEN]",
      description =
          "Cells that mean 'not answered', such as 0,Blank, in the columns of --grid, --scale-of,"
              + " --questions and --text, or in all if none is given; empty cells always do. What is"
              + " on the scale of its column is an answer all the same; keys and times are never"
              + " meant.")
  private List<ValueList> missing = new ArrayList<>();

  @Option(
      names = "--flags",
      paramLabel = "FILE",
      description =
          "Write line, key and flags of each record that has a flag to this CSV file; takes memory"
              + " for every record.")
  @Nullable Path flagsFile;

  @Mixin WhereFlags where = new WhereFlags();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  void check() throws IOException {
    input.check();
    output.check();
    if ((time == null) != (near == null)) {
      throw new UsageException("--time and --near need each other");
    }
    if (time == null && times.areGiven()) {
      throw new UsageException("--time-format and --zone have an effect only with --time");
    }
    if (!scales.isEmpty() && grids.isEmpty()) {
      throw new UsageException("--scale needs --grid; of one column give --scale-of COL=LO-HI");
    }
    if (longRun != null && grids.isEmpty()) {
      throw new UsageException("--long-run needs --grid");
    }
    if (!speeder.equals(SpeederWord.USUAL) && duration == null) {
      throw new UsageException("--speeder needs --duration COLUMN");
    }
    if (patterns < 0) {
      throw new UsageException("--patterns must be at least 0, was " + patterns);
    }
    FileRoles files = new FileRoles().reads("FILE", file);
    if (flagsFile != null) {
      files.writes("--flags", flagsFile);
    }
    if (input.rejects != null) {
      files.writes("--rejects", input.rejects);
    }
    if (output.output != null) {
      files.writes("--output", output.output);
    }
  }

  List<String> columns() {
    return ValueList.all(columns);
  }

  TimeFlags times() {
    return times;
  }

  Optional<DuplicateRule> near() {
    return Optional.ofNullable(near).map(QualityFlags::rule);
  }

  private static DuplicateRule rule(String near) {
    Duration within = DurationOption.parse("--near", near, "");
    return UsageException.ofRefusals("--near", () -> DuplicateRule.within(within));
  }

  SpeederRule speeder() {
    return SpeederWord.rule(speeder);
  }

  List<Grid> grids() {
    return Scales.grids(grids.stream().map(ValueList::values).toList(), scales, longRun);
  }

  Map<String, RatingScale> scales() {
    return Scales.ofColumns(grids(), scalesOf);
  }

  List<String> questions() {
    return ValueList.all(questions);
  }

  List<String> text() {
    return ValueList.all(text);
  }

  Set<String> missing() {
    return Set.copyOf(ValueList.all(missing));
  }
}
