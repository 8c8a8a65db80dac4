package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.stats.ProportionDifference;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funnels by segment, and segments compared. */
class SegmentsTest extends EventFile {

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,event,at,channel,plan
        ann,view,1,web,free
        ann,pay,2,app,free
        bob,view,1,,paid
        bob,pay,2,app,paid
        cid,view,1,web,paid
        dee,view,1,,
        eve,view,1,10,free
        eve,pay,2,10,free
        fay,view,1,9,free
        """);
  }

  private Json byChannel(Object... more) {
    return json("--steps", "view,pay", "--by", "channel", Arrays.asList(more));
  }

  private static List<String> rows(Json report) {
    Json results = report.at("results");
    return IntStream.range(0, results.size())
        .mapToObj(
            i ->
                results.at(i, "segment", "channel").value()
                    + " "
                    + each(results.at(i, "steps"), "reached"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "first; 9 [1, 0]/10 [1, 1]/ [1, 0]/app [1, 1]/web [2, 1]",
        "last; 9 [1, 0]/10 [1, 1]/ [1, 0]/app [2, 2]/web [1, 0]",
        "step:1; 9 [1, 0]/10 [1, 1]/ [2, 1]/web [2, 1]",
        "step:pay; 10 [1, 1]/ [3, 0]/app [2, 2]",
        "every-step; 9 [1, 0]/10 [1, 1]/ [2, 0]/web [2, 0]"
      })
  void attributionSaysWhichEventMakesTheSegment(String attribution, String expected) {
    assertThat(String.join("/", rows(byChannel("--attribution", attribution)))).isEqualTo(expected);
  }

  @Test
  void severalColumnsMakeOneSegment() {
    Json results = json("--steps", "view,pay", "--by", "channel,plan").at("results");

    assertThat(each(results, "segment"))
        .containsExactly(
            Map.of("channel", "9", "plan", "free"),
            Map.of("channel", "10", "plan", "free"),
            Map.of("channel", "", "plan", ""),
            Map.of("channel", "", "plan", "paid"),
            Map.of("channel", "web", "plan", "free"),
            Map.of("channel", "web", "plan", "paid"));
    assertThat(
            CommandRun.lines(
                CommandRun.good(seconds("--steps", "view,pay", "--by", "channel,plan"))))
        .contains("channel plan view pay converted 95 % interval open total time")
        .anyMatch(line -> line.startsWith("(empty) paid 1 1 100.0 %"))
        .anyMatch(line -> line.startsWith("Total 6 3 50.0 %"));
  }

  @Test
  void segmentsAreSorted() {
    assertThat(each(byChannel("--sort", "n").at("results"), "segment", "channel"))
        .containsExactly("web", "9", "10", "", "app");
    assertThat(each(byChannel("--sort", "score").at("results"), "segment", "channel"))
        .containsExactly("10", "app", "web", "9", "");
  }

  @Test
  void segmentsBeyondTheLargestAreOneRow() {
    Json results = byChannel("--max-segments", 2).at("results");

    assertThat(each(results, "segment", "channel")).containsExactly("9", "web", "(3 others)");
    assertThat(results.at(2, "others").value()).isEqualTo(3L);
    assertThat(each(results.at(2, "steps"), "reached")).containsExactly(3L, 2L);
    assertThat(results.at(0).keys()).doesNotContain("others");
    Object[] options = {"--steps", "view,pay", "--by", "channel", "--max-segments", 2};
    assertThat(CommandRun.good(seconds(options))).contains("(3 others)");
    assertThat(CommandRun.good(seconds(options), "--format", "csv"))
        .contains("\nothers,(3 others),1,view,3,");
    assertThat(
            each(
                byChannel("--max-segments", 1, "--baseline", "app").at("results"),
                "segment",
                "channel"))
        .containsExactly("app", "(4 others)");
  }

  /** Numbers of the core, asked by hand. */
  @Test
  void segmentsAreComparedWithTheRestOrABaseline() throws IOException {
    StringBuilder text = new StringBuilder("user,event,at,channel\n");
    int[][] counts = {{40, 30}, {50, 20}, {60, 24}}; // entered, converted of a, b, c
    int user = 0;
    for (int segment = 0; segment < counts.length; segment++) {
      for (int i = 0; i < counts[segment][0]; i++) {
        String channel = "abc".substring(segment, segment + 1);
        text.append(++user + ",view,1," + channel + "\n");
        text.append(i < counts[segment][1] ? user + ",pay,2," + channel + "\n" : "");
      }
    }
    write(text.toString());
    Difference a = ProportionDifference.NEWCOMBE.of(30, 40, 44, 110, ConfidenceLevel.P95);
    Difference b = ProportionDifference.NEWCOMBE.of(20, 50, 54, 100, ConfidenceLevel.P95);
    Difference c = ProportionDifference.NEWCOMBE.of(24, 60, 50, 90, ConfidenceLevel.P95);
    double[] holm = PValueAdjustment.HOLM.adjust(a.pValue(), b.pValue(), c.pValue());

    Json comparison = byChannel("--compare-rest").at("comparison");

    assertThat(comparison.at("against").value()).isEqualTo("the rest");
    assertThat(comparison.at("comparisons").value()).isEqualTo(3L);
    assertThat(comparison.keys()).doesNotContain("total");
    for (int i = 0; i < 3; i++) {
      assertThat((double) comparison.at("segments", i, "p").value())
          .isCloseTo(holm[i], within(1e-12));
    }
    assertThat((double) comparison.at("segments", 1, "low").value())
        .isCloseTo(b.estimate().interval().low(), within(1e-12));
    assertThat(comparison.at("segments", 0, "words").value().toString())
        .startsWith("+35.0 percentage points, 95 % interval ")
        .endsWith(": clearly higher");

    Json withB = byChannel("--baseline", "b", "--adjust", "none").at("comparison");

    Difference aMinusB = ProportionDifference.NEWCOMBE.of(30, 40, 20, 50, ConfidenceLevel.P95);
    assertThat(each(withB.at("segments"), "segment", "channel")).containsExactly("a", "c");
    assertThat((double) withB.at("segments", 0, "p").value())
        .isCloseTo(aMinusB.pValue(), within(1e-12));
    assertThat(withB.at("adjustment").value()).isEqualTo("none");
    assertThat(CommandRun.good(seconds("--steps", "view,pay", "--by", "channel", "--compare-rest")))
        .contains(
            "Difference from the rest; conversion from view to pay; p-values of 3 segments,"
                + " adjustment: Holm; intervals each on its own");
    assertThat(
            CommandRun.good(
                seconds("--steps", "view,pay", "--by", "channel", "--baseline", "b"),
                "--format",
                "csv"))
        .contains(",difference,difference_low,difference_high,p_value,adjustment,comparisons\n")
        .containsPattern("segment,a,2,pay,30,10,.*,0\\.35,")
        .containsPattern("segment,a,1,view,40,,.*,,,,,,\n");
  }

  @Test
  void comparisonsOfAttemptsSayThatActorsCanBeInBoth() {
    assertThat(
            CommandRun.good(
                seconds(
                    "--steps",
                    "view,pay",
                    "--by",
                    "channel",
                    "--entries",
                    "totals",
                    "--compare-rest")))
        .contains("an actor can count in several segments; the test takes them for different ones");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--compare-rest; --compare-rest needs --by COLUMN, which makes the segments",
        "--baseline x; --baseline needs --by COLUMN, which makes the segments",
        "--by channel --baseline x; --baseline must be one of the segments 9, 10, (empty), app,"
            + " web, was \"x\"",
        "--by channel --baseline web --compare-rest; only one of --compare-from (or -to),"
            + " --baseline and --compare-rest may be given",
        "--by channel,channel; --by must name a column once, was channel, channel",
        "--by channel --compare-rest --trend day --zone UTC; comparisons are of whole files or"
            + " segments: leave out --trend, or select one period by --from and --to"
      })
  void comparisonsThatMakeNoSenseAreRefused(String options, String message) {
    assertThat(
            CommandRun.refused(
                seconds("--steps", "view,pay", List.of((Object[]) options.split(" ", -1)))))
        .isEqualTo(message);
  }
}
