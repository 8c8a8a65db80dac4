package io.github.cxmetrics.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Published surveys and reviews; skipped where the data sets are not there. The expected numbers
 * come from some fifty lines of Python that know nothing of this library: csv, itertools.groupby
 * for runs, statistics.stdev, unicodedata and the grapheme clusters of the regex module.
 */
class RealDataQualityTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static long count(Json json, String flag) {
    return IntStream.range(0, 12)
        .filter(i -> json.at("checks", i, "flag").value().equals(flag))
        .mapToLong(i -> (Long) json.at("checks", i, "count").value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void gridOfTheAirportSurvey() {
    Path sfo = data("sfo-airport-survey-2017/sfo_customer_survey_2017.csv");
    Json json =
        CommandRun.json(
            "quality",
            sfo,
            List.of("--key", "RESPNUM", "--missing", "0,6,Blank", "--scale", "1-5"),
            List.of(
                "--grid",
                "Q7ART,Q7FOOD,Q7STORE,Q7SIGN,Q7WALKWAYS,Q7SCREENS,Q7INFODOWN,Q7INFOUP,Q7WIFI,"
                    + "Q7ROADS,Q7PARK,Q7AIRTRAIN,Q7LTPARKING,Q7RENTAL"),
            List.of("--scale-of", "NETPRO=0-10"));
    assertThat(json.at("input", "used").value()).isEqualTo(2831L);
    assertThat(count(json, "duplicate-row")).isZero();
    assertThat(count(json, "duplicate-key")).isZero();
    assertThat(count(json, "straight-line")).isEqualTo(409);
    assertThat(count(json, "out-of-scale")).isEqualTo(84);
    Json grid = json.at("grids", 0);
    assertThat(grid.at("judged").value()).isEqualTo(2637L);
    assertThat(grid.at("tooFewAnswers").value()).isEqualTo(194L);
    assertThat(grid.at("longestRuns").value())
        .isEqualTo(
            List.of(
                0L, 48L, 395L, 730L, 314L, 305L, 226L, 96L, 110L, 122L, 58L, 33L, 21L, 9L, 170L));
    assertThat(grid.at("variabilityQuartiles").value()).isEqualTo(List.of(0.408, 0.548, 0.786));
    assertThat(json.at("patterns").value()).isEqualTo(561L);
    assertThat(json.at("topPatterns", 0, "records").value()).isEqualTo(500L);
    assertThat(json.at("topPatterns", 1, "records").value()).isEqualTo(188L);
    assertThat(json.at("topPatterns", 1, "missing").value())
        .isEqualTo(List.of("Q7ROADS", "Q7PARK", "Q7AIRTRAIN", "Q7LTPARKING", "Q7RENTAL"));
  }

  @Test
  void repeatsOfTheTrainingSurvey() {
    Json json =
        CommandRun.json(
            "quality",
            data("carpentries-instructor-training/instructor_training_post_survey.csv"),
            List.of("--key", "UniqueID", "--time", "Date", "--time-format", "M/d/yy H:mm"),
            List.of("--zone", "UTC", "--near", "10m"));
    assertThat(json.at("input", "used").value()).isEqualTo(967L);
    assertThat(json.at("checks", 0, "count").value()).isEqualTo(2L);
    assertThat(json.at("checks", 1, "count").value()).isEqualTo(2L);
    assertThat(json.at("checks", 1, "share", "n").value()).isEqualTo(232L);
  }

  @Test
  void koreanReviews() {
    Json text =
        CommandRun.json(
                "quality",
                data("nsmc-korean-reviews/nsmc_ratings_25k.tsv.gz"),
                "--text",
                "document")
            .at("texts", 0);
    assertThat(text.at("answers").value()).isEqualTo(25_000L);
    assertThat(text.at("empty").value()).isEqualTo(2L);
    assertThat(text.at("punctuation").value()).isEqualTo(42L);
    assertThat(text.at("text").value()).isEqualTo(24_956L);
    assertThat(text.at("repeats").value()).isEqualTo(330L);
    assertThat(text.at("repeatedTexts").value()).isEqualTo(139L);
    assertThat(text.at("mostFrequent").value()).isEqualTo(21L);
    assertThat(text.at("damaged").value()).isEqualTo(0L);
    assertThat(text.at("medianCharacters", "value").value()).isEqualTo(27.0);
    assertThat(text.at("medianCodePoints", "value").value()).isEqualTo(27.0);
  }

  @Test
  void reviewsOfClothing() {
    Json text =
        CommandRun.json(
                "quality",
                data("womens-clothing-reviews/womens_clothing_reviews.csv.gz"),
                "--text",
                "Review Text")
            .at("texts", 0);
    assertThat(text.at("empty").value()).isEqualTo(845L);
    assertThat(text.at("text").value()).isEqualTo(22_641L);
    assertThat(text.at("repeats").value()).isEqualTo(7L);
    assertThat(text.at("mostFrequent").value()).isEqualTo(3L);
    assertThat(text.at("medianCharacters", "value").value()).isEqualTo(301.0);
  }
}
