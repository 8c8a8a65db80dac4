package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of single actors: {@code --explain} and {@code --actors-out}. */
class ActorsTest extends EventFile {

  private static final Object[] CHECKOUT = {
    "--steps", "view,cart,pay", "--within", "1h", "--exclude", "refund"
  };

  @BeforeEach
  void writeEvents() throws IOException {
    events(
        """
        ann view 0, ann cart 60, ann pay 90, ann view 200,
        bob view 0, bob cart 10, bob refund 20, bob view 30, bob cart 50,
        cid view 0, cid refund 5,
        dee cart 0, dee other 1,
        eve view 9000, eve other 9000
        """);
  }

  private List<String> explained(Object... more) {
    String report = CommandRun.good(seconds(CHECKOUT), Arrays.asList(more));
    return report
        .substring(report.indexOf("Actor "))
        .lines()
        .map(line -> line.replaceAll(" {2,}", "  ").stripTrailing())
        .toList();
  }

  @Test
  void anAttemptIsToldStepByStep() {
    assertThat(explained("--explain", "ann"))
        .containsExactly(
            "Actor ann (4 events): step 3 of 3 (pay), converted",
            "The attempt counts that gets furthest; of equals the one that ends first, then the one"
                + " that begins last.",
            "",
            "attempt  step  time  since previous  note",
            "--------  -------  -------------------  --------------  -------------",
            "1 counts  1 view  1970-01-01 00:00:00",
            "  2 cart  1970-01-01 00:01:00  1m",
            "  3 pay  1970-01-01 00:01:30  30s  converted",
            "2  1 view  1970-01-01 00:03:20",
            "  no cart  1970-01-01 01:03:20  1h  window passed");
  }

