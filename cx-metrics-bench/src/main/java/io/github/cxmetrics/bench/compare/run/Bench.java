package io.github.cxmetrics.bench.compare.run;

import io.github.cxmetrics.bench.compare.engine.Children;
import io.github.cxmetrics.bench.compare.engine.ClickHouse;
import io.github.cxmetrics.bench.compare.report.Machine;
import io.github.cxmetrics.bench.compare.report.Results;
import io.github.cxmetrics.bench.compare.report.ResultsJson;
import io.github.cxmetrics.bench.compare.report.ResultsPage;
import io.github.cxmetrics.bench.compare.report.Terminal;
import io.github.cxmetrics.bench.compare.report.WorkloadResult;
import io.github.cxmetrics.bench.compare.workload.Workload;
import io.github.cxmetrics.bench.compare.workload.Workloads;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ./bench}. */
@Command(
    name = "bench",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Asks the questions W1 to W9 of this library and of those that people would use instead,"
          + " compares the answers, times them in turn, and writes results.json and README.md.",
      "Small takes about a minute, medium about six, full about twenty."
    })
public final class Bench implements Callable<Integer> {

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "medium",
      description = "small, medium, full, or a share of full; default ${DEFAULT-VALUE}")
  private String size = "medium";

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "these workloads only, such as W4,W5; W4 stands for W4step too")
  private List<String> only = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often each is timed; default ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(names = "--no-clickhouse", description = "leave ClickHouse out")
  private boolean noClickHouse;

  @Option(
      names = "--chdb",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "the folder where \"npm install chdb\" was run; default the working directory")
  private Path chdb = Path.of(".");

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "8g",
      description = "the largest heap of each Java; default ${DEFAULT-VALUE}")
  private String heap = "8g";

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "how long an answer may take; default ${DEFAULT-VALUE}")
  private int limitSeconds = 300;

  @Option(names = "--strict", description = "end with code 1 if anybody failed")
  private boolean strict;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the results go; default docs/benchmarks of the project")
  private Path out = Path.of(System.getProperty("bench.home", "."), "docs", "benchmarks");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final PrintStream terminal = System.out;

  private Bench() {}

  /**
   * Runs the benchmark table.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Size parsed = parsedSize();
    List<Workload<?>> workloads = chosen();
    Databases databases = databases();
    List<WorkloadResult> results = new ArrayList<>();
    try (WorkFolder folder = WorkFolder.create()) {
      Children children =
          new Children(
              heap, chdb, folder.path(), parsed.warmSeconds(), Duration.ofSeconds(limitSeconds));
      for (Workload<?> workload : workloads) {
        WorkloadResult result =
            Match.play(
                workload,
                Lineup.of(workload, databases),
                parsed.rows(workload),
                folder.path(),
                children,
                rounds);
        folder.clear();
        Terminal.print(result, terminal);
        results.add(result);
        write(results); // what is known outlives an interrupt
      }
    }
    terminal.println();
    terminal.println("Results are in " + out);
    boolean anyFailed =
        results.stream()
            .flatMap(result -> result.entries().stream())
            .anyMatch(entry -> entry.failure().isPresent());
    return strict && anyFailed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private Size parsedSize() {
    try {
      return Size.parse(size);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Workload<?>> chosen() {
    List<Workload<?>> all = Workloads.all();
    for (String id : only) {
      if (all.stream().noneMatch(workload -> isNamed(workload, id))) {
        throw new ParameterException(
            spec.commandLine(),
            "workload must be one of "
                + String.join(", ", all.stream().map(Workload::id).toList())
                + ", was '"
                + id
                + "'");
      }
    }
    return all.stream()
        .filter(workload -> only.isEmpty() || only.stream().anyMatch(id -> isNamed(workload, id)))
        .toList();
  }

  /* W4 names W4step too. */
  private static boolean isNamed(Workload<?> workload, String id) {
    return workload.id().equals(id)
        || (workload.id().startsWith(id)
            && Character.isLetter(workload.id().charAt(id.length()))
            && Character.isDigit(id.charAt(id.length() - 1)));
  }

  private Databases databases() throws InterruptedException {
    if (noClickHouse) {
      return Databases.DUCK_DB;
    }
    Optional<String> absence = ClickHouse.absence(chdb);
    absence.ifPresent(terminal::println);
    return absence.isPresent() ? Databases.DUCK_DB : Databases.ALL;
  }

  private void write(List<WorkloadResult> workloads) throws IOException {
    Results results =
        new Results(
            LocalDate.now(ZoneId.systemDefault()),
            command(),
            Machine.here(),
            heap,
            Children.COLLECTOR,
            rounds,
            workloads);
    Files.createDirectories(out);
    ResultsJson.write(results, out.resolve("results.json"));
    ResultsPage.write(results, out.resolve("README.md"));
  }

  /* Without the folders of this machine. */
  private String command() {
    StringBuilder command = new StringBuilder("./bench --size " + size);
    if (!only.isEmpty()) {
      command.append(" --only ").append(String.join(",", only));
    }
    if (noClickHouse) {
      command.append(" --no-clickhouse");
    }
    return command.append(" --rounds ").append(rounds).append(" --heap ").append(heap).toString();
  }
}
