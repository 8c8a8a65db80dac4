package io.github.cxmetrics.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each option of a retention changes. */
class RetentionRulesTest extends EventFiles {

  private void visits(String... visits) throws IOException {
    StringBuilder text = new StringBuilder("user,at\n");
    Arrays.stream(visits).forEach(visit -> text.append(visit.replace(' ', ',')).append('\n'));
    write(text.toString());
  }

  /** How many of a cohort were retained in each column that has begun. */
  private static List<Object> retained(Json report, int cohort) {
    return each(report.at("total", "cohorts", cohort, "cells"), "retainedSoFar");
  }

  private static List<Object> labels(Json report) {
    return each(report.at("total", "cohorts"), "period", "label");
  }

  @Test
  void returnsCountOnAfterBeforeOrInAStreak() throws IOException {
    visits(
        "ann 2026-01-01", "ann 2026-01-02", "ann 2026-01-04", "ann 2026-01-05", "zoe 2026-01-06");

    assertThat(retained(json("retention", "--period", "day", "--columns", 4), 0))
        .containsExactly(0L, 1L, 0L, 1L, 1L);
    assertThat(
            retained(
                json("retention", "--period", "day", "--columns", 5, "--return", "on-or-after"), 0))
        .containsExactly(0L, 1L, 1L, 1L, 1L, 0L);
    assertThat(
            retained(
                json("retention", "--period", "day", "--columns", 3, "--return", "on-or-before"),
                0))
        .containsExactly(0L, 1L, 1L, 1L);
    assertThat(
            retained(json("retention", "--period", "day", "--columns", 3, "--return", "streak"), 0))
        .containsExactly(0L, 1L, 0L, 0L);
    assertThat(lines("retention", "--period", "day", "--return", "on-or-after"))
        .contains(
            "n or later: only cohorts of one age compare, older ones have had more time to come"
                + " back");
    assertThat(CommandRun.of(command("retention", "--from", "2027-01-01")).err())
        .isEqualTo("cxm: no cohort of " + file + " lies in --from 2027-01-01\n");
    assertThat(refused("retention", "--return", "after"))
        .contains("must be one of on, on-or-after, on-or-before, streak, was \"after\"");
  }

  @Test
  void bracketsHoldSeveralIntervals() throws IOException {
    visits("ann 2026-01-01", "ann 2026-01-04", "ann 2026-01-09", "zoe 2026-01-31");

    Json report = json("retention", "--period", "day", "--brackets", "1,2,4,8");

    assertThat(report.at("definition", "columns").value())
        .isEqualTo(List.of("0", "1", "2-3", "4-7", "8-15"));
    assertThat(retained(report, 0)).containsExactly(0L, 0L, 1L, 0L, 1L);
    assertThat(lines("retention", "--period", "day", "--brackets", "1,2"))
        .contains("day         size      0      1     2-3");
    assertThat(refused("retention", "--brackets", "1,2", "--columns", 3))
        .isEqualTo("only one of --columns and --brackets may be given");
    assertThat(refused("retention", "--brackets", "1,0"))
        .isEqualTo("--brackets: bracket of intervals must hold at least 1, was 0");
  }

  @Test
  void anIntervalMayNeedSeveralReturns() throws IOException {
    visits("ann 2026-01-01", "ann 2026-01-02T08:00", "ann 2026-01-02T09:00", "ann 2026-01-03");

    assertThat(retained(json("retention", "--period", "day", "--minimum", 2), 0))
        .containsExactly(0L, 1L, 0L);
    assertThat(refused("retention", "--minimum", 0))
        .isEqualTo("--minimum: least number of returns in an interval must be 1 or more, was 0");
  }

