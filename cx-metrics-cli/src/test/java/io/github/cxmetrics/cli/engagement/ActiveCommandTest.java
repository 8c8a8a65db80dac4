package io.github.cxmetrics.cli.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of active actors in each of its forms, and what each option changes. */
class ActiveCommandTest extends EventFiles {

  private static final Object[] DAYS = {"--from", "2026-02-01", "--to", "2026-02-04"};

  @BeforeEach
  void writeVisits() throws IOException {
    write(
        """
        user,at,event,plan,born
        ann,2026-01-28T10:00:00Z,view,free,2026-01-01
        ann,2026-02-01T10:00:00Z,view,free,2026-01-01
        ann,2026-02-01T11:00:00Z,pay,free,2026-01-01
        bob,2026-02-01T23:30:00Z,view,pro,2026-02-01
        ann,2026-02-02T10:00:00Z,view,pro,2026-01-01
        cid,2026-02-03T08:00:00Z,view,free,
        """);
  }

  @Test
  void tableHasARowForEachDay() {
    assertThat(lines("active", DAYS))
        .containsExactly(
            "Active actors: daily, weekly (7 days), monthly (30 days); any activity; local days in"
                + " UTC",
            file + ": 6 records, 6 used, 0 rejected; as of 2026-02-03 08:00:00 UTC (last event)",
            "from 2026-02-01 to 2026-02-03: 3 actors",
            "",
            "day          daily  weekly  monthly  average daily  stickiness  95 % interval",
            "-----------  -----  ------  -------  -------------  ----------  -------------",
            "2026-02-01       2       2        2            0.1       5.0 %  0.2 to 53.5 %",
            "2026-02-02       1       2        2            0.1       6.7 %  0.1 to 77.5 %",
            "2026-02-03*      1       3        3            0.2           -              -",
            "",
            "*: not over when the data end",
            "stickiness: average daily of 30 days / monthly; intervals: Wilson score of effective"
                + " trials");
  }

  @Test
  void jsonHasPointsAndTheirEstimates() {
    Json report = json("active", DAYS);

    assertThat(report.keys())
        .containsExactly(
            "schema", "command", "definition", "input", "results", "total", "warnings");
    assertThat(report.at("schema").value()).isEqualTo("cxm-active/1");
    assertThat(report.at("definition", "to").value()).isEqualTo("2026-02-04");
    Json points = report.at("total", "points");
    assertThat(each(points, "daily")).containsExactly(2L, 1L, 1L);
    assertThat(each(points, "complete")).containsExactly(true, true, false);
    assertThat(points.at(0, "stickiness", "n").value()).isEqualTo(2L);
    assertThat(points.at(2, "stickiness").value()).isNull();
  }

  @Test
  void csvHasARowForEachNumber() {
    assertThat(CommandRun.good(command("active", DAYS), "--format", "csv").lines())
        .contains(
            "row,name,period,day,complete,value,low,high,method,n",
            "total,daily,2026-02-01,2026-02-01,true,2,,,,",
            "total,monthly,2026-02-03,2026-02-03,false,3,,,,")
        .anyMatch(row -> row.startsWith("total,stickiness,2026-02-01,2026-02-01,true,0.05,"));
  }

  @Test
  void markdownIsATable() {
    assertThat(CommandRun.good(command("active", DAYS), "--format", "markdown"))
        .contains("local days in UTC  \n", "| 2026-02-01   |     2 |");
  }

  @Test
  void longerPeriodsAreAsOfTheirLastFullDay() {
    Json points = json("active", "--period", "month").at("total", "points");

    assertThat(each(points, "period")).containsExactly("2026-01", "2026-02");
    assertThat(each(points, "day")).containsExactly("2026-01-31", "2026-02-02");
    assertThat(each(points, "monthly")).containsExactly(1L, 2L);
    assertThat(lines("active", "--period", "month"))
        .anyMatch(line -> line.startsWith("month    as of       daily"));
  }

  @Test
  void aPeriodIsOverAsOfItsLastDay() throws IOException {
    write("user,at\nann,2026-05-02\n");

    Json points =
        json("active", "--period", "month", "--as-of", "2026-05-31").at("total", "points");

    assertThat(each(points, "day")).containsExactly("2026-05-31");
    assertThat(each(points, "monthly")).containsExactly(1L);
    assertThat(each(points, "complete")).containsExactly(true);
  }

  @Test
  void windowsAreChosen() {
    Json point =
        json("active", "--month-days", 28, "--week-days", 2, "--from", "2026-02-02")
            .at("total", "points", 0);

    assertThat(point.at("weekly").value()).isEqualTo(2L);
    assertThat(point.at("averageDaily").value()).isEqualTo(4.0 / 28);
    assertThat(refused("active", "--week-days", 31))
        .isEqualTo(
            "--week-days and --month-days: windows must have 1..1000 days, the shorter one first,"
                + " was 31 and 30");
  }

