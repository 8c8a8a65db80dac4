package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelDefinitionTest {

  private static final FunnelDefinition CHECKOUT = Funnel.define("view", "cart", "pay");

  private static void assertRefused(Runnable definition, String message) {
    assertThatIllegalArgumentException().isThrownBy(definition::run).withMessage(message);
  }

  @Test
  void wordsNameEveryOption() {
    assertThat(CHECKOUT).hasToString("view > cart > pay in PT336H, entries BEST");
    FunnelDefinition all =
        Funnel.define(
                FunnelStep.of("view", "look").named("see"),
                FunnelStep.of("cart").withMaximumGap(Duration.ofHours(1)),
                FunnelStep.matching(
                    "big",
                    List.of(new EventMatch("pay", "amount>100"), EventMatch.condition("vip"))))
            .within(ConversionWindow.exclusive(Duration.ofDays(7)))
            .strictIncrease()
            .ordered(OrderRule.STEP_STRICT)
            .exclusionsWinTies()
            .countingSessions(Duration.ofMinutes(10))
            .firstEver()
            .enteredBetween(Instant.ofEpochMilli(1), Instant.ofEpochMilli(9))
            .excluding(Exclusion.of("refund", "void").between(2, 3))
            .holding("currency", "shop")
            .segmentedBy("channel", Attribution.ofStep(2))
            .distinctEvents();

    assertThat(all.describe())
        .isEqualTo(
            "view|look as see > cart (gap PT1H) > pay[amount>100]|[vip] as big in less than PT168H,"
                + " STEP_STRICT, STRICT_INCREASE, ties won by EXCLUSION, entries SESSIONS FIRST_EVER"
                + " from 1 to 9, session gap PT10M, excluding refund|void from step 2 until 3"
                + " VOID_ATTEMPT, holding currency, shop, segments of channel by STEP 2, distinct"
                + " events");
    assertThat(
            Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional(), FunnelStep.of("c"))
                .within(ConversionWindow.NONE)
                .describe())
        .isEqualTo("a > b (optional) > c in any time, entries BEST");
    assertThat(CHECKOUT.anyOrder().withinLocalDays(1, ZoneId.of("Asia/Seoul")).describe())
        .isEqualTo(
            "view (free) > cart (free) > pay (free) in 1 local days of Asia/Seoul, entries BEST");
    assertThat(CHECKOUT.withinSession(Duration.ofMinutes(5)).describe())
        .isEqualTo("view > cart > pay in one session, entries BEST, session gap PT5M");
    assertThat(CHECKOUT.withGrace(Duration.ofSeconds(2)).firstMatching().describe())
        .isEqualTo("view > cart > pay in PT336H, grace PT2S, entries BEST FIRST_MATCHING");
  }

  @Test
  void presetsSetTheRulesOfProducts() {
    FunnelDefinition excluding =
        CHECKOUT.within(Duration.ofDays(7)).excluding(Exclusion.of("refund"));

    assertThat(excluding.likeClickHouse().rules().eventUse()).isEqualTo(EventUse.ALL_STEPS);
    assertThat(excluding.likePostHog().exclusions().get(0).effect())
        .isEqualTo(ExclusionEffect.REMOVE_ACTOR);
    assertThat(excluding.likeMixpanel().describe())
        .isEqualTo(
            "view > cart > pay in PT168H, grace PT2S, entries FIRST, excluding refund from step 1"
                + " until 3 STOP_AT_LEVEL");
    assertThat(excluding.likePinot().describe())
        .isEqualTo(
            "view > cart > pay in less than PT168H, event use FIRST_STEP, entries BEST, excluding"
                + " refund from step 1 until 3 VOID_ATTEMPT");
    assertThat(CHECKOUT.within(ConversionWindow.NONE).likePinot().window())
        .isEqualTo(ConversionWindow.NONE);
  }

  @Test
  void bitsAreThoseOfStepsThenExclusionsThenTheFirstName() {
    FunnelDefinition definition = CHECKOUT.excluding(Exclusion.of("refund"));

    assertThat(definition.stepBit(3)).isEqualTo(4);
    assertThat(definition.exclusionBit(0)).isEqualTo(8);
    assertThat(definition.firstNameBit()).isEqualTo(16);
    assertThat(definition.stepNumber("cart")).isEqualTo(2);
    assertThat(definition.needsAllEvents()).isFalse();
    assertThat(definition.ordered(OrderRule.CONTIGUOUS).needsAllEvents()).isTrue();
    assertThat(definition.withinSession(Duration.ofMinutes(5)).needsAllEvents()).isTrue();
    assertThat(definition.counting(EntryChoice.SESSIONS).needsAllEvents()).isTrue();
    assertRefused(() -> definition.stepBit(4), "step must be in 1..3, was 4");
    assertRefused(() -> definition.stepBit(0), "step must be in 1..3, was 0");
    assertRefused(() -> definition.exclusionBit(1), "exclusion must be in 0..0, was 1");
    assertRefused(() -> definition.exclusionBit(-1), "exclusion must be in 0..0, was -1");
    assertRefused(
        () -> definition.stepNumber("Cart"), "step must be one of view, cart, pay, was Cart");
  }

  @Test
  void refusesStepsThatAreNoFunnel() {
    assertRefused(() -> Funnel.define(new String[0]), "funnel must have 1..24 steps, was 0");
    assertRefused(
        () -> Funnel.define("a", "b", "a"),
        "steps must have different names, was 'a' twice (FunnelStep.named gives another)");
    assertRefused(
        () -> Funnel.define(FunnelStep.of("a").optional(), FunnelStep.of("b")),
        "first and last step must not be optional, was 'a'");
    assertRefused(
        () -> Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional()),
        "first and last step must not be optional, was 'b'");
    List<FunnelStep> many = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      many.add(FunnelStep.of("step" + i));
    }
    assertRefused(() -> FunnelDefinition.of(many), "funnel must have 1..24 steps, was 25");
    FunnelDefinition longest = FunnelDefinition.of(many.subList(0, 24));
    assertRefused(
        () -> {
          FunnelDefinition definition = longest;
          for (int i = 0; i < 6; i++) {
            definition = definition.excluding(Exclusion.of("x" + i));
          }
        },
        "funnel must have at most 29 steps and exclusions together, was 30");
    assertRefused(() -> FunnelStep.of("a").named(" "), "name of a step must not be blank");
    assertRefused(
        () -> FunnelStep.matching("a", List.of()), "step 'a' must match an event, was none");
    assertRefused(
        () -> FunnelStep.of("a").withMaximumGap(Duration.ofMillis(-1)),
        "maximum gap of step 'a' must be in 0..3652500 days, was PT-0.001S");
    assertRefused(
        () -> EventMatch.event(""), "event match must have a name or a condition, was empty");
  }

  @Test
  void refusesExclusionsOutsideTheSteps() {
    assertRefused(
        () -> CHECKOUT.excluding(Exclusion.of("x").between(2, 4)),
        "exclusion must range between steps of 1..3, was 2 to 4");
    assertRefused(
        () -> Funnel.define("a").excluding(Exclusion.of("x")),
        "exclusion must range from a step to a later one, was 1 to 1");
    assertRefused(
        () -> Exclusion.of("x").between(2, 2),
        "exclusion must range from a step to a later one, was 2 to 2");
    assertRefused(
        () -> Exclusion.of("x").between(0, 2),
        "exclusion must range from a step to a later one, was 0 to 2");
    assertRefused(() -> Exclusion.of(List.of()), "exclusion must match an event, was none");
  }

  @Test
  void refusesOptionsThatDoNotCombine() {
    assertRefused(
        () -> CHECKOUT.anyOrder().strictIncrease(),
        "optional and free steps must come without a maximum gap, a grace and a stricter order, was"
            + " view (free) > cart (free) > pay (free), STRICT_INCREASE");
    assertRefused(
        () -> CHECKOUT.strictIncrease().withGrace(Duration.ofSeconds(2)),
        "grace must go with the plain order and one step an event, was [STRICT_INCREASE] ONE_STEP");
    assertRefused(
        () -> CHECKOUT.reusingEvents().withGrace(Duration.ofSeconds(2)),
        "grace must go with the plain order and one step an event, was [] ALL_STEPS");
    assertRefused(
        () ->
            Funnel.define(
                    FunnelStep.of("a"), FunnelStep.of("b").withMaximumGap(Duration.ofSeconds(9)))
                .withGrace(Duration.ofSeconds(2)),
        "grace must come without a maximum gap, was PT2S");
    assertRefused(
        () -> CHECKOUT.segmentedBy("channel", Attribution.ofStep(4)),
        "attribution must be of a step in 1..3, was STEP 4");
    assertRefused(
        () -> Attribution.ofStep(0),
        "attribution must have a step from 1 on if it is by step and 0 if not, was STEP 0");
    assertRefused(
        () -> CHECKOUT.enteredBetween(Instant.EPOCH, Instant.EPOCH),
        "entry range must end after its start, was 0 to 0");
    assertRefused(
        () -> CHECKOUT.countingSessions(Duration.ofDays(-1)),
        "session gap must be in 0..3652500 days, was PT-24H");
  }

  @Test
  void windowsEndWhereTheySay() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    long beforeTheClocksGoForward = Instant.parse("2024-03-30T12:00:00Z").toEpochMilli();

    assertThat(ConversionWindow.of(Duration.ofDays(1)).deadline(5)).isEqualTo(86_400_005);
    assertThat(ConversionWindow.exclusive(Duration.ofDays(1)).deadline(5)).isEqualTo(86_400_004);
    assertThat(ConversionWindow.NONE.deadline(5)).isEqualTo(Long.MAX_VALUE);
    assertThat(
            Instant.ofEpochMilli(
                ConversionWindow.localDays(2, paris).deadline(beforeTheClocksGoForward)))
        .isEqualTo(Instant.parse("2024-03-31T21:59:59.999Z"));
    assertThat(
            Instant.ofEpochMilli(
                ConversionWindow.of(Duration.ofDays(1)).deadline(beforeTheClocksGoForward)))
        .isEqualTo(Instant.parse("2024-03-31T12:00:00Z"));
    assertRefused(
        () -> ConversionWindow.of(Duration.ofDays(-1)),
        "window must be in 0..3652500 days, was PT-24H");
    assertRefused(
        () -> ConversionWindow.exclusive(Duration.ofNanos(5)),
        "window without its end must be at least 1 millisecond, was PT0.000000005S");
    assertRefused(
        () -> ConversionWindow.localDays(0, paris),
        "window of local days must have 1..36525 days and a zone, was 0");
    assertRefused(
        () -> new ConversionWindow(ConversionWindow.Kind.NONE, Duration.ofDays(5), 0, null),
        "window NONE must have no length, was PT120H");
    assertRefused(
        () -> new ConversionWindow(ConversionWindow.Kind.NONE, Duration.ZERO, 3, null),
        "window of local days must have 1..36525 days and a zone, was 3");
  }

  @Test
  void differentDefinitionsNeverReadAlike() {
    FunnelStep b = FunnelStep.of("b");
    List<FunnelDefinition> different =
        List.of(
            Funnel.define("a > b", "b"),
            Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").named("x"), b),
            Funnel.define(FunnelStep.of("a"), FunnelStep.of("b as x"), b),
            Funnel.define(FunnelStep.of("a|c"), b),
            Funnel.define(FunnelStep.of("a", "c"), b),
            Funnel.define(FunnelStep.of("a").named("a|c"), b),
            Funnel.define("a[c]", "b"),
            Funnel.define(FunnelStep.matching("a[c]", List.of(new EventMatch("a", "c"))), b),
            Funnel.define("a", "b").holding("x, y"),
            Funnel.define("a", "b").holding("x", "y"));

    assertThat(different.stream().map(FunnelDefinition::describe)).doesNotHaveDuplicates();
    assertThat(Funnel.define("a|\"c\"", "b").describe()).startsWith("\"a|\\\"c\\\"\" > b in ");
  }
}
