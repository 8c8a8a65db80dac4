package io.github.cxmetrics.cli.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of churn, and what each option changes. */
class ChurnCommandTest {

  @TempDir Path folder;

  private Path contracts = Path.of("");
  private Path changes = Path.of("");
  private Path counts = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    contracts =
        write(
            "contracts.csv",
            """
            customer,plan,from,to,cancelled,why,kind
            ann,basic,2024-01-05,2024-02-10,2024-01-30,price,active
            bob,basic,2024-01-05,,,,active
            cid,pro,2024-01-20,2024-03-03,,card-expired,active
            dee,pro,2024-02-02,2024-02-20,,price,active
            ann,basic,2024-02-20,,,,active
            eve,basic,2024-03-01,2024-03-28,,,trial
            """);
    changes =
        write(
            "changes.csv",
            """
            customer,at,status
            ann,2024-01-05,trying
            ann,2024-01-19,active
            bob,2024-01-05,active
            bob,2024-02-05,paused
            bob,2024-02-25,active
            bob,2024-03-02,cancelled
            bob,2024-03-30,ended
            """);
    counts =
        write(
            "counts.csv",
            """
            year,opening,new,back,churned,early,closing
            2023,10000,5000,0,625,125,14375
            2024,14375,100,25,400,0,14100
            """);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Object> ofContracts(Object... more) {
    return List.of(
        "churn",
        contracts,
        "--customer",
        "customer",
        "--start",
        "from",
        "--end",
        "to",
        "--zone",
        "UTC",
        Arrays.asList(more));
  }

  private List<Object> ofChanges(Object... more) {
    return List.of(
        "churn",
        changes,
        "--customer",
        "customer",
        "--at",
        "at",
        "--status",
        "status",
        "--trial-values",
        "trying",
        "--zone",
        "UTC",
        Arrays.asList(more));
  }

  private List<Object> ofCounts(Object... more) {
    return List.of(
        "churn",
        counts,
        "--opening",
        "opening",
        "--churned",
        "churned",
        "--new",
        "new",
        "--label",
        "year",
        Arrays.asList(more));
  }

  @Test
  void tableShowsMovementsRateAndItsFormula() {
    assertThat(
            CommandRun.good(
                    ofContracts(
                        "--reason",
                        "why",
                        "--involuntary",
                        "card-expired",
                        "--as-of",
                        "2024-03-31",
                        "--annualise"))
                .lines())
        .containsExactly(
            "Churn rate OPENING ENDPOINT: customers at the opening who are not at the closing /"
                + " customers at the opening",
            "Customers by month in UTC, grace 0 d, reactivation whenever, churn at the end, paused"
                + " counts, trial excluded",
            contracts + ": 6 records, 6 used, 0 rejected; as of 2024-03-31 23:59:59 UTC (given)",
            "",
            "month    opening  new  reactivated  churned  closing  voluntary  involuntary  unknown"
                + "     rate    95 % interval   a year      95 % interval",
            "-------  -------  ---  -----------  -------  -------  ---------  -----------  -------"
                + "  -------  ---------------  -------  -----------------",
            "2024-01        0    3            0        0        3          0            0        0"
                + "        -                -        -                  -",
            "2024-02        3    1            1        2        3          2            0        0"
                + "   0.00 %  0.00 to 56.15 %   0.00 %    0.00 to 99.99 %",
            "2024-03        3    1            0        2        2          0            1        1"
                + "  33.33 %  6.15 to 79.23 %  99.23 %  53.31 to 100.00 %",
            "",
            "5 customers; 4 stays ended, after 31d on average; 2 go on, for 64d so far",
            "Intervals: Wilson score of customers at the opening");
  }

