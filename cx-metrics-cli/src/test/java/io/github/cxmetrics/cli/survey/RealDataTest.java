package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Published surveys, read as their authors left them; skipped where the data sets are not there.
 * The expected counts come from a few lines of Python that read the files with csv.DictReader,
 * leave out the same tokens and count, apart from this library.
 */
class RealDataTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static Path airport() {
    return data("sfo-airport-survey-2017/sfo_customer_survey_2017.csv");
  }

  private static Path fluency() {
    return data("retail-description-fluency/lc19_s2.csv");
  }

  private static void assertInput(Json report, long rows, long used, long missing) {
    assertThat(report.at("input", "rows").value()).isEqualTo(rows);
    assertThat(report.at("input", "used").value()).isEqualTo(used);
    assertThat(report.at("input", "missing").value()).isEqualTo(missing);
    assertThat(report.at("input", "rejected").value()).isEqualTo(0L);
    assertThat(report.at("total", "n").value()).isEqualTo(used);
  }

  /** The sum of a count over all rows. */
  private static long sum(Json report, Object... path) {
    Json results = report.at("results");
    long sum = 0;
    for (int i = 0; i < results.size(); i++) {
      sum += (long) results.at(i).at(path).value();
    }
    return sum;
  }

  @Test
  void airportNpsByBoardingAreaAddsUp() {
    Json report =
        CommandRun.json("nps", airport(), "--score", "NETPRO", "--missing", 11, "--by", "BAREA");

    assertInput(report, 2831, 2746, 85);
    assertThat(report.at("total", "counts").value())
        .isEqualTo(Map.of("promoters", 1436L, "passives", 968L, "detractors", 342L));
    assertThat((double) report.at("total", "value").value())
        .isCloseTo(100.0 * (1436 - 342) / 2746, within(1e-12));
    Map<Object, Object> n = new TreeMap<>();
    for (int i = 0; i < report.at("results").size(); i++) {
      Json row = report.at("results", i);
      n.put(row.at("segment", "BAREA").value(), row.at("n").value());
    }
    assertThat(n)
        .isEqualTo(
            Map.of("A", 724L, "B", 166L, "C", 226L, "D", 386L, "E", 175L, "F", 444L, "G", 625L));
    assertThat(sum(report, "missing")).isEqualTo(85);
    for (String answers : List.of("promoters", "passives", "detractors")) {
      assertThat(sum(report, "counts", answers))
          .isEqualTo(report.at("total", "counts", answers).value());
    }
  }

  @Test
  void airportSatisfactionLeavesOutItsThreeWaysNotToAnswer() {
    Json report = CommandRun.json("csat", airport(), "--score", "Q7ALL", "--missing", "0,6,Blank");

    assertInput(report, 2831, 2688, 143);
    assertThat(report.at("total", "counts", "satisfied").value()).isEqualTo(2206L);
    assertThat((double) report.at("total", "mean").value())
        .isCloseTo(4.064360119047619, within(1e-12));
  }

  @Test
  void airportEaseIsGoodAtTheHighEnd() {
    Json report =
        CommandRun.json(
            "ces",
            airport(),
            "--score",
            "Q14FIND",
            "--scale",
            "1-5",
            "--good-end",
            "high",
            "--missing",
            "0,6");

    assertInput(report, 2831, 2683, 148);
    assertThat((double) report.at("total", "value").value())
        .isCloseTo(11841.0 / 2683, within(1e-12));
    assertThat(report.at("total", "counts").value())
        .isEqualTo(Map.of("easy", 2290L, "neutral", 2683L - 2290 - 56, "difficult", 56L));
  }

  @Test
  void airportEaseMustSayWhichEndIsGood() {
    assertThat(CommandRun.refused("ces", airport(), "--score", "Q14FIND", "--scale", "1-5"))
        .contains("--good-end high");
  }

  @Test
  void instructorsNpsByQuarter() {
    Json report =
        CommandRun.json(
            "nps",
            data("carpentries-instructor-training/instructor_training_post_survey.csv"),
            "--score",
            "LikelyToRecommend",
            "--time",
            "Date",
            "--time-format",
            "M/d/yy H:mm",
            "--zone",
            "UTC",
            "--period",
            "quarter");

    assertInput(report, 967, 889, 78);
    Json results = report.at("results");
    Object[][] expected = { // quarter, n, promoters, detractors
      {"2016-Q2", 12L, 9L, 0L},
      {"2016-Q3", 38L, 29L, 0L},
      {"2016-Q4", 82L, 57L, 4L},
      {"2017-Q1", 19L, 15L, 0L},
      {"2017-Q2", 99L, 58L, 4L},
      {"2017-Q3", 79L, 57L, 3L},
      {"2017-Q4", 106L, 41L, 17L},
      {"2018-Q1", 186L, 102L, 16L},
      {"2018-Q2", 166L, 91L, 12L},
      {"2018-Q3", 102L, 42L, 15L},
    };
    assertThat(results.size()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      Json row = results.at(i);
      assertThat(
              List.of(
                  row.at("period", "label").value(),
                  row.at("n").value(),
                  row.at("counts", "promoters").value(),
                  row.at("counts", "detractors").value()))
          .containsExactly(expected[i]);
    }
  }

  @Test
  void clothingReviewsOfManyLinesByDepartment() {
    Json report =
        CommandRun.json(
            "csat",
            data("womens-clothing-reviews/womens_clothing_reviews.csv.gz"),
            "--score",
            "Rating",
            "--by",
            "Department Name");

    assertInput(report, 23_486, 23_486, 0);
    Map<Object, Object> satisfied = new TreeMap<>();
    for (int i = 0; i < report.at("results").size(); i++) {
      Json row = report.at("results", i);
      satisfied.put(
          row.at("segment", "Department Name").value(), row.at("counts", "satisfied").value());
    }
    assertThat(satisfied)
        .isEqualTo(
            Map.of(
                "",
                14L,
                "Bottoms",
                3058L,
                "Dresses",
                4792L,
                "Intimate",
                1404L,
                "Jackets",
                832L,
                "Tops",
                8030L,
                "Trend",
                78L));
    assertThat(sum(report, "n")).isEqualTo(23_486);
  }

  @Test
  void answersInHalvesAreRejectedWithTheirLine() {
    assertThat(CommandRun.badData("ces", fluency(), "--score", "fluency", "--scale", "1-7"))
        .endsWith(
            "lc19_s2.csv, line 6: fluency must be a whole number in 1..7"
                + " (for answers in halves: --scale 1-7/2), was \"4.5\"");
  }

  @Test
  void answersInHalvesAreTakenIfTheScaleSaysSo() {
    Json report =
        CommandRun.json(
            "ces",
            fluency(),
            "--score",
            "fluency",
            "--scale",
            "1-7/2",
            "--by",
            "consistency",
            "--compare-rest");

    assertInput(report, 113, 113, 0);
    assertThat((double) report.at("total", "value").value()).isCloseTo(650.5 / 113, within(1e-12));
    assertThat(report.at("total", "counts", "easy").value()).isEqualTo(91L);
    assertThat(report.at("total", "counts", "difficult").value()).isEqualTo(6L);
  }
}
