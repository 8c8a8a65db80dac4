package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How steps and exclusions are written. */
class StepSyntaxTest extends EventFile {

  @BeforeEach
  void writeEvents() throws IOException {
    write(
        """
        user,event,at,amount,currency,a=b
        ann,view,1,,,x
        ann,card,2,120,EUR,x
        bob,view,1,,,
        bob,cash,2,80,USD,x
        cid,view,1,,,
        cid,a|b,2,100,EUR,
        dee,view,1,,,
        dee,"x, y",2,,,
        eve,view,1,,,
        eve,[e],2,,,
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "view,card; 1",
        "view,card|cash; 2",
        "view, card | cash; 2",
        "view,card[amount>100]; 1",
        "view,card[amount>120]; 0",
        "view,card[amount>=120]; 1",
        "view,card[amount<=120]|cash[amount<80]; 1",
        "view,card|cash[currency=USD]; 2",
        "view,[currency=EUR]; 2",
        "view,[currency!=EUR&currency!=]; 1",
        "view,[amount > 90 & currency = EUR]; 2",
        "view,a\\|b; 1",
        "view,\\[e\\]; 1",
        "view,[a\\=b=x]; 2",
        "view,[amount=120]; 1",
        "view,[amount=120.0]; 0",
      })
  void stepsAreReadAsWritten(String steps, long converted) {
    assertThat(last(reachedQuietly(steps))).isEqualTo(converted);
  }

  private List<Object> reachedQuietly(String steps) {
    CommandRun run = CommandRun.of(seconds("--steps", steps, "--format", "json"));
    assertThat(run.code()).as(run.err()).isZero();
    return each(Json.of(run.out()).at("total", "steps"), "reached");
  }

  private static Object last(List<Object> list) {
    return list.get(list.size() - 1);
  }

  @Test
  void aStepWithACommaIsQuoted() {
    assertThat(reached("--steps", "view,\"x, y\"")).containsExactly(5L, 1L);
  }

  @Test
  void definitionShowsEventsAndConditions() {
    Json steps =
        json("--steps", "view,card[amount>100&currency=EUR]|cash").at("definition", "steps");

    assertThat(steps.at(1, "name").value()).isEqualTo("card[amount>100&currency=EUR]|cash");
    assertThat(steps.at(1, "events").value())
        .isEqualTo(
            List.of(
                Map.of("event", "card", "condition", "amount>100&currency=EUR"),
                Map.of("event", "cash", "condition", "")));
  }

  @Test
  void aStepTwiceIsNumbered() throws IOException {
    events("ann view 1, ann view 2, ann view 3, bob view 1, bob view 2");
    Json report = json("--steps", "view,view,view", "--name", "view#3=third");

    assertThat(each(report.at("total", "steps"), "name"))
        .containsExactly("view", "view#2", "third");
    assertThat(each(report.at("total", "steps"), "reached")).containsExactly(2L, 2L, 1L);
  }

  @Test
  void stepsAreNamedByNumberOrText() {
    assertThat(
            each(
                json("--steps", "view,[a\\=b=x]", "--name", "[a=b=x]=Paid", "--name", "1=Seen")
                    .at("total", "steps"),
                "name"))
        .containsExactly("Seen", "Paid");
  }

  @Test
  void aNumberThatIsNotOneIsBadDataWhereItIsCompared() {
    assertThat(CommandRun.badData(seconds("--steps", "view,[currency>5]")))
        .isEqualTo(
            file
                + ", line 3: currency must be a decimal number such as 9 or 4.5 for the condition"
                + " currency>5, was \"EUR\"");
    assertThat(reachedQuietly("view,pay[currency>5]")).containsExactly(5L, 0L);
    assertThat(
            json("--steps", "view,[currency>5]", "--on-bad", "skip")
                .at("input", "rejected")
                .value())
        .isEqualTo(3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "view,,pay; --steps must name an event, or a condition as in [amount>100], was ",
        "view,pay|; --steps must name an event, or a condition as in [amount>100], was pay|",
        "pay[amount>1; --steps must close every [ with ], was pay[amount>1",
        "pay[]; --steps must have conditions such as amount>100 or currency=EUR between [ and ],"
            + " was pay[]",
        "pay[amount]; --steps must have conditions such as amount>100 or currency=EUR between [ and"
            + " ], was pay[amount]",
        "pay[amount>much]; --steps must compare with a number by < and >, was pay[amount>much]",
        "pay[a=1]x; --steps must have | or nothing behind ], was pay[a=1]x"
      })
  void wrongSyntaxIsRefused(String steps, String message) {
    assertThat(CommandRun.refused(seconds("--steps", steps)).strip()).isEqualTo(message.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--optional", "--free", "--max-gap", "--name"})
  void unknownStepsAreRefusedWithTheNearest(String option) {
    String value = option.equals("--max-gap") || option.equals("--name") ? "crd=1h" : "crd";

    assertThat(CommandRun.refused(seconds("--steps", "view,card,cash", option, value)))
        .isEqualTo(
            option
                + " must name a step, by number or as one of view, card, cash, was \"crd\", did"
                + " you mean \"card\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--max-gap; view=1h; --max-gap must be of a step that has one before it, was view",
        "--any-order --free; card; --any-order must come without --optional and --free, was with",
        "--any-order --optional; 2; --any-order must come without --optional and --free, was with",
        "--max-gap; card; --max-gap must have the form STEP=TIME, was card",
        "--max-gap; card=soon; --max-gap card must be a time such as 90s, 30m, 12h, 7d or 2w, was"
            + " soon",
        "--name; card; --name must have the form STEP=NAME, was card",
        "--name; card=; name of a step must not be blank",
        "--name; card=view; steps must have different names, was 'view' twice (FunnelStep.named"
            + " gives another)",
        "--optional; 1; first and last step must not be optional, was 'view'",
        "--exclude; refund@x; --exclude must have the numbers of two steps behind @, as in"
            + " refund@1-2 (for the sign itself write \\@), was refund@x",
        "--exclude; refund@2-1; exclusion must range from a step to a later one, was 2 to 1",
        "--exclude; refund@1-7; exclusion must range between steps of 1..3, was 1 to 7",
        "--exclude-effect; stop; --exclude-effect has an effect only with --exclude",
        "--tie-winner; step; --tie-winner has an effect only with --exclude",
        "--exclude; refund[; --exclude must have conditions such as amount>100 or currency=EUR"
            + " between [ and ], was refund["
      })
  void valuesThatMakeNoSenseAreRefused(String option, String value, String message) {
    List<Object> options = List.of((Object[]) option.split(" ", -1));

    assertThat(CommandRun.refused(seconds("--steps", "view,card,cash", options, value)))
        .isEqualTo(message);
  }

  @Test
  void columnsOfConditionsMustBeThere() {
    assertThat(CommandRun.refused(seconds("--steps", "view,card[amuont>1]")))
        .startsWith(file + " has no column \"amuont\", did you mean \"amount\"?");
  }

  @Test
  void anExclusionMayHaveAnAtSign() throws IOException {
    events("ann view 1, ann a@b 2, ann pay 3, bob view 1, bob pay 3");

    assertThat(reached("--steps", "view,pay", "--exclude", "a\\@b")).containsExactly(1L, 1L);
  }
}
