package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ExampleCluster.class)
class DemoCommandTest {

  @Test
  void showsThatBothSayTheSame() {
    CommandRun run = CommandRun.flink("demo", "--rows", 200);

    assertThat(run.done().out())
        .contains("$ cxm-flink nps", "$ cxm-flink funnel", "$ cxm-flink active")
        .contains("figures: equal")
        .doesNotContain("differ")
        .endsWith("All equal." + System.lineSeparator());
  }

  @Test
  void aDifferenceIsTold() throws Exception {
    Agreement agreement =
        Agreement.of(
            "{\"total\":{\"n\":3,\"value\":1.5},\"rejected\":1}",
            "{\"total\":{\"n\":3,\"value\":1.25}}");

    assertThat(agreement.isEqual()).isFalse();
    assertThat(agreement.figures()).isEqualTo(2);
    assertThat(agreement.differences()).containsExactly("/total/value was 1.5, not 1.25");
  }
}
