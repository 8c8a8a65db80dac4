package io.github.cxmetrics.cli.churn;

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
 * not there. The expected numbers come from some fifty lines of Python that know nothing of this
 * library: csv reads the rows, sets hold the local dates of each customer, and a loop over every
 * single day says when the customer churns and comes back.
 */
class RealDataInactivityTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static Json shop(Object... more) {
    return CommandRun.json(
        List.of(
            "inactivity",
            data("online-retail/online_retail.csv.gz"),
            "--actor",
            "CustomerID",
            "--time",
            "InvoiceDate",
            "--zone",
            "Europe/London",
            "--on-bad",
            "skip",
            Arrays.asList(more)));
  }

  private static List<Object> column(Json report, Object... path) {
    return EventFiles.each(report.at("total", "periods"), path);
  }

  @Test
  void customersOfTheShopWithTheThresholdAfterWhichTheFewestComeBack() {
    Json report = shop();

    assertThat(report.at("n").value()).isEqualTo(4372L);
    assertThat(report.at("threshold", "value").value()).isEqualTo(180L);
    assertThat(report.at("threshold", "source").value()).isEqualTo("fewest_returns");
    assertThat(report.at("endedGaps", "count").value()).isEqualTo(14_924L);
    assertThat(report.at("endedGaps", "mean", "value").value()).isEqualTo(584_637.0 / 14_924);
    assertThat(report.at("endedGaps", "p50", "value").value()).isEqualTo(21.0);
    assertThat(report.at("endedGaps", "p90", "value").value()).isEqualTo(99.0);
    assertThat(report.at("endedGaps", "p95", "value").value()).isEqualTo(143.0);
    Json returns = report.at("total", "returns");
    assertThat(returns.at("churnEvents").value()).isEqualTo(700L);
    assertThat(returns.at("customers").value()).isEqualTo(700L);
    assertThat(returns.at("inTime").value()).isEqualTo(192L);
    assertThat(returns.at("soFar").value()).isEqualTo(308L);
    assertThat(report.at("total", "churned").value()).isEqualTo(865L);
    assertThat(report.at("total", "reactivations").value()).isEqualTo(442L);
    assertThat(column(report, "opening"))
        .containsExactly(
            0L, 948L, 1369L, 1749L, 2189L, 2488L, 2709L, 2752L, 2799L, 2804L, 2958L, 3220L, 3474L);
    assertThat(column(report, "new"))
        .containsExactly(
            948L, 421L, 380L, 440L, 299L, 279L, 235L, 191L, 167L, 298L, 352L, 321L, 41L);
    assertThat(column(report, "reactivations"))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 23L, 32L, 37L, 80L, 96L, 136L, 38L);
    assertThat(column(report, "churnEvents"))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 58L, 215L, 176L, 199L, 224L, 186L, 203L, 46L);
    assertThat(column(report, "rates", "churn_at_end", "numerator"))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 58L, 195L, 171L, 195L, 202L, 169L, 182L, 46L);
    assertThat(column(report, "rates", "reactivation_at_end", "numerator"))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 3L, 27L, 33L, 58L, 79L, 115L, 38L);
  }

  /** Lines that sell something only; many come back within a month, so that the views differ. */
  @Test
  void salesOfTheShopWithAShortThreshold() {
    Json report = shop("--activity", "[Quantity>0]", "--threshold", "20d");

    assertThat(report.at("n").value()).isEqualTo(4339L);
    Json returns = report.at("total", "returns");
    assertThat(returns.at("churnEvents").value()).isEqualTo(7201L);
    assertThat(returns.at("customers").value()).isEqualTo(3249L);
    assertThat(returns.at("inTime").value()).isEqualTo(4679L);
    assertThat(returns.at("soFar").value()).isEqualTo(5919L);
    assertThat(report.at("total", "churned").value()).isEqualTo(3123L);
    assertThat(column(report, "rates", "churn_at_end", "numerator"))
        .containsExactly(
            0L, 275L, 390L, 392L, 509L, 388L, 498L, 449L, 466L, 403L, 691L, 573L, 356L);
    assertThat(column(report, "rates", "churn_at_all", "numerator"))
        .containsExactly(
            0L, 415L, 490L, 527L, 620L, 542L, 650L, 603L, 634L, 568L, 914L, 850L, 396L);
    assertThat(column(report, "churnEvents"))
        .containsExactly(
            455L, 616L, 666L, 810L, 844L, 876L, 955L, 852L, 903L, 827L, 1291L, 1271L, 396L);
    assertThat(column(report, "dormant"))
        .containsExactly(
            0L, 454L, 750L, 1108L, 1450L, 1840L, 2006L, 2301L, 2449L, 2685L, 2624L, 2993L, 3049L);
    assertThat(column(report, "rates", "reactivation_at_end", "numerator"))
        .containsExactly(0L, 97L, 139L, 219L, 220L, 330L, 289L, 352L, 294L, 506L, 437L, 620L, 282L);
  }

  @Test
  void contributorsInAZoneFarFromUtc() {
    Json report =
        CommandRun.json(
            List.of(
                "inactivity",
                data("commit-activity-pinot/pinot_commits.csv.gz"),
                "--actor",
                "actor_id",
                "--time",
                "authored_at",
                "--where",
                "is_bot=false",
                "--zone",
                "Asia/Kolkata",
                "--from",
                "2026-03-01"));

    assertThat(report.at("threshold", "value").value()).isEqualTo(150L);
    assertThat(report.at("threshold", "source").value()).isEqualTo("proposed");
    assertThat(report.at("endedGaps", "count").value()).isEqualTo(10_066L);
    assertThat(report.at("endedGaps", "p90", "value").value()).isEqualTo(28.0);
    Json returns = report.at("total", "returns");
    assertThat(returns.at("churnEvents").value()).isEqualTo(633L);
    assertThat(returns.at("customers").value()).isEqualTo(500L);
    assertThat(returns.at("inTime").value()).isEqualTo(63L);
    assertThat(returns.at("soFar").value()).isEqualTo(161L);
    assertThat(report.at("total", "churned").value()).isEqualTo(482L);
    assertThat(column(report, "opening")).containsExactly(49L, 55L, 62L, 63L, 68L, 73L);
    assertThat(column(report, "new")).containsExactly(8L, 9L, 3L, 5L, 6L, 5L);
    assertThat(column(report, "reactivations")).containsExactly(4L, 2L, 1L, 4L, 1L, 1L);
    assertThat(column(report, "churnEvents")).containsExactly(6L, 4L, 3L, 4L, 2L, 4L);
    assertThat(column(report, "rates", "churn_at_end", "numerator"))
        .containsExactly(5L, 4L, 3L, 4L, 2L, 4L);
  }
}
