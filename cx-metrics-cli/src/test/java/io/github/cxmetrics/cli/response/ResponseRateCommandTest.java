package io.github.cxmetrics.cli.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of response rates, and what each option changes. */
class ResponseRateCommandTest {

  @TempDir Path folder;

  private Path mails = Path.of("");
  private Path cases = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    mails =
        write(
            "mails.csv",
            """
            id,state,channel
            1,done,web
            2,done,앱
            3,clicked,web
            4,mailed,web
            5,returned,앱
            6,,web
            """);
    cases = write("cases.csv", "status,wave\nI,1\nI,2\nr,1\nUH,2\nNE,2\nuo,1\n");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void countsOfInvitations() {
    String out =
        CommandRun.good(
            "response-rate", "--counts", "sent=1000,bounced=50,started=250,complete=190");
    assertThat(CommandRun.lines(out))
        .startsWith(
            "Response rate 20.0 % (completedOfDelivered = complete / delivered)",
            "sent 1000, bounced 50, delivered 950, started 250, complete 190")
        .contains(
            "deliveredOfSent delivery rate 950 1000 95.0 % 93.5 to 96.2 %",
            "openedOfDelivered open rate not counted 950 - -",
            "completedOfStarted completion rate 190 250 76.0 % 70.3 to 80.9 %");
  }

  @Test
  void countsOfCasesWithBothWaysToTakeUnknownOnes() {
    String counts = "I=300,P=50,R=200,NC=100,O=30,UH=160,UO=40,NE=170";
    assertThat(CommandRun.lines(CommandRun.good("response-rate", "--counts", counts)))
        .startsWith(
            "Response rate 34.1 % (RR1 = I / ((I+P) + (R+NC+O) + (UH+UO)))",
            "I 300, P 50, R 200, NC 100, O 30, UH 160, UO 40, NE 170",
            "Unknown cases: e = (I+P+R+NC+O) / (I+P+R+NC+O+NE), proportional allocation")
        .contains("RR3 I / ((I+P) + (R+NC+O) + e(UH+UO)) 300 840 35.7 % 32.5 to 39.0 %");
    Json given = CommandRun.json("response-rate", "--counts", counts, "--eligible", "0.3");
    assertThat(given.at("rates", 2, "name").value()).isEqualTo("RR3");
    assertThat(given.at("rates", 2, "denominatorCount").value()).isEqualTo(740.0);
    assertThat(given.at("rates", 2, "value").value()).isEqualTo(300 / 740.0);
    assertThat(given.at("eligible").value()).isEqualTo("e = 0.3, given");
  }

  @Test
  void recordsWithStatusesOfTheirOwn() {
    Object[] args = {
      "response-rate",
      mails,
      "--status",
      "state",
      "--map",
      "done=complete,clicked=started",
      "--map",
      "mailed=delivered,returned=bounced",
      "--by",
      "channel"
    };
    assertThat(CommandRun.lines(CommandRun.good(args)))
        .startsWith(
            "Response rate 50.0 % (completedOfDelivered = complete / delivered)",
            mails + ": 6 records, 5 counted, 1 without a status",
            "sent 5, bounced 1, delivered 4, started 3, complete 2")
        .contains(
            "complete / delivered by channel",
            "web 1 3 33.3 % 6.1 to 79.2 %",
            "앱 1 1 100.0 % 20.7 to 100.0 %",
            "Total 2 4 50.0 % 15.0 to 85.0 %");
    Json json = CommandRun.json(args);
    assertThat(json.at("input", "missing").value()).isEqualTo(1L);
    assertThat(json.at("results", 1, "segment", "channel").value()).isEqualTo("앱");
    assertThat(json.at("rates", 2, "numeratorCount").value()).isNull();
    String csv = CommandRun.good(Arrays.asList(args), "--format", "csv");
    assertThat(csv.lines())
        .startsWith(
            "channel,rate,formula,numerator_count,denominator_count,value,low,high,method,n")
        .anyMatch(line -> line.startsWith("앱,completedOfDelivered,complete / delivered,1,1.0,1.0"));
  }

  @Test
  void recordsWhoseStatusesAreCodes() {
    Json json = CommandRun.json("response-rate", cases, "--status", "status", "--where", "wave=1");
    assertThat(json.at("kind").value()).isEqualTo("dispositions");
    assertThat(json.at("rates", 0, "value").value()).isEqualTo(1 / 3.0);
    assertThat(json.at("input", "filtered").value()).isEqualTo(3L);
    assertThat(
            CommandRun.good("response-rate", cases, "--status", "status", "--format", "markdown"))
        .contains("| RR1");
  }

