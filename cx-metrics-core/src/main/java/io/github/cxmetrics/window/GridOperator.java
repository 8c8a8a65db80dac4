package io.github.cxmetrics.window;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Windows that do not depend on the records: each is some consecutive panes. */
final class GridOperator<T, K, A extends Accumulator<A, R>, R> extends WindowOperator<T, K, R> {

  private static final KeyTable<?> NOTHING = new KeyTable<>();

  private final Metric<T, A, R> metric;
  private final PaneGrid grid;
  private final PaneLine<A, R> panes;
  private final Revisions revisions = new Revisions();
  private int held;

  /* The last window that was emitted, the last that is final, and when the next ones are. */
  private long closedThrough = NONE;
  private long finalThrough = NONE;
  private long nextCloses = NONE;
  private long nextIsFinal = NONE;

  /* Times of the pane of the last record, if none of its windows is closed; otherwise none. */
  private long rangeStart = 1;
  private long rangeEnd;
  private KeyTable<A> inRange = nothing();

  GridOperator(
      WindowedMetric<T, K, A, R> description,
      Consumer<? super WindowResult<K, R>> results,
      Consumer<? super WindowRejection<T>> rejects) {
    super(description, results, rejects);
    metric = description.metric();
    grid = PaneGrid.of(description.windows());
    panes = new PaneLine<>(grid);
  }

  @SuppressWarnings("unchecked") // it holds no value
  private static <A> KeyTable<A> nothing() {
    return (KeyTable<A>) NOTHING;
  }

  /*
   * Most records are of the pane of the record before: two comparisons, one look into its table, and
   * the metric.
   */
  @Override
  void add(T record, long atMillis) {
    if (rangeStart <= atMillis && atMillis < rangeEnd) {
      A known = inRange.get(keys.idOf(record));
      if (known != null) {
        addKnown(record, atMillis, known);
        return;
      }
    }
    addElsewhere(record, atMillis);
  }

  private void addKnown(T record, long atMillis, A known) {
    if (addTo(metric, known, record, atMillis)) {
      counts.added++;
      saw(atMillis);
    }
  }

  private void addElsewhere(T record, long atMillis) {
    if (isRefused(record, atMillis)) {
      return;
    }
    long number = grid.paneOf(atMillis);
    if (grid.lastWindowOf(number) <= finalThrough) {
      reject(record, Reason.LATE, atMillis, grid.window(grid.lastWindowOf(number)));
    } else if (grid.firstWindowOf(number) <= closedThrough) {
      addBehind(record, atMillis, number);
    } else {
      addAhead(record, atMillis, number);
    }
  }

  /** Adds a record none of whose windows is closed. */
  private void addAhead(T record, long atMillis, long number) {
    Pane<A> pane = panes.find(number);
    A known = pane == null ? null : pane.accumulators().get(keys.idOf(record));
    if (pane != null && known != null) {
      remember(pane);
      addKnown(record, atMillis, known);
      return;
    }
    A fresh = metric.newAccumulator();
    if (addTo(metric, fresh, record, atMillis)) {
      saw(atMillis); // what this closes makes room
      if (open(record, atMillis, number, fresh)) {
        remember(panes.findOrAdd(number));
      }
    }
  }

  private void remember(Pane<A> pane) {
    rangeStart = pane.start();
    rangeEnd = pane.end();
    inRange = pane.accumulators();
  }

  private void forgetRange() {
    rangeStart = 1;
    rangeEnd = 0;
    inRange = nothing();
  }

  /** Puts the first record of a key in a pane there, if there is room. */
  private boolean open(T record, long atMillis, long number, A fresh) {
    long key = keys.idOf(record);
    Reason full = full(key);
    if (full != null) {
      reject(record, full, atMillis, grid.window(grid.lastWindowOf(number)));
      return false;
    }
    keep(number, key, fresh);
    counts.added++;
    return true;
  }

  private void keep(long number, long key, A accumulator) {
    panes.findOrAdd(number).accumulators().put(key, accumulator);
    keys.opened(key);
    held++;
  }

  /** Adds a record some of whose windows are closed, but not all of them final. */
  private void addBehind(T record, long atMillis, long number) {
    long first = grid.firstWindowOf(number);
    long from = Math.max(first, finalThrough + 1);
    long to = Math.min(grid.lastWindowOf(number), closedThrough);
    EmittedBefore<R> late = before(from, to, keys.idOf(record));
    if (!addLate(record, atMillis, number)) {
      return;
    }
    saw(atMillis);
    long key = keys.idOf(record);
    for (long window = from; window <= to; window++) {
      correct(window, key, late.wasEmitted(window), late.result(window));
    }
    if (first <= finalThrough) {
      reject(record, Reason.PARTLY_LATE, atMillis, grid.window(from - 1));
    }
  }

  private EmittedBefore<R> before(long from, long to, long key) {
    EmittedBefore<R> late = new EmittedBefore<>(from, to);
    for (long window = from; window <= to; window++) {
      if (panes.has(window, key)) {
        late.note(window, correction == Correction.RETRACT ? panes.result(window, key) : null);
      }
    }
    return late;
  }