  @Test
  void daysAreThoseOfTheZone() {
    List<Object> seoul =
        List.of("active", file, "--actor", "user", "--time", "at", "--zone", "Asia/Seoul");

    Json points = CommandRun.json(seoul, Arrays.asList(DAYS)).at("total", "points");

    assertThat(each(points, "daily")).containsExactly(1L, 2L, 1L);
  }

  @Test
  void onlyTheLast30DaysAreShownUnlessAsked() throws IOException {
    write("user,at\nann,2026-01-01\nann,2026-03-01\n");

    assertThat(lines("active"))
        .contains(
            "from 2026-01-31 to 2026-03-01 (30 days before are left out: see --from): 1 actor");
    assertThat(json("active").at("total", "points").size()).isEqualTo(30);
    assertThat(json("active", "--from", "2026-01-01").at("total", "points").size()).isEqualTo(60);
    assertThat(json("active", "--period", "week").at("total", "points").size()).isEqualTo(9);
  }

  @Test
  void distributionCountsDaysExactlyAndAtLeast() {
    Json distribution =
        json("active", Arrays.asList(DAYS), "--distribution", "day").at("total", "distribution");

    assertThat(distribution.at("intervals").value()).isEqualTo(3L);
    assertThat(distribution.at("completeIntervals").value()).isEqualTo(2L);
    assertThat(each(distribution.at("counts"), "exactly")).containsExactly(2L, 1L, 0L);
    assertThat(each(distribution.at("counts"), "atLeast")).containsExactly(3L, 1L, 0L);
    assertThat(lines("active", Arrays.asList(DAYS), "--distribution", "day"))
        .contains(
            "On how many days of 3 (2 of them over) actors were active, exactly and at least",
            "   2        1  33.3 %   6.1 to 79.2 %         1   33.3 %    6.1 to 79.2 %");
    Json weeks =
        json("active", "--distribution", "week", "--criterion", ">=2").at("total", "distribution");
    assertThat(weeks.at("n").value()).isEqualTo(1L); // ann, in the week of 26 January
    assertThat(weeks.at("criterion").value()).isEqualTo(">=2");
    assertThat(CommandRun.good(command("active", DAYS), "--distribution", "day", "--format", "csv"))
        .contains("\ntotal,activeAtLeast,1,,,1.0,");
  }

  @Test
  void segmentsAreThoseOfTheActivity() {
    Json report = json("active", Arrays.asList(DAYS), "--by", "plan");

    assertThat(each(report.at("results"), "segment", "plan")).containsExactly("free", "pro");
    assertThat(each(report.at("results"), "n")).containsExactly(2L, 2L); // ann is in both
    assertThat(report.at("total", "n").value()).isEqualTo(3L);
    assertThat(lines("active", Arrays.asList(DAYS), "--by", "plan"))
        .anyMatch(line -> line.startsWith("pro    2026-02-02       1"))
        .anyMatch(line -> line.startsWith("Total  2026-02-02       1"));
    assertThat(CommandRun.good(command("active", DAYS), "--by", "plan", "--format", "csv"))
        .contains(
            "row,plan,name,", "\nsegment,pro,daily,2026-02-01,", "\ntotal,,daily,2026-02-01,");
  }

  @Test
  void onlyWhatCountsIsActivity() {
    Json report = json("active", Arrays.asList(DAYS), "--event", "event", "--activity", "pay");

    assertThat(each(report.at("total", "points"), "daily")).containsExactly(1L, 0L, 0L);
    assertThat(lines("active", Arrays.asList(DAYS), "--event", "event", "--activity", "pay").get(0))
        .contains("activity: pay");
    CommandRun run =
        CommandRun.of(command("active", DAYS), "--event", "event", "--activity", "Pay");
    assertThat(run.err()).isEqualTo("cxm: event \"Pay\" never seen: did you mean \"pay\"?\n");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(refused("active", "--period", "hour"))
        .isEqualTo("--period must be day, week, month, quarter or year, was hour");
    assertThat(refused("active", "--criterion", "2"))
        .isEqualTo("--criterion has an effect only with --distribution");
    assertThat(refused("active", "--distribution", "day", "--criterion", "often"))
        .isEqualTo(
            "--criterion must be a number of days such as 2, '>=2', '<=3' or '=1', was often");
    assertThat(refused("active", "--distribution", "day", "--criterion", "0"))
        .isEqualTo("--criterion: count of a criterion must be at least 1, was 0");
    assertThat(refused("active", "--week-start", "sunday"))
        .isEqualTo("--week-start has an effect only with --period week");
    assertThat(refused("active", "--by", "plan,plan"))
        .isEqualTo("--by must name a column once, was plan, plan");
    assertThat(refused("active", "--from", "soon"))
        .isEqualTo("--from must be a date such as 2024-02-01, was soon");
    assertThat(CommandRun.refused("active", file, "--actor", "user", "--time", "at"))
        .startsWith("a day of activity needs --zone ZONE");
    assertThat(refused("active", "--by", "at", "--from", "1700-01-01", "--period", "month"))
        .startsWith(
            "--from 1700-01-01 and the events of " + file + " span 1700-01-01 to 2026-02-03, ");
  }
}
