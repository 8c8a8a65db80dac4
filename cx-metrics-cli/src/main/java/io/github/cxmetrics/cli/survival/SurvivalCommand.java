package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.LogRankWeight;
import io.github.cxmetrics.survival.SurvivalDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm survival}. */
@Command(
    name = "survival",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How long customers stay: Kaplan-Meier curves with intervals, medians, means, and the test"
          + " between groups. A record is a customer.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm survival customers.csv --duration tenure --event Churn=Yes --by Contract",
      "  cxm survival contracts.csv --start signed --end cancelled --zone UTC \\",
      "      --as-of 2024-06-30 --unit month --at 6,12,24",
      "  cxm survival runs.csv --start registered --end left --last length \\",
      "      --observed-from 0 --by gender --strata course"
    })
public final class SurvivalCommand implements Callable<Integer> {

  @Mixin SurvivalFlags flags = new SurvivalFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public SurvivalCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    LogRankWeight weight = flags.weight();
    SurvivalClock clock = flags.durations.clock();
    SurvivalReport.Reading asked =
        new SurvivalReport.Reading(
            flags.question(),
            Arrays.stream(flags.at(clock)).boxed().toList(),
            flags.limit(clock),
            flags.conditional(clock));
    SurvivalReader reader =
        Rejects.during(
            flags.input,
            rejects -> {
              SurvivalReader reading = new SurvivalReader(flags, rejects);
              for (String file : flags.files) {
                reading.read(file);
              }
              return reading;
            });
    SurvivalReport report = report(reader, weight, asked);
    new SurvivalForms(report, SurvivalPlot.Style.of(flags, System.getenv()))
        .write(flags.output, out);
    if (report.input().counts().used() == 0) {
      err.println("cxm: no record of " + String.join(", ", report.input().files()) + " counts");
    }
    return 0;
  }

  private SurvivalReport report(
      SurvivalReader reader, LogRankWeight weight, SurvivalReport.Reading asked) {
    SurvivalDefinition definition = reader.definition();
    List<SurvivalReport.Group> groups = reader.groups(definition);
    Optional<LogRank> test =
        flags.by().isEmpty() ? Optional.empty() : Optional.of(reader.test(definition, weight));
    return new SurvivalReport(
        new SurvivalReport.Input(
            flags.durations.inWords(),
            flags.where.conditions().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" and ")),
            flags.files.stream().map(RecordSource::nameOf).toList(),
            reader.counts()),
        reader.clock(),
        definition.causes(),
        flags.by(),
        flags.strata(),
        groups,
        test,
        completed(asked, groups),
        NumberStyle.PERCENT.withDecimals(flags.output.decimals));
  }

  /** What was asked, with times that fit the data where none were said. */
  private static SurvivalReport.Reading completed(
      SurvivalReport.Reading asked, List<SurvivalReport.Group> groups) {
    return new SurvivalReport.Reading(
        asked.question(),
        asked.times().isEmpty() ? SurvivalTimes.round(SurvivalTimes.last(groups)) : asked.times(),
        asked.limit() == 0 ? SurvivalTimes.reachedByAll(groups) : asked.limit(),
        asked.ahead());
  }
}
