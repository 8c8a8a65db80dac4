package io.github.cxmetrics.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityContenderTest {

  private static final long START = ActivityQuestion.START_MILLIS;
  private static final long DAY = ActivityQuestion.DAY_MILLIS;
  private static final int WEEKS = ActivityQuestion.WEEKS;
  private static final Journeys JOURNEYS = Journeys.of(3, 200_000, 8_000);

  @ParameterizedTest
  @EnumSource
  void customersBelongToTheWeekOfTheirFirstEvent(ActivityContender contender) {
    long[] customers = {7, 7, 7, -1, 7};
    long[] atMillis = {
      START + 20 * DAY, START + 7 * DAY, START + 14 * DAY - 1, START, START + 363 * DAY
    };
    long[] cells = contender.answer(ActivityQuestion.COHORTS, customers, atMillis);
    long[] expected = new long[WEEKS * WEEKS];
    expected[0] = 1;
    expected[WEEKS] = 1;
    expected[WEEKS + 1] = 1;
    expected[WEEKS + 50] = 1;
    assertThat(cells).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void windowsEndWithTheDayAndHoldEachCustomerOnce(ActivityContender contender) {
    long[] customers = {7, 7, 7, Long.MIN_VALUE, 0};
    long[] atMillis = {START + 3 * DAY, START, START + 10 * DAY, START + 4 * DAY - 1, START};
    long[] counts = contender.answer(ActivityQuestion.ACTIVE, customers, atMillis);
    assertThat(Arrays.copyOfRange(counts, 0, 3)).containsExactly(2, 2, 2);
    assertThat(Arrays.copyOfRange(counts, 9, 12)).containsExactly(2, 3, 3);
    assertThat(Arrays.copyOfRange(counts, 21, 24)).containsExactly(0, 2, 3);
    assertThat(Arrays.copyOfRange(counts, 3 * 30, 3 * 31)).containsExactly(0, 0, 2);
    assertThat(Arrays.copyOfRange(counts, 3 * 39, 3 * 41)).containsExactly(0, 0, 1, 0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource
  void allAnswerAlike(ActivityContender contender) {
    for (ActivityQuestion question : ActivityQuestion.values()) {
      long[] expected = ActivityContender.OBJECTS.answer(question, JOURNEYS);
      assertThat(contender.answer(question, JOURNEYS)).isEqualTo(expected);
      assertThat(contender.answer(question, JOURNEYS.shuffled(1))).isEqualTo(expected);
    }
  }
}
