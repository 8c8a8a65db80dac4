package io.github.cxmetrics.cli.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each option of the rules does to a few events. */
class RulesTest extends EventFile {

  private static Object[] words(String options) {
    return options == null ? new Object[0] : Splitter.on(' ').splitToList(options).toArray();
  }

  /** How many reached the last step of view, cart, pay. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "",
      value = {
        // the window
        "ann view 0, ann cart 1, ann pay 3600; --within 1h; 1",
        "ann view 0, ann cart 1, ann pay 3601; --within 1h; 0",
        "ann view 0, ann cart 1, ann pay 3600; --within 1h --window-edge exclusive; 0",
        "ann view 0, ann cart 1, ann pay 3600; --within PT1H --window-edge inclusive; 1",
        "ann view 0, ann cart 1, ann pay 1209600;; 1",
        "ann view 0, ann cart 1, ann pay 1209601;; 0",
        "ann view 0, ann cart 1, ann pay 1209601; --within 2w1s; 1",
        "ann view 0, ann cart 1, ann pay 99999999; --within none; 1",
        "ann view 0, ann cart 1, ann pay 1801; --within session; 1",
        "ann view 0, ann cart 1, ann pay 1802; --within session; 0",
        "ann view 0, ann cart 1, ann pay 1802; --within session --session-gap 1h; 1",
        "ann view 0, ann cart 1, ann pay 86399; --within-days 1 --zone UTC; 1",
        "ann view 0, ann cart 1, ann pay 86400; --within-days 1 --zone UTC; 0",
        "ann view 0, ann cart 1, ann pay 86400; --within-days 2 --zone UTC; 1",
        "ann view 0, ann cart 1, ann pay 86399; --within-days 1 --zone Asia/Seoul; 0",
        // the steps
        "ann view 0, ann pay 3;; 0",
        "ann view 0, ann pay 3; --optional cart; 1",
        "ann view 0, ann pay 3; --optional 2; 1",
        "ann pay 0, ann cart 1, ann view 2;; 0",
        "ann pay 0, ann cart 1, ann view 2; --any-order; 1",
        "ann view 0, ann pay 1, ann cart 2; --free 2 --free pay; 1",
        "ann pay 0, ann view 1, ann cart 2; --free 2 --free pay; 0",
        "ann view 0, ann cart 61, ann pay 62; --max-gap cart=1m; 0",
        "ann view 0, ann cart 60, ann pay 62; --max-gap cart=1m; 1",
        "ann view 0, ann cart 60, ann pay 62; --max-gap cart=1m --max-gap 3=1s; 0",
        // the order
        "ann view 0, ann cart 1, ann other 2, ann pay 3;; 1",
        "ann view 0, ann cart 1, ann other 2, ann pay 3; --order contiguous; 0",
        "ann view 0, ann pay 1, ann cart 2, ann pay 3; --order step-strict; 0",
        "ann view 0, ann cart 1, ann cart 2, ann pay 3; --order no-repeat-of-reached; 0",
        "ann view 0, ann cart 1, ann cart 2, ann pay 3; --order no-repeat-of-latest; 0",
        "ann view 0, ann cart 1, ann view 2, ann pay 3; --order no-repeat-of-latest; 1",
        "ann view 0, ann cart 0, ann pay 3;; 1",
        "ann view 0, ann cart 0, ann pay 3; --order strict-increase; 0",
        "ann view 0, ann pay 1, ann cart 2, ann pay 3; --order step-strict,strict-increase; 0",
        // the grace
        "ann view 2, ann cart 1, ann pay 3;; 0",
        "ann view 2, ann cart 1, ann pay 3; --grace 1s; 1",
        // the entries
        "ann view 0, ann view 7200, ann cart 7201, ann pay 7202; --within 1h; 1",
        "ann view 0, ann view 7200, ann cart 7201, ann pay 7202; --within 1h --entries first; 0",
        "ann view 0, ann cart 1, ann pay 2, ann view 3, ann cart 4, ann pay 5;; 1",
        "ann view 0, ann cart 1, ann pay 2, ann view 3, ann cart 4, ann pay 5; --entries totals; 2",
        "ann view 0, ann view 1, ann cart 2, ann pay 3; --entries totals; 1",
        "ann view 0, ann view 1, ann cart 2, ann pay 3; --entries totals-every-entry; 2",
        "ann view 0, ann cart 1, ann pay 2, ann view 9, ann cart 9, ann pay 9; --entries sessions"
            + " --session-gap 5s; 2",
        "ann view 0, ann cart 1, ann pay 2, ann view 9, ann cart 9, ann pay 9; --entries sessions;"
            + " 1",
        "ann view 0, ann view 7200, ann cart 7201, ann pay 7202; --within 1h --entry-filter"
            + " first-matching; 0",
        // exclusions
        "ann view 0, ann refund 1, ann cart 2, ann pay 3; --exclude refund; 0",
        "ann view 0, ann refund 1, ann cart 2, ann pay 3; --exclude refund@2-3; 1",
        "ann view 0, ann refund 1, ann cart 2, ann pay 3; --exclude refund@2-; 1",
        "ann view 0, ann refund 1, ann cart 2, ann pay 3; --exclude refund@1-2; 0",
        "ann view 0, ann refund 0, ann cart 2, ann pay 3; --exclude refund; 1",
        "ann view 0, ann refund 0, ann cart 2, ann pay 3; --exclude refund --tie-winner exclusion;"
            + " 0",
        "ann view 0, ann refund 1, ann view 2, ann cart 3, ann pay 4; --exclude refund; 1",
        "ann view 0, ann refund 1, ann view 2, ann cart 3, ann pay 4; --exclude refund"
            + " --exclude-effect remove; 0",
        "ann view 0, ann refund 1, ann view 2, ann cart 3, ann pay 4; --exclude refund --like"
            + " posthog; 0",
        "ann view 0, ann refund 1, ann view 2, ann cart 3, ann pay 4; --exclude refund --like"
            + " posthog --exclude-effect void; 1",
        // presets
        "ann view 2, ann cart 1, ann pay 3; --like mixpanel; 1",
        "ann view 2, ann cart 1, ann pay 3; --like mixpanel --grace 0s; 0",
        "ann view 0, ann view 7200, ann cart 7201, ann pay 7202; --within 1h --like mixpanel; 0",
        "ann view 0, ann view 7200, ann cart 7201, ann pay 7202; --within 1h --like mixpanel"
            + " --entries best; 1",
        "ann view 0, ann cart 1, ann pay 3600; --within 1h --like pinot; 0",
        "ann view 0, ann cart 1, ann pay 3600; --within 1h --like pinot --window-edge inclusive; 1",
        "ann view 0, ann cart 1, ann pay 3600; --within 1h --like CLICKHOUSE; 1"
      })
  void decidesWhoConverts(String events, String options, long converted) throws IOException {
    events(events);
    CommandRun run =
        CommandRun.of(
            seconds("--steps", "view,cart,pay", "--format", "json", Arrays.asList(words(options))));

    assertThat(run.code()).as(run.err()).isZero();
    Json steps = Json.of(run.out()).at("total", "steps");
    assertThat(steps.at(2, "reached").value()).isEqualTo(converted);
  }

  @ParameterizedTest
  @CsvSource({"one-step, 0", "first-step, 0", "all-steps, 1"})
  void oneEventMayBeSeveralSteps(String use, long converted) throws IOException {
    events("ann buy 1");

    assertThat(reached("--steps", "buy,buy", "--event-use", use)).containsExactly(1L, converted);
  }

  @Test
  void likeClickHouseAnEventMayBeSeveralSteps() throws IOException {
    events("ann buy 1");

    assertThat(reached("--steps", "buy,buy", "--like", "clickhouse")).containsExactly(1L, 1L);
    assertThat(reached("--steps", "buy,buy", "--like", "clickhouse", "--event-use", "one-step"))
        .containsExactly(1L, 0L);
  }

  @Test
  void theFirstEventEverMustMatch() throws IOException {
    write(
        "user,event,at,amount\nann,buy,1,5\nann,buy,2,50\nann,end,3,\nbob,buy,1,50\nbob,end,2,\n");
    Object[] steps = {"--steps", "buy[amount>10],end"};

    assertThat(reached(steps)).containsExactly(2L, 2L);
    assertThat(reached(Arrays.asList(steps), "--entry-filter", "first-matching"))
        .containsExactly(2L, 2L);
    assertThat(reached(Arrays.asList(steps), "--entry-filter", "first-ever"))
        .containsExactly(1L, 1L);
  }

  @Test
  void heldPropertiesMustStayTheSame() throws IOException {
    write(
        """
        user,event,at,sku,shop
        ann,view,1,a,x
        ann,cart,2,b,x
        bob,view,1,a,x
        bob,cart,2,a,y
        cid,view,1,,x
        cid,cart,2,,x
        """);

    assertThat(reached("--steps", "view,cart")).containsExactly(3L, 3L);
    assertThat(reached("--steps", "view,cart", "--hold", "sku")).containsExactly(3L, 2L);
    assertThat(reached("--steps", "view,cart", "--hold", "sku,shop")).containsExactly(3L, 1L);
  }

  @Test
  void repeatedDeliveriesCountOnce() throws IOException {
    write(
        """
        user,event,at,id
        ann,buy,1,x
        ann,buy,2,x
        bob,buy,1,x
        bob,buy,2,y
        cid,buy,1,
        cid,buy,1,
        """);

    assertThat(reached("--steps", "buy,buy")).containsExactly(3L, 3L);
    assertThat(reached("--steps", "buy,buy", "--event-id", "id")).containsExactly(3L, 2L);
  }

  @Test
  void exclusionsHaveThreeEffects() throws IOException {
    events("ann view 0, ann cart 1, ann refund 2, ann pay 3, bob view 0, bob cart 1, bob pay 3");
    Object[] steps = {"--steps", "view,cart,pay", "--exclude", "refund"};

    assertThat(reached(steps)).containsExactly(1L, 1L, 1L);
    assertThat(outcomes(steps)).containsExactly(1L, 0L, 0L, 1L, 0L);
    assertThat(reached(Arrays.asList(steps), "--exclude-effect", "stop"))
        .containsExactly(2L, 2L, 1L);
    assertThat(outcomes(Arrays.asList(steps), "--exclude-effect", "stop"))
        .containsExactly(1L, 1L, 0L, 0L, 0L);
    assertThat(outcomes(Arrays.asList(steps), "--exclude-effect", "remove"))
        .containsExactly(1L, 0L, 0L, 0L, 1L);
    assertThat(CommandRun.good(seconds(steps)))
        .contains("1 actor left out: exclusions voided every attempt");
    assertThat(CommandRun.good(seconds(steps), "--exclude-effect", "remove"))
        .contains("1 actor left out: removed by an exclusion");
  }

  @Test
  void stepsInAnyOrderAreLevels() throws IOException {
    events("ann cart 1, ann view 2, bob pay 1, cid pay 1, cid cart 2, cid view 3");

    assertThat(
            CommandRun.lines(CommandRun.good(seconds("--steps", "view,cart,pay", "--any-order"))))
        .anyMatch(line -> line.startsWith("1 any 1 of view, cart, pay 3"))
        .anyMatch(line -> line.startsWith("2 any 2 of them 2 66.7 %"))
        .anyMatch(line -> line.startsWith("3 all 3 of them 1 33.3 %"));
    assertThat(
            CommandRun.good(seconds("--steps", "view,cart,pay", "--free", "cart", "--free", "pay")))
        .contains("2 any 1 of cart, pay", "3 all 2 of them");
  }

  @Test
  void optionalStepsAreShownAsSuch() throws IOException {
    events("ann view 1, ann pay 2, bob view 1, bob cart 2, bob pay 3, cid view 1");
    Json steps = json("--steps", "view,cart,pay", "--optional", "cart").at("total", "steps");

    assertThat(each(steps, "reached")).containsExactly(3L, 1L, 2L);
    assertThat(steps.at(2, "dropped").value()).isEqualTo(1L); // of those who viewed
    assertThat(steps.at(2, "fromPrevious", "n").value()).isEqualTo(3L);
    assertThat(CommandRun.good(seconds("--steps", "view,cart,pay", "--optional", "cart")))
        .contains("view > cart (optional) > pay", "2 cart (optional)");
  }

  @Test
  void attemptsOfOneActorAreNotIndependent() throws IOException {
    events("ann view 0, ann pay 1, ann view 2, ann pay 3, bob view 0, bob view 99");
    Json report = json("--steps", "view,pay", "--within", "1s", "--entries", "totals");

    assertThat(report.at("definition", "unit").value()).isEqualTo("attempts");
    assertThat(report.at("definition", "method").value())
        .isEqualTo("Wilson score of effective trials");
    assertThat(report.at("total", "n").value()).isEqualTo(2L);
    assertThat(report.at("total", "outcomes", "entered").value()).isEqualTo(4L);
    assertThat(
            CommandRun.good(
                seconds("--steps", "view,pay", "--within", "1s", "--entries", "totals")))
        .contains(
            "4 attempts of 2 actors: 2 converted (50.0 %)",
            "over actors, whose attempts depend on each other");
  }

  @Test
  void rulesAreNamedInTheHeading() throws IOException {
    events("ann view 0, ann cart 1, ann refund 1, ann pay 2");
    Object[] options = {
      "--steps",
      "view,cart,pay",
      "--max-gap",
      "cart=90s",
      "--within-days",
      2,
      "--zone",
      "Asia/Seoul",
      "--order",
      "contiguous,step-strict,no-repeat-of-reached,no-repeat-of-latest,strict-increase",
      "--event-use",
      "first-step",
      "--entries",
      "sessions",
      "--entry-filter",
      "first-ever",
      "--exclude",
      "refund@1-2",
      "--exclude-effect",
      "stop",
      "--tie-winner",
      "exclusion",
      "--hold",
      "user",
      "--event-id",
      "at",
      "--from",
      "1970-01-01",
      "--by",
      "event",
      "--attribution",
      "step:2"
    };

    assertThat(CommandRun.good(seconds(options)).lines().limit(2))
        .containsExactly(
            "view > cart (at most 1m 30s after the step before) > pay",
            "within 2 local days, that of the entry included (Asia/Seoul); each session once, by"
                + " its best attempt (over after 30m without an event); entry: the actor's first"
                + " event of that name, if it is step 1; entry>=1970-01-01; any other event ends an"
                + " attempt; a later step too early ends an attempt; a repeat of a step done ends"
                + " an attempt; a repeat of the latest step ends an attempt; each step later than"
                + " the one before; an event of several steps is the first of them; same user in"
                + " all steps; events of the same at count once; by event of step 2; refund between"
                + " steps 1 and 2 ends the attempt; exclusions win ties");
    Json definition = json(options).at("definition");
    assertThat(definition.at("window").keys()).containsExactly("kind", "days", "zone");
    assertThat(definition.at("order").size()).isEqualTo(5);
    assertThat(definition.at("entries").value()).isEqualTo("sessions");
    assertThat(definition.at("entryFilter").value()).isEqualTo("first-ever");
    assertThat(definition.at("eventUse").value()).isEqualTo("first-step");
    assertThat(definition.at("tieWinner").value()).isEqualTo("exclusion");
    assertThat(definition.at("attribution").value()).isEqualTo("step:2");
    assertThat(definition.at("exclusions", 0, "effect").value()).isEqualTo("stop-at-level");
    assertThat(definition.at("steps", 1, "maximumGap").value()).isEqualTo(90_000L);
    assertThat(definition.at("eventId").value()).isEqualTo("at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--within soon; --within must be a time such as 90s, 30m, 12h, 7d or 2w, none or session,"
            + " was soon",
        "--within -1h; --within must be a time such as 90s, 30m, 12h, 7d or 2w, none or session,"
            + " was -1h",
        "--within 99999999d; window must be in 0..3652500 days, was PT2399999976H",
        "--within 0s --window-edge exclusive; window without its end must be at least 1"
            + " millisecond, was PT0S",
        "--within 7d --within-days 7 --zone UTC; --within-days must come without --within and"
            + " --window-edge, was with",
        "--within-days 7; --within-days needs --zone ZONE, the time zone whose calendar counts,"
            + " such as Asia/Seoul or UTC",
        "--within-days 0 --zone UTC; window of local days must have 1..36525 days and a zone, was"
            + " 0",
        "--within none --window-edge exclusive; --window-edge has an effect only with --within"
            + " TIME",
        "--session-gap 1h; --session-gap has an effect only with --within session or --entries"
            + " sessions",
        "--grace 1s --order contiguous; grace must go with the plain order and one step an event,"
            + " was [CONTIGUOUS] ONE_STEP",
        "--grace soon; --grace must be a time such as 90s, 30m, 12h, 7d or 2w, was soon",
        "--any-order --order contiguous; optional and free steps must come without a maximum gap, a"
            + " grace and a stricter order, was view (free) > pay (free), CONTIGUOUS",
        "--order strict; Invalid value for option '--order' (RULE): must be one of contiguous,"
            + " step-strict, no-repeat-of-reached, no-repeat-of-latest, strict-increase, was"
            + " \"strict\"",
        "--like amplitude; Invalid value for option '--like': must be one of clickhouse, posthog,"
            + " mixpanel, pinot, was \"amplitude\"",
        "--entries all; Invalid value for option '--entries': must be one of best, first, totals,"
            + " totals-every-entry, sessions, was \"all\"",
        "--exclude-effect kill --exclude x; Invalid value for option '--exclude-effect': must be"
            + " one of void, stop, remove, was \"kill\"",
        "--attribution step:9 --by event; --attribution step: must name a step, by number or as one"
            + " of view, pay, was \"9\"",
        "--attribution middle --by event; --attribution must be first, last, every-step or a step"
            + " as in step:2, was middle",
        "--attribution last; --attribution needs --by COLUMN, which makes the segments",
        "--max-segments 0 --by event; --max-segments must be 1 or more, was 0"
      })
  void optionsThatMakeNoSenseAreRefused(String options, String message) throws IOException {
    events("ann view 0, ann pay 1");

    assertThat(CommandRun.refused(seconds("--steps", "view,pay", Arrays.asList(words(options)))))
        .isEqualTo(message);
  }

  @Test
  void moreStepsThanAFunnelHasAreRefused() throws IOException {
    events("ann view 0");
    String steps = String.join(",", Collections.nCopies(25, "view"));

    assertThat(CommandRun.refused(seconds("--steps", steps)))
        .isEqualTo("funnel must have 1..24 steps, was 25");
    assertThat(List.of(CommandRun.refused(seconds())))
        .containsExactly("Missing required option: '--steps=A,B,C'");
  }
}
