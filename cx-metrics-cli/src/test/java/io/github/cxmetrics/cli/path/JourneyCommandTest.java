package io.github.cxmetrics.cli.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import io.github.cxmetrics.cli.event.EventFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of a journey in each of its forms, and what each option changes. */
class JourneyCommandTest extends EventFiles {

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,event,at,points,about,total
        ann,view,2026-01-01T10:00:00,,,
        ann,pay,2026-01-01T10:10:00,,,5
        ann,survey,2026-01-02T10:00:00,9,,
        bob,view,2026-01-01T10:00:00,,,
        bob,survey,2026-01-01T11:00:00,3,,
        bob,pay,2026-01-01T12:00:00,,,0
        cid,survey,2026-01-01T09:00:00,10,,
        cid,view,2026-02-20T10:00:00,,,
        cid,help,2026-02-20T10:05:00,,,
        """);
  }

  private List<Object> journey(Object... more) {
    return List.of(
        command("journey", "--event", "event"),
        "--stage",
        "explore=view",
        "--stage",
        "buy=pay[total>0]",
        List.of(more));
  }

  @Test
  void tableShowsStagesConversionsAndWhatIsInNone() {
    assertThat(CommandRun.good(journey()).lines())
        .containsExactly(
            "explore (view) > buy (pay[total>0]); dropped off after 30d without an event",
            file + ": 9 records, 9 used, 0 rejected; as of 2026-02-20 10:05:00 UTC (last event)",
            "3 actors in a stage; 5 events in no stage (survey 3, help 1, pay 1)",
            "",
            "stage    actors  entries  start  next  skipped  back  dropped  of actors    95 %"
                + " interval  still there  stay",
            "-------  ------  -------  -----  ----  -------  ----  -------  ---------"
                + "  ---------------  -----------  ----",
            "explore       3        3      3     1        0     0        1     33.3 %    6.1 to"
                + " 79.2 %            1   10m",
            "buy           1        1      0     0        0     0        1    100.0 %  20.7 to"
                + " 100.0 %            0     -",
            "",
            "Of those who entered the stage of the row, who entered another one afterwards",
            "",
            "stage    actors  explore     buy",
            "-------  ------  -------  ------",
            "explore       3           33.3 %",
            "buy           1    0.0 %",
            "",
            "next, skipped, back: how often a stage was left for the next one, a later or an"
                + " earlier one",
            "dropped: in the last stage that is arrival, no loss",
            "stays are medians of those that ended (3 are open, one of each actor: where many are,"
                + " too short); intervals: Wilson score");
  }

  @Test
  void surveyIsScoredStageByStage() {
    Object[] survey = {"--answer", "survey", "--score", "points"};

    assertThat(CommandRun.good(journey(survey)).lines())
        .containsSubsequence(
            "3 actors in a stage; 2 events in no stage (help 1, pay 1)",
            "What they say in each stage: NPS",
            "stage    answers     NPS    95 % interval",
            "explore        1  -100.0  -100.0 to +58.7",
            "buy            1  +100.0  -58.7 to +100.0",
            "none           1  +100.0  -58.7 to +100.0",
            "none: answers of actors who had not entered any stage");
    Json scores = CommandRun.json(journey(survey), "--score-kind", "mean").at("survey");
    assertThat(scores.at("kind").value()).isEqualTo("mean");
    assertThat(each(scores.at("stages"), "score", "value")).containsExactly(3.0, 9.0, 10.0);
    assertThat(CommandRun.good(journey(survey), "--format", "csv"))
        .contains("\nexplore,score,,-100.0,", "\nnone,score,,100.0,");
  }

  @Test
  void answersMayNameTheirStage() throws IOException {
    write(
        """
        user,event,at,points,about
        ann,view,2026-01-01,,
        ann,survey,2026-01-02,9,buy
        """);
    Object[] survey = {"--answer", "survey", "--score", "points", "--score-stage", "about"};
    List<Object> stages =
        List.of(
            command("journey", "--event", "event"),
            "--stage",
            "explore=view",
            "--stage",
            "buy=pay");

    CommandRun run = CommandRun.of(stages, List.of(survey), "--format", "json");
    assertThat(each(Json.of(run.out()).at("survey", "stages"), "answers")).containsExactly(0L, 1L);
    assertThat(run.err()).contains("event \"pay\" never seen");
    write("user,event,at,points,about\nann,survey,2026-01-02,9,nowhere\n");
    assertThat(CommandRun.badData(stages, List.of(survey)))
        .isEqualTo(
            file + ", line 2: about must be one of the stages explore, buy, was \"nowhere\"");
  }

  @Test
  void jsonHasStagesAndMoves() {
    Json report = CommandRun.json(journey());

    assertThat(report.keys())
        .containsExactly(
            "schema", "command", "definition", "input", "n", "stages", "unmapped", "warnings");
    assertThat(report.at("schema").value()).isEqualTo("cxm-journey/1");
    assertThat(report.at("definition", "quiet").value()).isEqualTo(2_592_000_000L);
    assertThat(report.at("definition", "stages", 1, "events", 0, "condition").value())
        .isEqualTo("total>0");
    Json explore = report.at("stages", 0);
    assertThat(explore.at("to", 0, "moves").value()).isEqualTo(1L);
    assertThat(explore.at("stay", "median").value()).isEqualTo(600_000.0);
    assertThat(explore.at("dropOff", "n").value()).isEqualTo(3L);
    assertThat(report.at("unmapped").keys()).containsExactly("help", "pay", "survey");
  }

  @Test
  void csvAndMarkdownHaveThemToo() {
    assertThat(CommandRun.good(journey("--format", "csv")).lines())
        .contains(
            "stage,name,to,value,low,high,method,n",
            "explore,actors,,3,,,,",
            "explore,moves,buy,1,,,,",
            ",unmapped,help,1,,,,");
    assertThat(CommandRun.good(journey("--format", "markdown")))
        .contains("without an event  \n", "| explore |      3 |");
  }

  @Test
  void actorsDropOffAfterAQuietTime() {
    assertThat(each(CommandRun.json(journey("--quiet", "90d")).at("stages"), "dropped"))
        .containsExactly(0L, 0L);
  }

  @Test
  void scoresThatCannotBeAreBad() throws IOException {
    write("user,event,at,points\nann,survey,2026-01-02,11\nann,survey,2026-01-02,\n");
    List<Object> scored =
        List.of(
            command("journey", "--event", "event", "--stage", "s=survey"),
            "--answer",
            "survey",
            "--score",
            "points");

    assertThat(CommandRun.badData(scored))
        .isEqualTo(
            file
                + ", line 2: points must be a whole number from 0 to 10, or --score-kind be mean,"
                + " was \"11\"");
    assertThat(CommandRun.badData(scored, "--score-kind", "mean"))
        .isEqualTo(file + ", line 3: points must be a decimal number such as 9 or 4.5, was \"\"");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    List<Object> bare = command("journey", "--event", "event");

    assertThat(CommandRun.refused(bare, "--stage", "view"))
        .isEqualTo("--stage must have the form NAME=EVENTS, as in 'explore=view|search', was view");
    assertThat(CommandRun.refused(bare, "--stage", "view[a=b]"))
        .startsWith("--stage must have the form NAME=EVENTS");
    assertThat(CommandRun.refused(bare, "--stage", "a=x", "--stage", "a=y"))
        .isEqualTo("stages must have different names, was twice a");
    assertThat(CommandRun.refused(bare, "--stage", "a=x", "--stage", "b=x"))
        .isEqualTo("event must be in one stage, was \"x\" in a and b");
    assertThat(CommandRun.refused(bare, "--stage", "none=x"))
        .isEqualTo("name of a stage must not be that of no stage, was none");
    assertThat(CommandRun.refused(journey("--answer", "survey")))
        .isEqualTo("--answer EVENT and --score COLUMN must come together, was one");
    assertThat(CommandRun.refused(journey("--score-stage", "about")))
        .isEqualTo("--score-stage has an effect only with --answer");
    assertThat(CommandRun.refused(bare)).startsWith("Missing required option: '--stage");
  }
}
