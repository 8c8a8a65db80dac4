package io.github.cxmetrics.bench.compare.report;

import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as a page of Markdown. */
public final class ResultsPage {

  private static final double GIGABYTE = 1 << 30;

  private ResultsPage() {}

  /** Writes the page to a file. */
  public static void write(Results results, Path file) throws IOException {
    Files.writeString(file, markdown(results));
  }

  static String markdown(Results results) {
    StringBuilder page = new StringBuilder(introduction(results));
    page.append(summary(results.workloads()));
    page.append(method(results.rounds()));
    page.append("\n## All lines\n");
    results.workloads().forEach(workload -> page.append(section(workload)));
    return page.toString();
  }

  private static String introduction(Results results) {
    Machine machine = results.machine();
    return String.format(
        Locale.ROOT,
        """
        # Benchmark table

        Seconds to the answer, and in brackets how many times as long as this library took with as many
        threads. Made by `%s` on %s: %s, %d cores, %.0f GiB, %s, Java %s, heap up to %s, collector %s.

        """,
        results.command(),
        results.date(),
        machine.cpu(),
        machine.cores(),
        machine.memoryBytes() / GIGABYTE,
        machine.system(),
        machine.java(),
        results.heap(),
        results.collector());
  }

  private static String method(int rounds) {
    return String.format(
        Locale.ROOT,
        """

        ## How it is measured

        - The same made-up rows for all, the same on every machine. Answers are compared before anything
          is timed: equal, or to the stated error where sketches answer; who answers otherwise, or a
          question that is only the nearest one, has a remark.
        - Each contender has a process of its own with the rows in its own form in memory: columns for
          Java, a table in memory for databases. Loading is not timed. W9 reads a file that is in the
          page cache.
        - Databases are asked in several forms; the fastest counts and is named.
        - First everybody warms up; then all are asked in turn, in alternating order, up to %d times.
          The median counts. Garbage of the runs before is collected before each timed run of Java.
        - CPU seconds are those of all threads of the process. Peak memory is that of the process during
          the timed runs, the rows included; where the system does not tell it, it is unknown.
        - Ratios carry to other machines, seconds do not.
        """,
        rounds);
  }

  private static String summary(List<WorkloadResult> workloads) {
    TextTable table =
        TextTable.of(
            Column.left("id"),
            Column.left("question"),
            Column.right("rows"),
            Column.right("cx-metrics, 1 thread"),
            Column.right("2 threads"),
            Column.right("ClickHouse, 1 thread"),
            Column.right("2 threads"),
            Column.right("DuckDB, 1 thread"),
            Column.right("2 threads"),
            Column.right("plain JDK"),
            Column.left("others"));
    for (WorkloadResult workload : workloads) {
      table.add(
          workload.id(),
          workload.question(),
          Figures.rows(workload.rows()),
          cell(workload, Contender.LIBRARY, 1),
          cell(workload, Contender.LIBRARY, 2),
          cell(workload, Contender.CLICK_HOUSE, 1),
          cell(workload, Contender.CLICK_HOUSE, 2),
          cell(workload, Contender.DUCK_DB, 1),
          cell(workload, Contender.DUCK_DB, 2),
          cell(workload, Contender.JDK, 1),
          others(workload));
    }
    return table.toString(TableFormat.MARKDOWN);
  }

  private static String cell(WorkloadResult workload, String contender, int threads) {
    return workload.find(contender, threads).map(entry -> cell(workload, entry)).orElse("");
  }

  private static String cell(WorkloadResult workload, Entry entry) {
    if (entry.failure().isPresent()) {
      return "failed";
    }
    String seconds = Figures.seconds(entry.seconds());
    return entry.contender().equals(Contender.LIBRARY)
        ? seconds
        : seconds + " (" + Figures.ratio(workload.ratio(entry)) + ")";
  }

  private static String others(WorkloadResult workload) {
    List<String> known =
        List.of(Contender.LIBRARY, Contender.JDK, Contender.DUCK_DB, Contender.CLICK_HOUSE);
    return workload.entries().stream()
        .filter(entry -> !known.contains(entry.contender()))
        .map(entry -> entry.contender() + " " + cell(workload, entry))
        .collect(Collectors.joining(", "));
  }

  private static String section(WorkloadResult workload) {
    String remarks =
        ResultTable.remarks(workload).stream()
            .map(remark -> "- " + remark + "\n")
            .collect(Collectors.joining());
    return "\n### "
        + workload.id()
        + "\n\n"
        + workload.question()
        + "; "
        + Figures.rows(workload.rows())
        + " rows.\n\n"
        + ResultTable.of(workload, TableFormat.MARKDOWN)
        + (remarks.isEmpty() ? "" : "\n" + remarks);
  }
}
