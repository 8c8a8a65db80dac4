package io.github.cxmetrics.cli.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of recurring revenue, and what each option changes. */
class RevenueCommandTest extends EventFiles {

  @BeforeEach
  void writeContracts() throws IOException {
    write(
        """
        account,plan,from,until,fee,currency,land
        Ada,base,2024-01-05,2024-02-10,10,EUR,KR
        Ada,pro,2024-02-10,,15.5025,EUR,KR
        Bob,base,2024-01-05,2024-02-11,20,EUR,FR
        Bob,base,2024-02-11,,5,EUR,FR
        Cat,base,2024-01-20,2024-02-20,30,EUR,FR
        Dan,base,2023-11-01,2023-12-15,7,EUR,KR
        Dan,base,2024-02-25,,9,EUR,KR
        Eve,base,2024-02-02,,4,EUR,KR
        Fay,base,2024-01-31,,40,EUR,KR
        """);
  }

  private List<Object> contracts(Object... more) {
    return List.of(
        "revenue",
        file,
        "--customer",
        "account",
        "--start",
        "from",
        "--end",
        "until",
        "--amount",
        "fee",
        "--zone",
        "UTC",
        Arrays.asList(more));
  }

  private List<Object> changes(Object... more) {
    return List.of(
        "revenue",
        file,
        "--customer",
        "account",
        "--at",
        "at",
        "--amount",
        "fee",
        "--zone",
        "UTC",
        Arrays.asList(more));
  }

  @Test
  void tableShowsTheWaterfallRatesAndCustomers() {
    List<String> lines =
        CommandRun.lines(CommandRun.good(contracts("--as-of", "2024-03-31", "--currency", "EUR")));
    assertThat(lines)
        .startsWith(
            "fee per month: intervals of customers by month in UTC, amounts per month, in EUR",
            file + ": 9 records, 9 used, 0 rejected; as of 2024-03-31 23:59:59 UTC (given)",
            "6 customers",
            "",
            "Revenue per month in EUR",
            "",
            "month opening new expansion reactivation contraction churn closing")
        .contains(
            "2023-12 7.00 0.00 0.00 0.00 0.00 -7.00 0.00",
            "2024-02 100.00 4.00 5.5025 9.00 -15.00 -30.00 73.5025",
            "2024-02 60.5 % 0.0 to 159.0 % 55.0 % 15.8 to 88.8 % 45.0 % 30.5 % 0.41 14.70 0.00 to"
                + " 33.14",
            "2024-02 4 1 1 1 1 1 5 0 25.0 % 4.6 to 69.9 %",
            "opening + new + expansion + reactivation - contraction - churn = closing, exactly",
            "Movements: what a customer pays at the closing against the opening",
            "net revenue retention (NRR) = closing amount of the customers who pay at the opening /"
                + " opening amount",
            "net revenue churn = (churn + contraction - expansion - reactivation) / opening amount",
            "quick ratio = (new + expansion + reactivation) / (churn + contraction)")
        .doesNotContain("*: not over when the data end");
  }

  @Test
  void lastPeriodThatIsNotOverIsMarked() {
    List<String> lines = CommandRun.lines(CommandRun.good(contracts()));
    assertThat(lines)
        .contains(
            file + ": 9 records, 9 used, 0 rejected; as of 2024-02-25 00:00:00 UTC (last event)",
            "2024-02* 100.00 4.00 5.5025 9.00 -15.00 -30.00 73.5025",
            "*: not over when the data end");
  }

