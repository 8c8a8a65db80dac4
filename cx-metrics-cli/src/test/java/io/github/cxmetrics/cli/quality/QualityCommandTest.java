package io.github.cxmetrics.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the quality of answers, and what each option changes. */
class QualityCommandTest {

  private static final long SEED = 20260801;

  @TempDir Path folder;

  private Path survey = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    survey =
        write(
            "survey.csv",
            """
            who,at,q1,q2,q3,q4,q5,nps,comment,wave
            ann,2024-05-01 10:00,4,4,4,4,4,9,fine,A
            bob,2024-05-01 10:01,1,2,3,4,5,6,,A
            ann,2024-05-01 10:04,4,4,4,4,4,11,fine,A
            ann,2024-05-01 10:11,5,0,4,4,4,0,...,A
            cid,2024-05-01 11:00,,,,,,,,A
            bob,2024-05-01 10:01,1,2,3,4,5,6,,A
            """);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void looksAtEveryColumnWithoutAnyOption() {
    assertThat(CommandRun.lines(CommandRun.good("quality", survey)))
        .startsWith(survey + ": 6 records", "Records are counted and flagged; none is left out.")
        .contains(
            "duplicate-row 1 16.7 % 3.0 to 56.4 % 6 records same text in every column; the first"
                + " is not counted",
            "q1 1 16.7 % 3.0 to 56.4 %",
            "comment 3 50.0 % 18.8 to 81.2 %",
            "wave 0 0.0 % 0.0 to 39.0 % always \"A\"",
            "Missing together, of 10 questions: 3 of 3 patterns",
            "3 none",
            "2 comment",
            "1 q1, q2, q3, q4, q5, nps, comment");
  }

  private List<Object> whole() {
    return List.of(
        "quality",
        survey,
        List.of("--key", "who", "--time", "at", "--zone", "UTC", "--near", "10m"),
        List.of("--grid", "q1,q2,q3,q4,q5", "--scale", "1-5", "--missing", "0"),
        List.of("--scale-of", "nps=0-10", "--text", "comment"));
  }

  @Test
  void everyCheckHasItsRuleAndDenominator() {
    assertThat(CommandRun.lines(CommandRun.good(whole())))
        .contains(
            "duplicate-key who 3 50.0 % 18.8 to 81.2 % 6 records with a key same key; the first is"
                + " not counted",
            "near-duplicate who 2 33.3 % 9.7 to 70.0 % 6 records with a key and a time same key"
                + " within 600000 ms of the kept record; the first is not counted",
            "straight-line q1 .. q5 2 50.0 % 15.0 to 85.0 % 4 records with enough answers grid of 5"
                + " questions, flagged from 5 answers on if all are the same",
            "out-of-scale nps 1 20.0 % 3.6 to 62.4 % 5 answers given not a whole number of the"
                + " scale",
            "nothing-answered 1 16.7 % 3.0 to 56.4 % 6 records none of the questions answered",
            "q1 .. q5 4 2 2 5 0.00 0.79 1.58",
            "comment 6 3 0 1 2 1 0 4.0 0.0 and up");
  }

  @Test
  void anAnswerOnItsScaleIsNeverMissing() {
    Json json = CommandRun.json(whole());
    assertThat(json.at("questions", 1, "question").value()).isEqualTo("q2");
    assertThat(json.at("questions", 1, "missing").value()).isEqualTo(2L);
    assertThat(json.at("questions", 5, "question").value()).isEqualTo("nps");
    assertThat(json.at("questions", 5, "missing").value()).isEqualTo(1L);
  }

  @Test
  void missingTokensAreOfQuestionsWhereThoseAreNamed() throws IOException {
    Path file = write("ids.csv", "id,q1,note\n6,6,6\n7,1,Blank\n");
    Json named = CommandRun.json("quality", file, "--questions", "q1", "--missing", "6,Blank");
    assertThat(named.at("columns", 0, "empty").value()).isEqualTo(0L);
    assertThat(named.at("columns", 1, "empty").value()).isEqualTo(1L);
    assertThat(named.at("columns", 2, "empty").value()).isEqualTo(0L);
    Json withText =
        CommandRun.json(
            "quality", file, "--scale-of", "q1=1-5", "--text", "note", "--missing", "6,Blank");
    assertThat(withText.at("columns", 0, "empty").value()).isEqualTo(0L);
    assertThat(withText.at("columns", 1, "empty").value()).isEqualTo(1L);
    assertThat(withText.at("columns", 2, "empty").value()).isEqualTo(2L);
    Json all = CommandRun.json("quality", file, "--missing", "6,Blank");
    assertThat(all.at("columns", 0, "empty").value()).isEqualTo(1L);
    assertThat(all.at("columns", 2, "empty").value()).isEqualTo(2L);
  }