  @Test
  void aPeriodThatIsNotOverHasNoRateOfAYear() {
    Json report = CommandRun.json(ofContracts("--as-of", "2024-03-15", "--annualise"));

    assertThat(report.at("periods", 1, "annual", "n").value()).hasToString("3");
    assertThat(report.at("periods", 2, "complete").value()).hasToString("false");
    assertThat(report.at("periods", 2, "annual", "n").value()).hasToString("0");
  }

  @Test
  void allFormulasStandSideBySide() {
    assertThat(
            CommandRun.good(
                    ofCounts(
                        "--joined-and-churned", "early", "--where", "year=2023", "--all-formulas"))
                .lines())
        .containsExactly(
            "Churn rate OPENING ENDPOINT: customers at the opening who are not at the closing /"
                + " customers at the opening",
            counts + ": 2 records, 1 left out by condition, 1 used, 0 rejected",
            "",
            "period  opening   new  reactivated  churned  closing    rate   95 % interval",
            "------  -------  ----  -----------  -------  -------  ------  --------------",
            "2023      10000  5000            0      625    14375  5.00 %  4.59 to 5.44 %",
            "",
            "Every formula for 2023, the same customers",
            "",
            "denominator       view      churned       of    rate   95 % interval",
            "----------------  --------  -------  -------  ------  --------------",
            "opening           endpoint      500  10000.0  5.00 %  4.59 to 5.44 %",
            "opening           event         625  10000.0  6.25 %  5.79 to 6.75 %",
            "average           endpoint      500  12187.5  4.10 %  3.76 to 4.48 %",
            "average           event         625  12187.5  5.13 %  4.74 to 5.55 %",
            "opening-plus-new  endpoint      500  15000.0  3.33 %  3.06 to 3.63 %",
            "opening-plus-new  event         625  15000.0  4.17 %  3.86 to 4.50 %",
            "mean-daily        endpoint      500        -       -               -",
            "mean-daily        event         625        -       -               -",
            "sum-daily         endpoint        0        -       -               -",
            "sum-daily         event           0        -       -               -",
            "product-daily     endpoint        0        -       -               -",
            "product-daily     event           0        -       -               -",
            "",
            "endpoint: customers at the opening who are not at the closing",
            "event: churn events",
            "opening: of customers at the opening",
            "average: of mean of customers at the opening and at the closing",
            "opening-plus-new: of customers at the opening plus new customers of the period",
            "mean-daily: of mean over days of customers at the opening of the day",
            "sum-daily: the rates of days added up, each of customers at the opening of the day",
            "product-daily: 1 less the product of the shares that stay each day, of customers at"
                + " its opening",
            "625 churn events, less 125 of customers who joined in the period, 0 of customers"
                + " reactivated in it and 0 of customers back at its end: 500 lost",
            "Counts of a period say nothing about its days, so daily forms have no value",
            "",
            "Intervals: Wilson score of customers at the opening");
  }

  @Test
  void segmentsComeBeforeTheTotal() {
    assertThat(CommandRun.good(ofContracts("--by", "plan", "--as-of", "2024-02-29")).lines())
        .contains(
            "basic  2024-02        2    0            1        1        2  0.00 %  0.00 to 65.76 %",
            "pro    2024-02        1    1            0        1        1  0.00 %  0.00 to 79.35 %",
            "Total  2024-02        3    1            1        2        3  0.00 %  0.00 to 56.15 %");
  }

  @Test
  void segmentsAreComparedWithTheBaseline() {
    List<Object> compared =
        ofContracts("--by", "plan", "--as-of", "2024-03-31", "--baseline", "basic");
    assertThat(CommandRun.good(compared).lines())
        .contains(
            "Difference from basic in 2024-03, customers lost of those at the opening; who is in"
                + " both is taken for two customers")
        .anyMatch(line -> line.startsWith("pro ") && line.contains("+100.00 percentage points"));
    Json comparison = CommandRun.json(compared).at("comparison");
    assertThat(comparison.at("segments", 0, "segment", "plan").value()).isEqualTo("pro");
    assertThat(comparison.at("segments", 0, "value").value()).hasToString("1.0");
    assertThat(CommandRun.refused(ofContracts("--baseline", "basic")))
        .contains("--baseline needs --by COLUMN");
    assertThat(CommandRun.refused(ofContracts("--by", "plan", "--baseline", "none")))
        .contains("--baseline must be one of the segments");
  }

