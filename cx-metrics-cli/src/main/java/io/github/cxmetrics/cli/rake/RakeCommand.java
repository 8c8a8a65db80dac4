package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.TargetFile;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.OutputTarget;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.survey.SampleWeights;
import io.github.cxmetrics.survey.Targets;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm rake}. */
@Command(
    name = "rake",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Weights that make a survey stand for its population: post-stratification by one margin or"
          + " joint table, raking by several margins.",
      ""
    },
    footer = {
      "",
      "The file of targets, with shares or counts:",
      "  margin,level,target        or     age,region,target",
      "  age,18-34,0.3                     18-34,north,1200",
      "  age,35+,0.7                       18-34,south,800",
      "  region,north,0.55                 ...",
      "",
      "Examples:",
      "  cxm rake survey.csv --target margins.csv",
      "  cxm rake survey.csv --target margins.csv --cap 5 --output weighted.csv",
      "  cxm nps weighted.csv --score Q1 --weight weight"
    })
public final class RakeCommand implements Callable<Integer> {

  @Mixin RakeFlags flags = new RakeFlags();

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where the report goes
   */
  public RakeCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    Targets targets = TargetFile.read(flags.target, flags.input);
    RakeRow row = new RakeRow(targets, flags.weight, flags.where.conditions());
    RakeReader read = Rejects.during(flags.input, rejects -> RakeReader.read(flags, row, rejects));
    SampleWeights weights = read.sample().weighTo(targets, flags.target.rule());
    if (!weights.converged()) {
      throw new UsageException("--target: " + answers() + ": " + weights.inWords());
    }
    RakeReport report =
        new RakeReport(
            RecordSource.nameOf(flags.file),
            RecordSource.nameOf(String.valueOf(flags.target.file)),
            flags.weight == null ? "equal" : flags.weight,
            read.counts(),
            weights);
    if (flags.output != null) {
      OutputTarget.file(flags.output).write(new WeightedCopy(flags, row, weights)::writeTo);
    }
    new RakeForms(report).write(flags.report(), out);
    return 0;
  }

  /** The file and the conditions, where nothing is weighted. */
  private String answers() {
    String conditions =
        flags.where.conditions().stream()
            .map(ColumnCondition::toString)
            .collect(Collectors.joining(" and "));
    return PrintableText.of(
        RecordSource.nameOf(flags.file) + (conditions.isEmpty() ? "" : ", " + conditions));
  }
}
