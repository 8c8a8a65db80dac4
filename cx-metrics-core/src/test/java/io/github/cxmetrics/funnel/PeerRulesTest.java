package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The rules of other products, restated from their published descriptions, against the presets that
 * are named after them. Where a product is known to miss chains that its own rule allows, the
 * preset keeps the rule: it is never below the product then, and how often it is above is stated.
 */
class PeerRulesTest {

  private static final long SEED = 20260101;
  private static final int JOURNEYS = 20_000;
  private static final int STEPS = 3;
  private static final long WINDOW = 6;

  private static final FunnelDefinition FUNNEL =
      Funnel.define("A", "B", "C").within(Duration.ofMillis(WINDOW));

  /** One event as one step; the event is known by its number. */
  private record Row(long at, int step, int event) {}

  // ---- ClickHouse ------------------------------------------------------------------------------

  /**
   * Rows by time and step; an event of several steps is several rows. For each level the latest
   * chain: a row carries the chain of the level before to its own.
   */
  private static int clickHouse(List<ActorEvent> events, boolean strictIncrease) {
    long[] entry = new long[STEPS + 1];
    long[] last = new long[STEPS + 1];
    boolean[] open = new boolean[STEPS + 1];
    int level = 0;
    for (Row row : rows(events)) {
      int before = row.step() - 1;
      if (before == 0) {
        entry[1] = row.at();
        last[1] = row.at();
        open[1] = true;
      } else if (open[before]
          && row.at() - entry[before] <= WINDOW
          && (!strictIncrease || last[before] < row.at())) {
        entry[row.step()] = entry[before];
        last[row.step()] = row.at();
        open[row.step()] = true;
      }
      level = Math.max(level, open[row.step()] ? row.step() : 0);
    }
    return level;
  }

  /** As above, but every chain is kept, and no event is in one twice. */
  private static int clickHouseOnce(List<ActorEvent> events, boolean strictIncrease) {
    List<List<Row>> chains = new ArrayList<>();
    for (Row row : rows(events)) {
      List<List<Row>> longer = new ArrayList<>();
      for (List<Row> chain : chains) {
        Row last = chain.get(chain.size() - 1);
        if (chain.size() == row.step() - 1
            && row.at() - chain.get(0).at() <= WINDOW
            && (!strictIncrease || last.at() < row.at())
            && chain.stream().noneMatch(used -> used.event() == row.event())) {
          List<Row> next = new ArrayList<>(chain);
          next.add(row);
          longer.add(next);
        }
      }
      chains.addAll(longer);
      if (row.step() == 1) {
        chains.add(List.of(row));
      }
    }
    return chains.stream().mapToInt(List::size).max().orElse(0);
  }

  @Test
  void sameAsClickHouse() {
    assertThat(differences(FUNNEL.likeClickHouse(), true, events -> clickHouse(events, false)))
        .isEqualTo(new Differences(0, 0));
  }

  @Test
  void sameAsClickHouseStrictOnce() {
    assertThat(differences(FUNNEL, true, events -> clickHouseOnce(events, false)))
        .isEqualTo(new Differences(0, 0));
    assertThat(differences(FUNNEL.strictIncrease(), true, events -> clickHouseOnce(events, true)))
        .isEqualTo(new Differences(0, 0));
  }

  /** With one chain a level, a later chain replaces one that could still go on. */
  @Test
  void findsWhatClickHouseLosesUnderStrictIncrease() {
    Differences differences =
        differences(
            FUNNEL.likeClickHouse().strictIncrease(), true, events -> clickHouse(events, true));
    assertThat(differences.below()).isZero();
    assertThat(differences.above()).isBetween(JOURNEYS / 20, JOURNEYS / 10);
  }

  // ---- Pinot -----------------------------------------------------------------------------------

  /**
   * An event is the first of its steps. A window without its end slides from entry to entry; in it,
   * each step is the first after the one before; strictly, a repeat of the latest step ends it. The
   * published loop ends with the queue of events, so later entries of the last window are not
   * tried.
   */
  private static int pinot(List<ActorEvent> events, boolean strict, boolean triesLastWindow) {
    Deque<Row> queue = new ArrayDeque<>();
    events.stream()
        .filter(event -> event.mask() != 0)
        .map(e -> new Row(e.at(), 1 + Integer.numberOfTrailingZeros(e.mask()), 0))
        .sorted(Comparator.comparingLong(Row::at).thenComparingInt(Row::step))
        .forEach(queue::add);
    Deque<Row> window = new ArrayDeque<>();
    int best = 0;
    while (!queue.isEmpty() || (triesLastWindow && !window.isEmpty())) {
      while (!window.isEmpty() && window.getFirst().step() != 1) {
        window.removeFirst();
      }
      while (window.isEmpty() && !queue.isEmpty()) {
        Row next = queue.removeFirst();
        if (next.step() == 1) {
          window.add(next);
        }
      }
      while (!window.isEmpty()
          && !queue.isEmpty()
          && queue.getFirst().at() - window.getFirst().at() < WINDOW) {
        window.add(queue.removeFirst());
      }
      best = Math.max(best, pinotLevel(window, strict));
      window.pollFirst();
    }
    return best;
  }

  private static int pinotLevel(Deque<Row> window, boolean strict) {
    int level = 0;
    for (Row row : window) {
      if (strict && row.step() == level) {
        return level;
      }
      level += row.step() == level + 1 ? 1 : 0;
    }
    return level;
  }

  @Test
  void sameAsPinot() {
    assertThat(differences(FUNNEL.likePinot(), true, events -> pinot(events, false, false)))
        .isEqualTo(new Differences(0, 0));
  }

