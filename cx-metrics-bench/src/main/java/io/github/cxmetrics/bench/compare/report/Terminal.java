package io.github.cxmetrics.bench.compare.report;

import io.github.cxmetrics.cli.output.TableFormat;
import java.io.PrintStream;

/** The table as it grows, for a terminal. */
public final class Terminal {

  private Terminal() {}

  /** Prints what came of a workload. */
  public static void print(WorkloadResult workload, PrintStream out) {
    out.println();
    out.println(
        workload.id()
            + ": "
            + workload.question()
            + ", "
            + Figures.rows(workload.rows())
            + " rows");
    out.print(ResultTable.of(workload, TableFormat.TEXT));
    ResultTable.remarks(workload).forEach(remark -> out.println("  " + remark));
    out.flush();
  }
}
