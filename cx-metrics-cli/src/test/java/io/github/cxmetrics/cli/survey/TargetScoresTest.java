package io.github.cxmetrics.cli.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.survey.AdjustedScore;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.StratifiedRatingAccumulator;
import io.github.cxmetrics.survey.TargetMargin;
import io.github.cxmetrics.survey.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --target} does to the survey commands. */
class TargetScoresTest {

  private static final Targets TARGETS =
      Targets.of(
          TargetMargin.of("age", Map.of("young", 0.6, "old", 0.4)),
          TargetMargin.of("지역", Map.of("서울", 0.5, "부산", 0.5)));

  @TempDir private Path folder;

  private Path survey;
  private Path margins;
  private StratifiedRatingAccumulator<Nps> answers;

  /** 1,000 answers, three of four by the old, with a base weight and a month. */
  @BeforeEach
  void writeFiles() throws IOException {
    answers =
        StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, List.of("age", "지역", "channel"));
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder rows = new StringBuilder("age,지역,channel,base,day,score\n");
    for (int i = 0; i < 1000; i++) {
      String[] levels = {
        random.nextInt(4) == 0 ? "young" : "old",
        random.nextInt(3) == 0 ? "부산" : "서울",
        random.nextBoolean() ? "web" : "shop"
      };
      int base = 1 + random.nextInt(2);
      int answer = random.nextInt(11);
      answers.add(levels, answer, base);
      rows.append(String.join(",", levels))
          .append(",%d,2024-0%d-01,%d%n".formatted(base, 1 + i % 2, answer));
    }
    survey = write("survey.csv", rows.toString());
    margins =
        write(
            "margins.csv",
            """
            margin,level,target
            age,young,0.6
            age,old,0.4
            지역,서울,0.5
            지역,부산,0.5
            """);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Object> nps(Path file, Object... more) {
    return List.of("nps", file, "--score", "score", "--target", margins, List.of(more));
  }

  private static double number(Json json, Object... fields) {
    return (double) json.at(fields).value();
  }

  private static void assertScore(Json shown, AdjustedScore<Nps> expected) {
    assertThat(number(shown, "value")).isEqualTo(expected.score().value());
    assertThat(number(shown, "low")).isEqualTo(expected.score().interval().low());
    assertThat(number(shown, "high")).isEqualTo(expected.score().interval().high());
    assertThat(shown.at("n").value()).isEqualTo(expected.n());
    assertThat(number(shown, "effectiveN")).isEqualTo(expected.effectiveN().orElseThrow());
    assertThat(number(shown, "designEffect")).isEqualTo(expected.designEffect().orElseThrow());
    assertThat(number(shown, "smallestWeight")).isEqualTo(expected.smallestWeight().orElseThrow());
    assertThat(number(shown, "largestWeight")).isEqualTo(expected.largestWeight().orElseThrow());
    assertThat(shown.at("estimates", "nps", "method").value()).isEqualTo(expected.score().method());
  }

  @Test
  void scoreIsThatOfTheLibrary() {
    Json report = CommandRun.json(nps(survey, "--weight", "base", "--by", "channel"));
    AdjustedScore<Nps> expected = answers.result().weighTo(TARGETS);

    assertScore(report.at("total"), expected);
    assertThat(report.at("definition", "method").value()).isEqualTo("raked, linearised");
    assertThat(number(report, "total", "unweighted"))
        .isEqualTo(expected.ratings().unweighted().score().value());
    assertThat(report.at("results", 0, "segment").value()).isEqualTo(Map.of("channel", "shop"));
    assertScore(report.at("results", 0), expected.segments("channel").get("shop"));
    assertScore(report.at("results", 1), expected.segments("channel").get("web"));
  }