  @Test
  void rulesChangeWhatChurnIs() {
    assertThat(february(ofContracts("--cancelled-at", "cancelled", "--churn-date", "cancelled-at")))
        .isEqualTo("2 1 1 1 3");
    assertThat(february(ofContracts("--grace", "10d"))).isEqualTo("3 1 0 1 3");
    assertThat(february(ofContracts("--grace", "9d", "--churn-date", "effective-end-plus-grace")))
        .isEqualTo("3 1 1 2 3");
    assertThat(february(ofContracts("--reactivation-window", "9d"))).isEqualTo("3 2 0 2 3");
    assertThat(february(ofContracts("--status", "kind", "--trial", "counts")))
        .isEqualTo("3 1 1 2 3");
  }

  /** Opening, new, reactivated, churned and closing of February. */
  private static String february(List<Object> command) {
    Json period = CommandRun.json(command, "--as-of", "2024-03-31").at("periods", 1);
    return String.join(
        " ",
        List.of("opening", "new", "reactivated", "churned", "closing").stream()
            .map(name -> period.at(name).value().toString())
            .toList());
  }

  @Test
  void changesOfStatus() {
    assertThat(CommandRun.good(ofChanges("--as-of", "2024-03-31", "--grace", "7d")).lines())
        .contains(
            "2024-01        0    2            0        0        2       1          1       0"
                + "       -                -",
            "1 customer without a contract may still return within the grace, and counts as one");
    assertThat(february(ofChanges("--paused", "leaves"))).isEqualTo("2 0 1 1 2");
  }

  @Test
  void unitsAndRanges() {
    Json weeks =
        CommandRun.json(
            ofContracts(
                "--unit",
                "week",
                "--week-start",
                "sunday",
                "--from",
                "2024-02-01",
                "--to",
                "2024-02-12",
                "--as-of",
                "2024-03-31"));
    assertThat(weeks.at("periods").size()).isEqualTo(3);
    assertThat(weeks.at("periods", 0, "period", "label").value()).isEqualTo("week of 2024-01-28");
    assertThat(weeks.at("definition", "from").value()).isEqualTo("2024-02-01");
  }

  @Test
  void jsonHasEveryFormulaOfEveryPeriod() {
    Json report = CommandRun.json(ofContracts("--as-of", "2024-03-31", "--by", "plan"));
    assertThat(report.at("schema").value()).isEqualTo("cxm-churn/1");
    Json march = report.at("periods", 2);
    assertThat(march.at("formulas").size()).isEqualTo(12);
    assertThat(march.at("formulas", 1, "formula").value())
        .isEqualTo("churn events / customers at the opening");
    assertThat(march.at("formulas", 11, "denominatorCount").value()).isNull();
    assertThat(march.at("lost").value()).hasToString("1");
    assertThat(march.at("customerDays").value()).hasToString("92");
    assertThat(report.at("results", 1, "segment", "plan").value()).isEqualTo("pro");
    assertThat(report.at("undecided").value()).hasToString("0");
    Json year = CommandRun.json(ofCounts("--unit", "month", "--annualise"));
    assertThat(year.at("periods", 0, "annual", "value").value().toString()).startsWith("0.5");
    assertThat(year.at("periods", 0, "label").value()).isEqualTo("2023");
  }

