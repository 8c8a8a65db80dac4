package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scores themselves and the options that define them: scale, boxes, method, level. */
class ScoreCommandsTest {

  @TempDir private Path folder;

  /** A survey of one column with each answer so many times. */
  private Path survey(int... answerAndCount) throws IOException {
    List<String> lines = new ArrayList<>(List.of("score"));
    for (int i = 0; i < answerAndCount.length; i += 2) {
      lines.addAll(Collections.nCopies(answerAndCount[i + 1], answerAndCount[i] + ""));
    }
    return Files.write(folder.resolve("survey.csv"), lines);
  }

  private static Json total(Object... args) {
    return CommandRun.json(args).at("total");
  }

  @Test
  void npsIsPromotersMinusDetractors() throws IOException {
    Path survey = survey(10, 30, 9, 20, 8, 20, 7, 10, 6, 5, 0, 15);

    Json total = total("nps", survey, "--score", "score");

    assertThat(total.at("n").value()).isEqualTo(100L);
    assertThat(total.at("value").value()).isEqualTo(30.0);
    assertThat(total.at("counts", "promoters").value()).isEqualTo(50L);
    assertThat(total.at("counts", "passives").value()).isEqualTo(30L);
    assertThat(total.at("counts", "detractors").value()).isEqualTo(20L);
    assertThat(total.at("mean").value()).isEqualTo(7.4);
    assertThat(total.at("flags").size()).isEqualTo(1);
  }

  /**
   * 50 promoters, 30 passives, 20 detractors: s = 0.3 and V = 0.7 - 0.09, so Wald is 30 -+ 195.9964
   * sqrt(V / 100) and Student's t 30 -+ 198.4217 sqrt(V / 99). The adjusted ones are Wald with 3/4,
   * 3/2, 3/4 (or 1/2, 1, 1/2; or 1, 0, 1) answers more. Tango's was found by bisection of his score
   * statistic in a few lines of Python, apart from this library.
   */
  @ParameterizedTest
  @CsvSource({
    "tango, Tango score, +13.96 to +44.34",
    "adjusted-wald, adjusted Wald (3/4), +14.05 to +44.20",
    "WALD, Wald, +14.69 to +45.31",
    "Student-T, Student t, +14.42 to +45.58",
    "agresti_min, Agresti-Min, +14.26 to +44.56",
    "bonett_price, Bonett-Price, +14.14 to +44.68"
  })
  void npsIntervalIsTheOneAskedFor(String option, String method, String interval)
      throws IOException {
    Path survey = survey(10, 50, 8, 30, 0, 20);

    assertThat(
            CommandRun.good(
                "nps", survey, "--score", "score", "--decimals", 2, "--interval", option))
        .contains("95 % " + method + " interval", "+30.00", interval);
  }

