package io.github.cxmetrics.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {

  private static final TextTable TABLE =
      TextTable.of(Column.left("segment"), Column.right("NPS"), Column.left("note"))
          .add("서울", "33.3", "좋아요")
          .add("Zu\u0308rich 👍", "-5.0", "a|b, \"c\"")
          .add("", "100.0", "x\u001b[2J\ny");

  @Test
  void textAlignsByTerminalColumns() {
    assertThat(TABLE.toString(TableFormat.TEXT))
        .isEqualTo(
            """
            segment      NPS  note
            ---------  -----  -------------
            서울        33.3  좋아요
            Zu\u0308rich 👍   -5.0  a|b, "c"
                       100.0  x\\u001B[2J\\ny
            """);
  }

  @Test
  void markdownEscapesItsOwnSigns() {
    assertThat(TABLE.toString(TableFormat.MARKDOWN))
        .isEqualTo(
            """
            | segment   |   NPS | note            |
            | --------- | ----: | --------------- |
            | 서울      |  33.3 | 좋아요          |
            | Zu\u0308rich 👍 |  -5.0 | a\\|b, "c"       |
            |           | 100.0 | x\\\\u001B[2J\\\\ny |
            """);
  }

  @Test
  void csvKeepsCellsAsTheyAre() {
    assertThat(TABLE.toString(TableFormat.CSV))
        .isEqualTo(
            """
            segment,NPS,note
            서울,33.3,좋아요
            Zu\u0308rich 👍,-5.0,"a|b, ""c\"""
            ,100.0,"x\u001b[2J
            y"
            """);
  }

  @Test
  void tableWithoutRowsHasItsTitles() {
    TextTable empty = TextTable.of(Column.left("n"));

    assertThat(empty.toString(TableFormat.TEXT)).isEqualTo("n\n---\n");
    assertThat(empty.toString(TableFormat.MARKDOWN)).isEqualTo("| n   |\n| --- |\n");
    assertThat(empty.toString(TableFormat.CSV)).isEqualTo("n\n");
  }

  @Test
  void rejectsRowOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextTable.of(Column.left("a")).add("1", "2"))
        .withMessage("row must have 1 cells, was 2");
  }
}