  @Test
  void csvHasARowAPeriodAndFormula() {
    assertThat(CommandRun.good(ofCounts("--format", "csv")).lines())
        .containsExactly(
            "period,complete,opening,new,reactivated,churned,closing,joined_and_churned,"
                + "reactivated_and_churned,churned_and_returned,lost,denominator,view,"
                + "numerator_count,denominator_count,value,low,high,method,n",
            "2023,true,10000,5000,0,625,14375,0,0,0,625,OPENING,ENDPOINT,625,10000.0,0.0625,"
                + "0.057918,0.067419,Wilson score of customers at the opening,10000"
                    .replace("0.057918,0.067419", lowAndHigh(0)),
            "2024,true,14375,100,0,400,14075,0,0,0,400,OPENING,ENDPOINT,400,14375.0,"
                + 400 / 14375.0
                + ","
                + lowAndHigh(1)
                + ",Wilson score of customers at the opening,14375");
    assertThat(
            CommandRun.good(
                    ofContracts(
                        "--format",
                        "csv",
                        "--all-formulas",
                        "--by",
                        "plan",
                        "--as-of",
                        "2024-03-31"))
                .lines())
        .hasSize(1 + 3 * 3 * 12);
  }

  private String lowAndHigh(int period) {
    Json rate = CommandRun.json(ofCounts()).at("periods", period, "rate");
    return rate.at("low").value() + "," + rate.at("high").value();
  }

  @Test
  void otherFormulas() {
    assertThat(
            CommandRun.good(
                    ofCounts(
                        "--denominator",
                        "average",
                        "--view",
                        "event",
                        "--reactivated",
                        "back",
                        "--closing",
                        "closing"))
                .lines())
        .contains(
            "Churn rate AVERAGE EVENT: churn events / mean of customers at the opening and at the"
                + " closing")
        .anyMatch(line -> line.startsWith("2024      14375   100           25      400    14100"));
  }

  @Test
  void markdownHasTables() {
    assertThat(CommandRun.good(ofCounts("--format", "markdown")).lines())
        .anyMatch(line -> line.startsWith("| period | opening |"));
  }

  @Test
  void countsThatDoNotReconcileAreBadData() throws IOException {
    write("counts.csv", "year,opening,new,churned,closing\n2023,100,20,10,115\n");
    assertThat(CommandRun.badData(ofCounts("--closing", "closing")))
        .isEqualTo(
            counts
                + ", line 2: closing must reconcile with the others: opening + joined +"
                + " reactivated - churned must be the closing, at least 0, was 100 + 20 + 0 - 10 ="
                + " 110 and a closing of 115, was \"115\"");
    write("counts.csv", "year,opening,new,churned\n2023,many,20,10\n");
    assertThat(CommandRun.badData(ofCounts()))
        .contains("opening must be a whole number of at least 0, was \"many\"");
  }

