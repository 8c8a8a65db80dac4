package io.github.cxmetrics.cli.input;

import static io.github.cxmetrics.cli.input.Inputs.csv;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

  @Test
  void readsTheWantedColumnsInTheOrderWanted() {
    assertThat(csv("gate,score,text\nA1,9,good\nB2,3,\n", "score", "gate"))
        .containsExactly("2:9|A1", "3:3|B2");
  }

  @Test
  void readsQuotesLineEndsInsideCellsAndAllKindsOfLineEnds() {
    assertThat(csv("a,b\r\n1,\"x\r\ny\"\r\n2,\"say \"\"hi\"\", you\"\n3,z\r4,\n", "a", "b"))
        .containsExactly("2:1|x\r\ny", "4:2|say \"hi\", you", "5:3|z", "6:4|");
  }

  @Test
  void readsLoneCarriageReturnsAsLineEnds() {
    assertThat(csv("a,b\r1,2\r3,4", "b")).containsExactly("2:2", "3:4");
  }

  @Test
  void keepsQuotesInsideUnquotedCellsAndNulCharacters() {
    assertThat(csv("a,b\n5\" screen,\u0000x\n", "a", "b")).containsExactly("2:5\" screen|\u0000x");
  }

  @Test
  void skipsBlankLines() {
    assertThat(csv("\n \na,b\n\n1,2\n  \u00a0\n\r\n3,4\n\n", "a", "b"))
        .containsExactly("5:1|2", "8:3|4");
  }

  @Test
  void headerAloneIsNoRecords() {
    assertThat(csv("a,b\n", "a")).isEmpty();
    assertThat(csv("a,b", "a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ufeff", "\n\r\n", "  \n"})
  void rejectsFileWithoutHeader(String text) {
    assertThatThrownBy(() -> csv(text, "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage("survey.csv: file must begin with a row of column names, was empty");
  }

  @Test
  void readsUtf8WithAndWithoutByteOrderMark() {
    assertThat(csv("\ufeff점수\n높음\n", "점수")).containsExactly("2:높음");
    assertThat(csv("점수\n높음\n", "점수")).containsExactly("2:높음");
    assertThat(csv("\ufeff\"a\",b\n1,2\n", "a")).containsExactly("2:1");
  }

  @Test
  void trimsHeaderCells() {
    assertThat(csv(" a\u00a0,\ufeffb , two words\n1,2,3\n", "a", "b", "two words"))
        .containsExactly("2:1|2|3");
  }

  @Test
  void namesSecondColumnOfANameByNumberAndNamelessOnesByPosition() {
    assertThat(csv(",a,b,a,,a\n0,1,2,3,4,5\n", "a", "a#2", "a#3", "#1", "#5"))
        .containsExactly("2:1|3|5|0|4");
  }

  @Test
  void writtenNameWinsOverNumbering() {
    assertThat(csv("a,a,a#2\n1,2,3\n", "a#2")).containsExactly("2:3");
  }

  @Test
  void sameColumnMayBeWantedTwice() {
    assertThat(csv("a,b\n1,2\n", "b", "a", "b")).containsExactly("2:2|1|2");
  }

  @Test
  void noColumnsWantedStillCountsRecords() {
    assertThat(csv("a,b\n1,2\n3,4\n")).hasSize(2);
  }

  @Test
  void headerInOneColumnHintsAtTheDelimiter() {
    assertThatThrownBy(() -> csv("id;score\n1;9\n", "score"))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessage(
            "survey.csv has no column \"score\". Its header is one column, \"id;score\":"
                + " give --delimiter ';'");
    assertThatThrownBy(() -> csv("id\tscore\n1\t9\n", "score"))
        .hasMessageEndingWith("one column, \"id\\tscore\": give --input-format tsv");
    assertThatThrownBy(() -> csv("id|score\n1|9\n", "score"))
        .hasMessageEndingWith("one column, \"id|score\": give --delimiter '|'");
    assertThatThrownBy(() -> Inputs.read("id,score\n1,9\n", "survey.tsv", "score"))
        .hasMessageEndingWith("one column, \"id,score\": give --delimiter ','");
  }

  @Test
  void firstLineMayDeclareTheDelimiter() {
    assertThat(csv("sep=;\r\nid;score\r\n1,5;9\r\n", "score", "id")).containsExactly("3:9|1,5");
    assertThat(csv("\ufeffSEP=|\nid|score\n1|9\n", "score")).containsExactly("3:9");
    assertThat(csv("sep=,\nid,score\n1,9\n", "score")).containsExactly("3:9");
    assertThat(Inputs.read("sep=\t\nid\tscore\n\"1\"\t9\n", "standard input", "id"))
        .containsExactly("3:1");
  }

  @Test
  void whatOnlyLooksLikeADeclarationIsAHeader() {
    assertThat(csv("sep=ab,b\n1,2\n", "sep=ab")).containsExactly("2:1");
    assertThat(csv("sep=\n1\n", "sep=")).containsExactly("2:1");
    assertThat(csv("sep=\"\n1\n", "sep=\"")).containsExactly("2:1");
    assertThat(csv("sep=\ud83d\udc4d\n1\n", "sep=\ud83d\udc4d")).containsExactly("2:1");
  }

  @Test
  void delimiterInAHeaderOfSeveralColumnsIsNoHint() {
    assertThat(csv("a;b\n1\n", "a;b")).containsExactly("2:1");
    assertThatThrownBy(() -> csv("a;b,c\n1,2\n", "score"))
        .hasMessage("survey.csv has no column \"score\". Its columns: a;b, c");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "'1,2,3', 3"})
  void rejectsRecordOfAnotherWidth(String record, int width) {
    assertThatThrownBy(() -> csv("a,b\n1,2\n" + record + "\n", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage("survey.csv, line 3: record must have 2 cells like the header, was " + width);
  }

  @Test
  void listenerMaySkipBadRecords() {
    List<String> problems = new ArrayList<>();
    InputOptions lenient =
        InputOptions.DEFAULT.withBadRecords(problem -> problems.add(problem.getMessage()));

    List<String> records =
        Inputs.read("a,b\n1\n2,3\n4,5,6\n7,8".getBytes(UTF_8), "x.csv", lenient, "a");

    assertThat(records).containsExactly("3:2", "5:7");
    assertThat(problems)
        .containsExactly(
            "x.csv, line 2: record must have 2 cells like the header, was 1",
            "x.csv, line 4: record must have 2 cells like the header, was 3");
  }

  @Test
  void rejectsUnclosedQuote() {
    assertThatThrownBy(() -> csv("a,b\n1,2\n3,\"x\n4,5\n", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "survey.csv, line 3: record must be well-formed CSV,"
                + " was Unclosed quoted field at end of input");
  }

  @Test
  void rejectsTextBehindClosingQuote() {
    assertThatThrownBy(() -> csv("a,b\n\"1\"x,2\n", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("survey.csv, line 2: record must be well-formed CSV, was ");
  }

  @Test
  void rejectsHugeCell() {
    assertThatThrownBy(() -> csv("a,b\n\"" + "x".repeat(InputLimits.MAX_CHARS + 1), "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "survey.csv, line 2: cell must be at most 4194304 characters long,"
                + " was longer (is a closing quote missing?)");
  }

  @Test
  void readsThousandsOfColumns() {
    String names = numbered("c", 20_000);

    assertThat(csv(names + "\n" + numbered("v", 20_000) + "\n", "c19999", "c0"))
        .containsExactly("2:v19999|v0");
  }

  @Test
  void rejectsMoreColumnsThanAnyTableHas() {
    assertThatThrownBy(() -> csv(",".repeat(70_000) + "\n", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("survey.csv, line 1: header must have at most 65536 columns, was");
  }

  @Test
  void unknownColumnNamesTheNearest() {
    assertThatThrownBy(() -> csv("RESPNUM,NETPRO,GATE\n", "netpro"))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessage(
            "survey.csv has no column \"netpro\", did you mean \"NETPRO\"?"
                + " Its columns: RESPNUM, NETPRO, GATE");
    assertThatThrownBy(() -> csv("score,source\n", "scroe"))
        .hasMessageContaining("did you mean \"score\"?");
    assertThatThrownBy(() -> csv("score,source\n", "weight")).hasMessageNotContaining("mean");
  }

  @Test
  void unknownColumnDoesNotListThousands() {
    assertThatThrownBy(() -> csv(numbered("c", 20_000) + "\n", "nowhere"))
        .hasMessageEndingWith("c28, c29 and 19970 more");
  }

  @Test
  void hostileHeaderIsShownEscaped() {
    assertThatThrownBy(() -> csv("\u001b[2J,b\n", "a")).hasMessageContaining("\\u001B[2J, b");
  }

  @Test
  void complaintAboutACellSaysFileLineColumnAndValue() throws IOException {
    try (RecordSource source =
        RecordSource.open(
            new ByteArrayInputStream("a,score\n1,often\n".getBytes(UTF_8)),
            "survey.csv",
            InputOptions.DEFAULT,
            List.of("score"))) {
      source.next();

      assertThat(source.badCell(0, "be a number"))
          .hasMessage("survey.csv, line 2: score must be a number, was \"often\"")
          .returns("survey.csv", BadDataException::file)
          .returns(2L, BadDataException::line)
          .returns("score", BadDataException::column)
          .returns("be a number", BadDataException::rule)
          .returns("often", BadDataException::value);
      assertThat(source.columnsSeen()).containsExactly("score");
      assertThat(source.bytesRead()).isEqualTo(16);
    }
  }

  @Test
  void tabSeparatedTextHasNoQuotes() {
    assertThat(Inputs.read("id\ttext\n1\t\"so\n2\tsaid \"no\"\n3\t𐏿𐏿\n", "r.tsv", "id", "text"))
        .containsExactly("2:1|\"so", "3:2|said \"no\"", "4:3|𐏿𐏿");
  }

  @Test
  void delimiterMakesItQuotedCsv() {
    InputOptions tabs = InputOptions.DEFAULT.withDelimiter('\t');

    assertThat(Inputs.read("a\tb\n1\t\"x\ty\"\n".getBytes(UTF_8), "r.tsv", tabs, "b"))
        .containsExactly("2:x\ty");
    assertThat(
            Inputs.read(
                "a;b\n1,5;2\n".getBytes(UTF_8),
                "r.csv",
                InputOptions.DEFAULT.withDelimiter(';'),
                "a"))
        .containsExactly("2:1,5");
  }

  @Test
  void rejectsQuoteAsDelimiter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InputOptions.DEFAULT.withDelimiter('"'))
        .withMessage("delimiter must be a character other than a quote or a line end, was U+0022");
  }

  private static String numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(","));
  }
}
