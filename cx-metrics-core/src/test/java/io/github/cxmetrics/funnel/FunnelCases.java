package io.github.cxmetrics.funnel;

import static java.util.stream.Collectors.joining;

import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Random definitions and journeys, small enough to be searched and tied often. */
final class FunnelCases {

  private static final String[] NAMES = {"A", "B", "C", "D"};

  /* Two changes of the clocks are near: 2024-03-31 and 2024-10-27. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final long CLOCK_CHANGE = Instant.parse("2024-03-31T01:00:00Z").toEpochMilli();
  private static final Duration QUARTER = Duration.ofHours(6);

  private FunnelCases() {}

  /** Any definition that the builder accepts. */
  static FunnelDefinition definition(RandomGenerator random) {
    FunnelDefinition accepted = null;
    while (accepted == null) {
      try {
        accepted = tried(random);
      } catch (IllegalArgumentException doesNotCombine) {
        accepted = null;
      }
    }
    return accepted;
  }

  /** Times are counted in milliseconds, but where windows are local days in quarters of a day. */
  static long time(FunnelDefinition definition, int tick) {
    return definition.window().kind() == ConversionWindow.Kind.LOCAL_DAYS
        ? CLOCK_CHANGE + (tick - 4) * QUARTER.toMillis()
        : tick;
  }

