package io.github.cxmetrics.funnel;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventList;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of many actors known by number, and the reading of them. */
final class FunnelState implements ActorState<FunnelState> {

  @Serial private static final long serialVersionUID = 1L;

  /** Takes one actor after the other; what is read is valid during the call only. */
  @FunctionalInterface
  interface ReadVisitor {
    void visit(long actor, JourneyReader read);
  }

  private final CompiledFunnel funnel;
  private final EventMasks masks;
  private final EventLayout layout;
  private final EventLog log;
  private final Dictionary values;
  private final long[] cells;
  private final SettledActors settled;

  private transient @Nullable JourneyReader reader;

  FunnelState(FunnelDefinition definition) {
    this(new CompiledFunnel(definition), new EventLayout(definition), noValues());
  }

  private FunnelState(CompiledFunnel funnel, EventLayout layout, Dictionary values) {
    this(
        funnel, layout, values, new EventLog(layout.width()), new SettledActors(funnel.definition));
  }

  private FunnelState(
      CompiledFunnel funnel,
      EventLayout layout,
      Dictionary values,
      EventLog log,
      SettledActors settled) {
    this.funnel = funnel;
    this.layout = layout;
    this.values = values;
    this.log = log;
    this.settled = settled;
    masks = funnel.masks;
    cells = new long[layout.width()];
  }

  /** The number 0 always stands for a value that is not defined. */
  static Dictionary noValues() {
    Dictionary values = new Dictionary();
    values.numberOf("");
    return values;
  }

  EventMasks masks() {
    return masks;
  }

  void require(long atMillis, int mask) {
    EventTime.require(atMillis);
    layout.requireMask(mask);
    requireUnsettled(atMillis);
  }

  void requireUnsettled(long atMillis) {
    if (atMillis < settled.untilMillis()) {
      throw new IllegalArgumentException(
          "event must not be older than what is settled, "
              + settled.untilMillis()
              + ", was "
              + atMillis);
    }
  }

  void requireNoIds() {
    layout.requireNoIds();
  }

  /** Adds an event that was {@linkplain #require found good}. */
  void add(long actor, long atMillis, int mask) {
    int kept = masks.kept(mask);
    if (kept == EventMasks.DROPPED) {
      return;
    }
    if (layout.isSingle()) {
      log.add(actor, EventLayout.pack(atMillis, kept));
    } else {
      put(actor, atMillis, kept, 0, 0);
    }
  }

  /**
   * Adds a batch of events, all or none; by one thread where an event takes several cells.
   *
   * @throws IllegalArgumentException if a time or a mask cannot be
   */
  void addAll(EventBatch batch, Parallelism threads) {
    layout.requireNoIds();
    if (!layout.isSingle() || batch.size() < EventBatch.LARGE) {
      addOneByOne(batch);
      return;
    }
    EventBatch[] ranges = batch.cut(threads.threads());
    threads.forEach(ranges.length, task -> ranges[task].survey());
    for (EventBatch range : ranges) {
      batch.addSurvey(range);
    }
    requireSurveyed(batch);
    if (ranges.length == 1) {
      addBlocks(ranges[0], log);
    } else {
      log.addAll(ranges.length, (task, part) -> addBlocks(ranges[task], part), threads);
    }
  }

  private void requireSurveyed(EventBatch batch) {
    try {
      require(batch.earliest(), batch.union());
      require(batch.latest(), batch.union());
    } catch (IllegalArgumentException e) {
      requireEach(batch); // names the first event that cannot be
      throw e;
    }
  }

