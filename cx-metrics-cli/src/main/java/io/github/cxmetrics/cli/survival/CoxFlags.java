package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survival.TieMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm cox}. */
final class CoxFlags {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The customers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--duration",
      paramLabel = "COLUMN",
      description = "The column of the time until the event, or until it was last seen not to be.")
  private @Nullable String duration;

  @Option(
      names = "--entry",
      paramLabel = "COLUMN",
      description =
          "With --duration: the column of the time after which a record was observed; empty cells"
              + " mean from the beginning.")
  private @Nullable String entry;

  @Option(
      names = "--start",
      paramLabel = "COLUMN",
      description = "With --stop: records are stretches of time after start up to and with stop.")
  private @Nullable String start;

  @Option(
      names = "--stop",
      paramLabel = "COLUMN",
      description = "The column of the end of a stretch; instead of --duration.")
  private @Nullable String stop;

  @Option(
      names = "--event",
      required = true,
      paramLabel = "COL=VALUE",
      description = "Which records ended with the event, as in Churn=Yes; or COL!=VALUE.")
  private String event = "";

  @Option(
      names = "--covariates",
      required = true,
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "The covariates. A column of numbers is taken as it is; one of texts is compared with its"
              + " first text, or with that of COL:TEXT, which also makes numbers texts.")
  private List<ValueList> covariates = new ArrayList<>();

  @Option(
      names = "--missing",
      converter = ValueList.Converter.class,
      paramLabel = "TOKEN[,TOKEN]",
      description =
          "Cells of covariates and times that mean 'not known', such as NA; empty ones always do."
              + " Such records cannot be used: see --on-bad.")
  private List<ValueList> missing = new ArrayList<>();

  @Option(
      names = "--strata",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description = "Each value of these columns has a hazard of its own.")
  private List<ValueList> strata = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description =
          "The column of the customer, if several records may be of one: standard errors are"
              + " robust.")
  private @Nullable String id;

  @Option(
      names = "--ties",
      paramLabel = "METHOD",
      defaultValue = "efron",
      description =
          "What events at the same time mean: efron, breslow or exact (default:"
              + " ${DEFAULT-VALUE}).")
  TieMethod ties = TieMethod.EFRON;

  @Mixin WhereFlags where = new WhereFlags();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  void check() throws IOException {
    input.check();
    output.check();
    if ((duration == null) == (stop == null)) {
      throw new UsageException("times need --duration COLUMN, or --start COLUMN --stop COLUMN");
    }
    if ((start == null) != (stop == null)) {
      throw new UsageException("--start and --stop need each other");
    }
    if (entry != null && duration == null) {
      throw new UsageException("--entry needs --duration COLUMN");
    }
    if (ties == TieMethod.EXACT && id != null) {
      throw new UsageException(
          "--id makes standard errors robust, which --ties exact does not have");
    }
    requireOnce("--covariates", covariates().stream().map(CoxCovariate::column).toList());
    requireOnce("--strata", strata());
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

  private static void requireOnce(String option, List<String> columns) {
    if (Set.copyOf(columns).size() < columns.size()) {
      throw new UsageException(
          option + " must name a column once, was " + PrintableText.list(columns));
    }
  }

  List<CoxCovariate> covariates() {
    return ValueList.all(covariates).stream().map(CoxCovariate::parse).toList();
  }

  List<String> strata() {
    return ValueList.all(strata);
  }

  Set<String> missing() {
    return Set.copyOf(ValueList.all(missing));
  }

  ColumnCondition event() {
    return ColumnCondition.parse("--event", event);
  }

  Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** The column of the end of the time. */
  String exit() {
    return duration == null ? String.valueOf(stop) : duration;
  }

  /** The column after which a record is observed, if there is one. */
  Optional<String> entry() {
    return Optional.ofNullable(duration == null ? start : entry);
  }

  /** Whether each record must say from when it is observed. */
  boolean needsEntry() {
    return start != null;
  }
}
