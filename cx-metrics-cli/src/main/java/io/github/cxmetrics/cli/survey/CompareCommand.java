package io.github.cxmetrics.cli.survey;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code cxm compare}: the survey commands with the file that is compared with beside the first.
 */
@Command(
    name = "compare",
    sortOptions = false,
    synopsisSubcommandLabel = "SCORE",
    description = {
      "A survey score against that of other answers, and with --explain where the change comes"
          + " from: 'cxm compare nps may.csv april.csv' is 'cxm nps may.csv --compare april.csv'.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm compare nps may.csv april.csv --score Q1 --by channel --explain",
      "  cxm compare csat survey.csv --score Q7 --where year=2018 --compare-where year=2017"
    })
public final class CompareCommand {

  private CompareCommand() {}

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @return the command with a sub-command for each score
   */
  public static CommandLine of(PrintStream out) {
    NpsCommand nps = new NpsCommand(out);
    CsatCommand csat = new CsatCommand(out);
    CesCommand ces = new CesCommand(out);
    return new CommandLine(new CompareCommand())
        .addSubcommand(comparing(nps, nps.flags))
        .addSubcommand(comparing(csat, csat.flags))
        .addSubcommand(comparing(ces, ces.flags));
  }

  private static CommandLine comparing(Object score, SurveyFlags flags) {
    CommandLine command = new CommandLine(score);
    CommandSpec spec = command.getCommandSpec();
    flags.comparison.require();
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1")
            .arity("0..1")
            .type(String.class)
            .paramLabel("BASELINE")
            .description("The answers that are compared with, as --compare has them.")
            .setter(new Baseline(flags.comparison))
            .build());
    return command;
  }

  /** Hands over the second file. */
  private record Baseline(ComparisonFlags comparison) implements ISetter {

    @Override
    public <T> T set(T value) {
      comparison.secondFile((String) value);
      return value;
    }
  }
}
