package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --weight} does to the survey commands. */
class WeightedScoresTest {

  @TempDir private Path folder;

  private Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    survey =
        write(
            "survey.csv",
            """
            score,w,지역
            10,2,서울
            9,1,서울
            8,1.5,부산
            3,0.5,부산
            ,1,부산
            2,0,부산
            """);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void answersCountByTheirWeight() {
    Json report = CommandRun.json("nps", survey, "--score", "score", "--weight", "w");

    Json total = report.at("total");
    assertThat(report.at("definition", "weight").value()).isEqualTo("w");
    assertThat((double) total.at("value").value()).isEqualTo(50.0); // (3 - 0.5) / 5
    assertThat(total.at("n").value()).isEqualTo(4L);
    assertThat(total.at("missing").value()).isEqualTo(1L);
    assertThat(total.at("zeroWeights").value()).isEqualTo(1L);
    assertThat((double) total.at("effectiveN").value()).isCloseTo(25 / 7.5, within(1e-12));
    assertThat((double) total.at("designEffect").value()).isCloseTo(4 * 7.5 / 25, within(1e-12));
    assertThat(total.at("smallestWeight").value()).isEqualTo(0.5);
    assertThat(total.at("largestWeight").value()).isEqualTo(2.0);
    assertThat((double) total.at("mean").value()).isCloseTo((20 + 9 + 12 + 1.5) / 5, within(1e-12));
    assertThat(total.at("estimates", "nps", "method").value())
        .isEqualTo("adjusted Wald (3/4) of effective n");
    assertThat((double) total.at("estimates", "promoterShare", "value").value())
        .isCloseTo(0.6, within(1e-12));
  }

  @Test
  void unweightedScoreStandsBesideTheWeightedOne() {
    String report =
        CommandRun.good("nps", survey, "--score", "score", "--weight", "w", "--by", "지역");

    assertThat(CommandRun.lines(report))
        .anyMatch(line -> line.contains("unweighted effective n"))
        .anyMatch(line -> line.startsWith("서울 2 +100"))
        .contains(
            "weighted by w: smallest weight 0.50, largest 2.00; design effect 1.20, so as"
                + " informative as 3.3 answers of equal weight",
            "answers of weight 0, which count in no number but 'unweighted': 1");
  }

  @Test
  void csvHasTheNumbersOfTheWeights() {
    List<String> lines =
        CommandRun.good(
                "csat",
                survey,
                "--score",
                "score",
                "--scale",
                "0-10",
                "--satisfied",
                "9-10",
                "--weight",
                "w",
                "--format",
                "csv")
            .lines()
            .toList();
    assertThat(lines.get(0))
        .endsWith(
            ",unweighted,effectiveN,designEffect,smallestWeight,largestWeight,zeroWeights,flags");
    assertThat(lines.get(1)).startsWith("total,4,1,0,0.6,").endsWith(",2.0,1,low_n");
  }

  @Test
  void answersOfEachRowAddUpWithThoseOfWeightZero() {
    Json report =
        CommandRun.json(
            "nps",
            survey,
            "--score",
            "score",
            "--weight",
            "w",
            "--by",
            "지역",
            "--missing-policy",
            "passive");
    for (Json row : List.of(report.at("total"), report.at("results", 0), report.at("results", 1))) {
      long counted = 0;
      for (String each : List.of("promoters", "passives", "detractors")) {
        counted += (long) row.at("counts", each).value();
      }
      assertThat((long) row.at("n").value() + (long) row.at("zeroWeights").value())
          .isEqualTo(counted);
    }
    assertThat(report.at("results", 0, "zeroWeights").value()).isEqualTo(1L);
    assertThat(report.at("results", 1, "zeroWeights").value()).isEqualTo(0L);
  }

  @Test
  void segmentsAreComparedByWeight() {
    Json report =
        CommandRun.json(
            "ces",
            survey,
            "--score",
            "score",
            "--scale",
            "0-10",
            "--good-end",
            "high",
            "--weight",
            "w",
            "--by",
            "지역",
            "--compare-rest");
    Json seoul = report.at("comparison", "segments", 0);
    assertThat(seoul.at("segment").value()).isEqualTo(Map.of("지역", "부산"));
    assertThat((double) seoul.at("value").value()).isCloseTo(13.5 / 2 - 29.0 / 3, within(1e-12));
    assertThat(seoul.at("method").value()).asString().contains("effective n");
  }

  @Test
  void equalWeightsGiveTheUnweightedScore() throws IOException {
    StringBuilder rows = new StringBuilder("score,w\n");
    for (int i = 0; i < 150; i++) {
      rows.append(i % 11).append(",3.5\n");
    }
    Path equal = write("equal.csv", rows.toString());
    Json weighted = CommandRun.json("nps", equal, "--score", "score", "--weight", "w").at("total");
    Json plain =
        CommandRun.json("nps", equal, "--score", "score", "--interval", "student-t").at("total");
    assertThat(weighted.at("value").value()).isEqualTo(plain.at("value").value());
    assertThat(weighted.at("unweighted").value()).isEqualTo(plain.at("value").value());
    assertThat((double) weighted.at("effectiveN").value()).isCloseTo(150, within(1e-9));
    assertThat(weighted.at("estimates", "nps", "method").value()).isEqualTo("linearised");
  }

  @Test
  void weightsThatAreNoneAreBadData() throws IOException {
    Path bad = write("bad.csv", "score,w\n10,1\n9,-2\n8,\n7,x\n");

    assertThat(CommandRun.badData("nps", bad, "--score", "score", "--weight", "w"))
        .isEqualTo(bad + ", line 3: w must be at least 0, was \"-2\"");
    assertThat(
            CommandRun.badData(
                "nps",
                write("tiny.csv", "score,w\n10,1e-120\n"),
                "--score",
                "score",
                "--weight",
                "w"))
        .endsWith("line 2: w must be 0 or between 1e-100 and 1e100, was \"1e-120\"");
    CommandRun skipped =
        CommandRun.of(
            "nps",
            bad,
            "--score",
            "score",
            "--weight",
            "w",
            "--on-bad",
            "skip",
            "--format",
            "json");
    assertThat(Json.of(skipped.out()).at("total", "n").value()).isEqualTo(1L);
    assertThat(Json.of(skipped.out()).at("total", "rejected").value()).isEqualTo(3L);
  }

  @Test
  void allWeightsZeroHasNoScore() throws IOException {
    Path zero = write("zero.csv", "score,w\n10,0\n9,0\n");
    Json total = CommandRun.json("nps", zero, "--score", "score", "--weight", "w").at("total");
    assertThat(total.at("n").value()).isEqualTo(0L);
    assertThat(total.at("value").value()).isNull();
    assertThat(total.at("effectiveN").value()).isNull();
    assertThat(total.at("zeroWeights").value()).isEqualTo(2L);
    assertThat(CommandRun.good("nps", zero, "--score", "score", "--weight", "w"))
        .doesNotContain("smallest weight")
        .contains("answers of weight 0, which count in no number but 'unweighted': 2");
  }

  @Test
  void intervalMethodsAreOfUnweightedScores() {
    assertThat(
            CommandRun.refused(
                "nps", survey, "--score", "score", "--weight", "w", "--interval", "tango"))
        .isEqualTo(
            "--interval is of unweighted scores: leave it out with --weight, whose interval"
                + " follows from the weights");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--weight", "gewicht"))
        .contains("gewicht");
  }
}