  @Test
  void oneRecordIsSingular() throws IOException {
    Path one = write("one.csv", "id,q\n1,20\n");
    assertThat(CommandRun.good("quality", one, "--key", "id"))
        .contains(one + ": 1 record\n", " 1 record with a key ")
        .doesNotContain("1 records");
  }

  @Test
  void flagsFileHasARowForEachRecordWithAFlag() throws IOException {
    Path flags = folder.resolve("flags.csv");
    CommandRun.good(whole(), "--flags", flags);
    assertThat(Files.readAllLines(flags))
        .containsExactly(
            "line,key,flags",
            "2,ann,straight-line",
            "4,ann,duplicate-key near-duplicate straight-line out-of-scale",
            "5,ann,duplicate-key",
            "6,cid,nothing-answered",
            "7,bob,duplicate-row duplicate-key near-duplicate");
  }

  @Test
  void nearWithoutAKeyComparesAllOtherColumns() {
    Json json =
        CommandRun.json("quality", survey, "--time", "at", "--zone", "UTC", "--near", "10m");
    assertThat(json.at("checks", 1, "flag").value()).isEqualTo("near-duplicate");
    assertThat(json.at("checks", 1, "count").value()).isEqualTo(1L);
  }

  private Path durations() throws IOException {
    StringBuilder rows = new StringBuilder("id,seconds\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i).append(',').append(i == 0 ? "20.5" : i == 1 ? "9000" : 290 + i).append('\n');
    }
    return write("durations.csv", rows.append("x,\n").toString());
  }

  @Test
  void speedersBelowAThirdOfTheMedian() throws IOException {
    Path file = durations();
    Path flags = folder.resolve("flags.csv");
    String out = CommandRun.good("quality", file, "--duration", "seconds", "--flags", flags);
    assertThat(CommandRun.lines(out))
        .contains(
            "speeder seconds 1 2.5 % 0.4 to 12.9 % 40 records with a duration below median / 3 ="
                + " 103.5 s");
    assertThat(Files.readAllLines(flags)).contains("2,,speeder", "3,,slow");
    Json json =
        CommandRun.json(
            "quality", file, "--duration", "seconds", "--speeder", "floor=300s", "--key", "id");
    assertThat(json.at("checks", 2, "rule").value()).isEqualTo("below 300000 ms = 300.0 s");
    assertThat(json.at("durations", 0, "medianMillis", "value").value()).isEqualTo(310_500.0);
    assertThat(json.at("durations", 0, "thresholdMillis").value()).isEqualTo(300_000.0);
    for (String rule : List.of("half-median", "mad", "log-mad", "two-sd")) {
      assertThat(CommandRun.good("quality", file, "--duration", "seconds", "--speeder", rule))
          .contains("speeder");
    }
  }

  @Test
  void fewDurationsTellNothing() throws IOException {
    Path few = write("few.csv", "seconds\n5\n300\n");
    assertThat(CommandRun.lines(CommandRun.good("quality", few, "--duration", "seconds")))
        .contains(
            "speeder seconds 0 - - 0 records with a duration below median / 3, which fewer than 30"
                + " or all alike cannot tell");
  }

  @Test
  void csvHasARowForEachCount() {
    assertThat(CommandRun.good(whole(), "--format", "csv").lines())
        .startsWith("check,of,count,among,value,low,high,n,rule")
        .anyMatch(line -> line.startsWith("straight-line,q1 .. q5,2,"))
        .anyMatch(line -> line.startsWith("empty,comment,3,records,0.5,"))
        .anyMatch(line -> line.startsWith("text-punctuation,comment,1,records,"));
    assertThat(CommandRun.good(whole(), "--format", "markdown")).contains("| duplicate-row");
  }

  @Test
  void readsNdjsonWithNamedColumns() throws IOException {
    Path file = write("a.ndjson", "{\"a\":1,\"b\":\"x\"}\n{\"a\":1,\"b\":\"x\"}\n{\"b\":null}\n");
    Json json = CommandRun.json("quality", file, "--columns", "a,b");
    assertThat(json.at("checks", 0, "count").value()).isEqualTo(1L);
    assertThat(json.at("columns", 0, "empty").value()).isEqualTo(1L);
    assertThat(CommandRun.refused("quality", file))
        .isEqualTo("NDJSON has no header: name the keys to look at with --columns COL[,COL]");
  }

