package io.github.cxmetrics.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Korean, emoji, combining marks and half surrogate pairs on every way through the program. */
class AnyLanguageTest {

  private static final String FAMILY = "👨‍👩‍👧";

  @TempDir Path folder;

  private Path survey = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    survey =
        Files.writeString(
            folder.resolve("설문 조사.csv"),
            "점수,지역,의견\n10,서울,좋아요 " + FAMILY + "\n9,부산,최고예요\n3,서울,최고예요 \n7,제주도 서귀포시,e\u0301\n",
            StandardCharsets.UTF_8);
  }

  @Test
  void tablesOfScoresLineUp() {
    String table = CommandRun.good("nps", survey, "--score", "점수", "--by", "지역");
    List<String> rows =
        table.lines().filter(line -> line.contains("low n") && !line.contains(":")).toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.stream().map(row -> width(row)).distinct()).hasSize(1);
    assertThat(rows.get(2)).startsWith("제주도 서귀포시 ");
  }

  /** Hangul takes two columns of a terminal. */
  private static int width(String row) {
    return row.codePoints().map(c -> c >= 0xAC00 && c <= 0xD7A3 ? 2 : 1).sum();
  }

  @Test
  void jsonAndCsvOfScoresKeepTheText() {
    Json json = CommandRun.json("nps", survey, "--score", "점수", "--by", "지역");
    assertThat(json.at("results", 2, "segment", "지역").value()).isEqualTo("제주도 서귀포시");
    assertThat(json.at("input", "file").value()).isEqualTo(survey.toString());
    assertThat(CommandRun.good("nps", survey, "--score", "점수", "--by", "지역", "--format", "csv"))
        .startsWith("row,지역,")
        .contains("\nsegment,부산,1,");
    assertThat(CommandRun.good("nps", survey, "--score", "점수", "--where", "지역=서울"))
        .contains("2 left out by condition, 2 used");
  }

  @Test
  void qualityCountsWhatAReaderSees() throws IOException {
    Path flags = folder.resolve("표시.csv");
    Json json =
        CommandRun.json(
            List.of("quality", survey, "--text", "의견", "--key", "지역", "--flags", flags));
    assertThat(json.at("texts", 0, "column").value()).isEqualTo("의견");
    assertThat(json.at("texts", 0, "text").value()).isEqualTo(4L);
    assertThat(json.at("texts", 0, "repeats").value()).isEqualTo(1L);
    assertThat(json.at("texts", 0, "medianCharacters", "value").value()).isEqualTo(4.5);
    assertThat(json.at("texts", 0, "medianCodePoints", "value").value()).isEqualTo(4.5);
    assertThat(Files.readString(flags)).isEqualTo("line,key,flags\n4,서울,duplicate-key\n");
    assertThat(CommandRun.good("quality", survey, "--text", "의견", "--format", "csv"))
        .contains("\nempty,의견,0,", "\ntext,의견,4,");
    assertThat(CommandRun.good("quality", survey, "--text", "의견"))
        .contains("\n점수        0 ", "\n의견          4 ");
  }

  @Test
  void constantTextOfAColumnIsShown() throws IOException {
    Path same = Files.writeString(folder.resolve("same.csv"), "지역\n한국 😀\n한국 😀\n");
    assertThat(CommandRun.good("quality", same)).contains("always \"한국 😀\"");
    assertThat(CommandRun.json("quality", same).at("columns", 0, "constant").value())
        .isEqualTo("한국 😀");
  }

  @Test
  void filesOfKoreanWindowsAreRead() throws IOException {
    Path file = folder.resolve("ms949.csv");
    Files.write(file, "점수,지역\n10,뷁\n".getBytes(Charset.forName("MS949")));
    Json json = CommandRun.json("nps", file, "--score", "점수", "--by", "지역", "--charset", "cp949");
    assertThat(json.at("results", 0, "segment", "지역").value()).isEqualTo("뷁");
    assertThat(
            CommandRun.json("quality", file, "--charset", "euc-kr")
                .at("columns", 1, "column")
                .value())
        .isEqualTo("지역");
    assertThat(CommandRun.badData("quality", file)).contains("must be valid UTF-8");
  }

  @Test
  void halfASurrogatePairIsCountedAndShownAsDamaged() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("half.ndjson"),
            "{\"s\":10,\"지역\":\"\\ud83d\"}\n{\"s\":3,\"지역\":\"서울\"}\n{\"s\":9,\"지역\":\"?\"}\n");
    Json scores = CommandRun.json("nps", file, "--score", "s", "--by", "지역");
    assertThat(Stream.of(0, 1, 2).map(i -> scores.at("results", i, "segment", "지역").value()))
        .containsExactlyInAnyOrder("\ufffd", "서울", "?");
    assertThat(CommandRun.good("nps", file, "--score", "s", "--by", "지역", "--format", "csv"))
        .contains("segment,\ufffd,1,", "segment,?,1,");
    Json quality = CommandRun.json("quality", file, "--columns", "s,지역", "--text", "지역");
    assertThat(quality.at("columns", 1, "damaged").value()).isEqualTo(1L);
    assertThat(quality.at("texts", 0, "damaged").value()).isEqualTo(1L);
    assertThat(CommandRun.good("quality", file, "--columns", "지역").lines())
        .anyMatch(line -> line.startsWith("damaged-text"));
  }
}
