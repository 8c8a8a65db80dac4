package io.github.cxmetrics.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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

  @Test
  void shadesAreShownInTextOnly() {
    TextTable table =
        TextTable.of(Column.left("a"), Column.right("b"))
            .addShaded(List.of("x", "1"), new double[] {Double.NaN, 0})
            .addShaded(List.of("y", "2"), new double[] {Double.NaN, 1});

    assertThat(table.toString(TableFormat.TEXT).lines())
        .containsExactly(
            "a      b",
            "---  ---",
            "x    \u001b[38;5;16;48;5;255m  1\u001b[0m",
            "y    \u001b[38;5;231;48;5;18m  2\u001b[0m");
    assertThat(table.toString(TableFormat.CSV)).isEqualTo("a,b\nx,1\ny,2\n");
    assertThat(table.toString(TableFormat.MARKDOWN)).doesNotContain("\u001b");
  }
}
