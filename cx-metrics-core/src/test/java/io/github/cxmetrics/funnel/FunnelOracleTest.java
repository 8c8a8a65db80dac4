package io.github.cxmetrics.funnel;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.cxmetrics.funnel.FunnelOracle.Answer;
import io.github.cxmetrics.funnel.FunnelOracle.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The readers of the library agree with an exhaustive search over small journeys, for all
 * definitions there are. A failure shows the smallest case found, ready to be pasted as a test.
 */
class FunnelOracleTest {

  private static final long SEED = 20260101;

  private final Map<String, Integer> open = new TreeMap<>();
  private int cases;

  // ---- every journey of a few events -----------------------------------------------------------

  private static final FunnelDefinition TWO = Funnel.define("A", "B").within(millis(2));
  private static final FunnelDefinition THREE = Funnel.define("A", "B", "C").within(millis(2));
  private static final FunnelStep A = FunnelStep.of("A");
  private static final FunnelStep B = FunnelStep.of("B");
  private static final FunnelStep C = FunnelStep.of("C");

  private static Duration millis(long length) {
    return Duration.ofMillis(length);
  }

  @Test
  void everyJourneyOfFourEventsOverThreeSteps() {
    agreeOnAll(THREE, 4, 3, 1);
    agreeOnAll(THREE.anyOrder(), 4, 3, 1);
  }

  @Test
  void everyJourneyOfThreeEventsOverThreeSteps() {
    Stream.of(
            THREE.strictIncrease(),
            THREE.reusingEvents(),
            THREE.reusingEvents().strictIncrease(),
            THREE.likePinot(),
            THREE.withGrace(millis(1)),
            THREE.anyOrder().reusingEvents(),
            Funnel.define(A, B.optional(), C),
            Funnel.define(A.free(), B.free(), C),
            Funnel.define(A, B.free(), C.free()),
            Funnel.define(A, B, C.withMaximumGap(millis(1))),
            Funnel.define(A, B.withMaximumGap(millis(1)), C.withMaximumGap(millis(0))),
            THREE.counting(EntryChoice.FIRST),
            THREE.counting(EntryChoice.TOTALS),
            THREE.counting(EntryChoice.TOTALS_EVERY_ENTRY),
            THREE.countingSessions(millis(1)),
            THREE.withinSession(millis(1)),
            THREE.firstMatching())
        .forEach(definition -> agreeOnAll(definition, 3, 4, definition.needsAllEvents() ? 0 : 1));
  }

  @Test
  void everyJourneyOfThreeEventsInEachStricterOrder() {
    for (OrderRule rule : OrderRule.values()) {
      agreeOnAll(THREE.ordered(rule), 3, 4, 0);
      agreeOnAll(THREE.ordered(rule).counting(EntryChoice.TOTALS), 3, 3, 0);
      agreeOnAll(THREE.ordered(rule).reusingEvents(), 3, 3, 0);
    }
  }

  @Test
  void everyJourneyOfThreeEventsWithAnExclusion() {
    for (ExclusionEffect effect : ExclusionEffect.values()) {
      FunnelDefinition excluding = TWO.excluding(Exclusion.of("X").withEffect(effect));
      agreeOnAll(excluding, 3, 4, 1);
      agreeOnAll(excluding.exclusionsWinTies(), 3, 4, 1);
    }
  }

  /** All journeys of up to some events at a few times, with masks from the least to all bits. */
  private void agreeOnAll(FunnelDefinition definition, int most, int times, int leastMask) {
    int bits = definition.steps().size() + definition.exclusions().size();
    List<ActorEvent> kinds = new ArrayList<>();
    for (int at = 0; at < times; at++) {
      for (int mask = leastMask; mask < 1 << bits; mask++) {
        kinds.add(new ActorEvent(at, mask));
      }
    }
    for (int size = 0; size <= most; size++) {
      agreeOnAll(definition, new ArrayList<>(), size, 0, kinds);
    }
  }

  private void agreeOnAll(
      FunnelDefinition definition,
      List<ActorEvent> events,
      int more,
      int from,
      List<ActorEvent> kinds) {
    if (more == 0) {
      agree(definition, events);
      return;
    }
    for (int kind = from; kind < kinds.size(); kind++) {
      events.add(kinds.get(kind));
      agreeOnAll(definition, events, more - 1, kind, kinds);
      events.remove(events.size() - 1);
    }
  }

