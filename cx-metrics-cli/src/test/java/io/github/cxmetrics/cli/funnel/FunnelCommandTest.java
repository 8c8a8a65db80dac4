package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of a plain funnel in each of its forms. */
class FunnelCommandTest extends EventFile {

  private static final String[] CHECKOUT = {"--steps", "view,cart,pay", "--within", "1h"};

  @BeforeEach
  void writeEvents() throws IOException {
    events(
        """
        ann view 0, ann cart 60, ann pay 90,
        bob view 0, bob cart 7200, bob view 7300,
        cid view 100, cid cart 400,
        dee cart 500, dee pay 600,
        eve view 7300, eve other 7300
        """);
  }

  @Test
  void tableShowsStepsSharesTimesAndOutcomes() {
    String report = CommandRun.good(seconds((Object[]) CHECKOUT));

    assertThat(report.lines())
        .containsExactly(
            "view > cart > pay",
            "within 1h of the entry; each actor once, by the best attempt",
            file + ": 12 records, 12 used, 0 rejected; as of 1970-01-01 02:01:40 UTC (last event)",
            "",
            "step    actors  of first   95 % interval  of previous   95 % interval  dropped"
                + "  step time  total time",
            "------  ------  --------  --------------  -----------  --------------  -------"
                + "  ---------  ----------",
            "1 view       4",
            "2 cart       2    50.0 %  15.0 to 85.0 %       50.0 %  15.0 to 85.0 %        2"
                + "         1m          1m",
            "3 pay        1    25.0 %   4.6 to 69.9 %       50.0 %   9.5 to 90.5 %        1"
                + "        30s      1m 30s",
            "",
            "4 actors entered: 1 converted (25.0 %), 1 lost, 2 still open (could move on after the"
                + " data end)",
            "1 actor never entered: no event of step 1",
            "Times are medians; intervals: Wilson score");
  }

  @Test
  void jsonHasEverythingAtFullPrecision() {
    Json report = json((Object[]) CHECKOUT);

    assertThat(report.keys())
        .containsExactly(
            "schema", "command", "definition", "input", "results", "total", "warnings");
    assertThat(report.at("schema").value()).isEqualTo("cxm-funnel/1");
    assertThat(report.at("command").value()).isEqualTo("funnel");
    assertThat(report.at("definition").keys())
        .containsExactly(
            "text",
            "unit",
            "steps",
            "window",
            "entries",
            "entryFilter",
            "sessionGap",
            "order",
            "eventUse",
            "grace",
            "exclusions",
            "tieWinner",
            "actor",
            "event",
            "time",
            "hold",
            "where",
            "by",
            "method",
            "level");
    assertThat(report.at("definition", "window", "length").value()).isEqualTo(3_600_000L);
    assertThat(report.at("input", "asOf").value()).isEqualTo("1970-01-01T02:01:40Z");
    assertThat(report.at("input", "asOfSource").value()).isEqualTo("last event");
    assertThat(report.at("results").size()).isZero();
    assertThat(report.at("warnings").size()).isZero();
    Json total = report.at("total");
    assertThat(total.keys()).containsExactly("n", "value", "low", "high", "outcomes", "steps");
    assertThat(total.at("n").value()).isEqualTo(4L);
    assertThat(total.at("outcomes").keys())
        .containsExactly("entered", "converted", "lost", "open", "actors", "voided", "removed");
    Json pay = total.at("steps", 2);
    assertThat(pay.keys())
        .containsExactly(
            "step",
            "name",
            "reached",
            "dropped",
            "fromFirst",
            "fromPrevious",
            "timeFromFirst",
            "timeFromPrevious");
    Estimate share = ProportionInterval.WILSON.estimate(1, 2, ConfidenceLevel.P95);
    assertThat((double) pay.at("fromPrevious", "low").value())
        .isCloseTo(share.interval().low(), within(1e-12));
    assertThat(pay.at("fromPrevious", "n").value()).isEqualTo(2L);
    assertThat(pay.at("timeFromFirst", "median").value()).isEqualTo(90_000.0);
    assertThat(pay.at("timeFromFirst", "medianHigh").value()).isNull(); // one time has no bound
    assertThat(pay.at("timeFromPrevious", "most").value()).isEqualTo(30_000L);
    assertThat(total.at("steps", 0).keys()).containsExactly("step", "name", "reached");
  }

