package io.github.cxmetrics.bench.compare.report;

import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import java.util.ArrayList;
import java.util.List;

/** All entries of workloads, a line each. */
final class ResultTable {

  private static final String FAILED = "failed";

  private ResultTable() {}

  static String of(WorkloadResult workload, TableFormat format) {
    TextTable table =
        TextTable.of(
            Column.left("contender"),
            Column.right("threads"),
            Column.right("seconds"),
            Column.right("ratio"),
            Column.right("CPU s"),
            Column.right("peak MB"),
            Column.left("form"));
    for (Entry entry : workload.entries()) {
      table.add(
          entry.contender(),
          Integer.toString(entry.threads()),
          entry.failure().isPresent() ? FAILED : Figures.seconds(entry.seconds()),
          Figures.ratio(workload.ratio(entry)),
          Figures.seconds(entry.cpuSeconds()),
          Figures.megabytes(entry.peakBytes()),
          entry.form());
    }
    return table.toString(format);
  }

  /** What has to be said of the entries, a line each, every one once. */
  static List<String> remarks(WorkloadResult workload) {
    List<String> remarks = new ArrayList<>();
    for (Entry entry : workload.entries()) {
      entry.failure().map(why -> entry.contender() + ": " + why).ifPresent(remarks::add);
      entry.note().map(what -> entry.contender() + ": " + what).ifPresent(remarks::add);
    }
    return remarks.stream().distinct().toList();
  }
}
