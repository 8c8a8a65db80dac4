package io.github.cxmetrics.cli.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes files come in, good and bad. */
class InputFormsTest {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** 2 of 3 answers are promoters, 1 is a detractor. */
  private static void assertThird(Object... args) {
    Json report = CommandRun.json(args);
    assertThat(report.at("total", "n").value()).isEqualTo(3L);
    assertThat((double) report.at("total", "value").value()).isCloseTo(100.0 / 3, within(1e-12));
  }

  @Test
  void csvTsvNdjsonAndGzipAreTheSameAnswers() throws IOException {
    assertThird("nps", file("a.csv", "id,score\n1,10\n2,9\n3,0\n"), "--score", "score");
    assertThird("nps", file("a.tsv", "id\tscore\n\"1\t10\n2\t9\n3\t0\n"), "--score", "score");
    assertThird(
        "nps",
        file("a.ndjson", "{\"score\":10}\n{\"score\":\"9\"}\n{\"score\":0,\"x\":[1]}\n"),
        "--score",
        "score");
    assertThird(
        "nps",
        Files.write(folder.resolve("a.csv.gz"), gzip("score\r\n10\r\n9\r\n0\r\n")),
        "--score",
        "score");
  }

  @Test
  void formatAndDelimiterMayBeSaid() throws IOException {
    Path text =
        file(
            "a.txt",
            "{\"survey\":{\"score\":10}}\n{\"survey\":{\"score\":9}}\n{\"survey\":{\"score\":0}}\n");
    assertThird("nps", text, "--input-format", "ndjson", "--score", "survey.score");
    assertThird(
        "nps",
        file("b.csv", "id;score\n1,5;10\n2;9\n3;0\n"),
        "--delimiter",
        ";",
        "--score",
        "score");
    assertThird(
        "nps",
        file("c.csv", "id\tscore\n1\t10\n2\t9\n3\t0\n"),
        "--input-format",
        "tsv",
        "--score",
        "score");
  }

  @Test
  void otherEncodingsMustBeSaid() throws IOException {
    Charset eucKr = Charset.forName("EUC-KR");
    Path survey = Files.write(folder.resolve("a.csv"), "점수,채널\n10,앱\n9,앱\n0,전화\n".getBytes(eucKr));

    assertThat(CommandRun.badData("nps", survey, "--score", "점수"))
        .startsWith(survey + ", line 1: text must be valid UTF-8, was 0xC1")
        .endsWith("(give its encoding with --charset, such as MS949 for Korean Excel)");
    assertThird("nps", survey, "--score", "점수", "--by", "채널", "--charset", "EUC-KR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EUC-KR",
        "euc-kr",
        "CP949",
        "KS_C_5601-1987",
        "ks_c_5601",
        "UHC",
        "MS949",
        "x-windows-949",
        "Windows-949"
      })
  void koreanEncodingsAreTheOneOfKoreanWindows(String charset) throws IOException {
    Path survey =
        Files.write(
            folder.resolve("a.csv"), "점수,뷁\n10,a\n9,a\n0,a\n".getBytes(Charset.forName("MS949")));

    assertThird("nps", survey, "--score", "점수", "--by", "뷁", "--charset", charset);
  }

  @Test
  void byteOrderMarkQuotesAndLineEndsInCells() throws IOException {
    assertThird(
        "nps",
        file("a.csv", "\ufeff\"score\",comment\r\n10,\"a\r\nb\"\r\n9,\"say \"\"x\"\"\"\r\n0,\r\n"),
        "--score",
        "score");
  }

  @Test
  void secondColumnOfANameIsAddressed() throws IOException {
    assertThird(
        "nps",
        file("a.csv", "score,score,\n1,10,x\n1,9,x\n1,0,x\n"),
        "--score",
        "score#2",
        "--by",
        "#3");
  }

  @Test
  void standardInputMayBePacked() throws IOException {
    CommandRun run =
        CommandRun.withInput(
            gzip("score\n10\n9\n0\n"), "nps", "-", "--score", "score", "--format", "csv");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("total,3,");
  }