  @Test
  void csvHasARowForEachStep() {
    assertThat(CommandRun.good(seconds((Object[]) CHECKOUT), "--format", "csv").lines().toList())
        .satisfies(
            rows -> {
              assertThat(rows).hasSize(4);
              assertThat(rows.get(0))
                  .isEqualTo(
                      "row,step,name,reached,dropped,from_first,from_first_low,from_first_high,"
                          + "from_previous,from_previous_low,from_previous_high,"
                          + "median_ms_from_previous,median_ms_from_first,method,n,entered,"
                          + "converted,lost,open,voided,removed");
              assertThat(rows.get(1)).startsWith("total,1,view,4,,1.0,");
              assertThat(rows.get(2)).startsWith("total,2,cart,2,2,0.5,");
              assertThat(rows.get(3))
                  .startsWith("total,3,pay,1,1,0.25,")
                  .endsWith(",30000,90000,Wilson score,4,4,1,1,2,0,0");
            });
  }

  @Test
  void markdownIsATable() {
    assertThat(CommandRun.good(seconds((Object[]) CHECKOUT), "--format", "markdown"))
        .contains("view > cart > pay  \n", "| 2 cart |      2 |   50.0 % |", "| ------ | -----: |");
  }

  @Test
  void reportGoesToAFileOnlyWhenAsked() throws IOException {
    Path report = folder.resolve("report.csv");

    assertThat(
            CommandRun.good(
                seconds((Object[]) CHECKOUT), "--format", "csv", "--bom", "--output", report))
        .isEmpty();
    assertThat(Files.readString(report)).startsWith("\ufeffrow,step,");
  }

  @Test
  void levelAndDecimalsAreChosen() {
    assertThat(CommandRun.good(seconds((Object[]) CHECKOUT), "--level", "0.9", "--decimals", "0"))
        .contains("90 % interval", "50 %     18 to 82 %");
  }

  @Test
  void aFunnelOfOneStepCountsWhoEntered() {
    assertThat(reached("--steps", "view")).containsExactly(4L);
    assertThat(CommandRun.good(seconds("--steps", "view")))
        .contains("4 actors entered: 4 converted (100.0 %), 0 lost, 0 still open");
  }

  @Test
  void namesNeverSeenAreWarnedOfAndCountZero() {
    CommandRun run = CommandRun.of(seconds("--steps", "view,Cart,zzz", "--exclude", "refunds"));

    assertThat(run.code()).isZero();
    assertThat(run.err().lines())
        .containsExactly(
            "cxm: event \"Cart\" never seen: did you mean \"cart\"?",
            "cxm: event \"zzz\" never seen; the events are cart, other, pay, view",
            "cxm: event \"refunds\" never seen; the events are cart, other, pay, view");
    assertThat(run.out()).contains("2 Cart       0     0.0 %");
    Json json = Json.of(CommandRun.of(seconds("--steps", "view,Cart", "--format", "json")).out());
    assertThat(json.at("warnings").value())
        .isEqualTo(List.of("event \"Cart\" never seen: did you mean \"cart\"?"));
  }

  @Test
  void conditionsChooseRecordsAndAreShown() throws IOException {
    write("user,event,at,env\nann,view,1,live\nann,view,2,test\nbob,view,3,live\n");

    assertThat(reached("--steps", "view", "--where", "env=live")).containsExactly(2L);
    assertThat(CommandRun.good(seconds("--steps", "view", "--where", "env!=live")))
        .contains("3 records, 2 left out by condition, 1 used");
    CommandRun none = CommandRun.of(seconds("--steps", "view", "--where", "env=none"));
    assertThat(none.code()).isZero();
    assertThat(none.err()).isEmpty();
    assertThat(none.out()).contains("0 actors entered", "no record meets env=none");
  }
}