  @Test
  void jsonHasEveryRateWithItsNumeratorAndDenominator() {
    Json report =
        CommandRun.json(
            contracts("--as-of", "2024-03-31", "--trailing", 2, "--cohorts", 2, "--by", "land"));
    assertThat(report.at("schema").value()).isEqualTo("cxm-revenue/1");
    assertThat(report.at("formulas", "netChurn", "numerator").value())
        .isEqualTo("churn + contraction - expansion - reactivation");
    assertThat(report.at("n").value()).isEqualTo(6L);
    Json february = report.at("periods", 3);
    assertThat(february.at("period", "label").value()).isEqualTo("2024-02");
    assertThat(february.at("complete").value()).isEqualTo(true);
    assertThat(february.at("revenue", "expansion").value()).isEqualTo(5.5025);
    assertThat(february.at("customers", "churned").value()).isEqualTo(1L);
    assertThat(february.at("rates", "netRevenueRetention", "numerator").value()).isEqualTo(60.5025);
    assertThat(february.at("rates", "netRevenueRetention", "denominator").value()).isEqualTo(100.0);
    assertThat(february.at("rates", "netRevenueRetention", "n").value()).isEqualTo(4L);
    assertThat(february.at("rates", "logoChurn", "numerator").value()).isEqualTo(1L);
    assertThat(february.at("rates", "averagePerCustomer", "denominator").value()).isEqualTo(5L);
    assertThat(february.at("rates", "averagePerCustomer", "value").value()).isEqualTo(14.7005);
    assertThat(report.at("periods", 0, "rates", "quickRatio", "value").value()).isNull();
    assertThat(report.at("periods", 4, "rates", "trailingNetRetention", "value").value())
        .isEqualTo(0.605025);
    assertThat(report.at("cohorts", 1, "started").value()).isEqualTo(4L);
    assertThat(report.at("cohorts", 1, "ages", 1, "revenue").value()).isEqualTo(60.5025);
    assertThat(report.at("results", 0, "segment", "land").value()).isEqualTo("FR");
    assertThat(report.at("results", 0, "n").value()).isEqualTo(2L);
  }

  @Test
  void csvHasARowANumber() {
    List<String> rows =
        CommandRun.good(
                contracts(
                    "--as-of", "2024-03-31", "--trailing", 2, "--cohorts", 1, "--format", "csv"))
            .lines()
            .toList();
    assertThat(rows)
        .contains(
            "row,period,complete,age,value,low,high,method,n,numerator,denominator",
            "expansion,2024-02,true,,5.5025,,,,,,",
            "customersJoinedAndLost,2024-02,true,,0,,,,,,",
            "compoundedNetRetention,2024-03,true,,0.605025,,,,,,",
            "cohortRevenue,2024-01,,1,60.5025,,,,,,")
        .anyMatch(
            row ->
                row.startsWith("netRevenueRetention,2024-02,true,,0.605025,0.0,")
                    && row.endsWith(",linearised Student t,4,60.5025,100"))
        .anyMatch(row -> row.startsWith("expansionRate,2024-02,true,,0.055025,"))
        .anyMatch(row -> row.startsWith("cohortNetRetention,2024-01,,1,0.605025,"));
    assertThat(CommandRun.good(contracts("--by", "land,plan", "--format", "csv")).lines().toList())
        .contains("row,land,plan,period,complete,age,value,low,high,method,n,numerator,denominator")
        .anyMatch(row -> row.startsWith("new,KR,pro,2024-02,false,,15.5025,"));
  }

  @Test
  void segmentsAndCohortsAndTrailingRetentionHaveTables() {
    List<String> lines =
        CommandRun.lines(
            CommandRun.good(
                contracts(
                    "--as-of", "2024-03-31", "--trailing", 2, "--cohorts", 3, "--by", "land")));
    assertThat(lines)
        .contains(
            "Retention over 2 periods",
            "2024-03 60.5 % 0.0 to 159.0 % 55.0 % 15.8 to 88.8 % 4 60.5 %",
            "Net retention of customers by the month they started in, by age",
            "month started at closing revenue 1 2 3",
            "2024-01 4 4 100.00 60.5 % 60.5 % -",
            "2023-11 1 1 7.00 0.0 % 0.0 % 128.6 %",
            "Gross retention of the same",
            "2023-11 1 1 7.00 0.0 % 0.0 % 100.0 %",
            "By land, the last month that is over",
            "FR 2024-03 5.00 5.00 100.0 % 0.0 % and up 100.0 % 5.00 0.0 %",
            "Total 2024-03 73.5025 73.5025 100.0 % 0.0 % and up 100.0 % 14.70 0.0 %");
  }

