package io.github.cxmetrics.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of a retention in each of its forms. */
class RetentionCommandTest extends EventFiles {

  private static final Object[] SIGNUPS = {
    "--period", "month", "--event", "event", "--start", "signup", "--returns", "pay"
  };

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,event,at,plan,amount
        ann,signup,2026-01-05,free,0
        ann,pay,2026-01-20,free,10.50
        ann,pay,2026-02-10,free,4
        bob,signup,2026-01-31,pro,0
        bob,pay,2026-03-01,pro,20
        cid,signup,2026-02-02,free,0
        cid,pay,2026-02-28,free,1.25
        dee,signup,2026-02-14,pro,0
        dee,pay,2026-03-31,pro,3
        """);
  }

  private List<Object> signups(Object... more) {
    return List.of(command("retention", SIGNUPS), List.of(more));
  }

  @Test
  void tableIsATriangleWithItsAverageBelow() {
    assertThat(lines("retention", SIGNUPS))
        .containsExactly(
            "Cohorts by the month of the first signup in UTC; back with pay in month n",
            file + ": 9 records, 9 used, 0 rejected; as of 2026-03-31 00:00:00 UTC (last event)",
            "",
            "month      size      0      1      2",
            "---------  ----  -----  -----  -----",
            "2026-01       2  50.0   50.0   50.0*",
            "2026-02       2  50.0   50.0*",
            "pooled        4  50.0   50.0      -",
            "95 % from        15.0    9.5",
            "to               85.0   90.5",
            "",
            "percent of the cohort; column 0: back in the month of the start, after it",
            "*: not over when the data end: so far, and not in the averages",
            "intervals: Wilson score; those of all cells: --format json or csv");
  }

  @Test
  void jsonHasEveryCellThatHasBegun() {
    Json report = CommandRun.json(signups());

    assertThat(report.keys())
        .containsExactly(
            "schema", "command", "definition", "input", "results", "total", "warnings");
    assertThat(report.at("schema").value()).isEqualTo("cxm-retention/1");
    assertThat(report.at("definition").keys())
        .containsExactly(
            "text",
            "period",
            "weekStart",
            "cohorts",
            "start",
            "returns",
            "return",
            "intervals",
            "columns",
            "minimum",
            "average",
            "actor",
            "event",
            "time",
            "by",
            "zone",
            "where",
            "level");
    assertThat(report.at("definition", "columns").size()).isEqualTo(13);
    Json cohorts = report.at("total", "cohorts");
    assertThat(each(cohorts, "period", "label")).containsExactly("2026-01", "2026-02");
    assertThat(each(cohorts.at(0, "cells"), "column")).containsExactly("0", "1", "2");
    assertThat(each(cohorts.at(1, "cells"), "finished")).containsExactly(true, false);
    assertThat(each(cohorts.at(1, "cells"), "observed")).containsExactly(2L, 0L);
    assertThat(each(cohorts.at(1, "cells"), "retainedSoFar")).containsExactly(1L, 1L);
    assertThat(cohorts.at(1, "cells", 1, "share", "value").value()).isNull();
    Estimate half = ProportionInterval.WILSON.estimate(1, 2, ConfidenceLevel.P95);
    assertThat((double) cohorts.at(0, "cells", 1, "share", "low").value())
        .isCloseTo(half.interval().low(), within(1e-12));
    assertThat(each(report.at("total", "average"), "share", "n")).containsExactly(4L, 2L, 0L);
  }

  @Test
  void csvHasARowForEachCell() {
    List<String> rows = CommandRun.good(signups("--format", "csv")).lines().toList();

    assertThat(rows).hasSize(1 + 3 + 2 + 3);
    assertThat(rows.get(0))
        .isEqualTo(
            "row,cohort,column,size,finished,observed,retained,retained_so_far,share,share_low,"
                + "share_high,method,n");
    assertThat(rows.get(1)).startsWith("cohort,2026-01,0,2,true,2,1,1,0.5,");
    assertThat(rows.get(5)).isEqualTo("cohort,2026-02,1,2,false,0,0,1,,0.0,1.0,Wilson score,0");
    assertThat(rows.get(6)).startsWith("average,,0,4,,,,,0.5,").endsWith(",Wilson score,4");
  }

  @Test
  void markdownIsATable() {
    assertThat(CommandRun.good(signups("--format", "markdown")))
        .contains("in month n  \n", "| 2026-01   |    2 | 50.0  |  50.0  | 50.0\\* |");
  }

  @Test
  void valuesAreSumsAndMeansOfAllMembers() {
    assertThat(CommandRun.good(signups("--value", "amount", "--currency", "EUR")).lines())
        .containsSubsequence(
            "Sum of amount EUR in each interval, by all members",
            "2026-01     2  10.50   4.00   20.00*",
            "2026-02     2   1.25   3.00*",
            "all         4  11.75   7.00   20.00",
            "Mean of amount EUR a member, also of those who did not come back",
            "2026-01     2  5.25   2.00   10.00*",
            "pooled      4  2.94   2.00       -",
            "column 0 includes what the start itself is worth, where it counts as a return");
    Json cells = CommandRun.json(signups("--value", "amount")).at("total", "cohorts", 0, "cells");
    assertThat(each(cells, "total")).containsExactly(10.5, 4.0, 20.0);
    assertThat(each(cells, "mean", "value")).containsExactly(5.25, 2.0, null);
    assertThat(CommandRun.good(signups("--value", "amount", "--format", "csv")))
        .contains(",method,n,total,mean,mean_low,mean_high\n", ",4,2.0,");
  }

  @Test
  void segmentsAreThoseOfTheStart() {
    assertThat(CommandRun.good(signups("--by", "plan")).lines())
        .containsSubsequence(
            "By plan, all cohorts, pooled",
            "plan   size      0      1    2",
            "free      2  100.0  100.0    -",
            "pro       2    0.0    0.0    -",
            "Total     4   50.0   50.0    -");
    Json report = CommandRun.json(signups("--by", "plan"));
    assertThat(each(report.at("results"), "segment", "plan")).containsExactly("free", "pro");
    assertThat(CommandRun.good(signups("--by", "plan", "--format", "csv")))
        .contains("\nsegment cohort,pro,2026-01,2,1,", "\nsegment average,free,,0,2,")
        .contains("\ncohort,,2026-01,0,2,");
  }

  @Test
  void segmentsAreComparedWithOneOfThem() {
    assertThat(CommandRun.good(signups("--by", "plan", "--baseline", "free")).lines())
        .containsSubsequence(
            "Difference from free",
            "pro             1  0.0 %  100.0 %  0.3173  -100.0 percentage points, 95 % interval"
                + " -100.0 to +58.7: not yet clear");
    assertThat(CommandRun.refused(signups("--by", "plan", "--baseline", "gold")))
        .isEqualTo("--baseline must be one of the segments free, pro, was \"gold\"");
    assertThat(CommandRun.refused(signups("--baseline", "gold")))
        .isEqualTo("--baseline needs --by COLUMN, which makes the segments");
  }

  @Test
  void cohortsAreComparedWithTheFirstThatIsNamed() {
    Json comparison =
        CommandRun.json(signups("--compare-cohorts", "2026-01,2026-02", "--as-of", "2026-06-30"))
            .at("comparison");

    assertThat(comparison.at("against").value()).isEqualTo("2026-01");
    assertThat(comparison.at("adjustment").value()).isEqualTo("Holm");
    assertThat(comparison.at("comparisons").value()).isEqualTo(4L);
    assertThat(each(comparison.at("differences"), "name")).containsOnly("2026-02");
    assertThat(each(comparison.at("differences"), "column")).containsExactly("1", "2", "3", "4");
    assertThat(each(comparison.at("differences"), "difference", "value"))
        .containsExactly(0.0, -0.5, 0.0, 0.0);
    assertThat(CommandRun.good(signups("--compare-cohorts", "2026-01,2026-02")))
        .contains("no interval is over on both sides");
    assertThat(CommandRun.refused(signups("--compare-cohorts", "2026-01,2026-03")))
        .isEqualTo("--compare-cohorts must be of the cohorts 2026-01, 2026-02, was \"2026-03\"");
    assertThat(CommandRun.refused(signups("--compare-cohorts", "2026-01")))
        .isEqualTo("--compare-cohorts must name two cohorts or more, was 2026-01");
  }

  @Test
  void cellsAreShadedOnlyWhereThatIsAskedForOrATerminalShowsIt() throws IOException {
    String plain = CommandRun.good(signups());

    assertThat(plain).doesNotContain("\u001b");
    assertThat(CommandRun.good(signups("--color", "never"))).isEqualTo(plain);
    String shaded = CommandRun.good(signups("--color", "always"));
    assertThat(shaded).contains("\u001b[38;5;231;48;5;18m50.0 \u001b[0m");
    assertThat(shaded.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    Path out = folder.resolve("report.txt");
    CommandRun.good(signups("-o", out));
    assertThat(Files.readString(out)).isEqualTo(plain);
    assertThat(CommandRun.refused(signups("--color", "always", "--format", "csv")))
        .isEqualTo("--color always needs --format table");
  }

  @Test
  void namesNeverSeenAreWarnedOf() {
    CommandRun run = CommandRun.of(command("retention", "--event", "event", "--start", "Signup"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("cxm: event \"Signup\" never seen: did you mean \"signup\"?\n");
    assertThat(run.out()).contains("pooled        0    -");
  }
}