  @Test
  void scoreIsThatOfTheWeightsOfRake() {
    Path weighted = folder.resolve("weighted.csv");
    CommandRun.good("rake", survey, "--target", margins, "--weight", "base", "-o", weighted);
    Json given = CommandRun.json("nps", weighted, "--score", "score", "--weight", "weight");
    Json raked = CommandRun.json(nps(survey, "--weight", "base"));
    assertThat(number(raked, "total", "value"))
        .isCloseTo(number(given, "total", "value"), within(1e-9));
    assertThat(number(raked, "total", "effectiveN"))
        .isCloseTo(number(given, "total", "effectiveN"), within(1e-9));
    assertThat(number(raked, "total", "mean"))
        .isCloseTo(number(given, "total", "mean"), within(1e-9));
  }

  @Test
  void reportSaysWhereTheWeightsComeFrom() {
    assertThat(CommandRun.lines(CommandRun.good(nps(survey, "--by", "channel", "--compare-rest"))))
        .anyMatch(line -> line.endsWith("; 95 % raked, linearised interval"))
        .anyMatch(line -> line.contains("unweighted effective n"))
        .anyMatch(
            line ->
                line.startsWith(
                    "weights to "
                        + margins
                        + " (raked, 2 margins, base weights equal) converged in "))
        .anyMatch(line -> line.matches("smallest weight .*, largest .*; design effect .* weight"))
        .contains(
            "rows are parts of the one weighted sample, whose weights meet the targets all together"
                + " and not in each row",
            "differences take segments for independent, though they share their weights");
    Json report = CommandRun.json(nps(survey, "--cap", "3", "--weight", "base"));
    assertThat(report.at("definition", "target").value())
        .isEqualTo(
            Map.of("file", margins.toString(), "method", "raked", "margins", 2L, "cap", 3.0));
    assertThat(report.at("definition", "weight").value()).isEqualTo("base");
    assertThat(report.at("weights", "status").value()).isEqualTo("converged");
    assertThat((long) report.at("weights", "iterations").value()).isPositive();
    assertThat(report.at("weights", "worst", "level").value()).isInstanceOf(List.class);
    assertThat(number(report, "weights", "worst", "relativeError")).isLessThan(1e-8);
  }

  @Test
  void csvHasTheNumbersOfTheWeights() {
    List<String> lines = CommandRun.good(nps(survey, "--format", "csv")).lines().toList();
    assertThat(lines.get(0))
        .endsWith(
            ",unweighted,effectiveN,designEffect,smallestWeight,largestWeight,zeroWeights,"
                + "iterations,worstLevel,worstError,flags");
    assertThat(lines.get(1)).startsWith("total,1000,0,0,").contains("\"raked, linearised\"");
  }

  @Test
  void segmentIsComparedWithTheRestOfTheSample() {
    StratifiedRatingAccumulator<Nps> equal = answers.copy();
    AdjustedScore<Nps> score = equal.result().weighTo(TARGETS);
    Json report =
        CommandRun.json(nps(survey, "--weight", "base", "--by", "channel", "--compare-rest"));
    double difference =
        score.segments("channel").get("shop").score().value()
            - score.segments("channel").get("web").score().value();
    assertThat(number(report.at("comparison", "segments", 0), "value"))
        .isCloseTo(difference, within(1e-9));
    assertThat(report.at("comparison", "segments", 0, "method").value()).isEqualTo("linearised");
  }

  @Test
  void otherFileIsWeightedForItself() throws IOException {
    Json report = CommandRun.json(nps(survey, "--compare", survey, "--by", "age"));
    assertThat(number(report, "comparison", "total", "value")).isZero();
    assertThat(report.at("baseline", "weights", "status").value()).isEqualTo("converged");
    assertThat(
            CommandRun.json(
                    "compare", "nps", survey, survey, "--score", "score", "--target", margins)
                .at("comparison", "total", "value")
                .value())
        .isEqualTo(0.0);
    Path young = write("young.csv", "age,지역,score\nyoung,서울,9\nyoung,부산,3\n");
    assertThat(CommandRun.refused(nps(survey, "--compare", young)))
        .isEqualTo(
            "--target: "
                + young
                + ": no answer has \"age\" = \"old\", but its target is 0.4: merge the level with"
                + " another one");
    assertThat(
            CommandRun.refused(nps(survey, "--where", "age=young", "--compare-where", "age=old")))
        .startsWith("--target: " + survey + ", age=young: no answer has \"age\" = \"old\"");
  }