  @Test
  void higherLevelsHaveWiderIntervals() throws IOException {
    Path survey = survey(10, 50, 8, 30, 0, 20);

    assertThat(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--level",
                0.99,
                "--interval",
                "wald",
                "--decimals",
                1))
        .contains("99 % Wald interval", "+9.9 to +50.1");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--level", 95))
        .isEqualTo(
            "--level: confidence level must lie strictly between 0 and 1, was 95.0"
                + " (for 95 % write 0.95)");
  }

  @Test
  void npsClassesMayBeMoved() throws IOException {
    Path survey = survey(10, 1, 9, 1, 8, 1, 6, 1);

    Json total =
        total("nps", survey, "--score", "score", "--promoters-from", 8, "--detractors-to", 5);

    assertThat(total.at("counts", "promoters").value()).isEqualTo(3L);
    assertThat(total.at("counts", "detractors").value()).isEqualTo(0L);
    assertThat(
            CommandRun.refused(
                "nps", survey, "--score", "score", "--promoters-from", 5, "--detractors-to", 7))
        .isEqualTo(
            "--scale: NPS must have detractors below promoters on the scale 0..10, was detractors"
                + " to 7 and promoters from 5");
  }

  @Test
  void npsOnAnotherScaleNeedsItsClasses() throws IOException {
    Path survey = survey(5, 3, 3, 1, 1, 1);

    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--scale", "1-5"))
        .isEqualTo(
            "--scale 1-5 has no usual classes: add --promoters-from N and --detractors-to N");
    assertThat(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--scale",
                "1-5",
                "--promoters-from",
                5,
                "--detractors-to",
                3))
        .contains("NPS on 1..5, promoters 5, detractors 1..3", "+20");
  }

  @Test
  void negativeAnswersMayBePartOfAScale() throws IOException {
    Path survey = survey(5, 2, -5, 1, 0, 1);

    assertThat(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--scale",
                "-5-5",
                "--promoters-from",
                4,
                "--detractors-to",
                -1))
        .contains("NPS on -5..5", "+25");
  }

  @Test
  void employeesGiveAnEnps() throws IOException {
    Path survey = survey(10, 2, 0, 1);

    assertThat(CommandRun.good("nps", survey, "--score", "score", "--employee"))
        .contains("eNPS on 0..10", " eNPS ");
    assertThat(
            CommandRun.json("nps", survey, "--score", "score", "--employee")
                .at("definition", "metric")
                .value())
        .isEqualTo("eNPS");
  }

  @Test
  void csatIsTheShareOfTheTopBoxes() throws IOException {
    Path survey = survey(5, 5, 4, 3, 3, 1, 1, 1);

    Json total = total("csat", survey, "--score", "score");

    assertThat(total.at("value").value()).isEqualTo(0.8);
    assertThat(total.at("counts", "satisfied").value()).isEqualTo(8L);
    assertThat(total.at("counts", "notSatisfied").value()).isEqualTo(2L);
    assertThat(total.at("mean").value()).isEqualTo(4.1);
    assertThat(CommandRun.good("csat", survey, "--score", "score"))
        .contains("CSAT on 1..5, satisfied 4..5; 95 % Wilson score interval", "80.0 %", "4.10")
        .contains("77.5"); // POMP: (4.1 - 1) / 4
  }

  /**
   * 8 of 10. Computed by the textbook formulas in Python, apart from this library; the beta
   * quantiles of Clopper-Pearson and Jeffreys by bisection of a numeric integral.
   */
  @ParameterizedTest
  @CsvSource({
    "wilson, Wilson score, 49.0 to 94.3 %",
    "clopper_pearson, Clopper-Pearson, 44.4 to 97.5 %",
    "agresti_coull, Agresti-Coull, 47.9 to 95.4 %",
    "jeffreys, Jeffreys, 49.7 to 95.6 %",
    "wald, Wald, 55.2 to 100.0 %"
  })
  void csatIntervalIsTheOneAskedFor(String option, String method, String interval)
      throws IOException {
    Path survey = survey(5, 8, 1, 2);

    assertThat(CommandRun.good("csat", survey, "--score", "score", "--interval", option))
        .contains(method, interval);
  }

  @Test
  void satisfiedMayBeAnyBox() throws IOException {
    Path survey = survey(7, 1, 6, 1, 5, 1, 1, 1);

    assertThat(total("csat", survey, "--score", "score", "--scale", "1-7").at("value").value())
        .isEqualTo(0.5);
    assertThat(
            total("csat", survey, "--score", "score", "--scale", "1..7", "--satisfied", "7")
                .at("value")
                .value())
        .isEqualTo(0.25);
    assertThat(
            total("csat", survey, "--score", "score", "--scale", "1-7", "--satisfied", "5-7")
                .at("value")
                .value())
        .isEqualTo(0.75);
    assertThat(CommandRun.refused("csat", survey, "--score", "score", "--satisfied", "4-9"))
        .isEqualTo("--satisfied: satisfied answers must lie on the scale 1..5, was 4..9");
    assertThat(CommandRun.refused("csat", survey, "--score", "score", "--satisfied", "good"))
        .isEqualTo("--satisfied must be answers such as 4-5 or 5, was good");
  }

  @Test
  void lowMayBeTheGoodEnd() throws IOException {
    Path survey = survey(1, 3, 5, 1);

    Json report = CommandRun.json("csat", survey, "--score", "score", "--good-end", "low");

    assertThat(report.at("total", "value").value()).isEqualTo(0.75);
    assertThat(report.at("definition", "scale", "goodEnd").value()).isEqualTo("low");
  }

  @Test
  void cesIsTheMeanAndItsBoxes() throws IOException {
    Path survey = survey(7, 2, 6, 1, 5, 1, 4, 4, 3, 1, 1, 1);

    Json total = total("ces", survey, "--score", "score");

    assertThat(total.at("value").value()).isEqualTo(4.5);
    assertThat(total.at("counts", "easy").value()).isEqualTo(4L);
    assertThat(total.at("counts", "neutral").value()).isEqualTo(4L);
    assertThat(total.at("counts", "difficult").value()).isEqualTo(2L);
    assertThat(
            total("ces", survey, "--score", "score", "--scale", "v2-strict")
                .at("counts", "easy")
                .value())
        .isEqualTo(3L);
  }

  @Test
  void firstVersionOfCesCountsEffort() throws IOException {
    Path survey = survey(1, 2, 2, 1, 5, 1);

    Json report = CommandRun.json("ces", survey, "--score", "score", "--scale", "v1");

    assertThat(report.at("definition", "scale", "goodEnd").value()).isEqualTo("low");
    assertThat(report.at("total", "value").value()).isEqualTo(2.25);
    assertThat(report.at("total", "counts", "easy").value()).isEqualTo(3L);
    assertThat(report.at("total", "counts", "difficult").value()).isEqualTo(1L);
  }

  @Test
  void easeOnFivePointsMustSayItsGoodEnd() throws IOException {
    Path survey = survey(5, 3, 1, 1);

    assertThat(CommandRun.refused("ces", survey, "--score", "score", "--scale", "1-5"))
        .isEqualTo(
            "--scale 1-5 is used both ways round: add --good-end high (5 is easy) or --good-end low"
                + " (1 is easy)");
    assertThat(
            total("ces", survey, "--score", "score", "--scale", "1-5", "--good-end", "high")
                .at("counts", "easy")
                .value())
        .isEqualTo(3L);
    assertThat(
            total("ces", survey, "--score", "score", "--scale", "1-5", "--good-end", "low")
                .at("counts", "easy")
                .value())
        .isEqualTo(1L);
    assertThat(
            CommandRun.refused(
                "ces", survey, "--score", "score", "--scale", "v2", "--good-end", "high"))
        .isEqualTo("--good-end is part of --scale v2: leave it out");
  }

  @Test
  void easyAndDifficultMayBeAnyBoxes() throws IOException {
    Path survey = survey(7, 1, 4, 2, 1, 1);

    Json total = total("ces", survey, "--score", "score", "--easy", "7", "--difficult", "1-4");

    assertThat(total.at("counts", "easy").value()).isEqualTo(1L);
    assertThat(total.at("counts", "difficult").value()).isEqualTo(3L);
  }

  @ParameterizedTest
  @CsvSource({"nps, 9, 0..10", "csat, 4, 1..5", "ces, 5, 1..7"})
  void aScaleWhoseHighestAnswerNobodyGaveIsQuestioned(String command, int highest, String scale)
      throws IOException {
    Path survey = survey(highest, 20, 1, 10);

    assertThat(CommandRun.good(command, survey, "--score", "score"))
        .contains("\nno answer above " + highest + " on " + scale + ": is the scale right?\n");
    Json report = CommandRun.json(command, survey, "--score", "score", "--by", "score");
    assertThat(report.at("total", "flags").value().toString()).contains("scale_not_filled");
    assertThat(report.at("results", 1, "flags").value().toString())
        .doesNotContain("scale_not_filled");
    assertThat(CommandRun.good(command, survey, "--score", "score", "--format", "csv"))
        .contains("scale_not_filled");
  }

  @Test
  void aFilledScaleOrFewAnswersAreNotQuestioned() throws IOException {
    assertThat(CommandRun.good("ces", survey(7, 1, 1, 40), "--score", "score"))
        .doesNotContain("is the scale right?");
    assertThat(CommandRun.good("ces", survey(5, 29), "--score", "score"))
        .doesNotContain("is the scale right?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nps | 0-10 | {promoters=[9, 10], detractors=[0, 6]}",
        "csat | 1-5 | {satisfied=[4, 5]}",
        "ces | v2 | {easy=[5, 7], difficult=[1, 3]}"
      })
  void theDefinitionNamesTheAnswersOfItsClasses(String command, String scale, String classes)
      throws IOException {
    Json report = CommandRun.json(command, survey(5, 1), "--score", "score", "--scale", scale);

    assertThat(report.at("definition", "classes").value()).hasToString(classes);
  }

  @Test
  void netEaseIsInPercentagePoints() throws IOException {
    assertThat(CommandRun.good("ces", survey(7, 6, 4, 3, 1, 1), "--score", "score"))
        .contains(" +50 pts ");
  }

  @Test
  void answersInHalvesNeedAScaleInHalves() throws IOException {
    Path survey = Files.writeString(folder.resolve("halves.csv"), "score\n4\n4.5\n");

    assertThat(CommandRun.badData("ces", survey, "--score", "score"))
        .isEqualTo(
            survey
                + ", line 3: score must be a whole number in 1..7"
                + " (for answers in halves: --scale 1-7/2), was \"4.5\"");
    assertThat(total("ces", survey, "--score", "score", "--scale", "1-7/2").at("value").value())
        .isEqualTo(4.25);
  }

  @Test
  void answersInThirdsNeedAScaleInThirds() throws IOException {
    Path survey =
        Files.writeString(folder.resolve("thirds.csv"), "score\n4.33333333333333\n6.66666667\n");

    assertThat(CommandRun.badData("ces", survey, "--score", "score"))
        .contains("(for answers in thirds: --scale 1-7/3)");
    assertThat(CommandRun.good("ces", survey, "--score", "score", "--scale", "1-7/3"))
        .contains("5.50");
  }

  @Test
  void whatIsOffTheScaleIsRejectedWithAFittingHint() throws IOException {
    for (String answer : List.of("12", "-1", "7.3")) {
      Path survey = Files.writeString(folder.resolve("off.csv"), "score\n" + answer + "\n");
      String hint =
          answer.equals("7.3") ? "" : " (if this means 'not answered', name it in --missing)";

      assertThat(CommandRun.badData("nps", survey, "--score", "score"))
          .isEqualTo(
              survey
                  + ", line 2: score must be a whole number in 0..10"
                  + hint
                  + ", was \""
                  + answer
                  + "\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", "무응답", "-", "Blank"})
  void whatIsNoNumberMayMeanNotAnswered(String answer) throws IOException {
    Path survey = Files.writeString(folder.resolve("words.csv"), "score\n" + answer + "\n");

    assertThat(CommandRun.badData("nps", survey, "--score", "score"))
        .isEqualTo(
            survey
                + ", line 2: score must be a decimal number such as 9 or 4.5 (if this means 'not"
                + " answered', name it in --missing), was \""
                + answer
                + "\"");
    assertThat(CommandRun.good("nps", survey, "--score", "score", "--missing", answer))
        .contains("0 used");
  }

  @Test
  void whatHasDigitsWasMeantAsAnAnswer() throws IOException {
    Path survey = Files.writeString(folder.resolve("comma.csv"), "score\n\"9,5\"\n");

    assertThat(CommandRun.badData("nps", survey, "--score", "score"))
        .isEqualTo(
            survey + ", line 2: score must be a decimal number such as 9 or 4.5, was \"9,5\"");
  }

  @ParameterizedTest
  @CsvSource({
    "x, '--scale must be LOWEST-HIGHEST such as 1-5, or 1-7/2 for answers in halves, was x'",
    "5-1, '--scale: rating scale must go from a lower to a higher answer within -1000..1000, was 5..1'",
    "0-300, '--scale: rating scale must have 1 or more steps a point and at most 256 different answers, was 0..300 with 1 steps a point'"
  })
  void refusesWhatIsNoScale(String scale, String message) throws IOException {
    assertThat(CommandRun.refused("csat", survey(1, 1), "--score", "score", "--scale", scale))
        .isEqualTo(message);
  }

  @Test
  void aWideScaleIsRefusedInHalvesByItsRuleOnly() throws IOException {
    Path survey = Files.writeString(folder.resolve("wide.csv"), "score\n100\n99.25\n");

    assertThat(CommandRun.badData("csat", survey, "--score", "score", "--scale", "0-200"))
        .isEqualTo(survey + ", line 3: score must be a whole number in 0..200, was \"99.25\"");
  }

  @Test
  void unknownMethodsAreUsage() throws IOException {
    assertThat(CommandRun.refused("nps", survey(9, 1), "--score", "score", "--interval", "best"))
        .startsWith("Invalid value for option '--interval': must be one of tango, adjusted-wald,");
  }

  @Test
  void oneAnswerHasAScoreAndAWarning() throws IOException {
    Path survey = survey(9, 1);

    assertThat(CommandRun.good("nps", survey, "--score", "score"))
        .contains("+100", "low n", "fewer than 30 answers");
    Json total = total("ces", survey(7, 1), "--score", "score");
    assertThat(total.at("value").value()).isEqualTo(7.0);
    assertThat(total.at("flags", 0).value()).isEqualTo("low_n");
  }

  @Test
  void oneRecordIsSingular() throws IOException {
    Path one = Files.writeString(folder.resolve("one.csv"), "s\n10\n");
    assertThat(CommandRun.good("nps", one, "--score", "s"))
        .contains(one + ": 1 record, 1 used, 0 missing, 0 rejected\n");
  }
}
