package io.github.cxmetrics.cli.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of inactivity, and what each option changes. */
class InactivityCommandTest extends EventFiles {

  private static final Object[] TEN_DAYS = {
    "--threshold", "10d", "--candidates", "5d,10d", "--return-within", "5d"
  };

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,at,event,plan,amount
        ann,2026-01-01T10:00,pay,basic,1
        ann,2026-01-05T09:00,pay,basic,1
        ann,2026-02-20T12:00,pay,pro,1
        bob,2026-01-03T10:00,pay,basic,1
        cid,2026-01-20T10:00,pay,pro,1
        cid,2026-01-29T10:00,view,pro,1
        cid,2026-02-06T10:00,pay,pro,1
        dee,2026-02-27T10:00,pay,,1
        """);
  }

  private List<Object> tenDays(Object... more) {
    return List.of(command("inactivity", TEN_DAYS), List.of(more));
  }

  @Test
  void tableShowsCandidatesAndChurnByPeriod() {
    assertThat(CommandRun.good(tenDays("--by", "plan")).lines())
        .containsExactly(
            "Churn by inactivity; activity \"any\" by days in UTC",
            file + ": 8 records, 8 used, 0 rejected; as of 2026-02-27 10:00:00 UTC (last event)",
            "4 customers",
            "",
            "Time between days of activity",
            "",
            "                                 value  95 % interval    n",
            "-------------------------------  -----  -------------  ---",
            "mean gap                         16.8d  0.0 to 121.6d    2",
            "median gap                          8d      0d and up    2",
            "90 % of gaps                       46d      4d and up    2",
            "95 % of gaps                       46d      4d and up    2",
            "90 % of customers' longest gaps    46d      9d and up    2",
            "median since last                   7d      0d and up    4",
            "",
            "Candidates for the threshold",
            "",
            "threshold  shorter gaps  churn events  customers  back in 5d  95 % interval "
                + " back so far  churned now",
            "---------  ------------  ------------  ---------  ----------  ------------- "
                + " -----------  -----------  -----------------------------------",
            "       5d        25.0 %             5          3      40.0 %  3.2 to 93.2 %  "
                + "     60.0 %       75.0 %  too few",
            "      10d        75.0 %             3          3       0.0 %  0.0 to 56.1 %  "
                + "     33.3 %       50.0 %  < too few",
            "      46d        75.0 %             2          2      50.0 %  0.2 to 99.8 %  "
                + "     50.0 %       25.0 %  90 % of gaps, 95 % of gaps, too few",
            "",
            "Threshold 10d, as given",
            "back: share of churn events with activity again, of those old enough to tell;"
                + " shorter gaps: share of gaps that have ended, too high, because long ones"
                + " have not ended",
            "2 customers of 4 churned when the data end, 50.0 % (15.0 to 85.0 %); 2 within"
                + " the threshold; 3 churn events, 1 reactivation",
            "",
            "By plan; a customer counts in every segment they have records in",
            "",
            "plan     customers  churned    share    95 % interval  back in 5d  95 %" + " interval",
            "-------  ---------  -------  -------  ---------------  ---------- " + " -------------",
            "(empty)          1        0    0.0 %    0.0 to 79.3 %           -            " + "  -",
            "basic            2        2  100.0 %  34.2 to 100.0 %       0.0 %  0.0 to" + " 65.8 %",
            "pro              2        1   50.0 %    9.5 to 90.5 %       0.0 %  0.0 to" + " 79.3 %",
            "Total            4        2   50.0 %   15.0 to 85.0 %       0.0 %  0.0 to" + " 56.1 %",
            "",
            "month     opening  new  back  churned  closing  churn at end    95 % interval"
                + "  reactivation at end",
            "--------  -------  ---  ----  -------  -------  ------------  ---------------"
                + "  -------------------",
            "2026-01         0    3     0        2        1             -                -"
                + "                    -",
            "2026-02*        1    1     1        1        2       100.0 %  20.7 to 100.0 %"
                + "               50.0 %",
            "",
            "*: not over when the data end",
            "churn at end = opening customers who are churned at the end / opening" + " customers",
            "reactivation at end = customers churned at the opening who are active at the"
                + " end / customers churned at the opening",
            "closing = opening + new + back - churned; intervals: Wilson score for shares,"
                + " those of events and gaps by customers; linearised Student t for the mean"
                + " gap; order statistics for the other times");
  }

  @Test
  void theViewChoosesTheRatesThatAreShown() {
    assertThat(CommandRun.good(tenDays("--view", "event")).lines())
        .contains(
            "churn at all = opening customers who churned in the period / opening customers",
            "churn events = churn events / (opening customers + new + reactivations)",
            "reactivation at all = customers churned at the opening who came back in the period /"
                + " customers churned at the opening",
            "reactivation events = reactivations / (customers churned at the opening + churn"
                + " events)")
        .noneMatch(line -> line.startsWith("churn at end"));
  }

  /** A hundred customers once, forty of them again after twenty days, four after fifty. */
  private void writeHundred() throws IOException {
    StringBuilder text = new StringBuilder("user,at\n");
    for (int i = 0; i < 100; i++) {
      text.append('c').append(i).append(",2024-01-01\n");
      if (i < 44) {
        text.append('c').append(i).append(i < 40 ? ",2024-01-21\n" : ",2024-02-20\n");
      }
    }
    write(text.toString());
  }

  @Test
  void proposesTheShortestThresholdAfterWhichFewComeBack() throws IOException {
    writeHundred();
    Object[] options = {
      "--as-of", "2024-06-01", "--candidates", "10d,30d,40d", "--return-within", "30d"
    };
    assertThat(lines("inactivity", options))
        .contains(
            "Threshold 30d, proposed: the shortest one after which at most 10.0 % come back within"
                + " 30d, of 30 customers or more")
        .anyMatch(line -> line.startsWith("      30d") && line.endsWith("<"));
    Json json = json("inactivity", options);
    assertThat(json.at("threshold", "value").value()).isEqualTo(30L);
    assertThat(json.at("threshold", "source").value()).isEqualTo("proposed");
    assertThat(each(json.at("candidates"), "threshold")).containsExactly(10L, 20L, 30L, 40L, 50L);
    assertThat(json.at("candidates", 2, "returns", "inTime").value()).isEqualTo(4L);
    assertThat(json.at("candidates", 2, "returns", "churnEvents").value()).isEqualTo(104L);
  }

  @Test
  void fallsBackOnTheFewestReturnsAndSaysSo() throws IOException {
    writeHundred();
    Object[] options = {
      "--as-of",
      "2024-06-01",
      "--candidates",
      "10d,30d",
      "--return-within",
      "30d",
      "--resurrection",
      "1%"
    };
    assertThat(lines("inactivity", options))
        .contains(
            "Threshold 30d, after which the fewest come back; none is the shortest one after which"
                + " at most 1.0 % come back within 30d, of 30 customers or more");
    assertThat(lines("inactivity", "--candidates", "10d", "--return-within", "30d"))
        .contains(
            "Threshold 10d, after which the fewest come back; none is the shortest one after which"
                + " at most 10.0 % come back within 30d, of 30 customers or more");
    assertThat(
            json("inactivity", "--candidates", "10d", "--return-within", "30d")
                .at("threshold", "source")
                .value())
        .isEqualTo("fewest_returns");
  }

  @Test
  void withoutEnoughCustomersThereIsNoThreshold() {
    assertThat(lines("inactivity"))
        .contains(
            "No threshold is proposed, none is the shortest one after which at most 10.0 % come"
                + " back within 90d, of 30 customers or more; give --threshold TIME")
        .noneMatch(line -> line.startsWith("month"));
    Json json = json("inactivity", "--by", "plan");
    assertThat(json.at("threshold", "value").value()).isNull();
    assertThat(json.at("threshold", "source").value()).isEqualTo("none");
    assertThat(json.at("results").size()).isZero();
  }

  @Test
  void jsonHasEveryRateWithItsParts() {
    Json json = CommandRun.json(tenDays("--by", "plan"));
    assertThat(json.at("schema").value()).isEqualTo("cxm-inactivity/1");
    assertThat(json.at("definition", "units").value()).isEqualTo("days");
    assertThat(each(json.at("definition", "rates"), "name"))
        .containsExactly(
            "churn_at_end",
            "churn_at_all",
            "churn_events",
            "reactivation_at_end",
            "reactivation_at_all",
            "reactivation_events");
    assertThat(json.at("endedGaps", "count").value()).isEqualTo(4L);
    assertThat(json.at("openGaps", "histogram", 0, 0).value()).isEqualTo(0L);
    Json february = json.at("total", "periods", 1);
    assertThat(february.at("period", "label").value()).isEqualTo("2026-02");
    assertThat(february.at("complete").value()).isEqualTo(false);
    assertThat(february.at("dormant").value()).isEqualTo(2L);
    assertThat(february.at("closing").value()).isEqualTo(2L);
    assertThat(february.at("rates", "reactivation_events", "numerator").value()).isEqualTo(1L);
    assertThat(february.at("rates", "reactivation_events", "denominator").value()).isEqualTo(3L);
    assertThat(each(json.at("results"), "segment", "plan")).containsExactly("", "basic", "pro");
    assertThat(each(json.at("results"), "churned")).containsExactly(0L, 2L, 1L);
  }

  @Test
  void csvHasARowForEachNumber() {
    assertThat(CommandRun.good(tenDays("--by", "plan", "--format", "csv")).lines())
        .startsWith(
            "row,plan,threshold,period,complete,numerator,denominator,value,low,high,method,n",
            "gaps,,,,,,,4,,,,")
        .contains(
            "candidateCustomers,,5,,,,,4,,,,",
            "opening,,10,2026-02,false,,,1,,,,",
            "closing,pro,10,2026-02,false,,,1,,,,",
            "churn_at_end,,10,2026-02,false,1,1,1.0,0.20654931437723745,1.0,Wilson score,1");
  }

  @Test
  void hoursActivityAndDatesNarrowWhatIsRead() {
    assertThat(
            lines(
                "inactivity",
                "--hours",
                "--threshold",
                "240h",
                "--event",
                "event",
                "--activity",
                "pay",
                "--from",
                "2026-02-01",
                "--to",
                "2026-03-01"))
        .contains(
            "Churn by inactivity; activity \"pay\" by hours in UTC",
            "4 customers; 1 record of other events",
            "Threshold 240h, as given",
            "2026-02*        0    1     2        1        2             -              -"
                + "               33.3 %")
        .noneMatch(line -> line.startsWith("2026-01"));
    assertThat(
            lines("inactivity", "--threshold", "3d", "--period", "week", "--week-start", "sunday"))
        .anyMatch(line -> line.startsWith("week of 2026-02-22*"));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(refused("inactivity", "--threshold", "36h"))
        .isEqualTo("--threshold must be in whole days (for hours give --hours), was 36h");
    assertThat(refused("inactivity", "--hours", "--threshold", "90m"))
        .isEqualTo("--threshold must be in whole hours, was 90m");
    assertThat(refused("inactivity", "--threshold", "soon"))
        .isEqualTo(
            "--threshold must be a time such as 90s, 30m, 12h, 7d or 2w or propose, was soon");
    assertThat(refused("inactivity", "--threshold", "0d"))
        .isEqualTo("--threshold: threshold of inactivity must be in 1..175320000, was 0");
    assertThat(refused("inactivity", "--candidates", "0d"))
        .isEqualTo("--candidates: candidate of a threshold must be in 1..175320000, was 0");
    assertThat(refused("inactivity", "--return-within", "0d"))
        .isEqualTo("--return-within: time to return must be in 1..175320000, was 0");
    for (String share : List.of("7", "-1%", "few")) {
      assertThat(refused("inactivity", "--resurrection=" + share))
          .isEqualTo("--resurrection must be a share such as 5% or 0.05, was " + share);
    }
    assertThat(refused("inactivity", "--period", "hour")).isEqualTo("--period hour needs --hours");
    assertThat(refused("inactivity", "--week-start", "monday"))
        .isEqualTo("--week-start has an effect only with --period week");
    assertThat(refused("inactivity", "--by", "plan,plan"))
        .isEqualTo("--by must name a column once, was plan, plan");
    assertThat(refused("inactivity", "--activity", ""))
        .isEqualTo("--activity: name of an activity must not be empty");
    assertThat(
            refused("inactivity", "--threshold", "5d", "--period", "day", "--from", "1700-01-01"))
        .startsWith("range must have at most 36525 periods, was ");
    assertThat(refused("inactivity", "--from", "-9000-01-01"))
        .isEqualTo("--from: first date must be within 2^48 milliseconds of 1970, was -9000-01-01");
    assertThat(refused("inactivity", "--to", "+12000-01-01"))
        .isEqualTo(
            "--to: date after the last must be within 2^48 milliseconds of 1970, was"
                + " +12000-01-01");
    assertThat(CommandRun.refused(List.of("inactivity", file, "--actor", "user", "--time", "at")))
        .isEqualTo(
            "inactivity needs --zone ZONE, the time zone whose calendar counts, such as Asia/Seoul"
                + " or UTC");
  }

  @Test
  void segmentsAreNotIds() throws IOException {
    StringBuilder text = new StringBuilder("user,at,id\n");
    for (int i = 0; i <= 1000; i++) {
      text.append("ann,2026-01-01,").append(i).append('\n');
    }
    write(text.toString());
    assertThat(refused("inactivity", "--by", "id"))
        .isEqualTo("--by must give at most 1000 segments, was more: is it an id?");
  }
}
