package io.github.cxmetrics.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.window.WindowRejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ExampleCluster.class)
class NpsCommandTest {

  private static final Object[] BY_CHANNEL = {"nps", "--score", "recommend", "--by", "channel"};

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path survey() {
    Path survey = folder.resolve("survey.csv");
    CommandRun.cxm("demo", "--rows", 2_000, "--keep", survey).done();
    return survey;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void saysWhatCxmSays(int parallelism) throws IOException {
    CommandRun.assertSame(survey(), parallelism, BY_CHANNEL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void saysWhatCxmSaysByPeriod(int parallelism) throws IOException {
    CommandRun.assertSame(
        survey(),
        parallelism,
        "nps",
        "--score",
        "recommend",
        "--time",
        "answered",
        "--zone",
        "Asia/Seoul",
        "--period",
        "month");
  }

  @Test
  void daysOfAStreamCloseWithItsTime() {
    CommandRun run =
        CommandRun.flink(
            "nps",
            "--generate",
            6_000,
            "--score",
            "recommend",
            "--time",
            "at",
            "--period",
            "day",
            "--zone",
            "UTC",
            "--parallelism",
            1);

    assertThat(run.done().out())
        .contains("2026-01-01", "2026-01-02", "2026-01-03")
        .doesNotContain("rejected");
  }

  @Test
  void anAnswerThatComesTooLateIsARejectedRecord() {
    WindowRejection<Answer> late =
        new WindowRejection<>(
            new Answer("web", 0, false, 9),
            WindowRejection.Reason.LATE,
            0,
            Optional.empty(),
            OptionalLong.of(86_400_000),
            "");

    assertThat(new LateAnswers("at").map(late).message())
        .isEqualTo(
            "stream: at must not be behind the others by more than --disorder, was"
                + " \"1970-01-01T00:00:00Z\"");
  }

  @Test
  void aFolderOfPartsIsOneInput() throws IOException {
    List<String> lines = new ArrayList<>(List.of("recommend,channel"));
    LongStream.range(0, 3_000).forEach(i -> lines.add(i * i % 11 + ",channel " + i % 7));
    Path whole = Files.write(folder.resolve("whole.csv"), lines);
    Path parts = Files.createDirectory(folder.resolve("parts"));
    for (int part = 0; part < 3; part++) {
      List<String> some = new ArrayList<>(lines.subList(1 + 1_000 * part, 1_001 + 1_000 * part));
      some.add(0, lines.get(0));
      Files.write(parts.resolve(part + ".csv"), some);
    }

    CommandRun.assertSame(parts, whole, 4, BY_CHANNEL);
  }

  @Test
  void quotedLineEndsKoreanTextAndAByteOrderMark() throws IOException {
    Path file =
        file(
            "한국어.csv",
            "\uFEFF채널,추천,의견\r\n앱,10,\"좋아요,\n\"\"정말\"\"\"\r\n전화,3,\r\n앱,,\"\r\n\"\r\n\"두\n줄\",9,x\r\n");

    CommandRun.assertSame(file, 1, "nps", "--score", "추천", "--by", "채널");
    CommandRun.assertSame(file, 4, "nps", "--score", "추천");
  }

  @Test
  void oneRowAndNone() throws IOException {
    CommandRun.assertSame(file("one.csv", "recommend,channel\n9,web\n"), 1, BY_CHANNEL);
    CommandRun.assertSame(file("none.csv", "recommend,channel\n"), 1, BY_CHANNEL);
  }

  @Test
  void tokensThatMeanNotAnswered() throws IOException {
    Path file = file("missing.csv", "recommend,channel\n9,web\n99,web\nnone,app\n,app\n 4 ,app\n");

    CommandRun.assertSame(
        file, 1, "nps", "--score", "recommend", "--by", "channel", "--missing", "99,none");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = file("empty.csv", "");

    CommandRun run = CommandRun.flink("nps", file, "--score", "recommend");

    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err())
        .isEqualTo(
            "cxm-flink: "
                + file
                + ": file must begin with a row of column names, was empty"
                + System.lineSeparator());
  }

  @Test
  void aWrongColumnIsNamed() throws IOException {
    Path file = file("survey.csv", "recommend,channel\n9,web\n");

    CommandRun run = CommandRun.flink("nps", file, "--score", "recomend");

    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err())
        .contains(file + " has no column \"recomend\". Its columns: recommend, channel");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aWrongScoreIsNamedWithItsLine(int parallelism) throws IOException {
    Path file = file("survey.csv", "recommend,channel\n9,\"two\nlines\"\n11,web\n");

    CommandRun run =
        CommandRun.flink("nps", file, "--score", "recommend", "--parallelism", parallelism);

    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err())
        .contains(file + ", line 4: recommend must be a whole number in 0..10, was \"11\"");
  }

  @Test
  void rejectsAreCountedAndWrittenAsCxmWritesThem() throws IOException {
    Path file = file("bad.csv", "recommend,channel\n9,web\nx,web\n11,\"a,b\"\n5\n0,web\n");
    Path ours = folder.resolve("ours.csv");
    Path theirs = folder.resolve("theirs.csv");

    CommandRun run =
        CommandRun.flink(
            "nps",
            file,
            "--score",
            "recommend",
            "--on-bad",
            "skip",
            "--rejects",
            ours,
            "--parallelism",
            1);

    assertThat(run.done().out()).contains("3 records rejected");
    CommandRun.cxm("nps", file, "--score", "recommend", "--on-bad", "skip", "--rejects", theirs)
        .done();
    assertThat(Files.readString(ours)).isEqualTo(Files.readString(theirs));
  }

  @Test
  void whatIsNotCsvOrNotUtf8IsRefused() throws IOException {
    Path quote = file("quote.csv", "recommend\n\"9\n");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "recommend,channel\n9,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(CommandRun.flink("nps", quote, "--score", "recommend").err())
        .contains(quote + ": record must be well-formed CSV");
    assertThat(CommandRun.flink("nps", latin, "--score", "recommend").err())
        .contains(latin + ": file must be text in UTF-8, was not");
  }

  @Test
  void aStreamOfLinesSaysWhatTheSameLinesInAFileSay() throws IOException {
    SurveyLines lines = new SurveyLines();
    Path file =
        Files.write(
            folder.resolve("lines.ndjson"),
            LongStream.range(0, 1_000).boxed().map(lines::map).toList());

    CommandRun.assertSame(List.of("--generate", 1_000), file, 4, BY_CHANNEL);
  }

  @Test
  void liveUpdatesComeBeforeTheLastWord() {
    CommandRun run =
        CommandRun.flink(
            "nps",
            "--generate",
            1_500,
            "--rate",
            1_000,
            "--score",
            "recommend",
            "--live",
            "100ms",
            "--parallelism",
            1);

    assertThat(run.done().out()).contains("so far").contains("of" + System.lineSeparator());
  }

  @Test
  void checkpointsChangeNothing() throws IOException {
    CommandRun.assertSame(
        List.of(
            survey(),
            "--checkpoint-every",
            "50ms",
            "--checkpoint-folder",
            folder.toUri(),
            "--state-backend",
            "rocksdb"),
        folder.resolve("survey.csv"),
        2,
        BY_CHANNEL);
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(CommandRun.flink("nps", "--score", "x").err())
        .contains("one of FILE and --generate must be given, was both or neither");
    assertThat(CommandRun.flink("nps", "f", "--score", "x", "--rejects", "r").err())
        .contains("--rejects needs --on-bad skip");
    assertThat(CommandRun.flink("nps", "f", "--score", "x", "--live", "often").err())
        .contains("--live must be a time such as 90s, 30m, 12h, 7d or 2w, was often");
    assertThat(CommandRun.flink("nps", "f", "--score", "x", "--live", "often").code())
        .isEqualTo(Main.USAGE);
  }

  @Test
  void aPublishedSurvey() throws IOException {
    Path data = RealData.file("sfo-airport-survey-2017/sfo_customer_survey_2017.csv");

    CommandRun.assertSame(
        data, 2, "nps", "--score", "NETPRO", "--missing", "11,Blank", "--by", "METHOD");
  }
}
