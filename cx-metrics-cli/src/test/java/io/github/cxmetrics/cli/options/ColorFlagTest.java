package io.github.cxmetrics.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorFlagTest {

  @Test
  void environmentsMaySayNo() {
    assertThat(ColorFlag.isWelcome(Map.of("TERM", "xterm-256color"), true)).isTrue();
    assertThat(ColorFlag.isWelcome(Map.of("NO_COLOR", ""), true)).isTrue();
    assertThat(ColorFlag.isWelcome(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(ColorFlag.isWelcome(Map.of("TERM", "dumb"), true)).isFalse();
    assertThat(ColorFlag.isWelcome(Map.of(), false)).isFalse();
  }

  @Test
  void anotherStreamThanStandardOutputIsNoTerminal() {
    PrintStream other = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    ColorFlag flag = new ColorFlag();

    assertThat(flag.isColored(new OutputFlags(), other)).isFalse();
    flag.when = ColorFlag.When.ALWAYS;
    assertThat(flag.isColored(new OutputFlags(), other)).isTrue();
  }
}
