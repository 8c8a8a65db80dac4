package io.github.cxmetrics.cli.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published charges and orders; skipped where the data sets are not there. The expected numbers
 * come from some forty lines of Python that know nothing of this library: csv reads the rows,
 * Decimal adds the money, dictionaries hold what each customer paid in a month.
 */
class RealDataRevenueTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir Path folder;

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  /**
   * The telecom customers as changes: all pay their monthly charge from January on, and those who
   * left in the last month, as the data have it, pay nothing from mid-February.
   */
  private Path charges() throws IOException {
    List<String> changes = new ArrayList<>();
    changes.add("customer,at,charge,contract");
    try (Stream<String> lines = Files.lines(data("telco-churn/telco_customer_churn.csv"))) {
      lines
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(
              cells -> {
                changes.add(cells[0] + ",2024-01-15," + cells[18] + "," + cells[15]);
                if (cells[20].equals("Yes")) {
                  changes.add(cells[0] + ",2024-02-15,0," + cells[15]);
                }
              });
    }
    return Files.write(folder.resolve("charges.csv"), changes);
  }

  @Test
  void telecomLosesMoreRevenueThanCustomers() throws IOException {
    Json report =
        CommandRun.json(
            "revenue",
            charges(),
            "--customer",
            "customer",
            "--at",
            "at",
            "--amount",
            "charge",
            "--zone",
            "UTC",
            "--as-of",
            "2024-02-29",
            "--by",
            "contract");
    Json february = report.at("periods", 1);
    assertThat(february.at("revenue", "opening").value()).isEqualTo(456_116.60);
    assertThat(february.at("revenue", "churn").value()).isEqualTo(139_130.85);
    assertThat(february.at("customers", "churned").value()).isEqualTo(1_869L);
    assertThat(february.at("customers", "opening").value()).isEqualTo(7_043L);
    assertThat(number(february, "rates", "churn", "value"))
        .isCloseTo(139_130.85 / 456_116.60, within(1e-15));
    assertThat(number(february, "rates", "logoChurn", "value"))
        .isCloseTo(1_869 / 7_043.0, within(1e-15));
    assertThat(churnOf(report, 0)).containsExactly(257_294.15, 120_847.10, 1_655L);
    assertThat(churnOf(report, 1)).containsExactly(95_816.60, 14_118.45, 166L);
    assertThat(churnOf(report, 2)).containsExactly(103_005.85, 4_165.30, 48L);
  }

  private static List<Object> churnOf(Json report, int segment) {
    Json february = report.at("results", segment, "periods", 1);
    return List.of(
        february.at("revenue", "opening").value(),
        february.at("revenue", "churn").value(),
        february.at("customers", "churned").value());
  }

  private static double number(Json json, Object... path) {
    return ((Number) json.at(path).value()).doubleValue();
  }

  /** What customers of a shop paid in each month, refunds left out as bad records. */
  @Test
  void shopByMonthlyTotalsOfCustomers() {
    Json report =
        CommandRun.json(
            "revenue",
            data("online-retail/online_retail.csv.gz"),
            "--customer",
            "CustomerID",
            "--period",
            "InvoiceDate",
            "--amount",
            "Quantity*UnitPrice",
            "--zone",
            "Europe/London",
            "--on-bad",
            "skip");
    assertThat(report.at("input", "rows").value()).isEqualTo(541_909L);
    assertThat(report.at("input", "rejected").value()).isEqualTo(143_985L);
    assertThat(report.at("n").value()).isEqualTo(4_338L);
    assertThat(report.at("periods").size()).isEqualTo(13);
    assertMonth(
        report.at("periods", 1),
        List.of(572_713.89, 293_207.35, 100_198.69, 0.0, 124_924.40, 271_750.49, 569_445.04),
        List.of(417L, 145L, 0L, 179L, 561L),
        276_237.69,
        176_039.00);
    assertMonth(
        report.at("periods", 9),
        List.of(
            645_343.90, 155_103.901, 253_463.55, 271_264.551, 116_227.78, 256_109.74, 952_838.382),
        List.of(299L, 231L, 542L, 193L, 510L),
        526_469.93,
        273_006.38);
    assertMonth(
        report.at("periods", 12),
        List.of(1_161_817.38, 27_059.46, 22_599.35, 241_418.28, 255_207.06, 679_494.62, 518_192.79),
        List.of(41L, 96L, 203L, 275L, 1_293L),
        249_715.05,
        227_115.70);
  }

  private static void assertMonth(
      Json month, List<Double> amounts, List<Long> customers, double net, double gross) {
    assertThat(
            Stream.of(
                    "opening",
                    "new",
                    "expansion",
                    "reactivation",
                    "contraction",
                    "churn",
                    "closing")
                .map(name -> number(month, "revenue", name)))
        .containsExactlyElementsOf(amounts);
    assertThat(
            Stream.of("new", "expanded", "reactivated", "contracted", "churned")
                .map(name -> month.at("customers", name).value()))
        .containsExactlyElementsOf(customers);
    assertThat(number(month, "rates", "netRevenueRetention", "numerator")).isEqualTo(net);
    assertThat(number(month, "rates", "grossRevenueRetention", "numerator")).isEqualTo(gross);
  }
}
