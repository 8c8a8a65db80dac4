package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

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

  /** An event, equal only to itself. */
  private static final class Event {
    private final ActorEvent event;

    Event(ActorEvent event) {
      this.event = event;
    }

    long at() {
      return event.at();
    }

    int mask() {
      return event.mask();
    }

    String held() {
      return event.held();
    }
  }

  /** One event given to one step: the step, when it counts, and its place in the reported chain. */
  private record Link(Event event, int step, long time, int slot) {}

  private final FunnelDefinition definition;
  private final List<FunnelStep> steps;
  private final int count;
  private final AttemptRules rules;
  private final int[] stage;
  private final List<Event> all;

  private FunnelOracle(FunnelDefinition definition, List<ActorEvent> events) {
    this.definition = definition;
    steps = definition.steps();
    count = steps.size();
    rules = definition.rules();
    stage = new int[count];
    for (int i = 1; i < count; i++) {
      boolean together = steps.get(i).kind() == Kind.FREE && steps.get(i - 1).kind() == Kind.FREE;
      stage[i] = stage[i - 1] + (together ? 0 : 1);
    }
    all = distinct(events);
  }

  static Answer answer(FunnelDefinition definition, List<ActorEvent> events) {
    return new FunnelOracle(definition, events).answer();
  }

  // ---- the actor -------------------------------------------------------------------------------

  /** Events of one id once, by the earliest. */
  private List<Event> distinct(List<ActorEvent> events) {
    List<ActorEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(ActorEvent::at));
    if (definition.properties().distinct()) {
      Set<Long> seen = new HashSet<>();
      sorted.removeIf(event -> !seen.add(event.id()));
    }
    return sorted.stream().map(Event::new).toList();
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
          long session = endOfSession(each.entry());
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
        (value, events) -> entries.get(value).forEach(entry -> tries.add(follow(events, entry))));
    return tries;
  }

  private List<Try> firstEntry(Map<String, List<Event>> byValue, Map<String, List<Long>> entries) {
    long first =
        entries.values().stream().flatMap(List::stream).mapToLong(at -> at).min().orElse(NEVER);
    List<Try> tries = new ArrayList<>();
    byValue.forEach(
        (value, events) -> {
          if (entries.get(value).contains(first)) {
            tries.add(follow(events, first));
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
        Try next = follow(events, entry);
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

  // ---- entries ---------------------------------------------------------------------------------

  private Set<Long> allowedEntryTimes() {
    Set<Long> times = new TreeSet<>();
    switch (definition.entries().filter()) {
      case ALL -> all.stream().filter(this::isEntry).forEach(event -> times.add(event.at()));
      case FIRST_MATCHING ->
          all.stream().filter(this::isEntry).findFirst().ifPresent(event -> times.add(event.at()));
      case FIRST_EVER -> {
        long first =
            all.stream().filter(this::hasFirstName).mapToLong(Event::at).min().orElse(NEVER);
        List<Event> named =
            all.stream().filter(event -> event.at() == first && hasFirstName(event)).toList();
        if (named.stream().anyMatch(this::isEntry)) {
          if (!named.stream().allMatch(this::isEntry)) {
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
              .filter(event -> times.contains(event.at()) && isEntry(event))
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
    return (event.mask() & definition.firstNameBit()) != 0 || isEntry(event);
  }

  private List<Long> entryTimes(List<Event> events, Set<Long> allowed) {
    Set<Long> times = new TreeSet<>();
    for (Event event : events) {
      if (isEntry(event) && allowed.contains(event.at())) {
        times.add(event.at());
      }
    }
    return List.copyOf(times);
  }

  private boolean isEntry(Event event) {
    for (int step = 1; step <= count; step++) {
      if (stage[step - 1] == 0 && matches(event, step)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an event is a step; where it may be the first of its steps only, that one. */
  private boolean matches(Event event, int step) {
    int mask = event.mask() & ((1 << count) - 1);
    if (rules.eventUse() == EventUse.FIRST_STEP) {
      mask = Integer.lowestOneBit(mask);
    }
    return (mask >>> (step - 1) & 1) != 0;
  }

  // ---- windows ---------------------------------------------------------------------------------

  private boolean inWindow(long entry, long time) {
    ConversionWindow window = definition.window();
    if (endsWithSession() && time > endOfSession(entry)) {
      return false;
    }
    return switch (window.kind()) {
      case NONE, SESSION -> true;
      case DURATION -> time - entry <= window.length().toMillis();
      case DURATION_EXCLUSIVE -> time - entry < window.length().toMillis();
      case LOCAL_DAYS -> !day(time).isAfter(day(entry).plusDays(window.days() - 1));
    };
  }

  private LocalDate day(long time) {
    return LocalDate.ofInstant(
        Instant.ofEpochMilli(time), Objects.requireNonNull(definition.window().zone()));
  }

  /** Where sessions count, no attempt leaves its own. */
  private boolean endsWithSession() {
    return definition.window().kind() == ConversionWindow.Kind.SESSION
        || definition.entries().choice() == EntryChoice.SESSIONS;
  }

  /** The last time at which the attempt can take a step that is not known yet. */
  private long windowEnd(long entry) {
    long end = endOfDuration(entry);
    return endsWithSession()
        ? Math.min(end, endOfSession(entry) + definition.entries().sessionGap().toMillis())
        : end;
  }

  private long endOfDuration(long entry) {
    ConversionWindow window = definition.window();
    return switch (window.kind()) {
      case NONE, SESSION -> FOREVER;
      case DURATION -> entry + window.length().toMillis();
      case DURATION_EXCLUSIVE -> entry + window.length().toMillis() - 1;
      case LOCAL_DAYS ->
          day(entry)
                  .plusDays(window.days())
                  .atStartOfDay(Objects.requireNonNull(window.zone()))
                  .toInstant()
                  .toEpochMilli()
              - 1;
    };
  }

  /** The last event of the session in which something happened at a time. */
  private long endOfSession(long time) {
    long end = time;
    for (Event event : all) {
      if (event.at() > end && event.at() - end <= definition.entries().sessionGap().toMillis()) {
        end = event.at();
      }
    }
    return end;
  }

  // ---- chains ----------------------------------------------------------------------------------

  /** Every chain of events that begins at an entry, the unfinished ones included. */
  private List<List<Link>> chains(List<Event> events, long entry) {
    List<List<Link>> found = new ArrayList<>();
    for (Event event : events) {
      for (int step = 1; step <= count; step++) {
        if (event.at() == entry && stage[step - 1] == 0 && matches(event, step)) {
          extend(List.of(new Link(event, step, entry, 1)), events, found);
        }
      }
    }
    return found;
  }

  private void extend(List<Link> chain, List<Event> events, List<List<Link>> found) {
    found.add(chain);
    Link last = last(chain);
    for (int step = 1; step <= count; step++) {
      if (!isNext(chain, step)) {
        continue;
      }
      for (Event event : rules.grace().isZero() ? events : earliest(chain, step, events)) {
        if (matches(event, step) && mayFollow(chain, last, event, step)) {
          long time = Math.max(event.at(), last.time());
          List<Link> longer = new ArrayList<>(chain);
          longer.add(new Link(event, step, time, slot(chain, step)));
          extend(longer, events, found);
        }
      }
    }
  }

  private static Link last(List<Link> chain) {
    return chain.get(chain.size() - 1);
  }

  private static boolean has(List<Link> chain, int step) {
    for (Link link : chain) {
      if (link.step() == step) {
        return true;
      }
    }
    return false;
  }

  private static boolean uses(List<Link> chain, Event event) {
    for (Link link : chain) {
      if (link.event() == event) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step may be done after the steps of a chain: whatever must come before it has. */
  private boolean isNext(List<Link> chain, int step) {
    if (has(chain, step) || stage[last(chain).step() - 1] > stage[step - 1]) {
      return false;
    }
    for (int before = 1; before <= count; before++) {
      if (stage[before - 1] < stage[step - 1]
          && steps.get(before - 1).kind() != Kind.OPTIONAL
          && !has(chain, before)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayFollow(List<Link> chain, Link last, Event event, int step) {
    if (rules.eventUse() != EventUse.ALL_STEPS && uses(chain, event)) {
      return false;
    }
    long waited = event.at() - last.event().at();
    if (waited < -rules.grace().toMillis()) {
      return false;
    }
    if (rules.order().contains(OrderRule.STRICT_INCREASE) && waited == 0) {
      return false;
    }
    Duration gap = steps.get(step - 1).maximumGap();
    if (gap != null && waited > gap.toMillis()) {
      return false;
    }
    return inWindow(chain.get(0).time(), Math.max(event.at(), last.time()));
  }

  /** With a grace: the earliest unused events of a step that are not too early. */
  private List<Event> earliest(List<Link> chain, int step, List<Event> events) {
    List<Event> usable =
        events.stream()
            .filter(event -> matches(event, step))
            .filter(event -> !uses(chain, event))
            .filter(event -> event.at() >= last(chain).event().at() - rules.grace().toMillis())
            .toList();
    return usable.stream().filter(event -> event.at() == usable.get(0).at()).toList();
  }

  /** The place of a step in the reported chain: free steps are numbered as they are done. */
  private int slot(List<Link> chain, int step) {
    if (steps.get(step - 1).kind() != Kind.FREE) {
      return step;
    }
    int first = step;
    while (first > 1 && stage[first - 2] == stage[step - 1]) {
      first--;
    }
    int done = 0;
    for (Link link : chain) {
      done += stage[link.step() - 1] == stage[step - 1] ? 1 : 0;
    }
    return first + done;
  }

  // ---- which chain -----------------------------------------------------------------------------

  /** How far a chain was at each time: level first, then steps done. */
  private long[] progress(List<Link> chain, long[] times) {
    if (!rules.grace().isZero()) {
      return soonest(chain);
    }
    long[] progress = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      for (Link link : chain) {
        if (link.time() <= times[i]) {
          progress[i] = Math.max(progress[i], link.slot() * 100L) + 1;
        }
      }
    }
    return progress;
  }

  /** With a grace: when each step was logged, the sooner the more. */
  private long[] soonest(List<Link> chain) {
    long[] soonest = new long[count];
    Arrays.fill(soonest, NEVER);
    for (int i = 0; i < chain.size(); i++) {
      soonest[i] = -chain.get(i).event().at();
    }
    return soonest;
  }

  /** An attempt as it would go on if nothing ended it; when it reaches each level, from 1. */
  private record Way(List<Link> chain, List<Long> reachedAt) {

    static Way of(List<Link> chain, long[] reachedAt) {
      return new Way(chain, LongStream.of(reachedAt).boxed().toList());
    }
  }

  /** The chains that get as far as they can at each time, one time after the other. */
  private List<Way> furthest(List<List<Link>> chains, long[] times) {
    List<Way> furthest = new ArrayList<>();
    long[] most = {};
    for (List<Link> chain : chains) {
      long[] progress = progress(chain, times);
      int compared = Arrays.compare(progress, most);
      if (compared > 0) {
        furthest.clear();
        most = progress;
      }
      if (compared >= 0) {
        long[] reachedAt = new long[count + 1];
        Arrays.fill(reachedAt, FOREVER);
        for (Link link : chain) {
          for (int level = 1; level <= link.slot(); level++) {
            reachedAt[level] = Math.min(reachedAt[level], link.time());
          }
        }
        furthest.add(Way.of(chain, reachedAt));
      }
    }
    return furthest;
  }

  private boolean mixesStages() {
    int stages = stage[count - 1] + 1;
    return stages > 1 && stages < count;
  }

  /**
   * The chains that get as far as they can at each time, parted by the events that finished stages
   * took: the rules give events anew within a stage of free steps, not across stages.
   */
  private List<List<List<Link>>> committed(List<List<Link>> chains, long[] times, int from) {
    if (from == times.length || chains.size() == 1) {
      return List.of(chains);
    }
    long[] upToNow = Arrays.copyOf(times, from + 1);
    List<List<Link>> best = furthest(chains, upToNow).stream().map(Way::chain).toList();
    Map<Set<Event>, List<List<Link>>> alike = new LinkedHashMap<>();
    for (List<Link> chain : best) {
      alike.computeIfAbsent(finished(chain, times[from]), key -> new ArrayList<>()).add(chain);
    }
    List<List<List<Link>>> all = new ArrayList<>();
    alike.values().forEach(part -> all.addAll(committed(part, times, from + 1)));
    return all;
  }

  private Set<Event> finished(List<Link> chain, long now) {
    int current = 0;
    for (Link link : chain) {
      current = link.time() <= now ? Math.max(current, stage[link.step() - 1]) : current;
    }
    Set<Event> taken = new HashSet<>();
    for (Link link : chain) {
      if (link.time() <= now && stage[link.step() - 1] < current) {
        taken.add(link.event());
      }
    }
    return taken;
  }

  /**
   * With gaps, a level is reached when any chain does, and the chain that is reported is the latest
   * of those that reach the last level first: by the step before the last, then by the one before.
   */
  private List<Way> latest(List<List<Link>> chains, long until) {
    long[] reachedAt = new long[count + 1];
    Arrays.fill(reachedAt, FOREVER);
    for (List<Link> chain : chains) {
      for (Link link : chain) {
        reachedAt[link.slot()] = Math.min(reachedAt[link.slot()], link.time());
      }
    }
    List<Way> latest = new ArrayList<>();
    long[] best = {};
    for (List<Link> chain : chains) {
      int level = chain.size();
      long end = last(chain).time();
      boolean asFar = level == count || reachedAt[level + 1] > until;
      if (asFar && end <= until && end == reachedAt[level]) {
        long[] backwards = new long[level];
        for (int i = 0; i < level; i++) {
          backwards[i] = chain.get(level - 1 - i).time();
        }
        int compared = Arrays.compare(backwards, best);
        if (compared > 0) {
          latest.clear();
          best = backwards;
        }
        if (compared >= 0) {
          latest.add(Way.of(chain, reachedAt));
        }
      }
    }
    return latest;
  }

  private boolean hasGaps() {
    return steps.stream().anyMatch(step -> step.maximumGap() != null);
  }

  // ---- an attempt ------------------------------------------------------------------------------

  private Try follow(List<Event> events, long entry) {
    List<List<Link>> chains = chains(events, entry);
    long[] times = events.stream().mapToLong(Event::at).distinct().toArray();
    List<Way> ways = new ArrayList<>();
    if (hasGaps()) {
      ways.addAll(latest(chains, FOREVER - 1));
    } else if (mixesStages()) {
      committed(chains, times, 0).forEach(alike -> ways.addAll(furthest(alike, times)));
    } else {
      ways.addAll(furthest(chains, times));
    }
    Set<Try> verdicts = new HashSet<>();
    for (Way way : ways) {
      verdicts.add(judge(way, chains, events, times, entry));
    }
    if (verdicts.size() > 1) {
      throw new Undetermined(
          "ties: events of one millisecond can be given out in ways that differ later");
    }
    return verdicts.iterator().next();
  }

  private static int levelAt(Way way, long time) {
    int level = 0;
    while (level + 1 < way.reachedAt().size() && way.reachedAt().get(level + 1) <= time) {
      level++;
    }
    return level;
  }

  /** Goes through the time of an attempt until something ends it. */
  private Try judge(
      Way way, List<List<Link>> chains, List<Event> events, long[] times, long entry) {
    for (long now : times) {
      if (now < entry) {
        continue;
      }
      int before = levelAt(way, now - 1);
      int after = levelAt(way, now);
      if (before == count || !canMoveOn(chains, entry, now)) {
        break;
      }
      List<Event> together = events.stream().filter(event -> event.at() == now).toList();
      List<Exclusion> excluded = excluded(together, before, after);
      if (!excluded.isEmpty()) {
        return stopped(way, chains, excluded, after, now);
      }
      if (after < count && breaksOrder(way, chains, together, before, after, now)) {
        return ended(way, chains, after, now, End.ORDER_BROKEN, false, false);
      }
    }
    if (levelAt(way, FOREVER - 1) == count) {
      return result(way.chain(), End.CONVERTED, last(way.chain()).time(), NEVER, false, false);
    }
    long until = openUntil(chains, entry);
    return result(way.chain(), End.NO_FURTHER_STEP, until, until, false, false);
  }

  private Try stopped(
      Way way, List<List<Link>> chains, List<Exclusion> excluded, int after, long now) {
    boolean removes = has(excluded, ExclusionEffect.REMOVE_ACTOR);
    boolean voids = removes || has(excluded, ExclusionEffect.VOID_ATTEMPT);
    int kept = after;
    if (rules.tieWinner() == TieWinner.EXCLUSION) {
      for (Exclusion exclusion : excluded) {
        kept = Math.min(kept, exclusion.to() - 1);
      }
      boolean anyOptional = steps.stream().anyMatch(step -> step.kind() == Kind.OPTIONAL);
      if (!voids && kept < after && (anyOptional || hasGaps())) {
        throw new Undetermined("exclusions that win ties: which steps before them are reported");
      }
    }
    return ended(way, chains, kept, now, End.EXCLUDED, voids, removes);
  }

  private static boolean has(List<Exclusion> excluded, ExclusionEffect effect) {
    return excluded.stream().anyMatch(exclusion -> exclusion.effect() == effect);
  }

  private Try ended(
      Way way,
      List<List<Link>> chains,
      int kept,
      long now,
      End end,
      boolean voided,
      boolean removes) {
    List<Link> chain = way.chain();
    if (hasGaps()) {
      List<List<Link>> shorter = chains.stream().filter(each -> each.size() <= kept).toList();
      chain = latest(shorter, now).get(0).chain();
    }
    List<Link> done = chain.stream().filter(l -> l.slot() <= kept && l.time() <= now).toList();
    return result(done, end, now, NEVER, voided, removes);
  }

  private Try result(
      List<Link> chain, End end, long over, long openUntil, boolean voided, boolean removes) {
    Long[] times = new Long[count];
    Arrays.fill(times, NEVER);
    int level = 0;
    for (Link link : chain) {
      times[link.slot() - 1] = link.time();
      level = Math.max(level, link.slot());
    }
    return new Try(
        chain.get(0).time(), level, List.of(times), end, over, openUntil, voided, removes);
  }

  /** Whether an attempt that has not converted can take any step at a time or later. */
  private boolean canMoveOn(List<List<Link>> chains, long entry, long now) {
    if (!inWindow(entry, now)) {
      return false;
    }
    if (!hasGaps()) {
      return true;
    }
    for (List<Link> chain : chains) {
      Link last = last(chain);
      if (chain.size() < count && last.time() <= now) {
        Duration gap = steps.get(chain.size()).maximumGap();
        if (gap == null || now - last.time() <= gap.toMillis()) {
          return true;
        }
      }
    }
    return false;
  }

  private long openUntil(List<List<Link>> chains, long entry) {
    long end = windowEnd(entry);
    if (!hasGaps()) {
      return end;
    }
    long latest = NEVER;
    for (List<Link> chain : chains) {
      Duration gap = chain.size() == count ? null : steps.get(chain.size()).maximumGap();
      if (chain.size() < count) {
        latest = Math.max(latest, gap == null ? FOREVER : last(chain).time() + gap.toMillis());
      }
    }
    return Math.min(end, latest);
  }

  private List<Exclusion> excluded(List<Event> together, int before, int after) {
    List<Exclusion> found = new ArrayList<>();
    for (int i = 0; i < definition.exclusions().size(); i++) {
      Exclusion exclusion = definition.exclusions().get(i);
      int bit = definition.exclusionBit(i);
      boolean happens = together.stream().anyMatch(event -> (event.mask() & bit) != 0);
      boolean stepWins = rules.tieWinner() == TieWinner.STEP;
      boolean opened = (stepWins ? before : after) >= exclusion.from();
      boolean closed = (stepWins ? after : before) >= exclusion.to();
      if (happens && opened && !closed) {
        found.add(exclusion);
      }
    }
    return found;
  }

  // ---- stricter orders -------------------------------------------------------------------------

  private boolean breaksOrder(
      Way way, List<List<Link>> chains, List<Event> together, int before, int after, long now) {
    if (!rules.isStricter()) {
      return false;
    }
    boolean moved = after > before;
    if (rules.order().contains(OrderRule.CONTIGUOUS) && !moved) {
      return true;
    }
    if (!hasGaps()) {
      return anyBreaks(left(together, way.chain(), before, after), after);
    }
    Set<Boolean> verdicts = new HashSet<>();
    if (moved) {
      for (List<Link> chain : chains) {
        if (chain.size() == after && last(chain).time() == now) {
          verdicts.add(anyBreaks(left(together, chain, before, after), after));
        }
      }
    } else {
      verdicts.add(anyBreaks(together, after));
    }
    if (verdicts.size() > 1) {
      throw new Undetermined("ties: what is left over after the steps of one millisecond");
    }
    return verdicts.contains(true);
  }

  private static List<Event> left(List<Event> together, List<Link> chain, int before, int after) {
    List<Event> left = new ArrayList<>();
    for (Event event : together) {
      boolean used =
          chain.stream()
              .anyMatch(l -> l.event() == event && l.slot() > before && l.slot() <= after);
      if (!used) {
        left.add(event);
      }
    }
    return left;
  }

  private boolean anyBreaks(Collection<Event> left, int level) {
    for (Event event : left) {
      int highest = 0;
      int lowest = 0;
      boolean reached = false;
      boolean latest = false;
      for (int step = 1; step <= count; step++) {
        if (matches(event, step)) {
          lowest = lowest == 0 ? step : lowest;
          highest = step;
          reached |= step <= level;
          latest |= step == level;
        }
      }
      boolean tooEarly = highest > 0 && lowest > level + 1;
      if ((rules.order().contains(OrderRule.STEP_STRICT) && tooEarly)
          || (rules.order().contains(OrderRule.NO_REPEAT_OF_REACHED) && reached)
          || (rules.order().contains(OrderRule.NO_REPEAT_OF_LATEST) && latest)) {
        return true;
      }
    }
    return false;
  }
}