  private boolean addLate(T record, long atMillis, long number) {
    Pane<A> pane = panes.find(number);
    A known = pane == null ? null : pane.accumulators().get(keys.idOf(record));
    A into = known == null ? metric.newAccumulator() : known;
    if (!addTo(metric, into, record, atMillis)) {
      return false;
    }
    if (known == null) {
      return open(record, atMillis, number, into);
    }
    counts.added++;
    return true;
  }

  private void correct(long number, long key, boolean wasEmitted, @Nullable R before) {
    Window window = grid.window(number);
    R now = panes.result(number, key);
    if (!wasEmitted) {
      emit(Kind.FIRST, key, window, now, 0);
      return;
    }
    int revision = revisions.of(number, key);
    revisions.set(number, key, revision + 1);
    if (before != null) {
      emit(Kind.RETRACTED, key, window, before, revision);
    }
    emit(Kind.UPDATED, key, window, now, revision + 1);
  }

  @Override
  long close(long watermark) {
    if (watermark >= nextCloses) {
      long through = grid.lastClosed(watermark);
      emitThrough(through);
      closedThrough = through;
      nextCloses = grid.deadline(through + 1);
      forgetRange();
    }
    if (watermark >= nextIsFinal) {
      finalThrough = grid.lastClosed(watermark - lateness);
      nextIsFinal = grid.deadline(finalThrough + 1) + lateness;
      forgetFinal();
    }
    return Math.min(nextCloses, nextIsFinal);
  }

  private void emitThrough(long through) {
    long window = panes.nextWindow(closedThrough + 1);
    while (window <= through) {
      closedThrough = window;
      emitFirst(window);
      window = panes.nextWindow(window + 1);
    }
  }

  private void emitFirst(long number) {
    Window window = grid.window(number);
    KeyTable<A> all = panes.merged(number);
    long[] ids = all.keys();
    keys.sort(ids);
    for (long id : ids) {
      A accumulator = Objects.requireNonNull(all.get(id));
      emit(Kind.FIRST, id, window, accumulator.result(), 0);
    }
  }

  private void forgetFinal() {
    for (Pane<A> pane : panes.removeThrough(finalThrough)) {
      for (long key : pane.accumulators().keys()) {
        keys.closed(key);
        held--;
      }
    }
    revisions.forgetThrough(finalThrough);
  }

  @Override
  int panes() {
    return held;
  }

  @Override
  long waiting() {
    return panes.windowsAfter(closedThrough);
  }

  @Override
  long startAt(long watermark) {
    closedThrough = grid.lastClosed(watermark);
    nextCloses = grid.deadline(closedThrough + 1);
    finalThrough = grid.lastClosed(watermark - lateness);
    nextIsFinal = grid.deadline(finalThrough + 1) + lateness;
    return Math.min(nextCloses, nextIsFinal);
  }

  @Override
  void writePanes(StateWriter out) {
    panes.writeTo(out, keys);
    revisions.writeTo(out, keys);
  }

  @Override
  void readPanes(StateReader in) {
    A empty = metric.newAccumulator();
    int count = in.readLength(Long.BYTES + 1);
    for (int i = 0; i < count; i++) {
      long number = in.readLong();
      requirePane(number);
      readKeys(in, number, empty);
    }
    revisions.readFrom(in, keys, this::readCorrectedKey);
  }

  private void requirePane(long number) {
    long previous = panes.all().isEmpty() ? NONE : panes.all().get(panes.all().size() - 1).number();
    boolean known = greatest() != NONE && hasBegun(number);
    if (!known
        || number < grid.paneOf(1 - EventTime.FARTHEST_MILLIS)
        || number <= previous
        || grid.lastWindowOf(number) <= finalThrough) {
      throw new StateFormatException(
          "panes must ascend up to the greatest time and not be final, was pane " + number);
    }
  }

  /** Whether a pane holds a time up to the greatest: the next one may, if clocks were put back. */
  private boolean hasBegun(long pane) {
    long last = grid.paneOf(greatest());
    return pane <= last || (pane == last + 1 && grid.startOf(pane) <= greatest());
  }

  private void readKeys(StateReader in, long number, A empty) {
    StateReader part = in.part(0);
    int count = in.readLength(1);
    if (count == 0) {
      throw new StateFormatException("pane must have a key, was pane " + number);
    }
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long key = keys.read(in);
      keep(number, key, empty.readFrom(part));
      if (i > 0 && keys.compare(previous, key) >= 0) {
        throw new StateFormatException("keys of a pane must ascend, in pane " + number);
      }
      previous = key;
    }
  }

  private long readCorrectedKey(StateReader in, long window) {
    long key = keys.read(in);
    if (window <= finalThrough || window > closedThrough || !panes.has(window, key)) {
      throw new StateFormatException(
          "corrected window must be emitted and not final, was window " + window);
    }
    return key;
  }
}