  @Test
  void filesWithoutAnswersHaveNoScore() throws IOException {
    for (String text : List.of("score,by\n", "score,by", "score,by\n,x\n", "score,by\n\n\n")) {
      Json report = CommandRun.json("nps", file("a.csv", text), "--score", "score", "--by", "by");
      assertThat(report.at("total", "n").value()).isEqualTo(0L);
      assertThat(report.at("total", "value").value()).isNull();
    }
    Path headerOnly = file("a.csv", "score,when\n");
    assertThat(
            CommandRun.json(
                    "nps",
                    headerOnly,
                    "--score",
                    "score",
                    "--time",
                    "when",
                    "--zone",
                    "UTC",
                    "--period",
                    "day")
                .at("results")
                .size())
        .isZero();
    assertThat(CommandRun.good("csat", headerOnly, "--score", "score", "--compare", headerOnly))
        .contains("0 records");
    assertThat(CommandRun.good("ces", headerOnly, "--score", "score")).contains("0 records");
  }

  @Test
  void anEmptyFileHasNoHeader() throws IOException {
    Path empty = file("a.csv", "");

    assertThat(CommandRun.badData("nps", empty, "--score", "score"))
        .isEqualTo(empty + ": file must begin with a row of column names, was empty");
  }

  @Test
  void skippedRecordsAreCountedAndWrittenDown() throws IOException {
    Path survey =
        file(
            "a.csv",
            """
            score,when,seg
            10,2024-01-01,a
            often,2024-01-01,a
            11,2024-01-01,"b
            c"
            9,yesterday,a
            9
            7.5,2024-01-01,"q"
            """);
    Path rejects = folder.resolve("rejects.csv");

    Json report =
        CommandRun.json(
            "nps",
            survey,
            "--score",
            "score",
            "--by",
            "seg",
            "--time",
            "when",
            "--zone",
            "UTC",
            "--period",
            "day",
            "--on-bad",
            "skip",
            "--rejects",
            rejects);

    assertThat(report.at("input", "rows").value()).isEqualTo(6L);
    assertThat(report.at("input", "used").value()).isEqualTo(1L);
    assertThat(report.at("input", "rejected").value()).isEqualTo(5L);
    assertThat(report.at("total", "rejected").value()).isEqualTo(3L); // their segment is known
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(rejects)) {
      assertThat(csv.stream().map(CsvRecord::getFields))
          .containsExactly(
              List.of("file", "line", "column", "value", "rule"),
              rejected(survey, 3, "score", "often", "must be a decimal number such as 9 or 4.5"),
              rejected(survey, 4, "score", "11", "must be a whole number in 0..10"),
              rejected(survey, 6, "when", "yesterday", "must be a time of the format iso"),
              rejected(survey, 7, "", "1", "must have 3 cells like the header"),
              rejected(survey, 8, "score", "7.5", "must be a whole number in 0..10"));
    }
  }

  @Test
  void malformedRecordIsNotTakenForAColumnOfThatName() throws IOException {
    Path survey = file("a.csv", "record,seg\n11,a\n9\n9,a\n");
    Path rejects = folder.resolve("rejects.csv");

    CommandRun.good("nps", survey, "--score", "record", "--on-bad", "skip", "--rejects", rejects);

    assertThat(Files.readAllLines(rejects))
        .containsExactly(
            "file,line,column,value,rule",
            survey + ",2,record,11,must be a whole number in 0..10",
            survey + ",3,,1,must have 2 cells like the header");
  }

  private static List<String> rejected(
      Path file, int line, String column, String value, String rule) {
    return List.of(file.toString(), Integer.toString(line), column, value, rule);
  }

  @Test
  void damageThatNothingCanBeReadAfterIsNotSkipped() throws IOException {
    Path survey =
        Files.write(folder.resolve("a.csv"), new byte[] {'s', '\n', '9', '\n', (byte) 0xB0, '\n'});

    assertThat(CommandRun.badData("nps", survey, "--score", "s", "--on-bad", "skip"))
        .startsWith(survey + ", line 3: text must be valid UTF-8");
    byte[] cut = gzip("score\n" + "9\n".repeat(1000));
    Path packed = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(cut, cut.length - 10));
    assertThat(CommandRun.badData("nps", packed, "--score", "score", "--on-bad", "skip"))
        .contains("gzip data must be complete");
  }

  @Test
  void hugeAndSpecialNumbersAreRejected() throws IOException {
    for (String answer :
        List.of("1e400", "99999999999999999999", "NaN", "Infinity", "0x9", "9,5")) {
      assertThat(
              CommandRun.badData(
                  "nps", file("a.csv", "score\n\"" + answer + "\"\n"), "--score", "score"))
          .contains("line 2: score must be ", "was \"" + answer + "\"");
    }
  }

  @Test
  void numbersMayBeWrittenInOtherWays() throws IOException {
    assertThird("nps", file("a.csv", "score\n 10.0 \n+9\n0e5\n"), "--score", "score");
  }
}
