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

/** The report of the lifecycle in each of its forms, and what each option changes. */
class LifecycleCommandTest extends EventFiles {

  private static final Object[] MONTHS = {"--period", "month"};

  @BeforeEach
  void writeVisits() throws IOException {
    write(
        """
        user,at,plan,born
        ann,2026-01-05,free,2025-06-01
        bob,2026-01-31,pro,2026-01-31
        ann,2026-02-10,free,2025-06-01
        cid,2026-02-28,free,
        bob,2026-03-01,pro,2026-01-31
        ann,2026-03-31T12:00:00,free,2025-06-01
        """);
  }

  @Test
  void tableHasARowForEachPeriod() {
    assertThat(lines("lifecycle", MONTHS))
        .containsExactly(
            "Lifecycle by month; any activity; local days in UTC",
            file + ": 6 records, 6 used, 0 rejected; as of 2026-03-31 12:00:00 UTC (last event)",
            "from 2026-01-05 to 2026-03-31",
            "",
            "month     active  new  returning  resurrecting  dormant  returned  95 % interval  new"
                + " share  coming / going",
            "--------  ------  ---  ---------  ------------  -------  --------  -------------"
                + "  ---------  --------------",
            "2026-01        2    2          0             0        0         -              -   "
                + " 100.0 %               -",
            "2026-02        2    1          1             0        1    50.0 %  9.5 to 90.5 %    "
                + " 50.0 %            1.00",
            "2026-03*       2    0          1             1        1    50.0 %  9.5 to 90.5 %    "
                + "  0.0 %            1.00",
            "",
            "*: not over when the data end",
            "dormant: active in the period before, not in this one; returned: the share of that"
                + " period's who are active again",
            "coming / going: (new + resurrecting) / dormant; intervals: Wilson score");
  }

  @Test
  void aFileOfTooManyDaysNeedsARange() throws IOException {
    write("user,at\nann,1900-01-01\nbob,9999-12-31\n");
    String all =
        "the events of "
            + file
            + " span 1900-01-01 to 9999-12-31, more than 36525 days: give --from and --to";

    assertThat(refused("lifecycle")).isEqualTo(all);
    assertThat(refused("active", "--period", "month")).isEqualTo(all);
    assertThat(refused("lifecycle", "--from", "2000-01-01"))
        .isEqualTo(
            "--from 2000-01-01 and the events of "
                + file
                + " span 2000-01-01 to 9999-12-31, more than 36525 days: give both --from and --to");
    assertThat(refused("lifecycle", "--from", "1900-01-01", "--to", "2026-01-01"))
        .isEqualTo("--from and --to span 1900-01-01 to 2025-12-31, more than 36525 days");
    assertThat(lines("lifecycle", "--from", "1900-01-01", "--to", "1999-12-31")).isNotEmpty();
  }

  @Test
  void aRangeBeyondTheDataIsToldOf() {
    String none = "cxm: no day of " + file + " lies in ";

    assertThat(warning("--from", "2027-01-01")).isEqualTo(none + "--from 2027-01-01\n");
    assertThat(warning("--from", "2027-01-01", "--to", "2027-02-01"))
        .isEqualTo(none + "--from 2027-01-01 --to 2027-02-01\n");
    assertThat(warning("--to", "2026-01-05")).isEqualTo(none + "--to 2026-01-05\n");
    assertThat(warning("--to", "2026-01-06")).isEmpty();
    assertThat(warning("--from", "2026-03-31")).isEmpty();
    assertThat(warning("--as-of", "2025-01-01"))
        .startsWith("cxm: no event of " + file + " lies before --as-of 2025-01-01");
  }

  private String warning(Object... range) {
    CommandRun run = CommandRun.of(command("lifecycle", range));
    assertThat(run.code()).isZero();
    return run.err();
  }

  @Test
  void aPeriodIsOverAsOfItsLastDay() {
    assertThat(lines("lifecycle", "--period", "month", "--as-of", "2026-03-31"))
        .anyMatch(line -> line.startsWith("2026-03   "))
        .noneMatch(line -> line.startsWith("2026-03*"));
  }

  @Test
  void identitiesHoldInJson() {
    Json periods = json("lifecycle", "--period", "week").at("total", "periods");

    long before = 0;
    for (int i = 0; i < periods.size(); i++) {
      Json period = periods.at(i);
      assertThat(count(period, "active"))
          .isEqualTo(
              count(period, "new") + count(period, "returning") + count(period, "resurrecting"));
      assertThat(count(period, "activeBefore")).isEqualTo(before);
      assertThat(count(period, "dormant")).isEqualTo(before - count(period, "returning"));
      before = count(period, "active");
    }
    assertThat(json("lifecycle").at("schema").value()).isEqualTo("cxm-lifecycle/1");
  }

  private static long count(Json period, String name) {
    return (long) period.at(name).value();
  }

