package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.stats.ImportanceMethod;
import io.github.cxmetrics.survey.DriverPerformance;
import io.github.cxmetrics.survey.DriverVariable;
import io.github.cxmetrics.survey.DriversDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm drivers}. */
final class DriversFlags {

  /** In which order predictors are shown. */
  enum Sort {
    IMPORTANCE,
    PERFORMANCE,
    GIVEN
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The answers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "COLUMN",
      description = "The column whose differences are looked at, such as overall satisfaction.")
  String outcome = "";

  @Option(
      names = "--predictors",
      required = true,
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "The columns they may go with; a name with a comma in double quotes. Records in which one"
              + " of them is not answered are left out and counted.")
  private List<ValueList> predictors = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "LO-HI",
      defaultValue = "1-5",
      description =
          "The scale of the predictors, high is good; numbers between its ends are answers too"
              + " (default: ${DEFAULT-VALUE}).")
  String scale = "1-5";

  @Option(
      names = "--outcome-scale",
      paramLabel = "LO-HI",
      description = "The scale of the outcome (default: as --scale).")
  @Nullable String outcomeScale;

  @Option(
      names = "--missing",
      converter = ValueList.Converter.class,
      paramLabel = "TOKEN[,TOKEN]",
      description = "Cells that mean 'not answered', such as 0,6,Blank; empty cells always do.")
  private List<ValueList> missing = new ArrayList<>();

  @Option(
      names = "--weight",
      paramLabel = "COLUMN",
      description = "The column of the weight of a record; records of weight 0 are left out.")
  private @Nullable String weight;

  @Option(
      names = "--method",
      paramLabel = "lmg|relative-weights",
      description =
          "How the explained variance is divided: lmg, for up to 15 predictors, or relative-weights"
              + " (default: lmg if there are not too many).")
  private @Nullable ImportanceMethod method;

  @Option(
      names = "--top-box",
      paramLabel = "FROM",
      description =
          "Answers from here up are the top box, and quadrants compare its share instead of the"
              + " mean. Without it the top box is the best answer of up to 3, two of up to 7, three"
              + " of more.")
  private @Nullable Double topBox;

  @Option(
      names = "--sort",
      paramLabel = "importance|performance|given",
      defaultValue = "importance",
      description =
          "The order of predictors: the greatest first, or as --predictors names them"
              + " (default: ${DEFAULT-VALUE}).")
  Sort sort = Sort.IMPORTANCE;

  @Mixin WhereFlags where = new WhereFlags();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  void check() throws IOException {
    input.check();
    output.check();
    requireOnce();
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

  private void requireOnce() {
    List<String> names = predictors();
    if (names.contains("")) {
      throw new UsageException(
          "--predictors must not have an empty name (a comma too many?), was "
              + names.stream().map(PrintableText::quoted).collect(Collectors.joining(", ")));
    }
    if (Set.copyOf(names).size() < names.size()) {
      throw new UsageException(
          "--predictors must name a column once, was " + PrintableText.list(names));
    }
    if (names.contains(outcome)) {
      throw new UsageException(
          "--predictors must not name the outcome, was " + PrintableText.quoted(outcome));
    }
  }

  List<String> predictors() {
    return ValueList.all(predictors);
  }

  Set<String> missing() {
    return Set.copyOf(ValueList.all(missing));
  }

  Optional<String> weight() {
    return Optional.ofNullable(weight);
  }

  DriverPerformance performance() {
    return topBox == null ? DriverPerformance.MEAN : DriverPerformance.TOP_BOX;
  }

  DriversDefinition definition() {
    AnswerScale common = AnswerScale.parse("--scale", scale);
    AnswerScale ofOutcome =
        outcomeScale == null ? common : AnswerScale.parse("--outcome-scale", outcomeScale);
    List<DriverVariable> variables =
        predictors().stream().map(name -> withTopBox(common.variable(name))).toList();
    DriversDefinition definition =
        UsageException.ofRefusals(
            "--predictors", () -> DriversDefinition.of(ofOutcome.variable(outcome), variables));
    ImportanceMethod asked = method;
    return asked == null
        ? definition
        : UsageException.ofRefusals("--method", () -> definition.by(asked));
  }

  private DriverVariable withTopBox(DriverVariable variable) {
    Double lowest = topBox;
    return lowest == null
        ? variable
        : UsageException.ofRefusals("--top-box", () -> variable.withTopBoxFrom(lowest));
  }
}
