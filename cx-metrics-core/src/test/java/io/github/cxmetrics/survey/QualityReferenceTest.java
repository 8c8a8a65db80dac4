package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ReferenceRow;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answer quality against Python; {@code src/test/python/answer-quality-reference.py}. */
class QualityReferenceTest {

  private static final Percentage TOLERANCE = Percentage.withPercentage(1e-9);

  static List<ReferenceRow> grids() {
    return ReferenceRow.of(QualityReferenceTest.class, "straight-lining-reference.csv");
  }

  @ParameterizedTest
  @MethodSource("grids")
  void straightLining(ReferenceRow row) {
    int[] answers =
        Arrays.stream(row.text("answers").split(" "))
            .mapToInt(a -> a.equals(".") ? StraightLining.MISSING : Integer.parseInt(a))
            .toArray();
    StraightLining line = StraightLining.of(answers);
    assertThat(line.answered()).isEqualTo((int) row.count("answered"));
    assertThat(line.longestRun()).isEqualTo((int) row.count("longest_run"));
    assertThat(line.isAllSame()).isEqualTo(Boolean.parseBoolean(row.text("all_same")));
    if (row.text("variability").equals("NA")) {
      assertThat(line.variability()).isEmpty();
    } else {
      assertThat(line.variability().orElseThrow())
          .isCloseTo(row.number("variability"), within(1e-12));
    }
  }

  static List<ReferenceRow> times() {
    return ReferenceRow.of(QualityReferenceTest.class, "answer-times-reference.csv");
  }

  @ParameterizedTest
  @MethodSource("times")
  void speedersAndSlowAnswers(ReferenceRow row) {
    AnswerTimes times =
        AnswerTimes.of(
            Arrays.stream(row.text("values").split(" ")).mapToLong(Long::parseLong).toArray());
    assertThat(times.durations().quantile(0.5)).hasValue(row.number("median"));
    assertThat(times.slowFence().orElseThrow()).isCloseTo(row.number("fence"), TOLERANCE);
    assertThat(times.slow()).isEqualTo(row.count("slow"));
    assertRule(times, SpeederRule.THIRD_OF_MEDIAN, row, "third");
    assertRule(times, SpeederRule.HALF_OF_MEDIAN, row, "half");
    assertRule(times, SpeederRule.THREE_DEVIATIONS, row, "mad");
    assertRule(times, SpeederRule.THREE_DEVIATIONS_OF_LOGS, row, "logmad");
    assertRule(times, SpeederRule.TWO_STANDARD_DEVIATIONS, row, "sd");
  }

  private static void assertRule(
      AnswerTimes times, SpeederRule rule, ReferenceRow row, String name) {
    OptionalDouble threshold = times.threshold(rule);
    assertThat(threshold.orElseThrow()).as(name).isCloseTo(row.number(name), TOLERANCE);
    assertThat(times.speeders(rule)).as(name).isEqualTo(row.count(name + "_speeders"));
  }

  static List<ReferenceRow> texts() {
    return ReferenceRow.of(QualityReferenceTest.class, "text-form-reference.csv");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textForms(ReferenceRow row) {
    String text = text(row.text("text"));
    assertThat(TextForm.of(text).name()).as(text).isEqualTo(row.text("form"));
    assertThat(text.codePointCount(0, text.length())).isEqualTo((int) row.count("code_points"));
    assertThat(TextForm.characters(text)).as(text).isEqualTo((int) row.count("characters"));
    assertThat(TextForm.comparable(text)).isEqualTo(text(row.text("comparable")));
    assertThat(TextForm.isDamaged(text)).isFalse();
  }

  private static String text(String codePoints) {
    StringBuilder text = new StringBuilder();
    for (String each : codePoints.split(" ", -1)) {
      if (!each.isEmpty()) {
        text.appendCodePoint(Integer.parseInt(each, 16));
      }
    }
    return text.toString();
  }
}
