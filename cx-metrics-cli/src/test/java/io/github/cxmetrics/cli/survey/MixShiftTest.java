package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --explain}: where a change comes from. */
class MixShiftTest {

  @TempDir private Path folder;

  private Path may;
  private Path april;

  @BeforeEach
  void writeSurveys() throws IOException {
    // 웹 40 answers at +20 and phone 60 at +50, then 120 at +30 and 80 at +40
    april = survey("april.csv", "웹", 24, 16, "phone", 45, 15);
    may = survey("may.csv", "웹", 78, 42, "phone", 56, 24);
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

  private Object[] explained(Object... more) {
    return new Object[] {
      "nps",
      may,
      "--score",
      "score",
      "--by",
      "channel",
      "--compare",
      april,
      "--explain",
      List.of(more)
    };
  }

  @Test
  void jsonHasEachSegmentWithItsEffects() {
    Json shift = CommandRun.json(explained()).at("mixShift");

    assertNumber(shift.at("change", "value"), -4);
    assertNumber(shift.at("within", "value"), 0);
    assertNumber(shift.at("composition", "value"), -4);
    assertThat(shift.at("change", "n").value()).isEqualTo(300L);
    assertThat(shift.at("change", "method").value()).isEqualTo("linearised");
    assertThat(shift.at("words").value().toString())
        .startsWith("Of the change of -4.0 points, 0.0 (95 % interval -")
        .contains(" come from segments changing and -4.0 (95 % interval -")
        .endsWith(") from who answered");
    Json segments = shift.at("segments");
    assertThat(segments.size()).isEqualTo(2);
    Json phone = segments.at(0);
    assertThat(phone.at("segment", "channel").value()).isEqualTo("phone");
    assertNumber(phone.at("within", "value"), -5);
    assertNumber(phone.at("composition", "value"), -1.8);
    Json web = segments.at(1);
    assertThat(web.at("segment", "channel").value()).isEqualTo("웹");
    assertNumber(web.at("baselineShare", "value"), 0.4);
    assertNumber(web.at("share", "value"), 0.6);
    assertNumber(web.at("baselineScore", "value"), 20);
    assertNumber(web.at("score", "value"), 30);
    assertThat(web.at("score", "n").value()).isEqualTo(120L);
    assertNumber(web.at("within", "value"), 5);
    assertNumber(web.at("composition", "value"), -2.2);
    assertNumber(web.at("change", "value"), 2.8);
  }

  private static void assertNumber(Json number, double expected) {
    assertThat((double) number.value()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void tableHasTheLargestChangeFirst() {
    String out = CommandRun.good(explained());

    assertThat(out)
        .contains("Of the change of -4.0 points, 0.0 (95 % interval ")
        .contains("Mix shift by channel, largest change first, in points: within is the average");
    List<String> table =
        CommandRun.lines(out.substring(out.indexOf("\nMix shift by"))).stream()
            .filter(line -> line.matches("(channel|phone|웹|Total) .*"))
            .toList();
    assertThat(table)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "channel baseline n n baseline share share baseline NPS NPS within"
                            + " composition change 95 % interval note"),
            line ->
                assertThat(line).startsWith("phone 60 80 60.0 % 40.0 % +50 +40 -5.0 -1.8 -6.8 "),
            line -> assertThat(line).startsWith("웹 40 120 40.0 % 60.0 % +20 +30 +5.0 -2.2 +2.8 "),
            line -> assertThat(line).startsWith("Total 100 200 0.0 -4.0 -4.0 "));
    assertThat(out).doesNotContain("are of segments that the other side does not have");
  }

  @Test
  void segmentsOfOneSideAreNoted() throws IOException {
    Path june = survey("june.csv", "phone", 30, 10, "", 4, 1);
    String out =
        CommandRun.good(
            "nps", june, "--score", "score", "--by", "channel", "--compare", april, "--explain");

    assertThat(out)
        .containsPattern("웹 +40 +0 +40.0 % +0.0 % +\\+20 +- +0.0 .* baseline only")
        .containsPattern("\\(empty\\) +0 +5 .* not in the baseline")
        .contains(
            "40 answers of the baseline and 5 of those compared with it are of segments that the"
                + " other side does not have; what these change is all composition");
    Path one = survey("one.csv", "phone", 30, 10, "old", 1, 0);
    assertThat(
            CommandRun.good(
                "nps", may, "--score", "score", "--by", "channel", "--compare", one, "--explain"))
        .contains("\n1 answer of the baseline and 120 of those compared with it are of segments ");
  }

  @Test
  void withoutACommonSegmentNothingIsTakenApart() throws IOException {
    Path other = survey("other.csv", "shop", 30, 10);
    String out =
        CommandRun.good(
            "nps", other, "--score", "score", "--by", "channel", "--compare", april, "--explain");
    assertThat(out)
        .contains(
            "\nNo segment has answers on both sides: whether segments changed cannot be told\n")
        .doesNotContain("Of the change of");
  }

  @Test
  void sharesAreExplainedInPercentagePoints() {
    String out =
        CommandRun.good(
            "csat",
            may,
            "--score",
            "score",
            "--scale",
            "0-10",
            "--by",
            "channel",
            "--compare",
            april,
            "--explain");

    assertThat(out)
        .contains("Of the change of -2.00 percentage points, 0.00 (95 % interval ")
        .contains("in percentage points: within");
  }

  @Test
  void recordsOfOneFileAreExplainedToo() throws IOException {
    Path both =
        Files.writeString(
            folder.resolve("both.csv"),
            "score,channel,year\n10,a,1\n0,a,1\n10,b,1\n10,a,2\n7,a,2\n0,b,2\n");
    Json shift =
        CommandRun.json(
                "nps",
                both,
                "--score",
                "score",
                "--by",
                "channel",
                "--where",
                "year=2",
                "--compare-where",
                "year=1",
                "--explain")
            .at("mixShift");

    assertNumber(shift.at("change", "value"), -100.0 / 3);
    assertThat(
            (double) shift.at("within", "value").value()
                + (double) shift.at("composition", "value").value())
        .isCloseTo(-100.0 / 3, within(1e-12));
  }

  @Test
  void csvHasTheEffectsInTheRowsOfTheSegments() throws IOException {
    Path june = survey("june.csv", "phone", 30, 10);
    List<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(
                CommandRun.good(
                    "nps",
                    june,
                    "--score",
                    "score",
                    "--by",
                    "channel",
                    "--compare",
                    april,
                    "--explain",
                    "--format",
                    "csv"))
            .stream()
            .toList();

    assertThat(rows)
        .extracting(row -> row.getField("row"))
        .containsExactly(
            "segment", "total", "baseline segment", "baseline segment", "baseline total");
    assertThat(rows.get(0).getField("baseline_share")).isEqualTo("0.6");
    assertThat(rows.get(0).getField("share")).isEqualTo("1.0");
    assertThat(rows.get(1).getField("share")).isEmpty();
    double total = Double.parseDouble(rows.get(1).getField("change"));
    assertThat(total).isCloseTo(12, within(1e-12));
    assertThat(rows.get(2).getField("change")).as("phone stands above").isEmpty();
    assertThat(rows.get(3).getField("channel")).isEqualTo("웹");
    assertThat(
            Double.parseDouble(rows.get(0).getField("change"))
                + Double.parseDouble(rows.get(3).getField("change")))
        .isCloseTo(total, within(1e-12));
    assertThat(rows.get(4).getField("within")).isEmpty();
  }

  @Test
  void withoutAnswersOnASideThereIsNothingToExplain() throws IOException {
    Path none = Files.writeString(folder.resolve("none.csv"), "score,channel\n,phone\n");
    String out =
        CommandRun.good(
            "nps", none, "--score", "score", "--by", "channel", "--compare", april, "--explain");
    assertThat(out)
        .contains("\nNo change to explain: one side has no answers\n")
        .doesNotContain("Mix shift by");
    Json shift =
        CommandRun.json(
                "nps", april, "--score", "score", "--by", "channel", "--compare", none, "--explain")
            .at("mixShift");
    assertThat(shift.at("change", "value").value()).isNull();
    assertThat(shift.at("change", "low").value()).isEqualTo(-200.0);
  }

  @Test
  void explainNeedsAComparisonAndSegments() {
    assertThat(CommandRun.refused("nps", may, "--score", "score", "--by", "channel", "--explain"))
        .isEqualTo(
            "--explain needs something to compare with: --compare FILE, --compare-where or"
                + " --compare-from and --compare-to");
    assertThat(
            CommandRun.refused(
                "nps", may, "--score", "score", "--by", "channel", "--compare-rest", "--explain"))
        .startsWith("--explain needs something to compare with");
    assertThat(CommandRun.refused("nps", may, "--score", "score", "--compare", april, "--explain"))
        .isEqualTo("--explain needs --by COLUMN, which makes the segments");
  }
}
