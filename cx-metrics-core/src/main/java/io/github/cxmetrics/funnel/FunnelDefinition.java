package io.github.cxmetrics.funnel;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a funnel asks: its steps, how long an attempt may last, and by which rules attempts are read
 * and counted. The page <em>How we read a funnel</em> of the documentation states every rule.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 * Without options: steps in order, other events in between do not matter, 14 days from the entry,
 * each actor once by the best attempt.
 *
 * <pre>{@code
 * FunnelDefinition checkout =
 *     Funnel.define("view", "cart", "pay").within(Duration.ofHours(1)).excluding(Exclusion.of("refund"));
 * }</pre>
 *
 * @param steps the steps, the first one first; 1 to 24
 * @param window how long an attempt lasts
 * @param rules by which rules it takes its steps
 * @param entries which entries begin an attempt and which attempts count
 * @param exclusions what must not happen in between
 * @param properties what is kept of events beside time and steps
 * @since 0.1
 */
public record FunnelDefinition(
    List<FunnelStep> steps,
    ConversionWindow window,
    AttemptRules rules,
    EntryRules entries,
    List<Exclusion> exclusions,
    EventProperties properties)
    implements Serializable {

  /** The most steps of a funnel. */
  public static final int MOST_STEPS = 24;

  /* An event's mask has a bit for each step and exclusion, and two more. */
  private static final int MOST_BITS = 29;

  /**
   * Checks that the parts fit together.
   *
   * @param steps as the record component
   * @param window as the record component
   * @param rules as the record component
   * @param entries as the record component
   * @param exclusions as the record component
   * @param properties as the record component
   * @throws IllegalArgumentException if the steps are none, too many, or of one name; if the first
   *     or last one is optional; if an exclusion leaves the steps; or if options do not combine,
   *     each message naming what does not
   */
  public FunnelDefinition {
    requireNonNull(window, "window");
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "funnel must have 1.." + MOST_STEPS + " steps, was " + steps.size());
    }
    int count = steps.size();
    exclusions = exclusions.stream().map(exclusion -> exclusion.until(count)).toList();
    requireDistinctNames(steps);
    requireRequiredEnds(steps);
    requireRanges(exclusions, count);
    if (count + exclusions.size() > MOST_BITS) {
      throw new IllegalArgumentException(
          "funnel must have at most "
              + MOST_BITS
              + " steps and exclusions together, was "
              + (count + exclusions.size()));
    }
    requireCombination(steps, rules);
    if (properties.attribution().step() > count) {
      throw new IllegalArgumentException(
          "attribution must be of a step in 1.." + count + ", was " + properties.attribution());
    }
  }

  private static void requireDistinctNames(List<FunnelStep> steps) {
    Set<String> names = new HashSet<>();
    for (FunnelStep step : steps) {
      if (!names.add(step.name())) {
        throw new IllegalArgumentException(
            "steps must have different names, was '"
                + step.name()
                + "' twice (FunnelStep.named gives another)");
      }
    }
  }

  private static void requireRequiredEnds(List<FunnelStep> steps) {
    for (FunnelStep end : List.of(steps.get(0), steps.get(steps.size() - 1))) {
      if (end.kind() == Kind.OPTIONAL) {
        throw new IllegalArgumentException(
            "first and last step must not be optional, was '" + end.name() + "'");
      }
    }
  }

  private static void requireRanges(List<Exclusion> exclusions, int count) {
    for (Exclusion exclusion : exclusions) {
      if (exclusion.to() > count || exclusion.from() >= exclusion.to()) {
        throw new IllegalArgumentException(
            "exclusion must range between steps of 1.."
                + count
                + ", was "
                + exclusion.from()
                + " to "
                + exclusion.to());
      }
    }
  }

  private static void requireCombination(List<FunnelStep> steps, AttemptRules rules) {
    boolean fixed = steps.stream().allMatch(step -> step.kind() == Kind.REQUIRED);
    boolean gaps = steps.stream().anyMatch(step -> step.maximumGap() != null);
    if (!fixed && (gaps || !rules.order().isEmpty() || !rules.grace().isZero())) {
      throw new IllegalArgumentException(
          "optional and free steps must come without a maximum gap, a grace and a stricter order,"
              + " was "
              + steps.stream().map(FunnelStep::describe).collect(Collectors.joining(" > "))
              + rules.describe());
    }
    if (gaps && !rules.grace().isZero()) {
      throw new IllegalArgumentException(
          "grace must come without a maximum gap, was " + rules.grace());
    }
  }

  /**
   * A funnel with the default rules.
   *
   * @param steps the steps in order
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static FunnelDefinition of(List<FunnelStep> steps) {
    return new FunnelDefinition(
        steps,
        ConversionWindow.DEFAULT,
        AttemptRules.DEFAULT,
        EntryRules.DEFAULT,
        List.of(),
        EventProperties.NONE);
  }

  /**
   * This funnel with an absolute time for each attempt, its end included.
   *
   * @param length counted from the entry
   * @return the definition
   */
  public FunnelDefinition within(Duration length) {
    return within(ConversionWindow.of(length));
  }

  /**
   * This funnel with local days for each attempt, the day of the entry included.
   *
   * @param days at least 1
   * @param zone whose days
   * @return the definition
   */
  public FunnelDefinition withinLocalDays(int days, ZoneId zone) {
    return within(ConversionWindow.localDays(days, zone));
  }

  /**
   * This funnel with another window.
   *
   * @param newWindow how long an attempt lasts
   * @return the definition
   */
  public FunnelDefinition within(ConversionWindow newWindow) {
    return new FunnelDefinition(steps, newWindow, rules, entries, exclusions, properties);
  }

  /**
   * This funnel with other rules for attempts.
   *
   * @param newRules by which rules an attempt takes its steps
   * @return the definition
   */
  public FunnelDefinition withRules(AttemptRules newRules) {
    return new FunnelDefinition(steps, window, newRules, entries, exclusions, properties);
  }

  /**
   * This funnel with a stricter order, on top of what it has.
   *
   * @param order what else is forbidden
   * @return the definition
   */
  public FunnelDefinition ordered(OrderRule... order) {
    return withRules(
        rules.withOrder(
            ImmutableSet.<OrderRule>builder().addAll(rules.order()).add(order).build()));
  }

  /**
   * This funnel with every step later than the one before.
   *
   * @return the definition
   */
  public FunnelDefinition strictIncrease() {
    return ordered(OrderRule.STRICT_INCREASE);
  }

  /**
   * This funnel where one event may be several steps.
   *
   * @return the definition
   */
  public FunnelDefinition reusingEvents() {
    return withRules(rules.withEventUse(EventUse.ALL_STEPS));
  }

  /**
   * This funnel with a grace for clocks that differ.
   *
   * @param grace how long before its predecessor a step may have been logged
   * @return the definition
   */
  public FunnelDefinition withGrace(Duration grace) {
    return withRules(rules.withGrace(grace));
  }

  /**
   * This funnel where exclusions win over steps of the same millisecond.
   *
   * @return the definition
   */
  public FunnelDefinition exclusionsWinTies() {
    return withRules(rules.withTieWinner(TieWinner.EXCLUSION));
  }

  /**
   * This funnel with all its steps in any order.
   *
   * @return the definition
   */
  public FunnelDefinition anyOrder() {
    return new FunnelDefinition(
        steps.stream().map(FunnelStep::free).toList(),
        window,
        rules,
        entries,
        exclusions,
        properties);
  }

  /**
   * This funnel with other rules for entries.
   *
   * @param newEntries which entries begin an attempt and which attempts count
   * @return the definition
   */
  public FunnelDefinition withEntries(EntryRules newEntries) {
    return new FunnelDefinition(steps, window, rules, newEntries, exclusions, properties);
  }

  /**
   * This funnel with another choice of the attempts that count.
   *
   * @param choice which count
   * @return the definition
   */
  public FunnelDefinition counting(EntryChoice choice) {
    return withEntries(entries.withChoice(choice));
  }

  /**
   * This funnel with each session counted once.
   *
   * @param gap after how long without an event a session is over
   * @return the definition
   */
  public FunnelDefinition countingSessions(Duration gap) {
    return withEntries(entries.withChoice(EntryChoice.SESSIONS).withSessionGap(gap));
  }

  /**
   * This funnel with attempts that last as long as the session of their entry.
   *
   * @param gap after how long without an event a session is over
   * @return the definition
   */
  public FunnelDefinition withinSession(Duration gap) {
    return within(ConversionWindow.SESSION).withEntries(entries.withSessionGap(gap));
  }

  /**
   * This funnel with only the actor's first event of step 1 as entry.
   *
   * @return the definition
   */
  public FunnelDefinition firstMatching() {
    return withEntries(entries.withFilter(EntryFilter.FIRST_MATCHING));
  }

  /**
   * This funnel with only the actor's first event of the name of step 1 as entry, if it matches.
   *
   * @return the definition
   */
  public FunnelDefinition firstEver() {
    return withEntries(entries.withFilter(EntryFilter.FIRST_EVER));
  }

  /**
   * This funnel with entries of a range of times only.
   *
   * @param from the first instant
   * @param to the first instant after it
   * @return the definition
   */
  public FunnelDefinition enteredBetween(Instant from, Instant to) {
    return withEntries(entries.withRange(EntryRange.of(from, to)));
  }

  /**
   * This funnel with one more exclusion.
   *
   * @param exclusion what must not happen
   * @return the definition
   */
  public FunnelDefinition excluding(Exclusion exclusion) {
    return new FunnelDefinition(
        steps,
        window,
        rules,
        entries,
        Stream.concat(exclusions.stream(), Stream.of(exclusion)).toList(),
        properties);
  }

  /**
   * This funnel with properties that must have the same value in all steps of an attempt. An event
   * on which one is not defined has the empty text for its value.
   *
   * @param names the names of the properties
   * @return the definition
   */
  public FunnelDefinition holding(String... names) {
    return withProperties(properties.withHeld(List.of(names)));
  }

  /**
   * This funnel broken down by the values of a property.
   *
   * @param name the name of the property
   * @param attribution which event of an attempt says its segment
   * @return the definition
   */
  public FunnelDefinition segmentedBy(String name, Attribution attribution) {
    return withProperties(properties.withSegment(name, attribution));
  }

  /**
   * This funnel where events of one actor with the same id count once, by the earliest. Costs eight
   * bytes an event. {@linkplain FunnelAccumulator#settle Settling} forgets ids with their events.
   *
   * @return the definition
   */
  public FunnelDefinition distinctEvents() {
    return withProperties(properties.withDistinct());
  }

  private FunnelDefinition withProperties(EventProperties newProperties) {
    return new FunnelDefinition(steps, window, rules, entries, exclusions, newProperties);
  }

  /**
   * This funnel by the rules of ClickHouse's {@code windowFunnel}: an event can be several steps.
   *
   * @return the definition
   */
  public FunnelDefinition likeClickHouse() {
    return reusingEvents();
  }

  /**
   * This funnel by the rules of PostHog: an excluded event removes the actor.
   *
   * @return the definition
   */
  public FunnelDefinition likePostHog() {
    return withRules(rules.withEventUse(EventUse.ONE_STEP))
        .withExclusionEffect(ExclusionEffect.REMOVE_ACTOR);
  }

  /**
   * This funnel by the default rules of Mixpanel: the first entry, 2 seconds of grace, and an
   * excluded event stops the attempt.
   *
   * @return the definition
   */
  public FunnelDefinition likeMixpanel() {
    return withRules(rules.withEventUse(EventUse.ONE_STEP).withGrace(Duration.ofSeconds(2)))
        .counting(EntryChoice.FIRST)
        .withExclusionEffect(ExclusionEffect.STOP_AT_LEVEL);
  }

  /**
   * This funnel by the rules of Apache Pinot: the window without its end, and an event of several
   * steps is the first of them.
   *
   * @return the definition
   */
  public FunnelDefinition likePinot() {
    FunnelDefinition pinot = withRules(rules.withEventUse(EventUse.FIRST_STEP));
    return window.kind() == ConversionWindow.Kind.DURATION
        ? pinot.within(ConversionWindow.exclusive(window.length()))
        : pinot;
  }

  private FunnelDefinition withExclusionEffect(ExclusionEffect effect) {
    List<Exclusion> changed = new ArrayList<>();
    exclusions.forEach(exclusion -> changed.add(exclusion.withEffect(effect)));
    return new FunnelDefinition(steps, window, rules, entries, changed, properties);
  }

  /**
   * The number of a step.
   *
   * @param name the name of the step
   * @return from 1
   * @throws IllegalArgumentException if no step has the name
   */
  public int stepNumber(String name) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(name)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(
        "step must be one of "
            + steps.stream().map(FunnelStep::name).collect(Collectors.joining(", "))
            + ", was "
            + name);
  }

  /**
   * The bit of a step in the mask of an event.
   *
   * @param step the number of the step, from 1
   * @return the mask of an event that is this step only
   * @throws IllegalArgumentException if there is no such step
   */
  public int stepBit(int step) {
    if (step < 1 || step > steps.size()) {
      throw new IllegalArgumentException("step must be in 1.." + steps.size() + ", was " + step);
    }
    return 1 << (step - 1);
  }

  /**
   * The bit of an exclusion in the mask of an event.
   *
   * @param index the index of the exclusion, from 0
   * @return the mask of an event that is excluded by it
   * @throws IllegalArgumentException if there is no such exclusion
   */
  public int exclusionBit(int index) {
    if (index < 0 || index >= exclusions.size()) {
      throw new IllegalArgumentException(
          "exclusion must be in 0.." + (exclusions.size() - 1) + ", was " + index);
    }
    return 1 << (steps.size() + index);
  }

  /**
   * The bit that the mask of every event has whose name is one of step 1, whether or not its
   * condition holds. Read by {@link #firstEver} only.
   *
   * @return the mask of such an event that matches nothing
   */
  public int firstNameBit() {
    return 1 << (steps.size() + exclusions.size());
  }

  /**
   * Whether events that match nothing (a mask of 0) must be added all the same: where the order is
   * contiguous or sessions count, every event of the actor matters.
   *
   * @return true if they must
   */
  public boolean needsAllEvents() {
    return rules.order().contains(OrderRule.CONTIGUOUS)
        || window.kind() == ConversionWindow.Kind.SESSION
        || entries.choice() == EntryChoice.SESSIONS;
  }

  boolean isSameButForEntryRange(FunnelDefinition other) {
    return equals(other.withEntries(other.entries.withRange(entries.range())));
  }

  /** How many bits of a mask mean something. */
  int bits() {
    return steps.size() + exclusions.size() + 1;
  }

  /** The number of the required step before a step; 0 before the first. */
  int requiredBefore(int step) {
    int before = step - 1;
    while (before > 0 && steps.get(before - 1).kind() == Kind.OPTIONAL) {
      before--;
    }
    return before;
  }

  /** For each step the number of the required step before it; of the first its own. */
  int[] stepsBefore() {
    int[] before = new int[steps.size()];
    Arrays.setAll(before, i -> Math.max(1, requiredBefore(i + 1)));
    return before;
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code view > cart > pay in PT1H, entries BEST}
   */
  public String describe() {
    StringBuilder text =
        new StringBuilder(
            steps.stream().map(FunnelStep::describe).collect(Collectors.joining(" > ")));
    text.append(' ').append(window).append(rules.describe()).append(entries.describe());
    if (entries.choice() == EntryChoice.SESSIONS
        || window.kind() == ConversionWindow.Kind.SESSION) {
      text.append(", session gap ").append(entries.sessionGap());
    }
    exclusions.forEach(exclusion -> text.append(", excluding ").append(exclusion.describe()));
    return text.append(properties.describe()).toString();
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
