package io.github.cxmetrics.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

  @Test
  void leavesOrdinaryTextAlone() {
    String text = "점수 \"9\" — gut, 👩‍👩‍👧\u00a0!";

    assertThat(PrintableText.of(text)).isSameAs(text);
  }

  @Test
  void escapesWhatMovesTheCursorOrTurnsTextAround() {
    assertThat(PrintableText.of("a\u001b[2J\r\n\tb\u0000\u007f\u0085\u2028\u202eevil\u2066\ud800"))
        .isEqualTo("a\\u001B[2J\\r\\n\\tb\\u0000\\u007F\\u0085\\u2028\\u202Eevil\\u2066\\uD800");
  }

  @Test
  void quotesAndCutsOffLongText() {
    assertThat(PrintableText.quoted("often")).isEqualTo("\"often\"");
    assertThat(PrintableText.quoted("👍".repeat(1_000))).isEqualTo("\"" + "👍".repeat(60) + "…\"");
    assertThat(PrintableText.quoted("x".repeat(60))).isEqualTo("\"" + "x".repeat(60) + "\"");
    assertThat(PrintableText.quoted("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
  }
}
