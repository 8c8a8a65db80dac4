package io.github.cxmetrics.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "score, 5",
    "Zürich, 6",
    "Zu\u0308rich, 6",
    "점수, 4",
    "\u1112\u1161\u11ab, 2",
    "顧客満足, 8",
    "カスタマー, 10",
    "ｶｽﾀﾏｰ, 5",
    "ＮＰＳ, 6",
    "Ελλάδα, 6",
    "👍, 2",
    "👍🏽, 2",
    "👩‍👩‍👧, 2",
    "🇰🇷, 2",
    "❤, 1",
    "❤️, 2",
    "a\u200bb\u200db, 2",
    "soft\u00adhyphen, 11",
    "𠀀, 2",
    "½€, 2"
  })
  void countsTerminalColumns(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }
}