  @Test
  void unknownStatusesAreBadDataWithAHint() throws IOException {
    assertThat(
            CommandRun.badData(
                "response-rate", mails, "--status", "state", "--map", "don=complete"))
        .isEqualTo(
            mails
                + ", line 2: state must be one of don of --map (did you mean \"don\"?), was"
                + " \"done\"");
    Path mixed = write("mixed.csv", "status\nI\nsent\nX\n");
    Json json = CommandRun.json("response-rate", mixed, "--status", "status", "--on-bad", "skip");
    assertThat(json.at("input", "rejected").value()).isEqualTo(2L);
    assertThat(CommandRun.badData("response-rate", mixed, "--status", "status"))
        .isEqualTo(
            mixed
                + ", line 3: status must be one of the AAPOR codes I, P, R, NC, O, UH, UO, NE like"
                + " the first status, was \"sent\"");
  }

  @Test
  void nothingIsDefinedWithoutRecords() throws IOException {
    Path empty = write("empty.csv", "status\n");
    assertThat(CommandRun.good("response-rate", empty, "--status", "status"))
        .contains("Response rate - (RR1");
    Json stages =
        CommandRun.json(
            "response-rate", empty, "--status", "status", "--map", "x=complete,y=started");
    assertThat(stages.at("kind").value()).isEqualTo("invitations");
    assertThat(stages.at("rates", 5, "value").value()).isNull();
  }

  @Test
  void shareOfUnknownCasesMayBeUnknown() {
    assertThat(CommandRun.lines(CommandRun.good("response-rate", "--counts", "UH=5")))
        .contains("RR3 I / ((I+P) + (R+NC+O) + e(UH+UO)) 0 unknown - -")
        .noneMatch(line -> line.contains("not counted"));
  }

  @Test
  void eligibleIsOfCasesOnly() {
    String refused =
        "--eligible is of AAPOR codes: leave it out with stages of an invitation, which know no"
            + " unknown cases";
    assertThat(
            CommandRun.refused(
                "response-rate", "--counts", "sent=5,complete=1", "--eligible", "0.5"))
        .isEqualTo(refused);
    assertThat(
            CommandRun.refused(
                "response-rate",
                mails,
                "--status",
                "state",
                "--map",
                "done=complete,clicked=started,mailed=delivered,returned=bounced",
                "--eligible",
                "proportional"))
        .isEqualTo(refused);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(CommandRun.refused("response-rate"))
        .isEqualTo("cxm response-rate needs a FILE with --status COLUMN, or --counts");
    assertThat(CommandRun.refused("response-rate", mails))
        .isEqualTo("FILE needs --status COLUMN, what became of each record");
    assertThat(CommandRun.refused("response-rate", mails, "--counts", "I=1"))
        .startsWith("--counts stands for a whole file");
    assertThat(CommandRun.refused("response-rate", "--counts", "sent=5,bounced=6"))
        .isEqualTo("--counts: bounced must not be more than sent, was 6 of 5");
    assertThat(CommandRun.refused("response-rate", "--counts", "sent=5,I=6"))
        .isEqualTo("--counts must name either AAPOR codes or stages of an invitation, was both");
    assertThat(CommandRun.refused("response-rate", "--counts", "I=1,I=2"))
        .isEqualTo("--counts must name an outcome once, was I=2");
    assertThat(CommandRun.refused("response-rate", "--counts", "I=x"))
        .isEqualTo("--counts must have whole numbers such as 950, was x");
    assertThat(CommandRun.refused("response-rate", "--counts", "I=9223372036854775807"))
        .isEqualTo("--counts must be at most 999999999999999999, was 9223372036854775807");
    assertThat(CommandRun.refused("response-rate", "--counts", "I"))
        .isEqualTo("--counts must have the form OUTCOME=N, was I");
    assertThat(CommandRun.refused("response-rate", "--counts", "compleet=1"))
        .endsWith("was \"compleet\" (did you mean \"complete\"?)");
    assertThat(CommandRun.refused("response-rate", "--counts", "I=1", "--eligible", "2"))
        .isEqualTo("--eligible: share of unknown cases that are eligible must be in 0..1, was 2.0");
    assertThat(CommandRun.refused("response-rate", "--counts", "I=1", "--eligible", "most"))
        .isEqualTo("--eligible must be a share in 0..1 or 'proportional', was most");
    assertThat(CommandRun.refused("response-rate", mails, "--status", "state", "--map", "done"))
        .isEqualTo("--map must have the form STATUS=OUTCOME, was done");
    assertThat(CommandRun.refused("response-rate", mails, "--status", "state", "--map", "a=I,a=R"))
        .isEqualTo("--map must name a status once, was a=R");
  }
}