  @Test
  void cohortsAreMadeByTheFirstStartTheFirstEverOrEach() throws IOException {
    write(
        """
        user,at,event,total
        ann,2026-01-01,pay,0
        ann,2026-01-02,pay,5
        ann,2026-01-03,pay,5
        bob,2026-01-01,pay,5
        """);
    Object[] paid = {"--period", "day", "--event", "event", "--start", "pay[total>0]"};

    Json first = json("retention", paid);
    assertThat(labels(first)).containsExactly("2026-01-01", "2026-01-02");
    assertThat(retained(first, 1)).containsExactly(0L, 1L);
    Json ever = json("retention", Arrays.asList(paid), "--cohorts", "first-ever");
    assertThat(labels(ever)).containsExactly("2026-01-01");
    assertThat(ever.at("total", "n").value()).isEqualTo(1L);
    Json each = json("retention", Arrays.asList(paid), "--cohorts", "recurring");
    assertThat(labels(each)).containsExactly("2026-01-01", "2026-01-02", "2026-01-03");
    assertThat(each.at("total", "n").value()).isEqualTo(3L);
    assertThat(lines("retention", Arrays.asList(paid), "--cohorts", "recurring").get(0))
        .isEqualTo("Cohorts of each day with pay[total>0] in UTC; back again in day n");
  }

  @Test
  void rollingIntervalsAreExactToTheMillisecond() throws IOException {
    visits(
        "ann 2026-01-04T20:00:00.000Z",
        "ann 2026-01-05T19:59:59.999Z",
        "bob 2026-01-04T20:00:00.000Z",
        "bob 2026-01-05T20:00:00.000Z",
        "zoe 2026-01-09");

    assertThat(retained(json("retention", "--period", "day", "--columns", 2), 0))
        .containsExactly(0L, 2L, 0L);
    assertThat(
            retained(json("retention", "--period", "day", "--columns", 2, "--rolling", "24h"), 0))
        .containsExactly(1L, 1L, 0L);
    assertThat(lines("retention", "--period", "day", "--rolling", "24h").get(0))
        .isEqualTo(
            "Cohorts by the day of the first event in UTC; back again in interval n, of 1d each"
                + " from the start");
    assertThat(lines("retention", "--period", "day", "--rolling", "24h", "--full-hour").get(0))
        .endsWith("of 1d each from the full hour of the start");
    assertThat(refused("retention", "--full-hour"))
        .isEqualTo("--full-hour has an effect only with --rolling");
    assertThat(refused("retention", "--rolling", "0s"))
        .isEqualTo(
            "--rolling: length of rolling intervals must be 1 ms..36525 days in whole milliseconds, was PT0S");
  }

  @Test
  void the31stOfJanuaryHasAFebruary() throws IOException {
    visits(
        "ann 2026-01-31", "ann 2026-02-28", "bob 2026-01-31", "bob 2026-03-01", "zoe 2026-04-01");

    assertThat(retained(json("retention", "--period", "month", "--columns", 2), 0))
        .containsExactly(0L, 1L, 1L);
  }

  @Test
  void weeksBeginOnMondayOrOnAnotherDay() throws IOException {
    visits("ann 2026-01-04", "ann 2026-01-05", "zoe 2026-01-20"); // Sunday, Monday

    Json monday = json("retention", "--columns", 1);
    assertThat(labels(monday)).containsExactly("2026-W01", "2026-W04");
    assertThat(retained(monday, 0)).containsExactly(0L, 1L);
    Json sunday = json("retention", "--columns", 1, "--week-start", "sunday");
    assertThat(labels(sunday)).containsExactly("week of 2026-01-04", "week of 2026-01-18");
    assertThat(retained(sunday, 0)).containsExactly(1L, 0L);
    assertThat(lines("retention", "--week-start", "sunday").get(0)).contains("weeks from sunday");
    assertThat(refused("retention", "--period", "day", "--week-start", "sunday"))
        .isEqualTo("--week-start has an effect only with --period week");
  }

  @Test
  void daysAreLocalAndMayHave25Hours() throws IOException {
    visits("ann 2025-10-25T22:30:00Z", "ann 2025-10-26T23:30:00Z", "zoe 2025-11-09T00:00:00Z");
    Object[] days = {"--period", "day", "--columns", 1};

    assertThat(retained(json("retention", days), 0)).containsExactly(0L, 1L);
    List<Object> berlin =
        List.of("retention", file, "--actor", "user", "--time", "at", "--zone", "Europe/Berlin");
    Json local = CommandRun.json(berlin, Arrays.asList(days));
    assertThat(labels(local).get(0)).isEqualTo("2025-10-26"); // 00:30 in summer time
    assertThat(retained(local, 0)).containsExactly(0L, 1L); // 00:30 after a day of 25 hours
  }