  @Test
  void csvHasARowForEachNumber() {
    assertThat(CommandRun.good(command("lifecycle", MONTHS), "--format", "csv").lines())
        .contains(
            "row,name,period,complete,value,low,high,method,n",
            "total,resurrecting,2026-03,false,1,,,,")
        .anyMatch(row -> row.startsWith("total,returned,2026-02,true,0.5,"));
  }

  @Test
  void markdownIsATable() {
    assertThat(CommandRun.good(command("lifecycle", MONTHS), "--format", "markdown"))
        .contains("| 2026-03\\* |      2 |");
  }

  @Test
  void whoWasCreatedIsNewWhereThatIsKnown() {
    Json periods =
        json("lifecycle", "--period", "month", "--created", "born").at("total", "periods");

    assertThat(each(periods, "new")).containsExactly(1L, 0L, 0L); // bob
    assertThat(each(periods, "resurrecting")).containsExactly(1L, 1L, 1L);
    assertThat(badData("lifecycle", "--created", "plan"))
        .isEqualTo(
            file
                + ", line 2: plan must be a time of the format iso (for another give --time-format,"
                + " such as 'M/d/yy H:mm'), was \"free\"");
  }

  @Test
  void creationsCountInEverySegmentOfTheirActor() throws IOException {
    write(
        """
        user,at,event,channel,created
        ann,2026-01-02,signup,,2026-01-02
        ann,2026-01-05,view,app,
        ann,2026-01-06,view,web,
        bob,2026-01-05,view,app,2026-01-05
        bob,2026-01-07,view,web,2025-12-31
        cid,2026-02-01,view,app,
        dan,2026-02-02,signup,web,2026-02-02
        """);

    Json report =
        json(
            "lifecycle",
            List.of("--period", "month", "--event", "event", "--activity", "view"),
            List.of("--created", "created", "--by", "channel"));

    assertThat(each(report.at("total", "periods"), "new")).containsExactly(1L, 0L);
    Json results = report.at("results");
    assertThat(each(results, "segment", "channel")).containsExactly("app", "web");
    assertThat(each(results.at(0, "periods"), "new")).containsExactly(1L, 0L); // ann
    assertThat(each(results.at(0, "periods"), "resurrecting")).containsExactly(1L, 1L);
    assertThat(each(results.at(1, "periods"), "new")).containsExactly(1L, 0L);
    assertThat(each(results.at(1, "periods"), "resurrecting")).containsExactly(1L, 0L); // bob
  }

  @Test
  void historyBeforeTheFirstDayThatIsShownIsKnown() {
    Json periods =
        json("lifecycle", "--period", "month", "--from", "2026-03-01").at("total", "periods");

    assertThat(each(periods, "period", "label")).containsExactly("2026-03");
    assertThat(each(periods, "resurrecting")).containsExactly(1L);
  }

  @Test
  void statesAreCountedForEachDay() {
    Object[] states = {"--states", "--from", "2026-03-01", "--to", "2026-03-03"};
    Json days = json("lifecycle", states).at("total", "days");

    assertThat(days.at(0).keys())
        .containsExactly(
            "day",
            "complete",
            "known",
            "new",
            "current",
            "reactivated",
            "resurrected",
            "at_risk_wau",
            "at_risk_mau",
            "dormant");
    assertThat(each(days, "reactivated")).containsExactly(1L, 0L); // bob after 29 days
    assertThat(each(days, "at_risk_wau")).containsExactly(1L, 2L);
    assertThat(lines("lifecycle", states))
        .contains(
            "day         new  current  reactivated  resurrected  at risk wau  at risk mau  dormant "
                + " all",
            "2026-03-01    0        0            1            0            1            1        0 "
                + "   3");
    assertThat(CommandRun.good(command("lifecycle", states), "--format", "csv"))
        .contains("\ntotal,at_risk_wau,2026-03-02,true,2,,,,\n");
  }

  @Test
  void segmentsAreThoseOfTheActivity() {
    Json report = json("lifecycle", "--period", "month", "--by", "plan");

    assertThat(each(report.at("results").at(1, "periods"), "active")).containsExactly(1L, 0L, 1L);
    assertThat(lines("lifecycle", Arrays.asList(MONTHS), "--by", "plan"))
        .anyMatch(
            line ->
                line.startsWith("pro    2026-02        0    0          0             0        1"));
    assertThat(CommandRun.good(command("lifecycle", MONTHS), "--by", "plan", "--format", "csv"))
        .contains("\nsegment,pro,dormant,2026-02,true,1,,,,\n", "\ntotal,,new,2026-01,true,2,");
  }

  @Test
  void weeksMayBeginOnSunday() {
    assertThat(lines("lifecycle", "--week-start", "sunday").get(0))
        .isEqualTo("Lifecycle by week; weeks from sunday; any activity; local days in UTC");
    assertThat(refused("lifecycle", "--period", "month", "--week-start", "sunday"))
        .isEqualTo("--week-start has an effect only with --period week");
    assertThat(refused("lifecycle", "--period", "hour"))
        .isEqualTo("--period must be day, week, month, quarter or year, was hour");
  }
}