  @Test
  void periodsArePartsOfTheSample() {
    Json report =
        CommandRun.json(
            nps(survey, "--period", "month", "--time", "day", "--zone", "Asia/Seoul", "--trend"));
    assertThat((long) report.at("results", 0, "n").value()).isEqualTo(500);
    assertThat((long) report.at("results", 1, "n").value()).isEqualTo(500);
    assertThat(number(report, "results", 0, "effectiveN")).isLessThan(500);
    assertThat(
            CommandRun.good(
                nps(survey, "--period", "month", "--time", "day", "--zone", "UTC", "--trend")))
        .contains("the trend takes the weights as given");
  }

  @Test
  void onlyAnswersThatEnterTheScoreAreWeighted() throws IOException {
    Path file =
        write("few.csv", "age,지역,score\nyoung,서울,9\nold,부산,3\nyoung,부산,9\nold,서울,9\nchild,,\n");
    Json report = CommandRun.json(nps(file));
    assertThat(number(report, "total", "value"))
        .isEqualTo(number(CommandRun.json(nps(file, "--by", "age")), "total", "value"));
    assertThat(report.at("total", "missing").value()).isEqualTo(1L);
    assertThat(CommandRun.badData(nps(file, "--missing-policy", "passive")))
        .isEqualTo(file + ", line 6: age must be a level that has a target, was \"child\"");
    assertThat(
            CommandRun.json(nps(file, "--missing-policy", "passive", "--on-bad", "skip"))
                .at("total", "rejected")
                .value())
        .isEqualTo(1L);
    Path known = write("known.csv", "age,지역,score\nyoung,서울,9\nyoung,부산,3\nold,부산,3\nold,서울,\n");
    assertThat(CommandRun.json(nps(known, "--missing-policy", "passive")).at("total", "n").value())
        .isEqualTo(4L);
  }

  @Test
  void levelWithoutTargetIsBadData() throws IOException {
    Path file =
        write(
            "bad.csv",
            "age,지역,score\nyoung,서울,9\nyoung,부산,9\nold,부산,3\nold,서울,8\nchild,서울,7\nold,,7\n");
    assertThat(CommandRun.badData(nps(file)))
        .isEqualTo(file + ", line 6: age must be a level that has a target, was \"child\"");
    Json report = CommandRun.json(nps(file, "--on-bad", "skip", "--by", "age"));
    assertThat(report.at("input", "used").value()).isEqualTo(4L);
    assertThat(report.at("total", "rejected").value()).isEqualTo(2L);
    assertThat(report.at("total", "n").value()).isEqualTo(4L);
    assertThat(report.at("results", 0, "segment").value()).isEqualTo(Map.of("age", "child"));
    assertThat(report.at("results", 0, "value").value()).isNull();
  }

  @Test
  void withoutWeightsNothingIsWritten() throws IOException {
    Path empty = write("empty.csv", "age,지역,score\n");
    Path output = folder.resolve("report.txt");
    assertThat(CommandRun.refused(nps(empty, "--output", output)))
        .isEqualTo("--target: " + empty + ": no answers to weight");
    assertThat(output).doesNotExist();
    assertThat(CommandRun.refused(nps(survey, "--cap", "1.01", "--output", output)))
        .startsWith("--target: " + survey + ": no weights within the cap of 1.01 times their mean");
    assertThat(output).doesNotExist();
  }

