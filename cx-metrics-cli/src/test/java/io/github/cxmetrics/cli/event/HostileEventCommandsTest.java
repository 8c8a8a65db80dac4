package io.github.cxmetrics.cli.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken, empty and shuffled files: counted, or refused with a line, never a defect. */
class HostileEventCommandsTest extends EventFiles {

  static Stream<List<Object>> commands() {
    return Stream.of(
        List.of("retention", "--period", "month", "--by", "plan", "--value", "amount"),
        List.of("retention", "--period", "day", "--rolling", "24h", "--cohorts", "recurring"),
        List.of("active", "--distribution", "week", "--by", "plan"),
        List.of("lifecycle", "--period", "month", "--by", "plan"),
        List.of("lifecycle", "--states"),
        List.of(
            "repeat",
            "--order",
            "plan",
            "--amount",
            "amount",
            "--refund",
            "amount<0",
            "--by",
            "plan"),
        List.of("inactivity", "--threshold", "3d", "--by", "plan"),
        List.of("inactivity", "--hours"),
        List.of("paths", "--event", "event", "--matrix", "out", "--ends"),
        List.of(
            "journey",
            "--event",
            "event",
            "--stage",
            "first=a|b",
            "--stage",
            "then=c",
            "--answer",
            "d",
            "--score",
            "amount",
            "--score-kind",
            "mean"));
  }

  private List<Object> over(List<Object> command, Object... more) {
    return List.of(
        command((String) command.get(0)), command.subList(1, command.size()), List.of(more));
  }

  private CommandRun run(List<Object> command, Object... more) {
    CommandRun run = CommandRun.of(over(command, more));
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private void assertAllForms(List<Object> command) {
    for (String format : List.of("table", "markdown", "csv", "json")) {
      assertThat(run(command, "--format", format).out()).doesNotContain("NaN", "Infinity");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anEmptyFileHasNoColumns(List<Object> command) throws IOException {
    write("");

    assertThat(CommandRun.badData(over(command)))
        .isEqualTo(file + ": file must begin with a row of column names, was empty");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFileWithoutRecordsHasNobody(List<Object> command) throws IOException {
    write("user,at,event,plan,amount\n");

    assertThat(run(command).out()).contains("0 records, 0 used, 0 rejected");
    assertAllForms(command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void oneRecordIsEnough(List<Object> command) throws IOException {
    write("user,at,event,plan,amount\nann,2026-01-31T23:59:59Z,a,p,1\n");

    assertThat(run(command).out()).contains("1 records, 1 used, 0 rejected");
    assertAllForms(command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aWrongColumnIsNamedWithTheNearest(List<Object> command) throws IOException {
    write("usr,at,event,plan,amount\nann,2026-01-31,a,p,1\n");

    assertThat(CommandRun.refused(over(command)))
        .startsWith(file + " has no column \"user\", did you mean \"usr\"?");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aZoneThatIsNoneIsRefused(List<Object> command) throws IOException {
    write("user,at,event,plan,amount\n");

    assertThat(
            CommandRun.refused(
                command.get(0),
                file,
                "--actor",
                "user",
                "--time",
                "at",
                "--zone",
                "Mars/Base",
                command.subList(1, command.size())))
        .isEqualTo("--zone must be a time zone such as Asia/Seoul, UTC or +09:00, was Mars/Base");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void bytesOfAnotherEncodingAreNamed(List<Object> command) throws IOException {
    write("");
    Files.write(file, "user,at,event,plan,amount\nJosé,2026-01-31,a,p,1\n".getBytes(ISO_8859_1));

    assertThat(CommandRun.badData(over(command))).contains("text must be valid UTF-8");
    assertThat(run(command, "--charset", "ISO-8859-1").out()).contains("1 used");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void recordsWithoutActorOrTimeAreBadAndCounted(List<Object> command) throws IOException {
    write("user,at,event,plan,amount\n,2026-01-01,a,p,1\nann,,a,p,1\nann,soon,a,p,1\n");

    assertThat(CommandRun.badData(over(command)))
        .startsWith(file + ", line 2: user must not be empty");
    assertThat(run(command, "--on-bad", "skip").out())
        .contains("3 records, 0 used, 3 rejected (1 without actor, 1 without time, 1 other)");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theOrderOfRecordsDoesNotMatter(List<Object> command) throws IOException {
    Random random = new Random(20260131);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          String.format(
              "u%d,2026-0%d-%02dT%02d:00:00Z,%s,p%d,%d.25",
              random.nextInt(20),
              1 + random.nextInt(4),
              1 + random.nextInt(28),
              random.nextInt(24),
              "abcd".charAt(random.nextInt(4)),
              random.nextInt(3),
              random.nextInt(9) - 2));
    }
    rows.add(rows.get(0)); // delivered twice
    for (String format : List.of("table", "csv", "json")) {
      write("user,at,event,plan,amount\n" + String.join("\n", rows) + "\n");
      String first = run(command, "--format", format).out();
      Collections.shuffle(rows, random);
      write("user,at,event,plan,amount\n" + String.join("\n", rows) + "\n");
      assertThat(run(command, "--format", format).out()).isEqualTo(first);
    }
    assertAllForms(command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void timesAtTheEndsOfTheCalendarAreAnswered(List<Object> command) throws IOException {
    write(
        """
        user,at,event,plan,amount
        ann,0001-01-01T00:00:00Z,a,p,1
        ann,9999-12-30T00:00:00Z,a,p,1
        """);

    CommandRun run = CommandRun.of(over(command));
    assertThat(run.code()).as(run.err()).isIn(0, 2);
    assertThat(run.err()).doesNotContain("defect");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsAskedOfNobodyIsSaid(List<Object> command) throws IOException {
    write("user,at,event,plan,amount\nann,2026-01-31,a,p,1\n");

    assertThat(run(command, "--where", "plan=q").out()).endsWith("no record meets plan=q\n");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void filesOfOneCommandMustDiffer(List<Object> command) throws IOException {
    write("user,at,event,plan,amount\n");

    assertThat(CommandRun.refused(over(command, "-o", file)))
        .startsWith("--output must not be the same file as FILE");
    assertThat(CommandRun.refused(over(command, "--rejects", folder.resolve("r.csv"))))
        .isEqualTo("--rejects needs --on-bad skip");
    assertThat(CommandRun.refused(over(command, "--level", 95)))
        .startsWith("--level: confidence level must lie strictly between 0 and 1");
  }
}
