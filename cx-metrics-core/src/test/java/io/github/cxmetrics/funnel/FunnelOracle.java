package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import io.github.cxmetrics.funnel.ChainOracle.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of the page <em>How we read a funnel</em>, word by word and as slow as that: every way
 * to give the events of an actor to the steps is written down (a <em>chain</em>), and the rules
 * pick one. Shares no code with the readers of the library.
 *
 * <p>Where the page leaves the answer open, {@link Undetermined} is thrown, with the reason.
 */
final class FunnelOracle {

  static final long NEVER = Long.MIN_VALUE;
  static final long FOREVER = Long.MAX_VALUE;

  /** The page does not say what the answer is. */
  static final class Undetermined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undetermined(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * What became of an entry.
   *
   * @param entry the time of the entry
   * @param level how far it got
   * @param times the time of each step, NEVER where it was not done
   * @param end what ended it
   * @param over when it ended, or can no longer move on
   * @param openUntil until when it can move on, NEVER if it ended
   * @param voided whether an exclusion voided it
   * @param removes whether an exclusion removed the actor
   */
  record Try(
      long entry,
      int level,
      List<Long> times,
      End end,
      long over,
      long openUntil,
      boolean voided,
      boolean removes) {

    long stepsDone() {
      return times.stream().filter(time -> time != NEVER).count();
    }

    long lastStep() {
      return times.get(level - 1);
    }

    /** What is compared, as a line of text. */
    String line(long open) {
      return line(level, times, end, open);
    }

    static String line(int level, List<Long> times, End end, long openUntil) {
      return "level "
          + level
          + times.stream().map(time -> time == NEVER ? "-" : "" + time).toList()
          + " "
          + end
          + " open until "
          + (openUntil == NEVER ? "-" : openUntil == FOREVER ? "ever" : "" + openUntil);
    }
  }

  /**
   * The answer for an actor.
   *
   * @param counted the attempts that count
   * @param all all attempts
   * @param voided how many were voided
   * @param removed whether the actor was removed
   * @param openUntil until when any attempt can move on
   */
  record Answer(List<Try> counted, List<Try> all, int voided, boolean removed, long openUntil) {}

  private final FunnelDefinition definition;
  private final ChainOracle chains;
  private final AttemptOracle attempts;
  private final List<Event> all;

  private FunnelOracle(FunnelDefinition definition, List<ActorEvent> events) {
    this.definition = definition;
    chains = new ChainOracle(definition, events);
    attempts = new AttemptOracle(definition, chains);
    all = chains.all();
  }

  static Answer answer(FunnelDefinition definition, List<ActorEvent> events) {
    return new FunnelOracle(definition, events).answer();
  }

  private Answer answer() {
    Map<String, List<Event>> byValue = new TreeMap<>();
    for (Event event : all) {
      String value = definition.properties().held().isEmpty() ? "" : event.held();
      byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(event);
    }
    Set<Long> allowed = allowedEntryTimes();
    Map<String, List<Long>> entries = new TreeMap<>();
    byValue.forEach((value, events) -> entries.put(value, entryTimes(events, allowed)));
    List<Try> followed = new ArrayList<>();
    List<Try> counted = new ArrayList<>();
    switch (definition.entries().choice()) {
      case BEST -> {
        followed.addAll(everyEntry(byValue, entries));
        best(followed).ifPresent(counted::add);
      }
      case FIRST -> {
        followed.addAll(firstEntry(byValue, entries));
        counted.addAll(clean(followed));
      }
      case TOTALS -> {
        byValue.forEach(
            (value, events) -> followed.addAll(oneAfterTheOther(events, entries.get(value))));
        counted.addAll(clean(followed));
      }
      case TOTALS_EVERY_ENTRY -> {
        followed.addAll(everyEntry(byValue, entries));
        counted.addAll(clean(followed));
      }
      case SESSIONS -> {
        followed.addAll(everyEntry(byValue, entries));
        Map<Long, List<Try>> bySession = new TreeMap<>();
        for (Try each : followed) {
          long session = chains.endOfSession(each.entry());
          bySession.computeIfAbsent(session, key -> new ArrayList<>()).add(each);
        }
        bySession.values().forEach(tries -> best(tries).ifPresent(counted::add));
      }
    }
    boolean removed = followed.stream().anyMatch(Try::removes);
    if (removed) {
      counted.clear();
    }
    int voided = (int) followed.stream().filter(Try::voided).count();
    long openUntil = followed.stream().mapToLong(Try::openUntil).max().orElse(NEVER);
    return new Answer(counted, followed, voided, removed, openUntil);
  }

  private List<Try> everyEntry(Map<String, List<Event>> byValue, Map<String, List<Long>> entries) {
    List<Try> tries = new ArrayList<>();
    byValue.forEach(
        (value, events) ->
            entries.get(value).forEach(entry -> tries.add(attempts.follow(events, entry))));
    return tries;
  }

  private List<Try> firstEntry(Map<String, List<Event>> byValue, Map<String, List<Long>> entries) {
    long first =
        entries.values().stream().flatMap(List::stream).mapToLong(at -> at).min().orElse(NEVER);
    List<Try> tries = new ArrayList<>();
    byValue.forEach(
        (value, events) -> {
          if (entries.get(value).contains(first)) {
            tries.add(attempts.follow(events, first));
          }
        });
    if (tries.size() > 1) {
      throw new Undetermined("first entry: of several held values on one millisecond");
    }
    return tries;
  }

  private List<Try> oneAfterTheOther(List<Event> events, List<Long> entries) {
    List<Try> tries = new ArrayList<>();
    long free = NEVER;
    for (long entry : entries) {
      if (entry >= free) {
        Try next = attempts.follow(events, entry);
        tries.add(next);
        boolean early = next.end() == End.EXCLUDED || next.end() == End.ORDER_BROKEN;
        long over = next.over();
        free = early ? Math.max(over, entry + 1) : over == FOREVER ? FOREVER : over + 1;
      }
    }
    return tries;
  }

  private static List<Try> clean(List<Try> tries) {
    return tries.stream().filter(each -> !each.voided() && !each.removes()).toList();
  }

  private static Optional<Try> best(List<Try> tries) {
    Comparator<Try> order =
        Comparator.comparingInt(Try::level)
            .thenComparingLong(Try::stepsDone)
            .thenComparing(Comparator.comparingLong(Try::lastStep).reversed())
            .thenComparingLong(Try::entry);
    Optional<Try> best = clean(tries).stream().max(order);
    for (Try other : clean(tries)) {
      if (order.compare(other, best.get()) == 0 && !other.times().equals(best.get().times())) {
        throw new Undetermined("best attempt: of several held values, equally good");
      }
    }
    return best;
  }

  private Set<Long> allowedEntryTimes() {
    Set<Long> times = new TreeSet<>();
    switch (definition.entries().filter()) {
      case ALL -> all.stream().filter(chains::isEntry).forEach(event -> times.add(event.at()));
      case FIRST_MATCHING ->
          all.stream()
              .filter(chains::isEntry)
              .findFirst()
              .ifPresent(event -> times.add(event.at()));
      case FIRST_EVER -> {
        long first =
            all.stream().filter(this::hasFirstName).mapToLong(Event::at).min().orElse(NEVER);
        List<Event> named =
            all.stream().filter(event -> event.at() == first && hasFirstName(event)).toList();
        if (named.stream().anyMatch(chains::isEntry)) {
          if (!named.stream().allMatch(chains::isEntry)) {
            throw new Undetermined("first ever: one that matches and one that does not, together");
          }
          times.add(first);
        }
      }
    }
    if (definition.entries().filter() != EntryFilter.ALL
        && !definition.properties().held().isEmpty()) {
      long values =
          all.stream()
              .filter(event -> times.contains(event.at()) && chains.isEntry(event))
              .map(Event::held)
              .distinct()
              .count();
      if (values > 1) {
        throw new Undetermined("first event: of several held values on one millisecond");
      }
    }
    EntryRange range = definition.entries().range();
    times.removeIf(time -> time < range.fromMillis() || time >= range.toMillis());
    return times;
  }

  private boolean hasFirstName(Event event) {
    return (event.mask() & definition.firstNameBit()) != 0 || chains.isEntry(event);
  }

  private List<Long> entryTimes(List<Event> events, Set<Long> allowed) {
    Set<Long> times = new TreeSet<>();
    for (Event event : events) {
      if (chains.isEntry(event) && allowed.contains(event.at())) {
        times.add(event.at());
      }
    }
    return List.copyOf(times);
  }
}
