package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.report.Rejects;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm cox}. */
@Command(
    name = "cox",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "By which factor covariates raise or lower the rate of an event, such as leaving: Cox"
          + " regression with hazard ratios, tests and concordance.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm cox customers.csv --duration tenure --event Churn=Yes \\",
      "      --covariates Contract,MonthlyCharges",
      "  cxm cox stretches.csv --start from --stop to --event left=1 \\",
      "      --covariates plan:basic,logins --id customer --strata country"
    })
public final class CoxCommand implements Callable<Integer> {

  @Mixin CoxFlags flags = new CoxFlags();

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public CoxCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    ConfidenceLevel level = flags.output.confidenceLevel();
    CoxReader reader =
        Rejects.during(
            flags.input,
            rejects -> {
              CoxReader reading = new CoxReader(flags, rejects);
              for (String file : flags.files) {
                reading.read(file);
              }
              return reading;
            });
    CoxReport report = report(reader, level);
    new CoxForms(report).write(flags.output, out);
    return 0;
  }

  private CoxReport report(CoxReader reader, ConfidenceLevel level) {
    return new CoxReport(
        flags.files.stream().map(RecordSource::nameOf).toList(),
        flags.entry().map(entry -> "after " + entry + " up to ").orElse("") + flags.exit(),
        flags.event().toString(),
        flags.where.conditions().stream()
            .map(Object::toString)
            .collect(Collectors.joining(" and ")),
        flags.strata(),
        flags.id(),
        reader.counts(),
        reader.references(),
        reader.rows().fit(flags.ties),
        level,
        flags.output.decimals);
  }
}
