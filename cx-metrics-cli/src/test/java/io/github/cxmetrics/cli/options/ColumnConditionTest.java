package io.github.cxmetrics.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnConditionTest {

  @Test
  void equalAndUnequal() {
    assertThat(ColumnCondition.parse("--where", "ch=app"))
        .isEqualTo(new ColumnCondition("ch", "app", true))
        .hasToString("ch=app");
    assertThat(ColumnCondition.parse("--where", "ch!=app"))
        .isEqualTo(new ColumnCondition("ch", "app", false))
        .hasToString("ch!=app");
  }

  @Test
  void spacesAroundAreDroppedAndLaterSignsBelongToTheValue() {
    assertThat(ColumnCondition.parse("--where", " ch = a=b !"))
        .isEqualTo(new ColumnCondition("ch", "a=b !", true));
  }

  @Test
  void anEmptyValueMeansEmptyCells() {
    assertThat(ColumnCondition.parse("--where", "ch=").holds("")).isTrue();
    assertThat(ColumnCondition.parse("--where", "ch!=").holds("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ch", "=app", "!=app", "", " =x"})
  void refusesWhatNamesNoColumn(String text) {
    assertThatThrownBy(() -> ColumnCondition.parse("--where", text))
        .isInstanceOf(UsageException.class)
        .hasMessage("--where must have the form COLUMN=VALUE or COLUMN!=VALUE, was " + text);
  }
}
