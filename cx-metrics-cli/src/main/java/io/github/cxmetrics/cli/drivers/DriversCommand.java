package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.survey.Drivers;
import io.github.cxmetrics.survey.DriversDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm drivers}. */
@Command(
    name = "drivers",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Which answers the differences in an outcome go with: how much of its variance is associated"
          + " with each predictor, with intervals, and how each is rated.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm drivers survey.csv --outcome Q7ALL --predictors Q7FOOD,Q7STORE,Q7SIGN \\",
      "      --missing 0,6,Blank",
      "  cxm drivers answers.csv --outcome nps --outcome-scale 0-10 --predictors price,help \\",
      "      --weight w --top-box 4 --format json"
    })
public final class DriversCommand implements Callable<Integer> {

  @Mixin DriversFlags flags = new DriversFlags();

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public DriversCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    ConfidenceLevel level = flags.output.confidenceLevel();
    DriversDefinition definition = flags.definition();
    DriversReader reader =
        Rejects.during(
            flags.input,
            rejects -> {
              DriversReader reading = new DriversReader(flags, definition, rejects);
              for (String file : flags.files) {
                reading.read(file);
              }
              return reading;
            });
    new DriversForms(report(reader, level)).write(flags.output, out);
    return 0;
  }

  private DriversReport report(DriversReader reader, ConfidenceLevel level) {
    Drivers drivers = reader.drivers();
    return new DriversReport(
        flags.files.stream().map(RecordSource::nameOf).toList(),
        flags.where.conditions().stream()
            .map(Object::toString)
            .collect(Collectors.joining(" and ")),
        flags.weight(),
        reader.counts(),
        drivers,
        drivers.analyse(),
        flags.performance(),
        flags.sort,
        level,
        flags.output.decimals);
  }
}