  @Test
  void exclusionsAndOpenAttemptsAreTold() {
    assertThat(explained("--explain", "bob"))
        .startsWith("Actor bob (5 events): step 2 of 3 (cart), lost")
        .contains("1 voided  1 view  1970-01-01 00:00:00")
        .contains("  refund  1970-01-01 00:00:20  10s  excluded")
        .contains("2 counts  1 view  1970-01-01 00:00:30");
    assertThat(explained("--explain", "cid"))
        .startsWith("Actor cid (2 events): exclusions voided every attempt, counts nowhere");
    assertThat(explained("--explain", "cid", "--exclude-effect", "remove"))
        .startsWith("Actor cid (2 events): removed by an exclusion, counts nowhere");
    assertThat(explained("--explain", "eve"))
        .startsWith("Actor eve (2 events): step 1 of 3 (view), open")
        .contains("  no cart  1970-01-01 03:30:00  1h  still open until then");
    assertThat(explained("--explain", "dee"))
        .containsExactly("Actor dee (2 events): never entered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "view,cart --within none; no cart  still open, without a limit",
        "view,cart --within session; no cart  1970-01-01 00:30:01  30m 1s  session over",
        "view,cart --max-gap cart=5s; no cart  1970-01-01 00:00:05  5s  longest gap passed",
        "view,cart --order contiguous; another event  1970-01-01 00:00:01  1s  breaks the order:"
            + " contiguous"
      })
  void whatEndedAnAttemptIsNamed(String options, String line) throws IOException {
    events("ann view 0, ann other 1, bob view 99999");
    List<Object> all = List.of((Object[]) ("--steps " + options).split(" ", -1));
    CommandRun run = CommandRun.of(seconds(all, "--explain", "ann"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(each -> each.strip().replaceAll(" {2,}", "  ")))
        .contains(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "totals-every-entry; Every attempt counts.",
        "totals; Attempts count one after the other.",
        "sessions; Of each session the attempt counts that gets furthest."
      })
  void theChoiceOfAttemptsIsTold(String entries, String sentence) throws IOException {
    events("ann view 0, ann view 1, ann cart 1, ann pay 2, ann view 5000, bob view 1");

    List<Object> all = seconds("--steps", "view,cart,pay", "--entries", entries);

    assertThat(CommandRun.good(all, "--explain", "ann")).contains(sentence, " counts ");
  }

  @Test
  void severalActorsAreToldInMarkdownAndJson() {
    assertThat(
            CommandRun.good(
                seconds(CHECKOUT),
                "--explain",
                "ann",
                "--explain",
                "bob",
                "--explain",
                "ann",
                "--format",
                "markdown"))
        .containsOnlyOnce("Actor ann (4 events): step 3 of 3 (pay), converted  \n")
        .contains("Actor bob (5 events)", "| 1 counts | 1 view  |");
    Json told =
        CommandRun.json(seconds(CHECKOUT), "--explain", "bob", "--explain", "eve")
            .at("explanations");
    assertThat(told.at(0, "actor").value()).isEqualTo("bob");
    assertThat(told.at(0, "events").value()).isEqualTo(5L);
    assertThat(told.at(0, "level").value()).isEqualTo(2L);
    assertThat(each(told.at(0, "attempts"), "counts")).containsExactly(false, true);
    assertThat(each(told.at(0, "attempts"), "voided")).containsExactly(true, false);
    Json voided = told.at(0, "attempts", 0);
    assertThat(voided.keys())
        .containsExactly(
            "counts", "voided", "level", "outcome", "times", "end", "endAt", "cause", "openUntil");
    assertThat(voided.at("end").value()).isEqualTo("excluded");
    assertThat(voided.at("endAt").value()).isEqualTo("1970-01-01T00:00:20Z");
    assertThat(voided.at("cause").value()).isEqualTo("refund");
    assertThat(voided.at("openUntil").value()).isNull();
    assertThat(voided.at("times", 1).value()).isEqualTo("1970-01-01T00:00:10Z");
    assertThat(voided.at("times", 2).value()).isNull();
    assertThat(told.at(1, "attempts", 0, "openUntil").value()).isEqualTo("1970-01-01T03:30:00Z");
    assertThat(told.at(1, "attempts", 0, "outcome").value()).isEqualTo("open");
  }

  @Test
  void anUnknownActorIsRefusedWithTheNearest() {
    assertThat(CommandRun.refused(seconds(CHECKOUT), "--explain", "anne"))
        .isEqualTo("--explain must name an actor of the file, was \"anne\", did you mean \"ann\"?");
    assertThat(CommandRun.refused(seconds(CHECKOUT), "--explain", "zzzzzzzz"))
        .isEqualTo("--explain must name an actor of the file, was \"zzzzzzzz\"");
    assertThat(CommandRun.refused(seconds(CHECKOUT), "--explain", "ann", "--format", "csv"))
        .isEqualTo("--explain needs --format table, markdown or json, was csv");
  }

  @Test
  void everyActorHasARowThatAddsUp() throws IOException {
    Path actors = folder.resolve("actors.csv");
    Json report = CommandRun.json(seconds(CHECKOUT), "--actors-out", actors);

    assertThat(Files.readString(actors))
        .isEqualTo(
            """
            actor,attempt,outcome,level,entry,step_1,step_2,step_3,end,end_reason,cause,open_until
            ann,1,converted,3,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,1970-01-01T00:01:00Z,\
            1970-01-01T00:01:30Z,1970-01-01T00:01:30Z,converted,,
            bob,1,lost,2,1970-01-01T00:00:30Z,1970-01-01T00:00:30Z,1970-01-01T00:00:50Z,,\
            1970-01-01T00:00:50Z,no-further-step,,1970-01-01T01:00:30Z
            cid,0,voided,0,,,,,,,,
            dee,0,not-entered,0,,,,,,,,
            eve,1,open,1,1970-01-01T02:30:00Z,1970-01-01T02:30:00Z,,,1970-01-01T02:30:00Z,\
            no-further-step,,1970-01-01T03:30:00Z
            """);
    Json outcomes = report.at("total", "outcomes");
    assertThat(outcomes.at("actors").value()).isEqualTo(5L);
    for (String outcome : List.of("converted", "lost", "open", "voided", "removed")) {
      assertThat(outcomes.at(outcome).value())
          .as(outcome)
          .isEqualTo(
              Files.readAllLines(actors).stream()
                  .filter(row -> row.contains("," + outcome + ","))
                  .filter(row -> !row.startsWith("actor,"))
                  .filter(row -> row.split(",", -1)[2].equals(outcome))
                  .count());
    }
  }

  @Test
  void attemptsHaveARowEachAndSegments() throws IOException {
    write("user,event,at,level\nann,view,0,x\nann,pay,1,y\nann,view,2,z\nbob,pay,1,\n");
    Path actors = folder.resolve("actors.csv");
    CommandRun.good(
        seconds("--steps", "view,pay", "--entries", "totals", "--by", "level,user"),
        "--actors-out",
        actors);

    assertThat(Files.readAllLines(actors))
        .containsExactly(
            "actor,attempt,outcome,level,entry,step_1,step_2,end,end_reason,cause,open_until,"
                + "by_level,by_user",
            "ann,1,converted,2,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,"
                + "1970-01-01T00:00:01Z,converted,,,x,ann",
            "ann,2,open,1,1970-01-01T00:00:02Z,1970-01-01T00:00:02Z,,1970-01-01T00:00:02Z,"
                + "no-further-step,,1970-01-15T00:00:02Z,z,ann",
            "bob,0,not-entered,0,,,,,,,,,");
  }

  @Test
  void filesMustDiffer() {
    Path actors = folder.resolve("actors.csv");

    assertThat(CommandRun.refused(seconds(CHECKOUT), "--actors-out", file))
        .isEqualTo("--actors-out must not be the same file as FILE, was \"" + file + "\"");
    assertThat(CommandRun.refused(seconds(CHECKOUT), "--actors-out", actors, "--output", actors))
        .isEqualTo("--output must not be the same file as --actors-out, was \"" + actors + "\"");
    assertThat(
            CommandRun.refused(
                seconds(CHECKOUT), "--actors-out", folder.resolve("no").resolve("a.csv")))
        .startsWith("--actors-out must be in a folder that exists, was ");
  }

  @Test
  void ofManyAttemptsPeopleReadAHundredAndTheOneThatCounts() throws IOException {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      events.append("ann view ").append(i).append(',');
    }
    events.append("ann pay 200");
    events(events.toString());
    List<Object> all = seconds("--steps", "view,pay", "--explain", "ann");

    assertThat(CommandRun.good(all).lines())
        .anyMatch(line -> line.startsWith("100 "))
        .noneMatch(line -> line.startsWith("101 "))
        .anyMatch(line -> line.startsWith("150 counts "))
        .endsWith("49 more attempts; --format json has all");
    assertThat(CommandRun.json(all).at("explanations", 0, "attempts").size()).isEqualTo(150);
  }
}