  private void requireEach(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      require(batch.atMillis(i), batch.mask(i));
    }
  }

  private void addOneByOne(EventBatch batch) {
    requireEach(batch);
    for (int i = 0; i < batch.size(); i++) {
      add(batch.actor(i), batch.atMillis(i), batch.mask(i));
    }
  }

  private void addBlocks(EventBatch batch, EventLog to) {
    for (int from = 0; from < batch.size(); from += EventBatch.BLOCK) {
      int count = batch.readBlock(from, masks);
      to.addAll(batch.actorsOfBlock(), batch.cellsOfBlock(), count);
    }
  }

  private void put(long actor, long atMillis, int mask, long tag, long id) {
    layout.put(cells, 0, atMillis, mask, tag, id);
    log.add(actor, cells, 0);
  }

  /** Adds an event that was found good, with its values and id. */
  void add(long actor, long atMillis, int mask, String held, String segment, long id) {
    int kept = masks.kept(mask);
    if (kept != EventMasks.DROPPED) {
      long tag = layout.isTagged() ? tag(values, held, segment) : 0;
      put(actor, atMillis, kept, tag, id);
    }
  }

  static long tag(Dictionary values, String held, String segment) {
    return ((long) values.numberOf(held) << Integer.SIZE) | values.numberOf(segment);
  }

  long size() {
    return log.size();
  }

  @Override
  public FunnelState empty() {
    return new FunnelState(funnel, layout, noValues());
  }

  @Override
  public boolean isInOrder() {
    return values.isSorted();
  }

  @Override
  public FunnelState emptyInOrder() {
    return new FunnelState(funnel, layout, values.sorted());
  }

  @Override
  public void merge(FunnelState other) {
    if (!layout.isTagged() && settled.isNever() && other.settled.isNever()) {
      log.merge(other.log);
    } else {
      merge(other, actor -> actor);
    }
  }

  @Override
  public void merge(FunnelState other, LongUnaryOperator actors) {
    requireApart(other, actors);
    int[] here = values.merge(other.values);
    log.merge(other.log, actors, renumbering(here));
    if (!other.settled.isNever()) {
      settled.addAll(other.settled, actors, here);
    }
  }

  /**
   * What is settled of an actor can be told no more events, so states that are must not overlap.
   */
  void requireApart(FunnelState other, LongUnaryOperator actors) {
    if (settled.isNever() && other.settled.isNever()) {
      return;
    }
    boolean isNew = settled.isNever() && log.size() == 0;
    boolean isOtherNew = other.settled.isNever() && other.log.size() == 0;
    if (isNew || isOtherNew) {
      return;
    }
    if (settled.untilMillis() != other.settled.untilMillis()) {
      throw new IllegalArgumentException(
          "merged states must be settled until the same time, was "
              + shown(settled)
              + " and "
              + shown(other.settled));
    }
    SubjectTable theirs = actorSet();
    other.settled.forEach(
        (actor, record, start) -> {
          requireNotSettled(actors.applyAsLong(actor));
          theirs.findOrAdd(actors.applyAsLong(actor));
        });
    other.log.forEach((actor, events, from, to) -> requireNotSettled(actors.applyAsLong(actor)));
    log.forEach(
        (actor, events, from, to) -> {
          if (theirs.find(actor) != SubjectTable.ABSENT) {
            throw overlap(actor);
          }
        });
  }

  private static String shown(SettledActors settled) {
    return settled.isNever() ? "never" : Long.toString(settled.untilMillis());
  }

  /** A table of nothing but its subjects. */
  private static SubjectTable actorSet() {
    return new SubjectTable(1, 0);
  }

  private void requireNotSettled(long actor) {
    if (isSettled(actor)) {
      throw overlap(actor);
    }
  }

  private static IllegalArgumentException overlap(long actor) {
    return new IllegalArgumentException(
        "merged states must have no settled actor in common, was number " + actor);
  }

  /** Whether something of an actor is settled. */
  boolean isSettled(long actor) {
    return settled.find(actor) != SubjectTable.ABSENT;
  }

  boolean hasSettled() {
    return !settled.isNever();
  }

  long settledUntil() {
    return settled.untilMillis();
  }

  /**
   * Replaces all attempts that are over before a time by what they come to.
   *
   * @return this state, or one that has replaced it
   */
  FunnelState settle(long untilMillis) {
    EventTime.require(untilMillis);
    if (!funnel.definition.canSettle()) {
      throw new IllegalArgumentException(
          "settled funnel must have a window that ends, no sessions, and BEST or FIRST entries,"
              + " was "
              + funnel.definition);
    }
    if (untilMillis <= settled.untilMillis()) {
      return this;
    }
    SettledActors newSettled = settled.copy();
    newSettled.settleUntil(untilMillis);
    EventLog kept = new EventLog(layout.width());
    JourneyReader read = reader();
    List<String> texts = values.texts();
    int width = layout.width();
    log.forEach(
        (actor, events, from, to) -> {
          int first = from;
          while (first < to && isOver(layout.atMillis(events, first * width), untilMillis)) {
            first++;
          }
          if (funnel.deadline(layout.atMillis(events, from * width)) < untilMillis) {
            read.settle(actor, events, from, to, texts, newSettled);
          }
          for (int i = first; i < to; i++) {
            kept.add(actor, events, i * width);
          }
        });
    return new FunnelState(funnel, layout, values, kept, newSettled);
  }

  /** Whether no attempt that is not over by then can begin with, or need, an event of this time. */
  private boolean isOver(long atMillis, long untilMillis) {
    return funnel.deadline(atMillis + funnel.graceMillis) < untilMillis;
  }

  private EventLog.EventChange renumbering(int[] here) {
    if (!layout.isTagged()) {
      return EventLog.EventChange.NONE;
    }
    return event -> layout.setTag(event, 0, renumbered(layout.tag(event, 0), here));
  }

  static long renumbered(long tag, int[] here) {
    return (long) here[(int) (tag >>> Integer.SIZE)] << Integer.SIZE | here[(int) tag];
  }

  @Override
  public FunnelState copy() {
    return new FunnelState(funnel, layout, values.copy(), log.copy(), settled.copy());
  }

  void forEach(ReadVisitor visitor) {
    JourneyReader read = reader();
    List<String> texts = values.texts();
    if (settled.isNever()) {
      log.forEach(
          (actor, events, from, to) -> {
            read.read(events, from, to, texts);
            visitor.visit(actor, read);
          });
      return;
    }
    SubjectTable seen = actorSet();
    log.forEach(
        (actor, events, from, to) -> {
          int record = settled.find(actor);
          if (record != SubjectTable.ABSENT) {
            seen.findOrAdd(actor);
          }
          read.read(events, from, to, texts, settled, record);
          visitor.visit(actor, read);
        });
    settled.forEach(
        (actor, record, start) -> {
          if (seen.find(actor) == SubjectTable.ABSENT) {
            read.read(cells, 0, 0, texts, settled, start);
            visitor.visit(actor, read);
          }
        });
  }

  /** Reads a single actor; their journey is that of nobody if they have no events. */
  JourneyReader read(long actor) {
    JourneyReader read = reader();
    readInto(read, actor);
    return read;
  }

  private void readInto(JourneyReader read, long actor) {
    EventList events = log.eventsOf(actor);
    if (settled.isNever()) {
      read.read(events.sortedCells(), 0, events.size(), values.texts());
    } else {
      read.read(
          events.sortedCells(), 0, events.size(), values.texts(), settled, settled.find(actor));
    }
  }

  Explanation explain(long actor) {
    JourneyReader explaining = new JourneyReader(funnel, layout, true);
    readInto(explaining, actor);
    return explaining.explanation();
  }

  /** Counts the steps; see {@link #fold} for who does it. */
  StepCounts stepCounts(Parallelism threads) {
    if (!settled.isNever() || !StartScan.fits(funnel, layout)) {
      return fold(
              () -> new StepCountsFolder(funnel.definition),
              StepCountsFolder::add,
              StepCountsFolder::merge,
              threads)
          .result();
    }
    return log.forEach(() -> new StepCountsFold(funnel, newReader()), threads).stream()
        .map(StepCountsFold::folder)
        .reduce(StepCountsFolder::merge)
        .orElseThrow()
        .result();
  }

  /**
   * Folds what is read of each actor, some of them by each thread; all by one if any is settled.
   *
   * @param zero makes an empty accumulator
   * @param add adds what is read of an actor
   * @param merge adds the second to the first and returns the first
   */
  <A> A fold(
      Supplier<A> zero,
      BiConsumer<A, JourneyReader> add,
      BinaryOperator<A> merge,
      Parallelism threads) {
    if (!settled.isNever()) {
      A all = zero.get();
      forEach((actor, read) -> add.accept(all, read));
      return all;
    }
    List<String> texts = values.texts();
    return log
        .forEach(() -> new FunnelFold<>(zero.get(), add, newReader(), texts), threads)
        .stream()
        .map(FunnelFold::folded)
        .reduce(merge)
        .orElseThrow();
  }

  private JourneyReader newReader() {
    return new JourneyReader(funnel, layout, false);
  }

  private JourneyReader reader() {
    JourneyReader known = reader;
    if (known == null) {
      known = newReader();
      reader = known;
    }
    return known;
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, events, from, to) -> visitor.accept(actor));
    settled.forEach((actor, record, start) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    if (layout.isTagged()) {
      values.writeTo(out);
    }
    settled.writeTo(out);
    log.writeTo(out);
  }

  @Override
  public FunnelState readFrom(StateReader in) {
    Dictionary read = layout.isTagged() ? Dictionary.readFrom(in) : noValues();
    if (read.find("") != 0) {
      throw new StateFormatException("values of a funnel must begin with the empty text");
    }
    SettledActors readSettled = settled.readFrom(in, read.size());
    EventLog events = log.readFrom(in, layout.check(read.size(), masks));
    return new FunnelState(funnel, layout, read, events, readSettled);
  }
}