  @Test
  void hoursThatComeTwiceAreTwo() throws IOException {
    visits("ann 2025-10-26T00:30:00Z", "ann 2025-10-26T01:30:00Z", "zoe 2025-10-26T09:00:00Z");
    List<Object> berlin =
        List.of("retention", file, "--actor", "user", "--time", "at", "--zone", "Europe/Berlin");

    Json hours = CommandRun.json(berlin, "--period", "hour");

    assertThat(retained(hours, 0).subList(0, 2)).containsExactly(0L, 1L);
  }

  @Test
  void cohortsOfSomeDatesAreShown() throws IOException {
    visits("ann 2026-01-01", "ann 2026-02-02", "bob 2026-02-03", "cid 2026-03-04");

    assertThat(labels(json("retention", "--period", "month", "--from", "2026-02-15")))
        .containsExactly("2026-02", "2026-03");
    Json february =
        json("retention", "--period", "month", "--from", "2026-02-01", "--to", "2026-03-01");
    assertThat(labels(february)).containsExactly("2026-02");
    assertThat(february.at("total", "n").value()).isEqualTo(1L); // ann is of January
    assertThat(refused("retention", "--from", "2026-02-01", "--to", "2026-01-01"))
        .isEqualTo("--from must be before --to, was 2026-02-01 and 2026-01-01");
  }

  @Test
  void averagesAreNamed() throws IOException {
    StringBuilder text = new StringBuilder("user,at\n");
    IntStream.range(0, 10).forEach(i -> text.append("a").append(i).append(",2026-01-01\n"));
    text.append("a0,2026-02-01\nb,2026-02-01\nb,2026-03-01\nz,2026-04-01\n");
    write(text.toString());

    assertThat(averages("pooled")).isEqualTo(2.0 / 11);
    assertThat(averages("unweighted")).isEqualTo((0.1 + 1) / 2);
    assertThat(averages("size-weighted")).isEqualTo((100 * 0.1 + 1 * 1) / 101);
    assertThat(lines("retention", "--period", "month", "--average", "size-weighted"))
        .anyMatch(line -> line.startsWith("size-weighted    12  "));
  }

  private Object averages(String how) {
    return json("retention", "--period", "month", "--average", how)
        .at("total", "average", 1, "share", "value")
        .value();
  }

  @Test
  void whatEndsTheDataDecidesWhatIsFinished() throws IOException {
    visits("ann 2026-01-01", "ann 2026-02-02", "bob 2026-03-03");

    Json report = json("retention", "--period", "month", "--as-of", "2026-01-31");
    assertThat(report.at("input", "late").value()).isEqualTo(2L);
    assertThat(each(report.at("total", "cohorts", 0, "cells"), "finished")).containsExactly(true);
    assertThat(
            each(
                json("retention", "--period", "month", "--as-of", "2026-02-27")
                    .at("total", "cohorts", 0, "cells"),
                "finished"))
        .containsExactly(true, false);
  }

  @Test
  void namesNeedTheirColumnAndOthersAreRefused() throws IOException {
    visits("ann 2026-01-01");

    assertThat(refused("retention", "--start", "signup"))
        .isEqualTo(
            "--start names an event and needs --event COLUMN; conditions alone stand in brackets,"
                + " as in '[amount>0]', was signup");
    assertThat(refused("retention", "--currency", "EUR"))
        .isEqualTo("--currency needs --value COLUMN");
    assertThat(refused("retention", "--columns", 0))
        .isEqualTo("--columns: intervals after the start must be 1..10000, was 0");
    assertThat(refused("retention", "--by", "a,a"))
        .isEqualTo("--by must name a column once, was a, a");
    assertThat(CommandRun.refused("retention", file, "--actor", "user", "--time", "at"))
        .startsWith("--period needs --zone ZONE");
    assertThat(refused("retention", "--by", "a", "--baseline", "x", "--compare-cohorts", "a,b"))
        .isEqualTo("only one of --compare-cohorts and --baseline may be given");
  }
}