  /** The flags of records are made apart from the counters; both must say the same. */
  @Test
  void flagsAndCountersAgreeOnRandomFiles() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 8; round++) {
      StringBuilder rows = new StringBuilder("who,at,a,b,c,d,e,s\n");
      for (int i = 0; i < 150; i++) {
        rows.append(random.nextInt(40))
            .append(",2024-05-01 10:")
            .append(String.format("%02d", random.nextInt(60)));
        for (int q = 0; q < 5; q++) {
          int answer = random.nextInt(4);
          rows.append(',').append(answer == 0 ? "" : answer == 3 ? "9" : answer);
        }
        rows.append(',').append(random.nextInt(20) == 0 ? 1 : 100 + random.nextInt(100));
        rows.append('\n');
      }
      Path file = write("random.csv", rows.toString());
      Path flags = folder.resolve("flags" + round + ".csv");
      Json json =
          CommandRun.json(
              "quality",
              file,
              List.of("--key", "who", "--time", "at", "--zone", "UTC", "--near", "7m"),
              List.of("--duration", "s", "--grid", "a,b,c,d,e", "--scale", "1-2"),
              List.of("--flags", flags));
      Map<String, Long> flagged = new HashMap<>();
      for (String line : Files.readAllLines(flags)) {
        for (String flag : line.split(",", -1)[2].split(" ", -1)) {
          flagged.merge(flag, 1L, Long::sum);
        }
      }
      for (int check = 0; check < 6; check++) {
        Object flag = json.at("checks", check, "flag").value();
        assertThat(json.at("checks", check, "count").value())
            .as("seed %d round %d %s", SEED, round, flag)
            .isEqualTo(flagged.getOrDefault(flag, 0L));
      }
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(CommandRun.refused("quality", survey, "--time", "at"))
        .isEqualTo("--time and --near need each other");
    assertThat(CommandRun.refused("quality", survey, "--zone", "UTC"))
        .isEqualTo("--time-format and --zone have an effect only with --time");
    assertThat(CommandRun.refused("quality", survey, "--grid", "q1,q2"))
        .isEqualTo("--grid: questions of a grid must be in 5..255, was 2");
    assertThat(CommandRun.refused("quality", survey, "--grid", "q1,q1,q2,q3,q4"))
        .isEqualTo("--grid must name a column once, was q1, q1, q2, q3, q4");
    assertThat(CommandRun.refused("quality", survey, "--scale", "1-5"))
        .isEqualTo("--scale needs --grid; of one column give --scale-of COL=LO-HI");
    assertThat(CommandRun.refused("quality", survey, "--long-run", "4"))
        .isEqualTo("--long-run needs --grid");
    assertThat(CommandRun.refused("quality", survey, "--speeder", "mad"))
        .isEqualTo("--speeder needs --duration COLUMN");
    assertThat(CommandRun.refused("quality", survey, "--duration", "q1", "--speeder", "fast"))
        .isEqualTo(
            "--speeder must be third-median, half-median, mad, log-mad, two-sd or floor=60s, was"
                + " fast");
    assertThat(CommandRun.refused("quality", survey, "--scale-of", "nps"))
        .isEqualTo("--scale-of must have the form COLUMN=LOWEST-HIGHEST, was nps");
    assertThat(CommandRun.refused("quality", survey, "--scale-of", "nps=x"))
        .isEqualTo("--scale-of must be LOWEST-HIGHEST such as 1-5, was x");
    assertThat(CommandRun.refused("quality", survey, "--patterns", "-1"))
        .isEqualTo("--patterns must be at least 0, was -1");
    assertThat(CommandRun.refused("quality", survey, "--questions", "q1,q1"))
        .isEqualTo("--questions: questions must differ, was 'q1' twice");
    assertThat(
            CommandRun.refused(
                "quality",
                survey,
                List.of("--grid", "q1,q2,q3,q4,q5", "--scale", "1-5", "--scale", "1-7")))
        .isEqualTo(
            "--scale must be given once for all grids or once for each --grid, was given 2 times"
                + " for 1");
    assertThat(CommandRun.of("quality", survey, "--text", "coment").err())
        .contains("has no column \"coment\", did you mean \"comment\"?");
  }

  @Test
  void unreadableTimesAndDurationsAreBadData() {
    assertThat(CommandRun.badData("quality", survey, "--duration", "comment"))
        .startsWith(survey + ", line 2: comment must ");
    assertThat(CommandRun.badData("quality", survey, "--time", "who", "--near", "1m"))
        .startsWith(survey + ", line 2: who must be a time of the format iso");
    Json json = CommandRun.json("quality", survey, "--duration", "comment", "--on-bad", "skip");
    assertThat(json.at("input", "rejected").value()).isEqualTo(3L);
    assertThat(json.at("input", "used").value()).isEqualTo(3L);
  }
}