  private static FunnelDefinition tried(RandomGenerator random) {
    int count = 1 + random.nextInt(4);
    int shape = random.nextInt(5);
    List<FunnelStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FunnelStep step = FunnelStep.of(NAMES[i]);
      steps.add(
          switch (shape) {
            case 1 -> new FunnelStep(step.name(), step.matches(), kind(random), null);
            case 2 -> step.free();
            case 3 ->
                i > 0 && random.nextBoolean()
                    ? step.withMaximumGap(Duration.ofMillis(1 + random.nextInt(4)))
                    : step;
            default -> step;
          });
    }
    boolean plain = shape == 0 || shape >= 3;
    AttemptRules rules =
        new AttemptRules(
            plain ? order(random) : Set.of(),
            oneOf(random, EventUse.values()),
            random.nextInt(4) == 0 ? Duration.ofMillis(1 + random.nextInt(3)) : Duration.ZERO,
            oneOf(random, TieWinner.values()));
    EntryRules entries =
        new EntryRules(
            random.nextInt(3) == 0 ? EntryChoice.BEST : oneOf(random, EntryChoice.values()),
            random.nextInt(2) == 0 ? EntryFilter.ALL : oneOf(random, EntryFilter.values()),
            random.nextInt(4) == 0
                ? new EntryRange(random.nextInt(5), 5 + random.nextInt(5))
                : EntryRange.ALL,
            Duration.ofMillis(2 + random.nextInt(3)));
    FunnelDefinition definition =
        new FunnelDefinition(
            steps, window(random), rules, entries, exclusions(count, random), EventProperties.NONE);
    if (random.nextInt(6) == 0) {
      definition = definition.holding("plan");
    }
    return random.nextInt(8) == 0 ? definition.distinctEvents() : definition;
  }

  private static Kind kind(RandomGenerator random) {
    return oneOf(random, Kind.values());
  }

  private static <T> T oneOf(RandomGenerator random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Set<OrderRule> order(RandomGenerator random) {
    Set<OrderRule> order = EnumSet.noneOf(OrderRule.class);
    int density = random.nextInt(4);
    for (OrderRule rule : OrderRule.values()) {
      if (density > 0 && random.nextInt(6) < density) {
        order.add(rule);
      }
    }
    return order;
  }

  private static ConversionWindow window(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> ConversionWindow.NONE;
      case 1 -> ConversionWindow.exclusive(Duration.ofMillis(1 + random.nextInt(6)));
      case 2 -> ConversionWindow.localDays(1 + random.nextInt(2), ZONE);
      case 3 -> ConversionWindow.SESSION;
      default -> ConversionWindow.of(Duration.ofMillis(random.nextInt(7)));
    };
  }

  private static List<Exclusion> exclusions(int count, RandomGenerator random) {
    List<Exclusion> exclusions = new ArrayList<>();
    if (count > 1 && random.nextInt(3) == 0) {
      ExclusionEffect effect = oneOf(random, ExclusionEffect.values());
      for (int i = random.nextInt(2); i >= 0; i--) {
        int from = 1 + random.nextInt(count - 1);
        int to = from + 1 + random.nextInt(count - from);
        exclusions.add(
            Exclusion.of("X" + i)
                .between(from, to)
                .withEffect(
                    random.nextInt(4) == 0 ? oneOf(random, ExclusionEffect.values()) : effect));
      }
    }
    return exclusions;
  }

  /** Up to some events of one actor. */
  static List<ActorEvent> journey(FunnelDefinition definition, int most, RandomGenerator random) {
    int size = random.nextInt(most + 1);
    int span = 2 + random.nextInt(11);
    boolean wide = random.nextInt(3) == 0;
    List<ActorEvent> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (definition.properties().distinct() && i > 0 && random.nextInt(4) == 0) {
        ActorEvent same = events.get(random.nextInt(i));
        long later = same.at() + (random.nextBoolean() ? 0 : 1 + random.nextInt(3));
        events.add(new ActorEvent(later, same.mask(), same.held(), same.segment(), same.id()));
      } else {
        long at = time(definition, random.nextInt(span));
        events.add(event(definition, at, mask(definition, wide, random), i, random));
      }
    }
    return events;
  }

  private static ActorEvent event(
      FunnelDefinition definition, long at, int mask, int id, RandomGenerator random) {
    boolean holds = !definition.properties().held().isEmpty();
    String held = holds && random.nextInt(3) == 0 ? "b" : "";
    return new ActorEvent(at, mask, held, "", definition.properties().distinct() ? id : 0);
  }

  private static int mask(FunnelDefinition definition, boolean wide, RandomGenerator random) {
    int count = definition.steps().size();
    int mask = random.nextInt(12) == 0 ? 0 : definition.stepBit(1 + random.nextInt(count));
    if (wide && random.nextBoolean()) {
      mask |= random.nextInt(1 << count);
    }
    for (int i = 0; i < definition.exclusions().size(); i++) {
      if (random.nextInt(5) == 0) {
        mask = random.nextInt(3) == 0 ? mask : 0;
        mask |= definition.exclusionBit(i);
      }
    }
    return named(definition, mask, random.nextInt(8) == 0);
  }

  /** The mask with the bit of the first name, where it is read: an event of step 1 has the name. */
  static int named(FunnelDefinition definition, int mask, boolean nameOnly) {
    if (definition.entries().filter() != EntryFilter.FIRST_EVER) {
      return mask;
    }
    boolean entry = false;
    for (int step = 1; step <= definition.steps().size(); step++) {
      boolean first = step == 1 || allFree(definition, step);
      entry |= first && (mask & definition.stepBit(step)) != 0;
    }
    return entry || nameOnly ? mask | definition.firstNameBit() : mask;
  }

  private static boolean allFree(FunnelDefinition definition, int until) {
    return definition.steps().subList(0, until).stream().allMatch(s -> s.kind() == Kind.FREE);
  }

  // ---- smaller ---------------------------------------------------------------------------------

  /** Definitions that ask a little less than one, and read the same masks. */
  static List<FunnelDefinition> simpler(FunnelDefinition definition) {
    AttemptRules rules = definition.rules();
    EntryRules entries = definition.entries();
    List<FunnelDefinition> simpler = new ArrayList<>();
    for (OrderRule rule : rules.order()) {
      Set<OrderRule> fewer = EnumSet.copyOf(rules.order());
      fewer.remove(rule);
      simpler.add(definition.withRules(rules.withOrder(fewer)));
    }
    simpler.add(definition.withRules(rules.withEventUse(EventUse.ONE_STEP)));
    simpler.add(definition.withRules(rules.withGrace(Duration.ZERO)));
    simpler.add(definition.withRules(rules.withTieWinner(TieWinner.STEP)));
    simpler.add(definition.counting(EntryChoice.BEST));
    if (entries.filter() != EntryFilter.FIRST_EVER) {
      simpler.add(definition.withEntries(entries.withFilter(EntryFilter.ALL)));
    }
    simpler.add(definition.withEntries(entries.withRange(EntryRange.ALL)));
    simpler.add(definition.within(Duration.ofMillis(100)));
    for (int i = 0; i < definition.steps().size(); i++) {
      List<FunnelStep> steps = new ArrayList<>(definition.steps());
      FunnelStep step = steps.get(i);
      steps.set(i, FunnelStep.matching(step.name(), step.matches()));
      simpler.add(with(definition, steps, definition.properties()));
    }
    simpler.add(with(definition, definition.steps(), EventProperties.NONE));
    simpler.removeIf(definition::equals);
    return simpler;
  }

  private static FunnelDefinition with(
      FunnelDefinition definition, List<FunnelStep> steps, EventProperties properties) {
    return new FunnelDefinition(
        steps,
        definition.window(),
        definition.rules(),
        definition.entries(),
        definition.exclusions(),
        properties);
  }

  // ---- as code ---------------------------------------------------------------------------------

  /** A definition and events as the body of a test. */
  static String source(FunnelDefinition definition, List<ActorEvent> events) {
    return "FunnelDefinition definition =\n    "
        + source(definition)
        + ";\nagree(\n    definition,\n    List.of(\n        "
        + events.stream().map(ActorEvent::source).collect(joining(",\n        "))
        + "));";
  }

  private static String source(FunnelDefinition definition) {
    AttemptRules rules = definition.rules();
    EntryRules entries = definition.entries();
    StringBuilder text =
        new StringBuilder("Funnel.define(")
            .append(definition.steps().stream().map(FunnelCases::source).collect(joining(", ")))
            .append(")\n        .within(")
            .append(source(definition.window()))
            .append(')');
    String end = ")\n        ";
    if (!rules.equals(AttemptRules.DEFAULT)) {
      text.append("\n        .withRules(new AttemptRules(Set.of(")
          .append(rules.order().stream().map(rule -> "OrderRule." + rule).collect(joining(", ")))
          .append("), EventUse.")
          .append(rules.eventUse())
          .append(", ")
          .append(source(rules.grace()))
          .append(", TieWinner.")
          .append(rules.tieWinner())
          .append("))");
    }
    text.append("\n        .withEntries(new EntryRules(EntryChoice.")
        .append(entries.choice())
        .append(", EntryFilter.")
        .append(entries.filter())
        .append(
            entries.range().equals(EntryRange.ALL)
                ? ", EntryRange.ALL, "
                : ", new EntryRange("
                    + entries.range().fromMillis()
                    + ", "
                    + entries.range().toMillis()
                    + "), ")
        .append(source(entries.sessionGap()))
        .append("))");
    for (Exclusion exclusion : definition.exclusions()) {
      text.append("\n        .excluding(Exclusion.of(\"")
          .append(exclusion.matches().get(0))
          .append("\").between(")
          .append(exclusion.from())
          .append(", ")
          .append(exclusion.to())
          .append(").withEffect(ExclusionEffect.")
          .append(exclusion.effect())
          .append("))");
    }
    if (!definition.properties().held().isEmpty()) {
      text.append("\n        .holding(\"plan\")");
    }
    if (definition.properties().distinct()) {
      text.append("\n        .distinctEvents()");
    }
    return text.toString().replace(end, ")\n        ");
  }

  private static String source(FunnelStep step) {
    String kind =
        switch (step.kind()) {
          case REQUIRED -> "";
          case OPTIONAL -> ".optional()";
          case FREE -> ".free()";
        };
    String gap =
        step.maximumGap() == null ? "" : ".withMaximumGap(" + source(step.maximumGap()) + ")";
    return "FunnelStep.of(\"" + step.name() + "\")" + kind + gap;
  }

  private static String source(Duration duration) {
    return "Duration.ofMillis(" + duration.toMillis() + ")";
  }

  private static String source(ConversionWindow window) {
    return switch (window.kind()) {
      case NONE -> "ConversionWindow.NONE";
      case DURATION -> source(window.length());
      case DURATION_EXCLUSIVE -> "ConversionWindow.exclusive(" + source(window.length()) + ")";
      case LOCAL_DAYS ->
          "ConversionWindow.localDays(" + window.days() + ", ZoneId.of(\"" + window.zone() + "\"))";
      case SESSION -> "ConversionWindow.SESSION";
    };
  }
}
