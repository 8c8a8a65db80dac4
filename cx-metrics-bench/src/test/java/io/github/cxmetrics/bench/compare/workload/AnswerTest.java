package io.github.cxmetrics.bench.compare.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {

  @Test
  void differenceIsToldByKey() {
    Answer expected = new Answer().add("a", 1, 2).add("b", 3);

    assertThat(new Answer().add("a", 1, 2).add("b", 3).differenceFrom(expected, 0)).isEmpty();
    assertThat(new Answer().add("a", 1, 2).differenceFrom(expected, 0))
        .hasValue("no answer for 'b'");
    assertThat(new Answer().add("a", 1, 2.1).add("b", 3).differenceFrom(expected, 0))
        .hasValue("answer for 'a' must be [1.0, 2.0], was [1.0, 2.1]");
    assertThat(new Answer().add("a", 1).add("b", 3).differenceFrom(expected, 1)).isPresent();
    assertThat(new Answer().add("a", 1, 2).add("b", 3).add("c", 1).differenceFrom(expected, 0))
        .hasValue("answer for 'c', which nobody asked");
  }

  @Test
  void numbersMayDifferByTheTolerance() {
    Answer expected = new Answer().add("a", 1_000);
    assertThat(new Answer().add("a", 1_009).differenceFrom(expected, 0.01)).isEmpty();
    assertThat(new Answer().add("a", 1_011).differenceFrom(expected, 0.01)).isPresent();
    assertThat(new Answer().add("a", Double.NaN).differenceFrom(expected, 0.01)).isPresent();
  }

  @Test
  void zerosAreTheSameAsNothing() {
    assertThat(new Answer().add("a", 0, 0).size()).isZero();
  }

  @Test
  void keyComesOnce() {
    Answer answer = new Answer().add("a", 1);
    assertThatThrownBy(() -> answer.add("a", 1)).hasMessage("key must come once, was 'a' again");
  }

  @Test
  void fileHoldsAllDigits(@TempDir Path folder) throws IOException {
    Answer answer = new Answer().add("", 1 / 3.0, 1e18).addCounts("3,4", Long.MAX_VALUE);
    answer.writeTo(folder.resolve("answer"));
    assertThat(Answer.readFrom(folder.resolve("answer")).differenceFrom(answer, 0)).isEmpty();
  }
}