  @Test
  void jointTargetsPostStratify() throws IOException {
    Path joint = write("joint.csv", "age,지역,target\nyoung,서울,1\nyoung,부산,1\nold,서울,1\nold,부산,1\n");
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
            "--target",
            joint,
            "--by",
            "지역");
    assertThat((String) report.at("definition", "method").value()).startsWith("post-stratified, ");
    Path strange = write("strange.csv", "age,지역,score\nold,제주,3\n");
    assertThat(
            CommandRun.badData(
                "csat",
                strange,
                "--score",
                "score",
                "--scale",
                "0-10",
                "--satisfied",
                "9-10",
                "--target",
                joint))
        .startsWith(strange + ", line 2: age must be in a combination that has a target: ");
  }

  @Test
  void segmentMayBeOfTheNameOfThePeriod() throws IOException {
    Path file =
        write(
            "period.csv",
            "age,지역,period,score\nyoung,서울,a,9\nyoung,부산,a,9\nold,서울,a,9\nold,부산,b,3\n");
    assertThat(CommandRun.json(nps(file, "--by", "period")).at("results", 1, "n").value())
        .isEqualTo(1L);
  }

  @Test
  void zeroTargetsAndWeightsCountInNoNumber() throws IOException {
    Path zero = write("zero.csv", "margin,level,target\nage,young,1\nage,old,0\n");
    String report = CommandRun.good("nps", survey, "--score", "score", "--target", zero);
    assertThat(report).contains("answers of weight 0, which count in no number but 'unweighted': ");
    Json json = CommandRun.json("nps", survey, "--score", "score", "--target", zero, "--by", "age");
    Json old = json.at("results", 0);
    assertThat(old.at("segment").value()).isEqualTo(Map.of("age", "old"));
    assertThat(old.at("n").value()).isEqualTo(0L);
    assertThat(old.at("zeroWeights").value()).isEqualTo(json.at("total", "zeroWeights").value());
    assertThat((long) json.at("total", "n").value() + (long) old.at("zeroWeights").value())
        .isEqualTo(1000);
  }

  @Test
  void standardInputIsReadOnce() throws IOException {
    CommandRun run =
        CommandRun.withInput(
            Files.readString(survey).getBytes(UTF_8),
            "nps",
            "-",
            "--score",
            "score",
            "--target",
            margins.toString());
    assertThat(run.out()).contains("converged");
    assertThat(CommandRun.refused("nps", "-", "--score", "score", "--target", "-"))
        .isEqualTo("standard input (-) can be read once only, not also as --target");
  }

  @Test
  void halfASurrogateIsNoSegment() throws IOException {
    Path lines =
        write("half.ndjson", "{\"age\":\"old\",\"지역\":\"서울\",\"ch\":\"\\ud800\",\"score\":3}\n");
    assertThat(CommandRun.badData(nps(lines, "--by", "ch")))
        .contains("ch must be well-formed Unicode");
  }

  @Test
  void whatHasNoMeaningIsRefused() {
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--cap", "3"))
        .isEqualTo("--cap needs --target FILE");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--rescale"))
        .isEqualTo("--rescale needs --target FILE");
    assertThat(CommandRun.refused(nps(survey, "--cap", "0.5")))
        .isEqualTo("--cap: cap on weights must be finite and above 1 times the mean, was 0.5");
    assertThat(CommandRun.refused(nps(survey, "--interval", "wald")))
        .isEqualTo(
            "--interval is of unweighted scores: leave it out with --target, whose interval follows"
                + " from the weights");
    assertThat(CommandRun.refused(nps(survey, "--respondent", "age", "--keep", "all")))
        .isEqualTo(
            "--respondent has no rule for weighted answers: leave out --target, or give one answer"
                + " of each person");
    assertThat(CommandRun.refused(nps(survey, "--compare", survey, "--by", "age", "--explain")))
        .isEqualTo(
            "--explain asks how the mix of those who answered changed, and --target gives them the"
                + " mix of the population: leave out one of the two");
  }
}
