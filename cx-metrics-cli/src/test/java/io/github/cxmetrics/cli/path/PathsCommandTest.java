package io.github.cxmetrics.cli.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of paths in each of its forms, and what each option changes. */
class PathsCommandTest extends EventFiles {

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,event,at,no
        ann,view,2026-01-01T10:00:00,1
        ann,cart,2026-01-01T10:01:00,2
        ann,pay,2026-01-01T10:03:00,3
        bob,view,2026-01-01T10:00:00,1
        bob,view,2026-01-01T10:00:30,2
        bob,cart,2026-01-01T10:01:00,3
        cid,view,2026-01-01T10:00:00,2
        cid,home,2026-01-01T10:00:00,1
        cid,pay,2026-01-01T12:00:00,3
        """);
  }

  private List<Object> paths(Object... more) {
    return List.of(command("paths", "--event", "event"), List.of(more));
  }

  private static List<Object> top(Json report) {
    return each(report.at("wholePaths", "top"), "events");
  }

  @Test
  void tableShowsPositionsStepsAndPaths() {
    assertThat(CommandRun.good(paths("--top", 2)).lines())
        .containsExactly(
            "Paths from the first event of each session; up to 5 steps; sessions end after 30m"
                + " without an event",
            file + ": 9 records, 9 used, 0 rejected; as of 2026-01-01 12:00:00 UTC (last event)",
            "4 paths of 3 actors",
            "",
            "position  paths  actors  end here    share    95 % interval  events",
            "--------  -----  ------  --------  -------  ---------------  -------------------------",
            "       0      4       3         1   25.0 %    1.6 to 87.2 %  view 2, home 1, 1 other 1",
            "       1      3       3         1   33.3 %    6.1 to 79.2 %  view 2, cart 1",
            "       2      2       2         2  100.0 %  34.2 to 100.0 %  cart 1, pay 1",
            "",
            "Where they went on to",
            "",
            "positions  from       to    paths  of from    95 % interval  actors  time",
            "---------  ---------  ----  -----  -------  ---------------  ------  ----",
            "    0 > 1  home       view      1  100.0 %  20.7 to 100.0 %       1    0s",
            "    0 > 1  view       cart      1   50.0 %    9.5 to 90.5 %       1    1m",
            "    0 > 1  (1 other)            1",
            "    1 > 2  cart       pay       1  100.0 %  20.7 to 100.0 %       1    2m",
            "    1 > 2  view       cart      1   50.0 %    9.5 to 90.5 %       1   30s",
            "",
            "Most frequent paths",
            "",
            "paths   share  95 % interval  actors  path",
            "-----  ------  -------------  ------  -----------",
            "    1  25.0 %  1.6 to 87.2 %       1  home > view",
            "    1  25.0 %  1.6 to 87.2 %       1  pay",
            "    2  50.0 %                         (2 others)",
            "",
            "Times are medians; intervals: Wilson score of effective trials, over actors");
  }

  @Test
  void jsonHasTopsAndTheRest() {
    Json report = CommandRun.json(paths("--top", 1));

    assertThat(report.keys())
        .containsExactly(
            "schema",
            "command",
            "definition",
            "input",
            "n",
            "paths",
            "positions",
            "wholePaths",
            "warnings");
    assertThat(report.at("schema").value()).isEqualTo("cxm-paths/1");
    assertThat(report.at("definition", "sessionGap").value()).isEqualTo(1_800_000L);
    assertThat(report.at("n").value()).isEqualTo(3L);
    assertThat(report.at("paths").value()).isEqualTo(4L);
    assertThat(report.at("positions", 0, "events", "top", 0, "event").value()).isEqualTo("view");
    assertThat(report.at("positions", 0, "events", "others").value()).isEqualTo(2L);
    assertThat(report.at("positions", 0, "edges", "top", 0, "time", "median").value())
        .isEqualTo(0.0); // home and view of one moment
    assertThat(report.at("wholePaths", "otherPaths").value()).isEqualTo(3L);
  }

  @Test
  void csvHasARowForEachNumber() {
    assertThat(CommandRun.good(paths("--format", "csv", "--top", 1)).lines())
        .contains(
            "row,position,from,to,path,paths,actors,ended,share,share_low,share_high,method,n,"
                + "median_ms",
            "event others,0,,,,2,,,,,,,,",
            "path others,,,,,3,,,,,,,,")
        .anyMatch(row -> row.startsWith("position,0,,,,4,3,1,0.25,"))
        .anyMatch(row -> row.startsWith("edge,1,cart,pay,,1,1,,1.0,"));
  }

  @Test
  void markdownIsATable() {
    assertThat(CommandRun.good(paths("--format", "markdown")))
        .contains("without an event  \n", "| view > cart > pay ");
  }

  @Test
  void pathsAreReadFromAnEventOrBackFromOne() {
    assertThat(top(CommandRun.json(paths("--from-event", "cart"))))
        .containsExactly(List.of("cart"), List.of("cart", "pay"));
    Json before = CommandRun.json(paths("--to-event", "pay", "--session-gap", "none"));
    assertThat(top(before))
        .containsExactly(List.of("home", "view", "pay"), List.of("view", "cart", "pay"));
    assertThat(each(before.at("positions"), "position")).containsExactly(0L, -1L, -2L);
    assertThat(CommandRun.good(paths("--to-event", "pay", "--session-gap", "none")))
        .startsWith(
            "Paths before the first pay of each session; up to 5 steps; the whole history of an"
                + " actor is one session\n")
        .contains("Where they came from", "  -1 > 0  cart  pay ");
    assertThat(top(CommandRun.json(paths("--from-event", "view", "--to-event", "pay"))))
        .containsExactly(List.of("view", "cart", "pay"));
    assertThat(CommandRun.good(paths("--from-event", "view", "--to-event", "pay")))
        .startsWith("Paths from the first view of each session to pay; ");
  }

  @Test
  void everyOccurrenceIsAPath() {
    assertThat(
            CommandRun.json(paths("--from-event", "view", "--every-occurrence"))
                .at("paths")
                .value())
        .isEqualTo(4L);
    assertThat(CommandRun.good(paths("--from-event", "view", "--every-occurrence")))
        .startsWith("Paths from every view; ");
    assertThat(CommandRun.refused(paths("--every-occurrence")))
        .isEqualTo("--every-occurrence needs --from-event or --to-event");
  }

  @Test
  void stepsRepeatsAndEventsAreChosen() {
    assertThat(top(CommandRun.json(paths("--steps", 2, "--where", "user=ann"))))
        .containsExactly(List.of("view", "cart"));
    assertThat(CommandRun.good(paths("--steps", 2, "--where", "user=ann")))
        .contains(
            "  view > cart > ...\n",
            "\n...: what comes after the steps that are looked at, of all of these paths or of"
                + " (... so many)\n");
    assertThat(CommandRun.good(paths("--steps", 2, "--to-event", "pay")))
        .contains("\n...: what came before the steps that are looked at, ");
    assertThat(top(CommandRun.json(paths("--collapse", "--where", "user=bob"))))
        .containsExactly(List.of("view", "cart"));
    assertThat(top(CommandRun.json(paths("--only", "cart,pay", "--where", "user=ann"))))
        .containsExactly(List.of("cart", "pay"));
    assertThat(top(CommandRun.json(paths("--without", "cart", "--where", "user=ann"))))
        .containsExactly(List.of("view", "pay"));
    assertThat(CommandRun.good(paths("--without", "cart", "--collapse")))
        .contains("; repeats collapsed; without cart\n");
    assertThat(CommandRun.refused(paths("--only", "a", "--without", "b")))
        .isEqualTo("only one of --only and --without may be given");
    assertThat(CommandRun.refused(paths("--steps", 1)))
        .isEqualTo("--steps: steps of a path must be in 2..50, was 1");
  }

  @Test
  void tiesGoByNameOrByANumber() {
    Object[] cid = {"--where", "user=cid", "--to-event", "pay", "--session-gap", "none"};
    assertThat(top(CommandRun.json(paths(cid)))).containsExactly(List.of("home", "view", "pay"));
    Json numbered = CommandRun.json(paths(cid), "--sequence", "no");
    assertThat(top(numbered)).containsExactly(List.of("home", "view", "pay"));
    assertThat(numbered.at("definition", "sequence").value()).isEqualTo("no");
    assertThat(CommandRun.badData(paths("--sequence", "event")))
        .isEqualTo(file + ", line 2: event must be a whole number, was \"view\"");
  }

  @Test
  void sequenceTurnsTiesRound() throws IOException {
    write("user,event,at,no\nann,b,2026-01-01,1\nann,a,2026-01-01,2\n");

    assertThat(top(CommandRun.json(paths()))).containsExactly(List.of("a", "b"));
    assertThat(top(CommandRun.json(paths("--sequence", "no")))).containsExactly(List.of("b", "a"));
  }

  @Test
  void recordsOfSomeDaysAreRead() throws IOException {
    write("user,event,at\nann,a,2026-01-01\nann,b,2026-01-02\nann,c,2026-01-03\n");
    Object[] day = {"--from", "2026-01-02", "--to", "2026-01-03"};

    Json report = CommandRun.json(paths(day));
    assertThat(top(report)).containsExactly(List.of("b"));
    assertThat(report.at("input", "filtered").value()).isEqualTo(2L);
    assertThat(report.at("input", "asOf").value()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(report.at("definition", "from").value()).isEqualTo("2026-01-02");
    assertThat(CommandRun.good(paths(day))).contains("3 records, 2 left out by condition, 1 used");
    CommandRun none = CommandRun.of(paths("--from", "2027-01-01"));
    assertThat(none.out()).endsWith("no record meets time>=2027-01-01\n");
    assertThat(none.err()).isEqualTo("cxm: no event of " + file + " lies in --from 2027-01-01\n");
    assertThat(CommandRun.of(paths("--from", "2027-01-01", "--where", "event=a")).err())
        .isEqualTo("cxm: no event of " + file + " lies in --from 2027-01-01 and meets --where\n");
    assertThat(CommandRun.of(paths("--as-of", "2025-01-01")).err())
        .startsWith("cxm: no event of " + file + " lies before --as-of 2025-01-01");
    assertThat(
            CommandRun.refused(
                "paths", file, "--actor", "user", "--event", "event", "--time", "at", List.of(day)))
        .startsWith("a range of dates needs --zone ZONE");
  }

  @Test
  void sessionsEndAfterAGap() {
    assertThat(CommandRun.json(paths("--session-gap", "2h")).at("paths").value()).isEqualTo(3L);
    assertThat(CommandRun.refused(paths("--session-gap", "soon")))
        .isEqualTo(
            "--session-gap must be a time such as 90s, 30m, 12h, 7d or 2w or none, was soon");
  }

  @Test
  void matrixHasFiveWeightings() {
    assertThat(CommandRun.good(paths("--matrix", "count", "--where", "user!=cid")).lines())
        .containsSubsequence(
            "From the event of the row to that of the column: how often",
            "  #  event    1    2    3",
            "  1  cart     -    1    -",
            "  2  pay      -    -    -",
            "  3  view     2    -    1");
    Json out = CommandRun.json(paths("--matrix", "out")).at("matrix");
    assertThat(out.at("weighting").value()).isEqualTo("out");
    assertThat(each(out.at("cells"), "from")).startsWith("view", "cart");
    assertThat(out.at("cells", 0, "weight").value()).isEqualTo(2.0 / 3);
    assertThat(out.at("cells", 0, "share", "value").value()).isEqualTo(2.0 / 3);
    assertThat(CommandRun.good(paths("--matrix", "actors", "--ends")))
        .contains("how many actors", "(start)", "(end)");
    assertThat(CommandRun.good(paths("--matrix", "in"))).contains("come to the column");
    assertThat(CommandRun.good(paths("--matrix", "share"))).contains("share of all transitions");
    assertThat(CommandRun.good(paths("--matrix", "count", "--format", "csv")))
        .contains("\ntransition,,view,cart,,2,2,,,,,,,");
    assertThat(CommandRun.good(paths("--matrix", "out", "--color", "always")))
        .contains("\u001b[38;5;231;48;5;18m");
    assertThat(CommandRun.refused(paths("--ends")))
        .isEqualTo("--ends has an effect only with --matrix");
  }

  @Test
  void namesNeverSeenAreWarnedOf() {
    CommandRun run = CommandRun.of(paths("--to-event", "Pay"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("cxm: event \"Pay\" never seen: did you mean \"pay\"?\n");
    assertThat(run.out()).contains("0 paths of 0 actors");
    assertThat(CommandRun.refused(paths("--top", 0))).isEqualTo("--top must be 1 or more, was 0");
  }
}