  @Test
  void findsWhatPinotLosesInTheLastWindowWithoutRepeats() {
    FunnelDefinition strict = FUNNEL.likePinot().ordered(OrderRule.NO_REPEAT_OF_LATEST);
    assertThat(differences(strict, false, events -> pinot(events, true, true)))
        .isEqualTo(new Differences(0, 0));
    Differences published = differences(strict, false, events -> pinot(events, true, false));
    assertThat(published.below()).isZero();
    assertThat(published.above()).isBetween(JOURNEYS / 1000, JOURNEYS / 20);
  }

  // ---- PostHog ---------------------------------------------------------------------------------

  /**
   * One event of each time: it is used once, for the furthest step it can be. An entry replaces the
   * open one; a chain further along keeps its own.
   */
  private static int postHog(List<ActorEvent> events) {
    List<ActorEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(ActorEvent::at));
    long[] entry = new long[STEPS + 1];
    Arrays.fill(entry, Long.MIN_VALUE / 2);
    int level = 0;
    for (ActorEvent event : sorted) {
      for (int step = STEPS; step >= 1; step--) {
        long began = step == 1 ? event.at() : entry[step - 1];
        if ((event.mask() >>> (step - 1) & 1) != 0 && event.at() - began <= WINDOW) {
          entry[step] = began;
          level = Math.max(level, step);
        }
      }
    }
    return level;
  }

  @Test
  void sameAsPostHogOnDistinctTimes() {
    assertThat(differences(FUNNEL.likePostHog(), false, PeerRulesTest::postHog))
        .isEqualTo(new Differences(0, 0));
  }

  // ---- Mixpanel --------------------------------------------------------------------------------

  /** The first entry only; a step may be logged up to two seconds before the one it follows. */
  private static int mixpanel(List<ActorEvent> events) {
    List<Row> rows = rows(events);
    Row previous = rows.stream().filter(row -> row.step() == 1).findFirst().orElse(null);
    if (previous == null) {
      return 0;
    }
    long entry = previous.at();
    Set<Integer> used = new HashSet<>(Set.of(previous.event()));
    int level = 1;
    while (level < STEPS) {
      Row next = null;
      for (Row row : rows) {
        if (next == null
            && row.step() == level + 1
            && !used.contains(row.event())
            && row.at() >= previous.at() - 2_000
            && row.at() - entry <= 1_000 * WINDOW) {
          next = row;
        }
      }
      if (next == null) {
        return level;
      }
      used.add(next.event());
      previous = next;
      level++;
    }
    return level;
  }

  @Test
  void sameAsMixpanel() {
    FunnelDefinition seconds = FUNNEL.within(Duration.ofSeconds(WINDOW));
    assertThat(
            differences(
                seconds.likeMixpanel(),
                random -> inSeconds(journey(random, true, false)),
                PeerRulesTest::mixpanel))
        .isEqualTo(new Differences(0, 0));
  }

  /** By default every entry is tried: never less than the first one gets. */
  @Test
  void bestEntryGetsFurtherThanTheFirst() {
    Differences differences =
        differences(FUNNEL, true, events -> read(FUNNEL.counting(EntryChoice.FIRST), events));
    assertThat(differences.below()).isZero();
    assertThat(differences.above()).isBetween(JOURNEYS / 100, JOURNEYS / 10);
  }

  private static List<ActorEvent> inSeconds(List<ActorEvent> events) {
    return events.stream().map(event -> new ActorEvent(1_000 * event.at(), event.mask())).toList();
  }

  // ---- comparing -------------------------------------------------------------------------------

  /** How many journeys get further in the library than in the other product, and less far. */
  private record Differences(int above, int below) {}

  private static Differences differences(
      FunnelDefinition definition, boolean ties, Function<List<ActorEvent>, Integer> other) {
    return differences(definition, random -> journey(random, ties, true), other);
  }

  private static Differences differences(
      FunnelDefinition definition,
      Function<RandomGenerator, List<ActorEvent>> journeys,
      Function<List<ActorEvent>, Integer> other) {
    SplittableRandom random = new SplittableRandom(SEED);
    int above = 0;
    int below = 0;
    for (int i = 0; i < JOURNEYS; i++) {
      List<ActorEvent> events = journeys.apply(random);
      int difference = read(definition, events) - other.apply(events);
      above += difference > 0 ? 1 : 0;
      below += difference < 0 ? 1 : 0;
    }
    return new Differences(above, below);
  }

  private static int read(FunnelDefinition definition, List<ActorEvent> events) {
    JourneyAccumulator state = new JourneyAccumulator(definition);
    events.forEach(event -> state.add(event.at(), event.mask()));
    return state.result().level();
  }

  private static List<ActorEvent> journey(RandomGenerator random, boolean ties, boolean several) {
    int size = random.nextInt(9);
    List<ActorEvent> events = new ArrayList<>();
    Set<Long> times = new HashSet<>();
    while (events.size() < size) {
      long at = random.nextInt(14);
      if (times.add(at) || ties) {
        int mask = 1 << random.nextInt(STEPS);
        events.add(
            new ActorEvent(at, several && random.nextInt(5) == 0 ? random.nextInt(8) : mask));
      }
    }
    return events;
  }

  private static List<Row> rows(List<ActorEvent> events) {
    List<Row> rows = new ArrayList<>();
    for (int event = 0; event < events.size(); event++) {
      for (int step = 1; step <= STEPS; step++) {
        if ((events.get(event).mask() >>> (step - 1) & 1) != 0) {
          rows.add(new Row(events.get(event).at(), step, event));
        }
      }
    }
    rows.sort(Comparator.comparingLong(Row::at).thenComparingInt(Row::step));
    return rows;
  }
}