  // ---- random ones -----------------------------------------------------------------------------

  @Test
  void anyJourneyUnderAnyDefinition() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 2_500; round++) {
      FunnelDefinition definition = FunnelCases.definition(random);
      List<List<ActorEvent>> journeys = new ArrayList<>();
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        List<ActorEvent> events = FunnelCases.journey(definition, 2 + i / 3, random);
        agree(definition, events)
            .ifPresent(
                answer -> {
                  journeys.add(events);
                  answers.add(answer);
                });
      }
      assertThat(populationDifference(definition, journeys, answers))
          .as("seed %d, round %d, %s", SEED, round, definition)
          .isEmpty();
    }
    assertThat(open.values().stream().mapToInt(count -> count).sum())
        .as("cases that the rules leave open, by reason: %s", open)
        .isLessThan(cases / 50);
  }

  // ---- what is compared ------------------------------------------------------------------------

  /** Compares one journey; gives the right answer, if the rules do. */
  private Optional<Answer> agree(FunnelDefinition definition, List<ActorEvent> events) {
    cases++;
    try {
      Answer expected = FunnelOracle.answer(definition, events);
      if (!difference(definition, events, expected).isEmpty()) {
        fail(smallestFailure(definition, events));
      }
      return Optional.of(expected);
    } catch (FunnelOracle.Undetermined reason) {
      open.merge(reason.getMessage(), 1, Integer::sum);
      return Optional.empty();
    }
  }

  private static JourneyAccumulator read(FunnelDefinition definition, List<ActorEvent> events) {
    JourneyAccumulator state = new JourneyAccumulator(definition);
    for (ActorEvent event : events) {
      state.add(event.at(), event.mask(), event.held(), event.segment(), event.id());
    }
    return state;
  }

  /** What differs between the library and the search; empty if nothing does. */
  private static String difference(
      FunnelDefinition definition, List<ActorEvent> events, Answer expected) {
    Journey actual = read(definition, events).result();
    Explanation explained = read(definition, events).explain();
    boolean past = endsWithSession(definition);
    StringBuilder text = new StringBuilder();
    compare(
        text,
        "attempts",
        lines(actual.attempts().stream().map(attempt -> line(attempt, past, events))),
        lines(expected.counted().stream().map(attempt -> line(attempt, past, events))));
    compare(
        text,
        "attempts as explained",
        lines(explained.journey().attempts().stream().map(a -> line(a, past, events))),
        lines(expected.counted().stream().map(attempt -> line(attempt, past, events))));
    if (definition.entries().choice() != EntryChoice.FIRST) {
      compare(
          text,
          "attempts considered",
          lines(
              explained.considered().stream()
                  .filter(each -> !each.voided())
                  .map(each -> line(each.attempt(), past, events))),
          lines(
              expected.all().stream()
                  .filter(each -> !each.voided())
                  .map(each -> line(each, past, events))));
    }
    compare(text, "removed", actual.removed(), expected.removed());
    if (!expected.removed()) {
      compare(text, "voided", actual.voided(), expected.voided());
    }
    if (!expected.counted().isEmpty() && !converted(expected)) {
      compare(
          text,
          "open until",
          future(actual.openUntilMillis(), events),
          future(expected.openUntil(), events));
    }
    List<Long> entries = actual.attempts().stream().map(Attempt::entryMillis).toList();
    compare(text, "order of entries", entries, entries.stream().sorted().toList());
    return text.toString();
  }

  private static boolean converted(Answer answer) {
    return answer.counted().stream().anyMatch(each -> each.end() == Attempt.End.CONVERTED);
  }

  /* The end of a session is moved by later events, so it is compared only if it lies after all. */
  private static boolean endsWithSession(FunnelDefinition definition) {
    return definition.window().kind() == ConversionWindow.Kind.SESSION
        || definition.entries().choice() == EntryChoice.SESSIONS;
  }

  private static long future(long openUntil, List<ActorEvent> events) {
    long last = events.stream().mapToLong(ActorEvent::at).max().orElse(FunnelOracle.NEVER);
    return openUntil > last ? openUntil : FunnelOracle.NEVER;
  }

  private static String line(Attempt attempt, boolean past, List<ActorEvent> events) {
    long openUntil = attempt.rawOpenUntil();
    return Try.line(
        attempt.level(),
        LongStream.of(attempt.rawTimes()).boxed().toList(),
        attempt.end(),
        past ? future(openUntil, events) : openUntil);
  }

  private static String line(Try attempt, boolean past, List<ActorEvent> events) {
    long openUntil = attempt.openUntil();
    return Try.line(
        attempt.level(),
        attempt.times(),
        attempt.end(),
        past ? future(openUntil, events) : openUntil);
  }

  private static String lines(Stream<String> lines) {
    return lines.sorted().collect(joining("\n"));
  }

  private static void compare(StringBuilder text, String what, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      text.append(what)
          .append(" must be\n")
          .append(expected)
          .append("\nwas\n")
          .append(actual)
          .append('\n');
    }
  }

  /** The same journeys as actors of one funnel: steps counted fast, steps and outcomes in full. */
  private static String populationDifference(
      FunnelDefinition definition, List<List<ActorEvent>> journeys, List<Answer> answers) {
    FunnelAccumulator state = new FunnelAccumulator(definition);
    long last = 0;
    for (int actor = 0; actor < journeys.size(); actor++) {
      for (ActorEvent event : journeys.get(actor)) {
        state.add(actor, event.at(), event.mask(), event.held(), event.segment(), event.id());
        last = Math.max(last, event.at());
      }
    }
    StringBuilder text = new StringBuilder();
    StepCounts fast = state.stepCounts();
    StepCounts full = state.result().counts();
    for (int step = 1; step <= definition.steps().size(); step++) {
      long expected = reached(answers, step);
      compare(text, "step " + step, fast.reached(step), expected);
      compare(text, "step " + step + " in full", full.reached(step), expected);
    }
    for (long later : new long[] {0, 2, Duration.ofDays(1).toMillis()}) {
      OutcomeCounts outcomes = state.result(Instant.ofEpochMilli(last + later)).outcomes();
      compare(
          text,
          "outcomes " + later + " ms after the last event",
          List.of(outcomes.converted(), outcomes.lost(), outcomes.open(), outcomes.removed()),
          outcomes(definition, answers, last + later));
    }
    return text.toString();
  }

  private static long reached(List<Answer> answers, int step) {
    return answers.stream()
        .flatMap(answer -> answer.counted().stream())
        .filter(each -> each.times().get(step - 1) != FunnelOracle.NEVER)
        .count();
  }

  private static List<Long> outcomes(FunnelDefinition definition, List<Answer> answers, long asOf) {
    long converted = 0;
    long open = 0;
    long entered = 0;
    for (Answer answer : answers) {
      for (Try each : answer.counted()) {
        long openUntil =
            definition.entries().choice().countsActors() ? answer.openUntil() : each.openUntil();
        boolean converts = each.end() == Attempt.End.CONVERTED;
        entered++;
        converted += converts ? 1 : 0;
        open += !converts && openUntil > asOf ? 1 : 0;
      }
    }
    long removed = answers.stream().filter(Answer::removed).count();
    return List.of(converted, entered - converted - open, open, removed);
  }

  // ---- when it fails ---------------------------------------------------------------------------

  private static String difference(FunnelDefinition definition, List<ActorEvent> events) {
    try {
      return difference(definition, events, FunnelOracle.answer(definition, events));
    } catch (FunnelOracle.Undetermined reason) {
      return "";
    }
  }

  private static String smallestFailure(FunnelDefinition definition, List<ActorEvent> events) {
    FunnelDefinition simplest = definition;
    List<ActorEvent> fewest = List.copyOf(events);
    boolean again = true;
    while (again) {
      again = false;
      for (FunnelDefinition simpler : FunnelCases.simpler(simplest)) {
        if (!difference(simpler, fewest).isEmpty()) {
          simplest = simpler;
          again = true;
          break;
        }
      }
      for (int i = 0; i < fewest.size(); i++) {
        List<ActorEvent> fewer = new ArrayList<>(fewest);
        fewer.remove(i);
        if (!difference(simplest, fewer).isEmpty()) {
          fewest = fewer;
          again = true;
          break;
        }
      }
    }
    List<ActorEvent> sorted = new ArrayList<>(fewest);
    sorted.sort(Comparator.comparingLong(ActorEvent::at));
    return "seed "
        + SEED
        + "\n"
        + FunnelCases.source(simplest, sorted)
        + "\n\n"
        + difference(simplest, sorted);
  }
}