  @Test
  void badContractsAreTold() throws IOException {
    write("contracts.csv", "customer,from,to\nann,2024-02-01,2024-01-01\n");
    assertThat(CommandRun.badData(ofContracts()))
        .contains("line 2: to must not be before the start, was \"2024-01-01\"");
    assertThat(CommandRun.good(ofContracts("--on-bad", "skip")).lines())
        .contains(contracts + ": 1 records, 0 used, 1 rejected");
    write("changes.csv", "customer,at,status\nann,2024-02-01,gone\n");
    assertThat(CommandRun.badData(ofChanges()))
        .contains("status must be one of ")
        .contains("was \"gone\"");
    write("contracts.csv", "customer,from,to,kind\nann,2024-02-01,2024-02-09,ended\n");
    assertThat(CommandRun.badData(ofContracts("--status", "kind")))
        .contains("kind must be one of ");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(CommandRun.refused("churn", contracts))
        .contains("--customer COLUMN is missing (or --opening COLUMN, if records are counts)");
    assertThat(CommandRun.refused("churn", contracts, "--customer", "customer"))
        .contains("give either --start COLUMN, if records are contracts, or --at COLUMN");
    assertThat(CommandRun.refused("churn", contracts, "--customer", "customer", "--at", "from"))
        .contains("--at needs --status COLUMN");
    assertThat(CommandRun.refused(ofChanges("--end", "at"))).contains("--end needs --start COLUMN");
    assertThat(CommandRun.refused(ofChanges("--cancelled-at", "at")))
        .contains("--cancelled-at needs --start COLUMN");
    assertThat(CommandRun.refused(ofContracts("--involuntary", "x")))
        .contains("--involuntary needs --reason COLUMN");
    assertThat(CommandRun.refused(ofContracts("--closing", "x")))
        .contains("--closing needs --opening COLUMN");
    assertThat(CommandRun.refused("churn", counts, "--opening", "opening"))
        .contains("--opening needs --churned COLUMN");
    assertThat(CommandRun.refused(ofCounts("--customer", "year")))
        .contains("--opening is for records that are counts");
    assertThat(CommandRun.refused(ofCounts("--by", "year")))
        .contains("--by, --from and --to are not for records that are counts");
    assertThat(CommandRun.refused(ofCounts("--annualise"))).contains("--annualise needs --unit");
    assertThat(CommandRun.refused(ofContracts("--churn-date", "cancelled-at")))
        .contains("--churn-date cancelled-at needs --cancelled-at COLUMN, or changes of status");
    assertThat(CommandRun.refused(ofContracts("--paused", "counts")))
        .contains("--paused needs --status COLUMN");
    assertThat(CommandRun.refused(ofContracts("--trial", "counts")))
        .contains("--trial needs --status COLUMN");
    assertThat(CommandRun.refused(ofContracts("--by", "plan,plan")))
        .contains("--by must name a column once");
    assertThat(CommandRun.refused(ofContracts("--unit", "hour")))
        .contains("--unit: period of churn must be a day or longer, was HOUR");
    assertThat(CommandRun.refused(ofContracts("--week-start", "sunday")))
        .contains("--week-start has an effect only with --unit week");
    assertThat(CommandRun.refused(ofContracts("--grace", "9999999d")))
        .contains("--grace: grace must be in 0..3652500 days");
    assertThat(CommandRun.refused(ofContracts("--reactivation-window", "x")))
        .contains("--reactivation-window must be a time such as");
    assertThat(CommandRun.refused("churn", contracts, "--customer", "customer", "--start", "from"))
        .contains("cxm churn needs --zone ZONE");
  }

  @Test
  void anEndAfterTheLastStartIsToldOf() {
    assertThat(CommandRun.of(ofContracts()).err())
        .isEqualToIgnoringNewLines(
            "cxm: the data are taken to end at 2024-03-28T00:00:00Z, when a contract ends or is"
                + " cancelled after the last start: if that is in the future, give --as-of");
    assertThat(CommandRun.of(ofContracts("--as-of", "2024-03-31")).err()).isEmpty();
    assertThat(CommandRun.of(ofChanges()).err()).isEmpty();
  }

  @Test
  void aSegmentWithNobodyAtTheOpeningHasNoDifference() {
    Json comparison =
        CommandRun.json(ofContracts("--by", "plan", "--as-of", "2024-01-31", "--baseline", "basic"))
            .at("comparison");
    assertThat(comparison.at("segments", 0, "segment", "plan").value()).isEqualTo("pro");
    assertThat(comparison.at("segments", 0, "value").value()).isNull();
    assertThat(comparison.at("segments", 0, "p").value()).isNull();
    assertThat(comparison.at("comparisons").value()).hasToString("0");
  }

  @Test
  void standInDatesAreToldOf() throws IOException {
    write("contracts.csv", "customer,from,to\nann,2024-02-01,9999-12-31\n");
    CommandRun run = CommandRun.of(ofContracts("--to", "2024-05-01", "--unit", "month"));
    assertThat(run.err()).doesNotContain("stand-in").contains("give --as-of");
    CommandRun all = CommandRun.of(ofContracts("--unit", "quarter"));
    assertThat(all.err()).contains("is a date in the file wrong or a stand-in");
  }
}
