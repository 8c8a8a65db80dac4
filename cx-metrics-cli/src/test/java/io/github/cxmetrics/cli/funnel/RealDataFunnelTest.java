package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published event files, read as their authors left them; skipped where the data sets are not
 * there. The expected counts come from some forty lines of Python that know nothing of this
 * library: csv reads the rows; for every event of the first step a chain takes the earliest event
 * of each next step at or after the one before and within the window; the best chain of an actor is
 * the longest, then the one that ends first, then the one that begins last; a chain with an
 * excluded event after its entry and before its end is left out; an actor is open if a window
 * reaches past the last event of the file.
 */
class RealDataFunnelTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir private Path folder;

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static List<Object> shop(Object... more) {
    return List.of(
        "funnel",
        data("shop-events-2019/simple_onlineshop.csv.gz"),
        "--actor",
        "client_id",
        "--event",
        "event",
        "--time",
        "timestamp",
        "--zone",
        "UTC",
        "--steps",
        "catalog,cart,delivery_choice,payment_choice,payment_done",
        Arrays.asList(more));
  }

  private static List<Object> incidents(Object... more) {
    return List.of(
        "funnel",
        data("it-incidents/incident_event_log.csv.gz"),
        "--actor",
        "number",
        "--event",
        "ident_state",
        "--time",
        "sys_updated_at",
        "--time-format",
        "d/M/yyyy HH:mm",
        "--zone",
        "UTC",
        "--steps",
        "New,Active,Resolved,Closed",
        "--exclude",
        "Awaiting User Info",
        Arrays.asList(more));
  }

  private static List<Object> reached(Json part) {
    return EventFile.each(part.at("steps"), "reached");
  }

  private static void assertOutcomes(
      Json report, long converted, long lost, long open, long voided) {
    Json outcomes = report.at("total", "outcomes");
    assertThat(outcomes.at("converted").value()).isEqualTo(converted);
    assertThat(outcomes.at("lost").value()).isEqualTo(lost);
    assertThat(outcomes.at("open").value()).isEqualTo(open);
    assertThat(outcomes.at("voided").value()).isEqualTo(voided);
    assertThat(outcomes.at("removed").value()).isEqualTo(0L);
  }

  private static Map<Object, List<Object>> byPeriod(Json report) {
    Map<Object, List<Object>> periods = new TreeMap<>();
    Json results = report.at("results");
    for (int i = 0; i < results.size(); i++) {
      periods.put(results.at(i, "period", "label").value(), reached(results.at(i)));
    }
    return periods;
  }

  @Test
  void shopWithoutATimeLimit() {
    Json report = CommandRun.json(shop("--within", "none"));

    assertThat(report.at("input", "rows").value()).isEqualTo(32_283L);
    assertThat(report.at("input", "used").value()).isEqualTo(32_283L);
    assertThat(reached(report.at("total"))).containsExactly(3611L, 1924L, 1356L, 958L, 653L);
    assertOutcomes(report, 653, 0, 2958, 0);
    Json steps = report.at("total", "steps");
    assertThat(steps.at(4, "timeFromFirst", "median").value()).isEqualTo(32_842.0);
    assertThat(steps.at(4, "timeFromPrevious", "median").value()).isEqualTo(2563.0);
    assertThat(steps.at(1, "timeFromFirst", "median").value()).isEqualTo(21_758.0);
  }

  @Test
  void shopWithinAnHourByMonth() {
    Json report = CommandRun.json(shop("--within", "1h", "--trend", "month"));

    assertThat(report.at("input", "asOf").value()).isEqualTo("2020-04-29T12:48:06.595Z");
    assertThat(reached(report.at("total"))).containsExactly(3611L, 1924L, 1356L, 958L, 653L);
    assertOutcomes(report, 653, 2952, 6, 0);
    assertThat(byPeriod(report))
        .isEqualTo(
            Map.of(
                "2019-11",
                List.of(188L, 105L, 71L, 45L, 29L),
                "2019-12",
                List.of(213L, 121L, 85L, 59L, 47L),
                "2020-01",
                List.of(219L, 119L, 85L, 68L, 40L),
                "2020-02",
                List.of(266L, 147L, 113L, 75L, 44L),
                "2020-03",
                List.of(372L, 206L, 146L, 102L, 68L),
                "2020-04",
                List.of(2353L, 1226L, 856L, 609L, 425L)));
  }

  @Test
  void threeVisitorsOfTheShopAreExplained() {
    Json told =
        CommandRun.json(
                shop(
                    "--within",
                    "1h",
                    "--explain",
                    219483890,
                    "--explain",
                    964964743,
                    "--explain",
                    629881394))
            .at("explanations");

    assertThat(counted(told.at(0)))
        .containsExactly("2019-11-01T17:59:13.273Z", "2019-11-01T17:59:29.502Z", null, null, null);
    assertThat(counted(told.at(1)))
        .containsExactly(
            "2019-11-01T21:38:19.283Z",
            "2019-11-01T21:38:36.761Z",
            "2019-11-01T21:38:37.564Z",
            null,
            null);
    assertThat(counted(told.at(2)))
        .containsExactly(
            "2019-11-01T22:35:01.462Z",
            "2019-11-01T22:35:50.437Z",
            "2019-11-01T22:35:57.649Z",
            "2019-11-01T22:36:02.243Z",
            "2019-11-01T22:36:03.999Z");
  }

  /** The times of the attempt that counts. */
  private static List<Object> counted(Json explained) {
    Json attempts = explained.at("attempts");
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.at(i, "counts").value().equals(true)) {
        return new ArrayList<>((List<?>) attempts.at(i, "times").value());
      }
    }
    throw new AssertionError("no attempt counts");
  }

  @Test
  void rowsOfTheVisitorsAddUp() throws IOException {
    Path actors = folder.resolve("actors.csv");
    CommandRun.good(shop("--within", "1h", "--actors-out", actors));

    Map<String, Long> outcomes = new TreeMap<>();
    Map<String, Long> levels = new TreeMap<>();
    List<String> rows = Files.readAllLines(actors);
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = List.of(row.split(",", -1));
      outcomes.merge(cells.get(2), 1L, Long::sum);
      levels.merge(cells.get(3), 1L, Long::sum);
    }
    assertThat(outcomes).isEqualTo(Map.of("converted", 653L, "lost", 2952L, "open", 6L));
    assertThat(levels)
        .isEqualTo(
            Map.of(
                "1",
                3611L - 1924,
                "2",
                1924L - 1356,
                "3",
                1356L - 958,
                "4",
                958L - 653,
                "5",
                653L));
  }

  @Test
  void incidentsThatNeverWaitedForTheirCaller() {
    Json report = CommandRun.json(incidents("--within", "none"));

    assertThat(report.at("input", "used").value()).isEqualTo(141_712L);
    assertThat(reached(report.at("total"))).containsExactly(12_345L, 5824L, 5823L, 5823L);
    assertOutcomes(report, 5823, 0, 6522, 4052);
    assertThat(report.at("total", "outcomes", "actors").value())
        .isEqualTo(12_345L + 4052 + 8521); // of which 8521 were never New
  }

  @Test
  void incidentsWithinAWeek() {
    Json report = CommandRun.json(incidents("--within", "7d", "--trend", "month"));

    assertThat(reached(report.at("total"))).containsExactly(12_981L, 5844L, 4610L, 2909L);
    assertOutcomes(report, 2909, 10_063, 9, 3416);
    assertThat(byPeriod(report))
        .hasSize(13)
        .containsEntry("2016-03", List.of(4013L, 1951L, 1484L, 562L))
        .containsEntry("2016-05", List.of(4388L, 1872L, 1517L, 1141L))
        .containsEntry("2017-02", List.of(31L, 9L, 9L, 8L));
  }

  @Test
  void localTimesOfTheShopNeedAZone() {
    List<Object> withoutZone = new ArrayList<>(shop());
    withoutZone.removeAll(List.of("--zone", "UTC"));

    assertThat(CommandRun.refused(withoutZone))
        .contains("line 2: timestamp must say its offset from UTC, was")
        .contains("add --zone ZONE");
  }
}