  @Test
  void viewOfEventsSeesEveryChange() throws IOException {
    write(
        """
        account,at,seq,fee
        Ada,2024-01-05,0,10
        Ada,2024-02-05,0,30
        Ada,2024-02-15,0,10
        Bob,2024-02-03,0,5
        Bob,2024-02-09,2,0
        Bob,2024-02-09,1,7
        """);
    Object[] asked = {"--sequence", "seq", "--as-of", "2024-02-29", "--from", "2024-02-01"};
    assertThat(CommandRun.lines(CommandRun.good(changes(asked))))
        .contains("2024-02 10.00 0.00 0.00 0.00 0.00 0.00 10.00");
    assertThat(CommandRun.lines(CommandRun.good(changes("--view", "event", List.of(asked)))))
        .contains("2024-02 10.00 5.00 20.00 0.00 -20.00 -5.00 10.00")
        .contains("Movements: every change of what a customer pays");
  }

  @Test
  void changesThatGiveWayAreToldOf() throws IOException {
    write("account,at,fee\nAda,2024-01-05,10\nAda,2024-01-05,30\n");
    CommandRun run = CommandRun.of(changes());
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "cxm: 1 changes gave way to one of a greater amount at the same instant: is there a"
                + " column for --sequence?\n");
    assertThat(CommandRun.lines(run.out()))
        .contains("2024-01* 0.00 30.00 0.00 0.00 0.00 0.00 30.00");
  }

  @Test
  void amountsOfPeriodsAddUp() throws IOException {
    write(
        """
        account,month,fee
        Ada,2024-01-01,10
        Ada,2024-01-31,5
        Ada,2024-02-10,20
        Bob,2024-01-01,7
        """);
    List<String> lines =
        CommandRun.lines(
            CommandRun.good(
                "revenue",
                file,
                "--customer",
                "account",
                "--period",
                "month",
                "--amount",
                "fee",
                "--zone",
                "UTC"));
    assertThat(lines)
        .contains(
            "2024-01 0.00 22.00 0.00 0.00 0.00 0.00 22.00",
            "2024-02 22.00 0.00 5.00 0.00 0.00 -7.00 20.00");
  }

  @Test
  void equalRecordsOfASubscriptionCountOnce() throws IOException {
    write("account,from,until,fee,plan\nAda,2024-01-05,,10,a\nAda,2024-01-05,,10,a\n");
    assertThat(CommandRun.lines(CommandRun.good(contracts("--subscription", "plan"))))
        .contains("1 customer; 1 record equal to another counted once")
        .contains("2024-01* 0.00 10.00 0.00 0.00 0.00 0.00 10.00");
  }

  @Test
  void reactivationWindowAndGraceAreLengthsOfTime() throws IOException {
    write("account,from,until,fee\nAda,2024-01-05,2024-01-20,10\nAda,2024-02-10,,12\n");
    Object[] asked = {"--as-of", "2024-02-29"};
    assertThat(CommandRun.lines(CommandRun.good(contracts(asked))))
        .contains("2024-02 0.00 0.00 0.00 12.00 0.00 0.00 12.00");
    assertThat(
            CommandRun.lines(
                CommandRun.good(contracts("--reactivation-window", "20d", List.of(asked)))))
        .contains("2024-02 0.00 12.00 0.00 0.00 0.00 0.00 12.00");
    assertThat(CommandRun.lines(CommandRun.good(contracts("--grace", "21d", List.of(asked)))))
        .contains("2024-02 10.00 0.00 2.00 0.00 0.00 0.00 12.00");
  }

  @Test
  void amountsOfOtherTermsAreExactOrBadData() throws IOException {
    assertThat(CommandRun.lines(CommandRun.good(contracts("--revenue-per", "year"))))
        .contains("2023-11 0.00 84.00 0.00 0.00 0.00 0.00 84.00");
    assertThat(CommandRun.badData(contracts("--per", "year")))
        .isEqualTo(
            file
                + ", line 2: fee must be an amount per year of at most 4 decimals per month (or give"
                + " --revenue-per year), was \"10\"");
    write("account,from,until,fee\nAda,2024-01-05,,120\n");
    assertThat(CommandRun.lines(CommandRun.good(contracts("--per", "year"))))
        .contains("2024-01* 0.00 10.00 0.00 0.00 0.00 0.00 10.00");
    assertThat(CommandRun.lines(CommandRun.good(contracts("--per", "half-year"))))
        .contains("2024-01* 0.00 20.00 0.00 0.00 0.00 0.00 20.00");
  }

  @Test
  void badCellsAreNamed() throws IOException {
    assertBad(
        "Ada,2024-01-05,2024-01-05,10,a,EUR", "until must be after the start, was \"2024-01-05\"");
    assertBad("Ada,2024-01-05,,-1,a,EUR", "fee must be an amount of at least 0, was \"-1\"");
    assertBad(
        "Ada,2024-01-05,,x,a,EUR", "fee must be a decimal number such as 9 or 4.5, was \"x\"");
    assertBad("Ada,2024-01-05,,1,,EUR", "plan must not be empty, was \"\"");
    assertBad(
        "Ada,2024-01-05,,1,a,USD",
        "cur must be EUR, the --currency, since none is converted, was \"USD\"");
    write("account,at,seq,fee\nAda,2024-01-05,1.5,10\n");
    assertThat(CommandRun.badData(changes("--sequence", "seq")))
        .endsWith(", line 2: seq must be a whole number, was \"1.5\"");
  }

  private void assertBad(String row, String message) throws IOException {
    write("account,from,until,fee,plan,cur\n" + row + "\n");
    assertThat(
            CommandRun.badData(
                contracts(
                    "--subscription", "plan", "--currency", "EUR", "--currency-column", "cur")))
        .isEqualTo(file + ", line 2: " + message);
  }

  @Test
  void badRecordsCanBeSkippedAndAreCounted() throws IOException {
    write("account,from,until,fee\nAda,2024-01-05,,10\nBob,2024-01-05,,-10\n");
    assertThat(CommandRun.good(contracts("--on-bad", "skip")))
        .contains(": 2 records, 1 used, 1 rejected;");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(CommandRun.refused("revenue", file, "--customer", "account", "--amount", "fee"))
        .isEqualTo(
            "give one of --start COLUMN, if amounts are paid for some time, --at COLUMN, if records"
                + " are changes, or --period COLUMN, if they are amounts of periods");
    assertThat(CommandRun.refused(contracts("--at", "from"))).startsWith("give one of --start");
    assertThat(CommandRun.refused("revenue", file, "--customer", "account", "--start", "from"))
        .isEqualTo("--amount COLUMN is missing");
    assertThat(CommandRun.refused(contracts("--sequence", "plan")))
        .isEqualTo("--sequence needs --at COLUMN");
    assertThat(CommandRun.refused(changes("--end", "until")))
        .isEqualTo("--end needs --start COLUMN");
    assertThat(CommandRun.refused(contracts("--currency-column", "currency")))
        .isEqualTo("--currency-column needs --currency NAME");
    assertThat(
            CommandRun.refused(
                "revenue",
                file,
                "--customer",
                "account",
                "--period",
                "from",
                "--amount",
                "fee",
                "--subscription",
                "plan"))
        .isEqualTo("--subscription is not for amounts of periods, which add up anyway");
    assertThat(
            CommandRun.refused(
                "revenue", file, "--customer", "account", "--start", "from", "--amount", "fee"))
        .startsWith("cxm revenue needs --zone ZONE");
    assertThat(CommandRun.refused(contracts("--trailing", 1)))
        .isEqualTo("--trailing must be in 2..1000, was 1");
    assertThat(CommandRun.refused(contracts("--trailing", 1001)))
        .isEqualTo("--trailing: trailing periods must be in 1..1000, was 1001");
    assertThat(CommandRun.refused(contracts("--cohorts", 0)))
        .isEqualTo("--cohorts must be in 1..1000, was 0");
    assertThat(CommandRun.refused(contracts("--unit", "hour")))
        .isEqualTo("--unit must be day, week, month, quarter or year, was hour");
    assertThat(CommandRun.refused(contracts("--week-start", "sunday")))
        .isEqualTo("--week-start has an effect only with --unit week");
    assertThat(CommandRun.refused(contracts("--by", "land,land")))
        .startsWith("--by must name a column once, was ");
    assertThat(CommandRun.refused(contracts("--grace", "1y"))).startsWith("--grace must be a time");
  }

  @Test
  void noRecordsMakeNoPeriods() throws IOException {
    write("account,from,until,fee\n");
    assertThat(CommandRun.good(contracts())).contains("0 customers");
    assertThat(CommandRun.json(contracts()).at("periods").size()).isZero();
    assertThat(CommandRun.good(contracts("--format", "markdown"))).contains("0 customers");
  }
}
