package io.github.cxmetrics.cli.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Published activity, read as its authors left it; skipped where the data sets are not there. The
 * expected counts come from some thirty lines of Python that know nothing of this library: csv
 * reads the rows, and sets hold who was active on which of zoneinfo's local dates.
 */
class RealDataEngagementTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static List<Object> commits(String zone, String day, Object... more) {
    return List.of(
        "active",
        data("commit-activity-pinot/pinot_commits.csv.gz"),
        "--actor",
        "actor_id",
        "--time",
        "authored_at",
        "--zone",
        zone,
        "--from",
        day,
        "--to",
        LocalDate.parse(day).plusDays(1),
        List.of(more));
  }

  private static void assertActive(
      String zone, String day, long daily, long weekly, long monthly, long in28, long sum) {
    Json point = CommandRun.json(commits(zone, day)).at("total", "points", 0);
    assertThat(point.at("daily").value()).isEqualTo(daily);
    assertThat(point.at("weekly").value()).isEqualTo(weekly);
    assertThat(point.at("monthly").value()).isEqualTo(monthly);
    assertThat(point.at("averageDaily").value()).isEqualTo(sum / 30.0);
    Json other = CommandRun.json(commits(zone, day, "--month-days", 28)).at("total", "points", 0);
    assertThat(other.at("monthly").value()).isEqualTo(in28);
  }

  @Test
  void contributorsInTwoZones() {
    assertActive("UTC", "2019-06-30", 0, 10, 21, 21, 72);
    assertActive("UTC", "2024-03-31", 0, 11, 28, 28, 97);
    assertActive("UTC", "2026-06-30", 3, 16, 32, 30, 114);
    assertActive("Asia/Seoul", "2019-06-30", 0, 10, 21, 21, 75);
    assertActive("Asia/Seoul", "2024-03-31", 0, 11, 29, 28, 100);
    assertActive("Asia/Seoul", "2026-06-30", 5, 15, 32, 30, 113);
  }

  @Test
  void lifecycleOfTheVisitorsOfAShop() {
    Json periods =
        CommandRun.json(
                "lifecycle",
                data("shop-events-2019/simple_onlineshop.csv.gz"),
                "--actor",
                "client_id",
                "--time",
                "timestamp",
                "--zone",
                "UTC",
                "--period",
                "month")
            .at("total", "periods");

    assertThat(EventFiles.each(periods, "active"))
        .containsExactly(259L, 351L, 414L, 481L, 624L, 2439L);
    assertThat(EventFiles.each(periods, "new"))
        .containsExactly(259L, 249L, 246L, 257L, 350L, 2390L);
    assertThat(EventFiles.each(periods, "returning"))
        .containsExactly(0L, 102L, 147L, 192L, 230L, 49L);
    assertThat(EventFiles.each(periods, "resurrecting")).containsExactly(0L, 0L, 21L, 32L, 44L, 0L);
    assertThat(EventFiles.each(periods, "dormant"))
        .containsExactly(0L, 157L, 204L, 222L, 251L, 575L);
  }
}
