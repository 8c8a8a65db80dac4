package io.github.cxmetrics.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Published orders and commits, read as their authors left them; skipped where the data sets are
 * not there. The expected numbers come from some sixty lines of Python that know nothing of this
 * library: csv reads the rows, sets hold who was active in which month or week of zoneinfo's local
 * dates, Decimal adds the money; a column is finished for the cohorts whose month (week) lies
 * before that of the last row; the time of an order is that of its earliest line.
 */
class RealDataRetentionTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static List<Object> shop(String command, Object... more) {
    return List.of(
        command,
        data("online-retail/online_retail.csv.gz"),
        "--actor",
        "CustomerID",
        "--time",
        "InvoiceDate",
        "--zone",
        "Europe/London",
        "--on-bad",
        "skip",
        Arrays.asList(more));
  }

  private static List<Object> weeks(String zone) {
    return List.of(
        "retention",
        data("commit-activity-pinot/pinot_commits.csv.gz"),
        "--actor",
        "actor_id",
        "--time",
        "authored_at",
        "--where",
        "is_bot=false",
        "--columns",
        52,
        "--zone",
        zone);
  }

  private static List<Object> soFar(Json report, int cohort) {
    return EventFiles.each(report.at("total", "cohorts", cohort, "cells"), "retainedSoFar");
  }

  @Test
  void customersOfTheShopByTheMonthOfTheirFirstOrder() {
    Json report =
        CommandRun.json(
            shop(
                "retention",
                "--period",
                "month",
                "--start",
                "[Quantity>0&UnitPrice>0]",
                "--value",
                "Quantity*UnitPrice"));

    assertThat(report.at("input", "rows").value()).isEqualTo(541_909L);
    assertThat(report.at("input", "noActor").value()).isEqualTo(135_080L);
    assertThat(report.at("total", "n").value()).isEqualTo(4338L);
    assertThat(EventFiles.each(report.at("total", "cohorts"), "size"))
        .containsExactly(
            885L, 417L, 380L, 452L, 300L, 284L, 242L, 188L, 169L, 299L, 358L, 323L, 41L);
    assertThat(soFar(report, 0))
        .containsExactly(
            261L, 324L, 286L, 340L, 321L, 352L, 321L, 309L, 313L, 350L, 331L, 445L, 235L);
    assertThat(soFar(report, 1))
        .containsExactly(48L, 92L, 111L, 96L, 134L, 120L, 103L, 101L, 125L, 136L, 152L, 49L);
    assertThat(soFar(report, 12)).containsExactly(1L);
    Json average = report.at("total", "average");
    assertThat(EventFiles.each(average, "share", "n").subList(1, 12))
        .containsExactly(
            3974L, 3616L, 3317L, 3148L, 2960L, 2718L, 2434L, 2134L, 1682L, 1302L, 885L);
    assertThat(average.at(1, "share", "value").value()).isEqualTo(940.0 / 3974);
    assertThat(average.at(11, "share", "value").value()).isEqualTo(445.0 / 885);
    assertThat(average.at(12, "share", "value").value()).isNull();
    Json cohorts = report.at("total", "cohorts");
    assertThat(cohorts.at(0, "cells", 0, "total").value()).isEqualTo(572_713.89);
    assertThat(cohorts.at(0, "cells", 2, "total").value()).isEqualTo(233_845.37);
    assertThat(cohorts.at(4, "cells", 0, "total").value()).isEqualTo(122_011.491);
    assertThat(cohorts.at(9, "cells", 1, "total").value()).isEqualTo(28_853.02);
  }

  @Test
  void repeatPurchaseOfTheShop() {
    Json report =
        CommandRun.json(
            shop(
                "repeat",
                "--order",
                "InvoiceNo",
                "--amount",
                "Quantity*UnitPrice",
                "--purchase",
                "[Quantity>0&UnitPrice>0]",
                "--refund",
                "Quantity<0",
                "--period",
                "month"));

    assertThat(report.at("n").value()).isEqualTo(4338L);
    assertThat(report.at("orders", "orders").value()).isEqualTo(18_532L);
    assertThat(report.at("basket", "revenue").value()).isEqualTo(8_911_407.904);
    assertThat(report.at("estimates", "repeatRate", "value").value()).isEqualTo(2845.0 / 4338);
    assertThat(report.at("estimates", "medianOrder", "value").value()).isEqualTo(303.04);
    assertThat(report.at("refunds", "refunds").value()).isEqualTo(3654L);
    assertThat(report.at("refunds", "amount").value()).isEqualTo(611_342.09);
    assertThat(EventFiles.each(report.at("nextWithin"), "repeated"))
        .containsExactly(906L, 1405L, 1605L, 469L, 737L, 1118L, 1294L, 96L);
    assertThat(EventFiles.each(report.at("nextWithin"), "oldEnough"))
        .containsExactly(4070L, 3735L, 3370L, 535L, 2522L, 2244L, 2008L, 98L);
    assertThat(report.at("toSecond", "p50").value()).isEqualTo(4_330_860_000.0);
    assertThat(report.at("between", "ended").value()).isEqualTo(14_194L);
    assertThat(report.at("orders", "distribution", 1, "customers").value()).isEqualTo(835L);
    assertThat(report.at("periods", 0, "revenue").value()).isEqualTo(572_713.89);
  }

  @Test
  void contributorsByWeekInTwoZones() {
    Json utc = CommandRun.json(weeks("UTC")).at("total", "average");
    Json seoul = CommandRun.json(weeks("Asia/Seoul")).at("total", "average");

    assertPooled(utc, 1, 110, 555);
    assertPooled(utc, 2, 109, 553);
    assertPooled(utc, 4, 78, 552);
    assertPooled(utc, 52, 42, 507);
    assertPooled(seoul, 1, 110, 555);
    assertPooled(seoul, 2, 109, 552);
    assertPooled(seoul, 4, 77, 552);
    assertPooled(seoul, 52, 40, 507);
  }

  private static void assertPooled(Json average, int column, long retained, long n) {
    assertThat(average.at(column, "share", "n").value()).isEqualTo(n);
    assertThat(average.at(column, "share", "value").value()).isEqualTo((double) retained / n);
  }
}
