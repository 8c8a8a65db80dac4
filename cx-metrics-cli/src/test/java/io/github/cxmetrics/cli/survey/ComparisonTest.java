package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  @TempDir private Path folder;

  private Path may;
  private Path april;

  @BeforeEach
  void writeSurveys() throws IOException {
    may = survey("may.csv", "app", 60, 20, "web", 30, 30, "shop", 25, 25);
    april = survey("april.csv", "app", 30, 50, "web", 30, 30);
  }

  /** Promoters and detractors of each channel. */
  private Path survey(String name, Object... channels) throws IOException {
    StringBuilder text = new StringBuilder("score,channel\n");
    for (int i = 0; i < channels.length; i += 3) {
      text.append(("10," + channels[i] + "\n").repeat((int) channels[i + 1]));
      text.append(("0," + channels[i] + "\n").repeat((int) channels[i + 2]));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void anotherFileIsSubtracted() {
    Json report = CommandRun.json("nps", may, "--score", "score", "--compare", april);

    assertThat(report.at("baseline", "input", "file").value()).isEqualTo(april.toString());
    assertThat(report.at("baseline", "total", "n").value()).isEqualTo(140L);
    assertThat(report.at("comparison", "against").value()).isEqualTo(april.toString());
    assertThat((double) report.at("comparison", "total", "value").value())
        .isCloseTo(100.0 * 40 / 190 + 100.0 * 20 / 140, within(1e-9));
    assertThat(report.at("comparison", "segments").size()).isZero();
  }

  @Test
  void segmentsOfTwoFilesAreComparedWithTheirOwn() {
    Json comparison =
        CommandRun.json("nps", may, "--score", "score", "--by", "channel", "--compare", april)
            .at("comparison");

    assertThat(comparison.at("segments").size()).isEqualTo(3);
    assertThat(comparison.at("segments", 0, "segment", "channel").value()).isEqualTo("app");
    assertThat((double) comparison.at("segments", 0, "value").value()).isCloseTo(75, within(1e-9));
    assertThat(comparison.at("segments", 0, "words").value().toString())
        .startsWith("+75 points, 95 % interval ")
        .endsWith(": clearly higher");
    assertThat(comparison.at("segments", 1, "segment", "channel").value()).isEqualTo("shop");
    assertThat(comparison.at("segments", 1, "value").value()).isNull(); // not in the other file
    assertThat((double) comparison.at("segments", 2, "value").value()).isZero();
    assertThat(comparison.at("comparisons").value()).isEqualTo(2L);
  }

  @Test
  void aSegmentThatOnlyTheBaselineHasIsShown() {
    Json segments =
        CommandRun.json("nps", april, "--score", "score", "--by", "channel", "--compare", may)
            .at("comparison", "segments");

    assertThat(segments.size()).isEqualTo(3);
    assertThat(segments.at(1, "segment", "channel").value()).isEqualTo("shop");
    assertThat(segments.at(1, "words").value()).isEqualTo("no answers to compare");
    assertThat(
            CommandRun.json(
                    "nps",
                    april,
                    "--score",
                    "score",
                    "--by",
                    "channel",
                    "--compare",
                    may,
                    "--sort",
                    "score")
                .at("comparison", "segments", 2, "segment", "channel")
                .value())
        .isEqualTo("shop");
  }

  @Test
  void aFileDoesNotDifferFromItself() {
    Json total =
        CommandRun.json("nps", may, "--score", "score", "--compare", may).at("comparison", "total");

    assertThat(total.at("value").value()).isEqualTo(0.0);
    assertThat(total.at("p").value()).isEqualTo(1.0);
    assertThat(total.at("words").value().toString()).endsWith(": not yet clear");
  }

  @Test
  void recordsMayBeComparedWithAllOthers() {
    Json report = CommandRun.json("nps", may, "--score", "score", "--compare-where", "channel=web");

    assertThat(report.at("total", "n").value()).isEqualTo(130L);
    assertThat(report.at("baseline", "total", "n").value()).isEqualTo(60L);
    assertThat(report.at("input", "filtered").value()).isEqualTo(60L);
    assertThat(report.at("comparison", "against").value()).isEqualTo("channel=web");
  }

  @Test
  void recordsMayBeComparedWithChosenOthers() {
    Json report =
        CommandRun.json(
            "nps",
            may,
            "--score",
            "score",
            "--where",
            "channel=app",
            "--compare-where",
            "channel=web");

    assertThat(report.at("total", "n").value()).isEqualTo(80L);
    assertThat((double) report.at("comparison", "total", "value").value())
        .isCloseTo(50, within(1e-9));
  }

  @Test
  void theTwoSidesMustNotShareARecord() {
    assertThat(
            CommandRun.refused(
                "nps",
                may,
                "--score",
                "score",
                "--where",
                "channel=app",
                "--compare-where",
                "channel!=web"))
        .isEqualTo(
            "--where and --compare-where must select different records; the one at line 2 meets"
                + " both");
  }

  @Test
  void segmentsAreComparedWithABaseline() {
    Json comparison =
        CommandRun.json("nps", may, "--score", "score", "--by", "channel", "--baseline", "web")
            .at("comparison");

    assertThat(comparison.at("against").value()).isEqualTo("web");
    assertThat(comparison.at("segments").size()).isEqualTo(2);
    assertThat((double) comparison.at("segments", 0, "value").value()).isCloseTo(50, within(1e-9));
  }

  @Test
  void theBaselineMayBeTheEmptySegment() throws IOException {
    Path survey = survey("empty.csv", "", 30, 10, "web", 10, 30);

    assertThat(
            CommandRun.good("nps", survey, "--score", "score", "--by", "channel", "--baseline", ""))
        .contains("Difference from (empty)\n");
  }

  @Test
  void anUnknownBaselineListsTheSegments() throws IOException {
    assertThat(
            CommandRun.refused(
                "nps", may, "--score", "score", "--by", "channel", "--baseline", "fax"))
        .isEqualTo("--baseline must be one of the segments app, shop, web, was \"fax\"");

    StringBuilder many = new StringBuilder("score,channel\n");
    for (int i = 0; i < 100; i++) {
      many.append("9,").append(i).append('\n');
    }
    assertThat(
            CommandRun.refused(
                "nps",
                Files.writeString(folder.resolve("many.csv"), many),
                "--score",
                "score",
                "--by",
                "channel",
                "--baseline",
                "fax"))
        .contains("28, 29 and 70 more, was \"fax\"");
  }

  @Test
  void aBaselineThatNamesTwoSegmentsIsRefused() throws IOException {
    Path survey = Files.writeString(folder.resolve("two.csv"), "score,a,b\n9,x / y,z\n8,x,y / z\n");

    assertThat(
            CommandRun.refused(
                "nps", survey, "--score", "score", "--by", "a,b", "--baseline", "x / y / z"))
        .endsWith("was the name of several: \"x / y / z\"");
  }

  @Test
  void everySegmentIsComparedWithItsRest() {
    Json comparison =
        CommandRun.json("nps", may, "--score", "score", "--by", "channel", "--compare-rest")
            .at("comparison");

    assertThat(comparison.at("against").value()).isEqualTo("the rest");
    assertThat(comparison.at("comparisons").value()).isEqualTo(3L);
    assertThat((double) comparison.at("segments", 0, "value").value()).isCloseTo(50, within(1e-9));
  }

  @Test
  void pValuesAreAdjustedAsAsked() {
    double holm = p("holm");
    double hochberg = p("benjamini_hochberg");
    double none = p("none");

    assertThat(holm).isCloseTo(Math.min(1, 2 * none), within(1e-12));
    assertThat(hochberg).isBetween(none, holm);
  }

  /** The p-value of shop against its rest; app has the smallest, web lies between. */
  private double p(String adjustment) {
    Json segments =
        CommandRun.json(
                "nps",
                may,
                "--score",
                "score",
                "--by",
                "channel",
                "--compare-rest",
                "--adjust",
                adjustment)
            .at("comparison", "segments");
    assertThat(segments.at(1, "segment", "channel").value()).isEqualTo("shop");
    return (double) segments.at(2, "p").value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--compare-rest | --compare-rest needs --by COLUMN, which makes the segments",
        "--baseline web | --baseline needs --by COLUMN, which makes the segments",
        "--by channel --compare-rest --baseline web | only one of --compare, --compare-where (or"
            + " -from, -to), --baseline and --compare-rest may be given",
        "--by channel --compare-rest --time when --zone UTC --period day | comparisons are of whole"
            + " files or segments: leave out --period, or select one period by --from and"
            + " --to",
        "--time when --zone UTC --from 2024-01-01 --compare-from 2024-02-01 --compare-to 2024-03-01"
            + " | --from, --to and --compare-from, --compare-to must select different times, was"
            + " when>=2024-01-01 compared with when>=2024-02-01 and when<2024-03-01"
      })
  void nonsenseIsUsage(String options, String message) {
    List<String> more = Splitter.on(' ').splitToList(options);

    assertThat(CommandRun.refused("nps", may, "--score", "score", more)).isEqualTo(message);
  }

  @Test
  void twoTimesOfOneFileAreCompared() throws IOException {
    Path survey =
        Files.writeString(
            folder.resolve("times.csv"),
            """
            score,land,when
            10,KR,2024-02-01
            9,KR,2024-02-29T23:59
            0,KR,2024-01-31
            0,US,2024-01-15
            7,US,2024-02-15
            7,KR,2023-06-01
            """);
    List<String> time = List.of("--score", "score", "--time", "when", "--zone", "Asia/Seoul");
    List<String> january = List.of("--compare-from", "2024-01-01", "--compare-to", "2024-02-01");
    List<String> february = List.of("--from", "2024-02-01", "--to", "2024-03-01");

    Json months = CommandRun.json("nps", survey, time, february, january);
    assertThat(months.at("total", "n").value()).isEqualTo(3L);
    assertThat(months.at("baseline", "total", "n").value()).isEqualTo(2L);
    assertThat(months.at("comparison", "against").value())
        .isEqualTo("when>=2024-01-01 and when<2024-02-01");

    Json korea = CommandRun.json("nps", survey, time, february, january, "--where", "land=KR");
    assertThat(korea.at("total", "n").value()).isEqualTo(2L);
    assertThat(korea.at("baseline", "total", "n").value()).isEqualTo(1L);

    Json others = CommandRun.json("nps", survey, time, january);
    assertThat(others.at("total", "n").value()).isEqualTo(4L);
    assertThat(others.at("baseline", "total", "n").value()).isEqualTo(2L);

    Json lands = CommandRun.json("nps", survey, time, february, "--compare-where", "land=US");
    assertThat(lands.at("total", "n").value()).isEqualTo(2L);
    assertThat(lands.at("baseline", "total", "n").value()).isEqualTo(1L);
  }

  @Test
  void differencesOfEffortSayThatLowIsGood() throws IOException {
    Path survey = Files.writeString(folder.resolve("s.csv"), "score,g\n5,a\n5,a\n1,b\n4,b\n");
    List<String> more = List.of("--score", "score", "--by", "g", "--baseline", "b");

    assertThat(CommandRun.good("ces", survey, more, "--scale", "v1"))
        .contains("\nDifference from b (low is good)\n");
    assertThat(CommandRun.good("ces", survey, more)).contains("\nDifference from b\n");
    // a share of satisfied answers is good when it is high, whichever end of the scale is
    assertThat(CommandRun.good("csat", survey, more, "--good-end", "low"))
        .contains("\nDifference from b\n");
  }

  @Test
  void csatAndCesAreComparedInTheirOwnUnits() throws IOException {
    Path survey = Files.writeString(folder.resolve("s.csv"), "score,g\n5,a\n5,a\n1,b\n4,b\n");

    assertThat(CommandRun.good("csat", survey, "--score", "score", "--by", "g", "--baseline", "b"))
        .contains("+50.0 percentage points");
    assertThat(CommandRun.good("ces", survey, "--score", "score", "--by", "g", "--baseline", "b"))
        .contains("+2.50 points");
  }
}
