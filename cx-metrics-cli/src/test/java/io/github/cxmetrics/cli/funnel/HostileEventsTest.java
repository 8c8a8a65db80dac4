package io.github.cxmetrics.cli.funnel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Broken, empty and malicious files: counted, or refused with a line, never a defect. */
class HostileEventsTest extends EventFile {

  private static final String[] STEPS = {"--steps", "view,cart,pay"};

  @Test
  void aFileWithoutRecordsHasNoActors() throws IOException {
    write("user,event,at\n");

    assertThat(CommandRun.good(seconds((Object[]) STEPS)))
        .contains("0 records, 0 used, 0 rejected\n", "1 view       0\n", "2 cart       0         -")
        .contains("0 actors entered: 0 converted (-), 0 lost, 0 still open");
    Json report = json((Object[]) STEPS);
    assertThat(report.at("total", "value").value()).isNull();
    assertThat(report.at("total", "low").value()).isEqualTo(0.0);
    assertThat(report.at("total", "steps", 1, "timeFromFirst", "median").value()).isNull();
    assertThat(report.at("input").keys()).doesNotContain("asOf");
  }

  @Test
  void anEmptyFileHasNoColumns() throws IOException {
    write("");

    assertThat(CommandRun.badData(seconds((Object[]) STEPS)))
        .isEqualTo(file + ": file must begin with a row of column names, was empty");
  }

  @Test
  void aWrongColumnIsNamedWithTheNearest() throws IOException {
    write("usr,event,at\nann,view,1\n");

    assertThat(CommandRun.refused(seconds((Object[]) STEPS)))
        .isEqualTo(
            file + " has no column \"user\", did you mean \"usr\"? Its columns: usr, event, at");
  }

  @Test
  void oneEventIsAFunnel() throws IOException {
    events("ann view 1");

    assertThat(CommandRun.of(seconds((Object[]) STEPS)).out()).contains("1 actor entered: 0");
  }

  @Test
  void recordsWithoutActorOrTimeAreBadAndCounted() throws IOException {
    write("user,event,at\n,view,1\nann,view,\n \t,view,\nann,view,1\nann,pay,soon\n");

    assertThat(CommandRun.badData(seconds((Object[]) STEPS)))
        .isEqualTo(
            file
                + ", line 2: user must not be empty (to leave such records out give --on-bad skip),"
                + " was \"\"");
    Path rejects = folder.resolve("rejects.csv");
    CommandRun skipped =
        CommandRun.of(seconds((Object[]) STEPS), "--on-bad", "skip", "--rejects", rejects);
    assertThat(skipped.code()).isZero();
    assertThat(skipped.out())
        .contains("5 records, 1 used, 4 rejected (2 without actor, 1 without time, 1 other)");
    assertThat(Files.readAllLines(rejects))
        .containsExactly(
            "file,line,column,value,rule",
            file + ",2,user,,must not be empty",
            file + ",3,at,,must not be empty",
            file + ",4,user, \t,must not be empty",
            file + ",6,at,soon,must be a time of the format epoch-seconds");
    Json input =
        Json.of(
                CommandRun.of(seconds((Object[]) STEPS), "--on-bad", "skip", "--format", "json")
                    .out())
            .at("input");
    assertThat(input.at("rejected").value()).isEqualTo(4L);
    assertThat(input.at("noActor").value()).isEqualTo(2L);
    assertThat(input.at("noTime").value()).isEqualTo(1L);
  }

