package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones, periods, ranges of entries, and when the data end. */
class TimesTest extends EventFile {

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,event,at,channel
        ann,view,2024-01-31T23:30:00Z,web
        ann,pay,2024-01-31T23:40:00Z,web
        bob,view,2024-02-10T00:00:00Z,app
        cid,view,2024-04-01T00:00:00Z,app
        cid,pay,2024-04-02T00:00:00Z,app
        ann,view,2024-04-20T00:00:00Z,app
        """);
  }

  private Json report(Object... more) {
    return CommandRun.json(funnel("--steps", "view,pay", Arrays.asList(more)));
  }

  private static List<Object> reachedOf(Json part) {
    return each(part.at("steps"), "reached");
  }

  @Test
  void timesWithAnOffsetNeedNoZone() {
    assertThat(reachedOf(report().at("total"))).containsExactly(3L, 2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "skip"})
  void localTimesWithoutAZoneAreRefusedWithWhatToAdd(String onBad) throws IOException {
    write("user,event,at\nann,view,2024-01-31T23:30:00Z\nann,pay,2024-01-31 23:40\n");

    assertThat(CommandRun.refused(funnel("--steps", "view,pay", "--on-bad", onBad)))
        .isEqualTo(
            file
                + ", line 3: at must say its offset from UTC, was \"2024-01-31 23:40\": add --zone"
                + " ZONE, in which local times are read, such as Asia/Seoul or UTC");
    assertThat(reachedOf(report("--zone", "UTC").at("total"))).containsExactly(1L, 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "--trend month, --trend",
    "--from 2024-01-01, a range of dates",
    "--to 2024-01-01, a range of dates",
    "--as-of 2024-01-01, --as-of 2024-01-01"
  })
  void whatAsksForACalendarNeedsAZone(String options, String asking) {
    assertThat(
            CommandRun.refused(
                funnel("--steps", "view,pay", List.of((Object[]) options.split(" ", -1)))))
        .isEqualTo(
            asking
                + " needs --zone ZONE, the time zone whose calendar counts, such as Asia/Seoul or"
                + " UTC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UTC; 2024-01 [1, 1]/2024-02 [1, 0]/2024-03 [0, 0]/2024-04 [1, 1]",
        "Asia/Seoul; 2024-02 [2, 1]/2024-03 [0, 0]/2024-04 [1, 1]"
      })
  void trendIsOfTheEntryInTheZone(String zone, String expected) {
    Json results = report("--trend", "month", "--zone", zone).at("results");

    assertThat(
            String.join(
                "/",
                IntStream.range(0, results.size())
                    .mapToObj(
                        i ->
                            results.at(i, "period", "label").value()
                                + " "
                                + reachedOf(results.at(i)))
                    .toList()))
        .isEqualTo(expected);
  }

  @Test
  void trendBySegmentHasEveryPeriodForEach() {
    Json results =
        report("--trend", "month", "--zone", "UTC", "--by", "channel", "--max-segments", 1)
            .at("results");

    assertThat(each(results, "segment", "channel").subList(3, 5))
        .containsExactly("app", "(1 others)");
    assertThat(each(results, "period", "label"))
        .containsExactly(
            "2024-01", "2024-02", "2024-03", "2024-04", "2024-01", "2024-02", "2024-03", "2024-04");
    assertThat(
            CommandRun.lines(
                CommandRun.good(
                    funnel("--steps", "view,pay"),
                    "--trend",
                    "month",
                    "--zone",
                    "UTC",
                    "--by",
                    "channel")))
        .contains("app 2024-01 0 0 - - 0 -")
        .anyMatch(line -> line.startsWith("web 2024-01 1 1 100.0 %"));
  }

  @Test
  void weeksBeginOnTheDayAskedFor() {
    assertThat(
            each(
                report("--trend", "week", "--week-start", "sunday", "--zone", "UTC").at("results"),
                "period",
                "label"))
        .startsWith("week of 2024-01-28");
    assertThat(
            CommandRun.refused(
                funnel(
                    "--steps",
                    "view",
                    "--trend",
                    "month",
                    "--zone",
                    "UTC",
                    "--week-start",
                    "sunday")))
        .isEqualTo("--week-start has an effect only with --trend week");
  }

  @Test
  void periodsWithoutEndAreRefused() throws IOException {
    write("user,event,at\nann,view,0001-01-01\nbob,view,2024-01-01\n");

    assertThat(CommandRun.refused(funnel("--steps", "view", "--trend", "day", "--zone", "UTC")))
        .startsWith(
            "--trend must give at most 100000 periods and 1000000 rows, was 738886 periods from"
                + " 0001-01-01 to 2024-01-01");
  }

  @Test
  void entriesLieInTheRangeAndStepsMayFollowIt() {
    Json april = report("--from", "2024-04-01", "--to", "2024-04-02", "--zone", "UTC");

    assertThat(reachedOf(april.at("total"))).containsExactly(1L, 1L);
    assertThat(april.at("definition", "from").value()).isEqualTo("2024-04-01");
    assertThat(april.at("definition", "to").value()).isEqualTo("2024-04-02");
    assertThat(
            CommandRun.refused(
                funnel(
                    "--steps",
                    "view",
                    "--zone",
                    "UTC",
                    "--from",
                    "2024-04-02",
                    "--to",
                    "2024-04-01")))
        .isEqualTo("--from must be before --to, was 2024-04-02 and 2024-04-01");
  }

  @Test
  void rangesOfEntriesAreCompared() {
    Object[] ranges = {
      "--zone", "UTC", "--from", "2024-04-01", "--compare-to", "2024-04-01", "--by", "channel"
    };
    Json report = report(ranges);

    assertThat(reachedOf(report.at("total"))).containsExactly(2L, 1L); // ann again, cid
    assertThat(reachedOf(report.at("baseline", "total"))).containsExactly(2L, 1L); // ann, bob
    assertThat(report.at("baseline", "to").value()).isEqualTo("2024-04-01");
    assertThat(report.at("baseline", "inBoth").value()).isEqualTo(1L);
    assertThat(report.at("comparison", "against").value()).isEqualTo("entry<2024-04-01");
    assertThat(report.at("comparison", "total", "value").value()).isEqualTo(0.0);
    assertThat(each(report.at("comparison", "segments"), "segment", "channel"))
        .containsExactly("app", "web");
    assertThat(CommandRun.good(funnel("--steps", "view,pay", Arrays.asList(ranges))))
        .contains(
            "Compared with entry<2024-04-01",
            "Difference from entry<2024-04-01; conversion from view to pay",
            "1 actor with entries on both sides; the test takes them for different ones");
    assertThat(
            CommandRun.good(
                funnel("--steps", "view,pay", Arrays.asList(ranges)), "--format", "csv"))
        .contains("\nbaseline total,,2,pay,1,1,", "\nbaseline segment,web,1,view,1,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--compare-from 2024-01-01; --compare-from and --compare-to need --from or --to, the"
            + " entries that are compared with them",
        "--from 2024-01-01 --compare-from 2024-02-01; --from, --to and --compare-from, --compare-to"
            + " must select different times, was entry>=2024-01-01 compared with"
            + " entry>=2024-02-01",
        "--from 2024-1-1; --from must be a date such as 2024-02-01, was 2024-1-1"
      })
  void rangesThatMakeNoSenseAreRefused(String options, String message) {
    assertThat(
            CommandRun.refused(
                funnel(
                    "--steps",
                    "view,pay",
                    "--zone",
                    "UTC",
                    List.of((Object[]) options.split(" ", -1)))))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-10, 2024-02-10T23:59:59.999Z, 3, 1, 0, 1",
    "2024-02-10T00:00:00Z, 2024-02-10T00:00:00Z, 3, 1, 0, 1",
    "2024-02-09T23:59:59Z, 2024-02-09T23:59:59Z, 4, 1, 0, 0",
    "2024-03-01 09:00, 2024-03-01T09:00:00Z, 3, 1, 1, 0"
  })
  void laterRecordsAreLeftOutAndTheRestIsOpenOrLost(
      String asOf, String instant, long late, long converted, long lost, long open) {
    Json report = report("--zone", "UTC", "--as-of", asOf);

    assertThat(report.at("input", "asOf").value()).isEqualTo(instant);
    assertThat(report.at("input", "asOfSource").value()).isEqualTo("given");
    assertThat(report.at("input", "late").value()).isEqualTo(late);
    assertThat(report.at("total", "outcomes", "converted").value()).isEqualTo(converted);
    assertThat(report.at("total", "outcomes", "lost").value()).isEqualTo(lost);
    assertThat(report.at("total", "outcomes", "open").value()).isEqualTo(open);
  }

  @Test
  void asOfIsShownInTheZone() {
    assertThat(
            CommandRun.good(
                funnel("--steps", "view,pay", "--zone", "Asia/Seoul", "--as-of", "2024-02-10")))
        .contains("3 later than --as-of, 3 used", "as of 2024-02-10 23:59:59 Asia/Seoul (given)");
    assertThat(CommandRun.refused(funnel("--steps", "view", "--as-of", "soon", "--zone", "UTC")))
        .isEqualTo("--as-of must be a time of the format iso, was soon");
    assertThat(CommandRun.refused(funnel("--steps", "view", "--as-of", "2024-02-10 10:00")))
        .isEqualTo(
            "--as-of must say its offset from UTC, or its zone must be given with --zone, was"
                + " 2024-02-10 10:00");
  }

  @Test
  void timesOfAnotherFormatAreBadDataWithAHint() throws IOException {
    write("user,event,at\nann,view,13/05/2017\nann,pay,13/05/2017\n");

    assertThat(CommandRun.badData(funnel("--steps", "view")))
        .isEqualTo(
            file
                + ", line 2: at must be a time of the format iso (for another give --time-format,"
                + " such as 'M/d/yy H:mm'), was \"13/05/2017\"");
    assertThat(report("--time-format", "d/M/yyyy", "--zone", "UTC").at("total", "n").value())
        .isEqualTo(1L);
  }
}
