package io.github.cxmetrics.cli.survival;

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
import org.junit.jupiter.api.io.TempDir;

/** The report of survival, and what each option changes. */
class SurvivalCommandTest {

  @TempDir Path folder;

  private Path durations = Path.of("");
  private Path dates = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    durations =
        Files.writeString(
            folder.resolve("durations.csv"),
            """
            plan,region,months,since,left,why
            a,x,1,,yes,price
            a,y,2.5,,no,
            a,x,4,1.5,yes,move
            b,x,6,,no,
            b,y,6,,yes,price
            b,x,8,,no,
            """);
    dates =
        Files.writeString(
            folder.resolve("dates.csv"),
            """
            plan,start,end,seen
            a,2024-01-31,2024-03-31,
            a,2024-02-15,,
            b,2024-03-01,2024-03-01,
            b,2024-03-20,,2024-04-02
            b,2024-08-01,,
            """);
  }

  private List<Object> ofDurations(Object... more) {
    return List.of("survival", durations, "--duration", "months", Arrays.asList(more));
  }

  private List<Object> ofDates(Object... more) {
    return List.of(
        "survival",
        dates,
        "--start",
        "start",
        "--end",
        "end",
        "--zone",
        "UTC",
        Arrays.asList(more));
  }

  @Test
  void tableShowsCountsMediansAndShares() {
    assertThat(CommandRun.good(ofDurations("--event", "left=yes", "--plot", "none")).lines())
        .containsExactly(
            "Time months; event left=yes",
            durations + ": 6 records, 6 used, 0 rejected",
            "S(t) = product of 1 - events / at risk (Kaplan-Meier); 95 % intervals, log-log",
            "",
            "  n  events  median  95 % interval  mean up to 8  95 % interval",
            "---  ------  ------  -------------  ------------  -------------",
            "  6       3       6       1 and up          5.58   3.46 to 7.71",
            "",
            "Share without the event",
            "",
            "time  at risk  events since   share   95 % interval",
            "----  -------  ------------  ------  --------------",
            "   2        5             1  83.3 %  27.3 to 97.5 %",
            "   4        4             1  62.5 %  14.2 to 89.3 %",
            "   6        3             1  41.7 %   5.6 to 76.7 %",
            "   8        1             0  41.7 %   5.6 to 76.7 %",
            "",
            "fewer than 10 at risk from 1 on");
  }

  @Test
  void decimalsAndEntriesAreKeptExactly() {
    Json report =
        CommandRun.json(
            ofDurations("--event", "left=yes", "--entry", "since", "--conditional", "1+5"));
    assertThat(report.at("results", 0, "steps", 1, "time").value()).isEqualTo(1.5);
    assertThat(report.at("results", 0, "steps", 1, "entered").value()).isEqualTo(1L);
    assertThat(report.at("results", 0, "steps", 2, "time").value()).isEqualTo(2.5);
    assertThat(report.at("results", 0, "steps", 0, "atRisk").value()).isEqualTo(5L);
    assertThat(report.at("results", 0, "conditional", 0, "share", "value").value()).isEqualTo(0.5);
    assertThat(report.at("results", 0, "enteredLate").value()).isEqualTo(1L);
  }

  @Test
  void groupsAreTestedAndDrawn() {
    List<String> lines =
        CommandRun.good(
                ofDurations(
                    "--event", "left=yes", "--by", "plan", "--plot", "ascii", "--width", 40))
            .lines()
            .toList();
    assertThat(lines)
        .contains(
            "Means against that of a, by z-test",
            "Test of the same survival in all groups: log-rank",
            " 100 % +****ooooooooooooooooooo",
            "        * a  o b")
        .anyMatch(line -> line.matches("chi-square [0-9.]+ on 1 degree of freedom, p [0-9.]+"));
  }

  @Test
  void aSingleCurveIsALine() {
    assertThat(CommandRun.good(ofDurations("--event", "left=yes", "--plot", "unicode")))
        .contains(" 100 % ┤─", "┐", "└", "┬")
        .contains(
            "       0                  2                4                 6                8");
  }

  @Test
  void causesCompete() {
    for (List<String> options :
        List.of(
            List.of("--cause", "why"), List.of("--event", "why=move", "--event", "why=price"))) {
      Json report = CommandRun.json(ofDurations(options.toArray()));
      assertThat(report.at("results", 0, "incidences").size()).isEqualTo(2);
      assertThat(report.at("results", 0, "events").value()).isEqualTo(3L);
      assertThat(report.at("results", 0, "incidences", 0, "events").value()).isEqualTo(1L);
    }
    assertThat(CommandRun.good(ofDurations("--cause", "why", "--plot", "none")))
        .contains("Share with each event, the others being competing risks (Aalen-Johansen)");
    assertThat(CommandRun.good(ofDurations("--cause", "why", "--format", "csv")))
        .contains("incidence,move,4,4,1,,,");
  }

  @Test
  void datesAreCountedInCalendarPeriods() {
    Json days = CommandRun.json(ofDates("--as-of", "2024-06-30"));
    assertThat(days.at("definition", "unit").value()).isEqualTo("days");
    assertThat(days.at("definition", "causes", 0).value()).isEqualTo("end");
    assertThat(days.at("input", "late").value()).isEqualTo(1L);
    assertThat(days.at("results", 0, "steps", 0, "time").value()).isEqualTo(0L);
    assertThat(days.at("results", 0, "steps", 1, "time").value()).isEqualTo(60L);
    Json months =
        CommandRun.json(ofDates("--as-of", "2024-06-30", "--unit", "month", "--last", "seen"));
    assertThat(months.at("results", 0, "steps").size()).isEqualTo(4);
    assertThat(months.at("results", 0, "steps", 1, "time").value()).isEqualTo(1L);
    Json early = CommandRun.json(ofDates("--as-of", "2024-03-25"));
    assertThat(early.at("results", 0, "events").value()).isEqualTo(1L);
    Json late = CommandRun.json(ofDates("--as-of", "2024-06-30", "--observed-from", "2024-03-01"));
    assertThat(late.at("results", 0, "enteredLate").value()).isEqualTo(2L);
  }

  @Test
  void csvHasARowForEachStep() {
    assertThat(
            CommandRun.good(ofDurations("--event", "left=yes", "--by", "plan", "--format", "csv"))
                .lines())
        .startsWith(
            "row,plan,cause,time,at_risk,events,censored,entered,value,low,high,se,method,n")
        .anyMatch(line -> line.startsWith("step,a,,2.5,2,0,1,0,0.66666"))
        .anyMatch(line -> line.startsWith("expected,b,,,,,,,"))
        .anyMatch(line -> line.startsWith("p,,,,,,,,"))
        .anyMatch(line -> line.startsWith("mean,a,,8,,,,,3.0,"));
  }

  @Test
  void markdownHasNoDrawing() {
    assertThat(CommandRun.good(ofDurations("--event", "left=yes", "--format", "markdown")))
        .contains("|   n | events |")
        .doesNotContain("┤");
  }

  @Test
  void recordsThatCannotBeAreNamed() throws IOException {
    Path bad =
        Files.writeString(folder.resolve("bad.csv"), "t,e,s\n1.23456,1,\n-1,1,\nx,1,\n2,1,2\n");
    assertThat(CommandRun.badData("survival", bad, "--duration", "t", "--event", "e=1"))
        .isEqualTo(bad + ", line 2: t must be a duration of at most 4 decimals, was \"1.23456\"");
    List<String> rejects =
        Files.readAllLines(
            rejects("survival", bad, "--duration", "t", "--event", "e=1", "--entry", "s"));
    assertThat(rejects)
        .contains(
            bad + ",3,t,-1,must be a duration from 0 to 9e11",
            bad + ",4,t,x,must be a decimal number such as 9 or 4.5")
        .anyMatch(
            line -> line.contains(",5,s,2,") && line.contains("be less than the duration, 2"));
    assertThat(CommandRun.badData("survival", dates, "--start", "start", "--end", "end"))
        .isEqualTo(
            dates
                + ", line 2: start must be a whole number such as 12 below 9e11 in size (for dates"
                + " give --zone ZONE), was \"2024-01-31\"");
  }

  private Path rejects(Object... command) {
    Path rejects = folder.resolve("rejects.csv");
    CommandRun run = CommandRun.of(List.of(command), "--on-bad", "skip", "--rejects", rejects);
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("cxm: no record of " + command[1] + " counts\n");
    return rejects;
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(CommandRun.refused("survival", durations))
        .isEqualTo(
            "how long customers were observed needs --duration COLUMN, or --start COLUMN and --end"
                + " COLUMN");
    assertThat(CommandRun.refused(ofDurations()))
        .isEqualTo("--duration needs --event COL=VALUE or --cause COLUMN");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--cause", "why")))
        .isEqualTo("--cause and --event exclude each other");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--as-of", "3")))
        .isEqualTo("--end, --last, --as-of, --observed-from and --unit need --start COLUMN");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--zone", "UTC")))
        .isEqualTo("--zone and --time-format need --start COLUMN");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--strata", "plan")))
        .isEqualTo("--strata needs --by COLUMN");
    assertThat(
            CommandRun.refused(
                ofDurations("--event", "left=yes", "--by", "plan", "--strata", "plan")))
        .isEqualTo("--by and --strata must name a column once, was plan, plan");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--weight", "peto")))
        .isEqualTo("--weight needs --by COLUMN");
    assertThat(
            CommandRun.refused(
                ofDurations("--event", "left=yes", "--by", "plan", "--weight", "late")))
        .isEqualTo(
            "--weight must be log-rank, wilcoxon, tarone-ware, peto or fh:RHO,GAMMA, was"
                + " \"late\"");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--at", "1,x")))
        .isEqualTo("--at must have numbers of at most 4 decimals from 0 to 9e11, was x");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--rmst", "0")))
        .isEqualTo("--rmst must be above 0, was 0");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--conditional", "3")))
        .isEqualTo("--conditional must have the form T+U, was \"3\"");
    assertThat(CommandRun.refused(ofDurations("--event", "left=yes", "--width", "10")))
        .isEqualTo("--width must be in 40..400, was 10");
    assertThat(CommandRun.refused(ofDates("--entry", "seen")))
        .isEqualTo("--entry needs --duration COLUMN; with --start give --observed-from TIME");
    assertThat(CommandRun.refused("survival", dates, "--start", "start"))
        .isEqualTo("--start needs --end COLUMN");
    assertThat(
            CommandRun.refused("survival", dates, "--start", "a", "--end", "b", "--unit", "month"))
        .isEqualTo("--unit needs --zone ZONE; without it starts are whole numbers");
    assertThat(CommandRun.refused(ofDates()))
        .isEqualTo(
            dates
                + ", line 3: end must be there, or --as-of TIME or --last COLUMN say until when,"
                + " was \"\"");
    assertThat(
            CommandRun.refused(ofDates("--as-of", "2024-01-01", "--observed-from", "2024-01-01")))
        .isEqualTo("--as-of must be in a later period than --observed-from, was 2024-01-01");
  }

  @Test
  void weightsAndStrataAreThoseOfTheCore() {
    for (String weight : List.of("wilcoxon", "tarone-ware", "peto", "fh:0.5,1")) {
      Json report =
          CommandRun.json(
              ofDurations(
                  "--event", "left=yes", "--by", "plan", "--strata", "region", "--weight", weight));
      assertThat(report.at("test", "strata").value()).isEqualTo(2L);
      assertThat(report.at("definition", "strata", 0).value()).isEqualTo("region");
    }
  }

  @Test
  void whatIsNotKnownYetIsToldToTheMillisecondAlsoInLongPeriods() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("future.csv"),
            """
            s,e
            2024-01-03,
            2024-01-10,2024-01-25
            2024-02-10,2024-02-27
            2024-01-20,2024-02-05T18:00
            """);
    List<Object> months =
        List.of("survival", file, "--start", "s", "--end", "e", "--zone", "UTC", "--unit", "month");

    Json day = CommandRun.json(List.of(months, "--as-of", "2024-02-05"));
    Json noon = CommandRun.json(List.of(months, "--as-of", "2024-02-05T12:00:00Z"));

    assertThat(day.at("results", 0, "n").value()).hasToString("3");
    assertThat(day.at("results", 0, "events").value()).hasToString("2");
    assertThat(noon.at("results", 0, "events").value()).hasToString("1");
  }
}