  @Test
  void aFileWithoutAnyActorIsAllRejects() throws IOException {
    write("user,event,at\n,view,1\n,view,2\n");

    assertThat(CommandRun.good(seconds((Object[]) STEPS), "--on-bad", "skip"))
        .contains("2 records, 0 used, 2 rejected (2 without actor)", "0 actors entered");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirLine() throws IOException {
    write("");
    Files.write(file, "user,event,at\nann,caf\u00e9,1\n".getBytes(ISO_8859_1));

    assertThat(CommandRun.badData(seconds((Object[]) STEPS)))
        .startsWith(file + ", line 2: text must be valid UTF-8, was 0xE9");
    assertThat(CommandRun.good(seconds("--steps", "caf\u00e9", "--charset", "ISO-8859-1")))
        .contains("1 actor entered: 1 converted");
  }

  @Test
  void halvesOfCharactersAreRefused() throws IOException {
    write("");
    Path ndjson = folder.resolve("events.ndjson");
    Files.writeString(
        ndjson,
        """
        {"user":"a\\ud800","event":"view","at":1,"s":"x"}
        {"user":"b","event":"view","at":1,"s":"\\udc00"}
        {"user":"c","event":"view","at":1,"s":"\\ud83d\\udc4d"}
        """);
    file = ndjson;

    assertThat(CommandRun.badData(seconds("--steps", "view")))
        .startsWith(ndjson + ", line 1: user must be well-formed Unicode, was ");
    Json report = json("--steps", "view", "--by", "s", "--on-bad", "skip");
    assertThat(report.at("input", "rejected").value()).isEqualTo(2L);
    assertThat(each(report.at("results"), "segment", "s")).isEqualTo(List.of("\ud83d\udc4d"));
  }

  @Test
  void standardInputIsReadToo() {
    CommandRun run =
        CommandRun.withInput(
            "user,event,at\nann,view,1\n".getBytes(UTF_8),
            "funnel",
            "-",
            "--actor",
            "user",
            "--event",
            "event",
            "--time",
            "at",
            "--time-format",
            "epoch-seconds",
            "--steps",
            "view");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("standard input: 1 records");
  }

  @Test
  void orderAndDuplicationOfRecordsDoNotMatterToAnActor() throws IOException {
    Random random = new Random(7);
    String[] names = {"view", "cart", "pay", "refund", "other"};
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(
          "u"
              + random.nextInt(120)
              + ","
              + names[random.nextInt(names.length)]
              + ","
              + random.nextInt(20_000)
              + ",c"
              + random.nextInt(4)
              + ","
              + i);
    }
    List<String> reports = new ArrayList<>();
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      Collections.shuffle(rows, random);
      List<String> delivered = new ArrayList<>(rows);
      delivered.addAll(rows.subList(0, 500 * shuffle));
      write("user,event,at,channel,id\n" + String.join("\n", delivered) + "\n");
      Path actors = folder.resolve("actors" + shuffle + ".csv");
      String report =
          CommandRun.good(
              seconds(
                  "--steps",
                  "view,cart,pay",
                  "--event-id",
                  "id",
                  "--exclude",
                  "refund@1-2",
                  "--by",
                  "channel",
                  "--hold",
                  "channel",
                  "--within",
                  "1h",
                  "--compare-rest",
                  "--explain",
                  "u1",
                  "--actors-out",
                  actors));
      reports.add(
          Files.readString(actors)
              + report
                  .lines()
                  .filter(line -> !line.matches(".* records, .*|Actor u1 .*"))
                  .toList());
    }

    assertThat(reports).allMatch(reports.get(0)::equals);
  }

  @Test
  void manyNamesOfEventsAreNotAllKept() throws IOException {
    StringBuilder text = new StringBuilder("user,event,at\n");
    for (int i = 0; i < 30_000; i++) {
      text.append("ann,/page/").append(i).append(',').append(i).append('\n');
    }
    write(text.toString());

    CommandRun run = CommandRun.of(seconds("--steps", "/page/29999,Q"));

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .startsWith("cxm: event \"Q\" never seen; the events are ")
        .endsWith(" and 9970 more\n");
  }

  @Test
  void controlCharactersAreShownEscaped() throws IOException {
    write("user,event,at\nann\u001b[31m,view,1\n");
    CommandRun run =
        CommandRun.of(seconds("--steps", "view,x\u001b", "--explain", "ann\u001b[31m"));

    assertThat(run.code()).isZero();
    assertThat(run.out() + run.err()).doesNotContain("\u001b").contains("\\u001B");
  }

  /** Bytes of a good file, some of them replaced: read, or refused with a line, never a defect. */
  @RepeatedTest(30)
  void damagedFilesAreReadOrRefused(RepetitionInfo repetition) throws IOException {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    boolean json = random.nextBoolean();
    String line = json ? "{\"user\":\"\uc571\",\"event\":\"view\",\"at\":1}\n" : "\uc571,view,1\n";
    byte[] bytes = ((json ? "" : "user,event,at\n") + line.repeat(30)).getBytes(UTF_8);
    for (int damage = 0; damage < 4; damage++) {
      bytes[random.nextInt(bytes.length)] = (byte) "\"\n,{}x\0\u00ff9\\".charAt(random.nextInt(10));
    }
    file = Files.write(folder.resolve(json ? "e.ndjson" : "e.csv"), bytes);

    for (String onBad : List.of("fail", "skip")) {
      CommandRun run = CommandRun.of(seconds("--steps", "view,view", "--on-bad", onBad));

      assertThat(run.code()).as("seed %d: %s", seed, run.err()).isIn(0, 2, 3);
      assertThat(run.err()).doesNotContain("Exception", "defect");
    }
  }

  @Test
  void segmentsAreKeptApartHoweverTheyAreCalled() throws IOException {
    write("user,event,at,a,b\n1,view,1,x,\n2,view,1,,x\n3,view,1,1:x,\n4,view,1,,\n");
    Json results = json("--steps", "view", "--by", "a,b").at("results");

    assertThat(each(results, "segment"))
        .containsExactlyInAnyOrder(
            Map.of("a", "x", "b", ""),
            Map.of("a", "", "b", "x"),
            Map.of("a", "1:x", "b", ""),
            Map.of("a", "", "b", ""));
    assertThat(each(results, "n")).containsOnly(1L);
  }
}
