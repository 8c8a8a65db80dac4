package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * People who answered twice in a published survey; skipped where the data set is not there. The
 * expected numbers come from a few lines of Python that keep the newest answer of each id in a
 * dict, apart from this library.
 */
class RealRespondentsTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @Test
  void twoOfTheTrainedAnsweredTwice() {
    Path file = DATA.resolve("carpentries-instructor-training/instructor_training_post_survey.csv");
    assumeThat(Files.isReadable(file)).as("%s is there", file).isTrue();
    Json report =
        CommandRun.json(
            "nps",
            file,
            "--score",
            "LikelyToRecommend",
            "--respondent",
            "UniqueID",
            "--time",
            "Date",
            "--time-format",
            "M/d/yy H:mm",
            "--zone",
            "UTC");
    assertThat(report.at("respondents").value())
        .isEqualTo(
            Map.of(
                "respondents", 230L,
                "severalAnswers", 2L,
                "seen", 967L,
                "kept", 965L,
                "withoutId", 735L,
                "superseded", 2L,
                "outside", 0L,
                "rejected", 0L));
    assertThat(report.at("total", "n").value()).isEqualTo(887L);
    assertThat(report.at("total", "missing").value()).isEqualTo(78L);
    assertThat((double) report.at("total", "value").value())
        .isCloseTo(48.47801578354002, within(1e-12));
  }
}
