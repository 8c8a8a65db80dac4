package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Changes of published surveys; skipped where the data sets are not there. The expected numbers
 * come from a few lines of Python over csv.DictReader that write the definitions down, with NumPy
 * for the line and SciPy 1.17.1 for t and F, apart from this library.
 */
class RealDataMixShiftTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static Json trainings(Object... more) {
    return CommandRun.json(
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
        List.of(more));
  }

  private static Json trainingsOf2018And2017By(String column) {
    return trainings(
        "--from",
        "2018-01-01",
        "--to",
        "2019-01-01",
        "--compare-from",
        "2017-01-01",
        "--compare-to",
        "2018-01-01",
        "--by",
        column,
        "--explain");
  }

  private static void assertNumber(Json number, double expected) {
    assertThat((double) number.value()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void trainingsOf2017And2018ByEvent() {
    Json report = trainingsOf2018And2017By("MemberSite");

    assertThat(report.at("total", "n").value()).isEqualTo(454L);
    assertThat(report.at("baseline", "total", "n").value()).isEqualTo(303L);
    assertNumber(report.at("comparison", "total", "value"), -6.2241025864700985);
    Json shift = report.at("mixShift");
    assertNumber(shift.at("change", "value"), -6.2241025864700985);
    assertNumber(shift.at("within", "value"), -1.9792356079124471);
    assertNumber(shift.at("composition", "value"), -4.244866978557656);
    Json largest = shift.at("segments", 0);
    assertThat(largest.at("segment", "MemberSite").value())
        .isEqualTo("My training event\u00a0is not listed");
    assertNumber(largest.at("within", "value"), -1.9792356079124471);
    assertNumber(largest.at("composition", "value"), -3.1003128891369878);
  }

  @Test
  void trainingsOf2017And2018ByWhenAsked() {
    Json shift = trainingsOf2018And2017By("WhenTaking").at("mixShift");

    assertNumber(shift.at("within", "value"), -5.578477659828258);
    assertNumber(shift.at("composition", "value"), -0.6456249266418387);
    assertThat(shift.at("segments").size()).isEqualTo(2);
  }

  @Test
  void trainingsHaveATrendOverQuarters() {
    Json trend = trainings("--period", "quarter", "--trend").at("trends", 0);

    assertThat(trend.at("periods").value()).isEqualTo(10L);
    assertNumber(trend.at("slope", "value"), -4.799744516236324);
    assertNumber(trend.at("slope", "low"), -6.532237668028714);
    assertNumber(trend.at("slope", "high"), -3.0672513644439325);
    assertNumber(trend.at("test", "statistic"), -5.43735510565675);
    assertThat((double) trend.at("p").value()).isCloseTo(6.993766005811977e-8, within(1e-15));
    assertNumber(trend.at("testOfEquality", "statistic"), 6.679043161917733);
    assertThat((double) trend.at("testOfEquality", "p").value())
        .isCloseTo(2.753604102029574e-9, within(1e-17));
  }

  @Test
  void airportAtPeaksByBoardingArea() {
    Json shift =
        CommandRun.json(
                "nps",
                data("sfo-airport-survey-2017/sfo_customer_survey_2017.csv"),
                "--score",
                "NETPRO",
                "--missing",
                11,
                "--by",
                "BAREA",
                "--where",
                "PEAK=1",
                "--compare-where",
                "PEAK=2",
                "--explain")
            .at("mixShift");

    assertNumber(shift.at("change", "value"), -3.0585356672313155);
    assertNumber(shift.at("within", "value"), -2.6105538230934116);
    assertNumber(shift.at("composition", "value"), -0.44798184413790765);
    assertThat(shift.at("segments", 0, "segment", "BAREA").value()).isEqualTo("F");
    assertNumber(shift.at("segments", 0, "within", "value"), -2.4539460052795823);
    assertNumber(shift.at("segments", 0, "composition", "value"), 0.1894857991627344);
  }
}
