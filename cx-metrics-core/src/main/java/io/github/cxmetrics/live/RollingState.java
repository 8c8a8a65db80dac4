package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/*
 * The pane that is not over is a LiveState; those before it are a ring of cells that nobody writes
 * to. Its number changes only while a reader holds all stripes, so a writer that holds one may trust
 * it. Who sees by the clock that the pane is over, writer or reader, turns it.
 */
/** What has been recorded during the last panes of a clock. */
final class RollingState<T, K, A extends Accumulator<A, R>, R> {

  private final LiveState<T, K, A, R> live;
  private final InstantSource clock;
  private final long paneMillis;
  private final int panes;

  /* Guarded by the lock of readers. */
  private final @Nullable Cell<?>[] past;
  private long beganMillis;

  /* Read under a stripe or readers, written under readers and all stripes. */
  private long pane;

  RollingState(LiveState<T, K, A, R> live, RollingWindow window, InstantSource clock) {
    this.live = live;
    this.clock = clock;
    this.panes = window.panes();
    this.paneMillis = window.pane().toMillis();
    this.past = new Cell<?>[panes];
    this.beganMillis = clock.millis();
    this.pane = paneOf(beganMillis);
  }

  LiveState<T, K, A, R> live() {
    return live;
  }

  private long paneOf(long millis) {
    return Math.floorDiv(millis, paneMillis);
  }

  private int placeOf(long number) {
    return Math.floorMod(number, panes);
  }

  void record(T record) {
    while (!addNow(paneOf(clock.millis()), record)) {
      turn();
    }
  }

  private boolean addNow(long at, T record) {
    Stripe<A> stripe = live.stripes().lock();
    try {
      if (mustTurn(at)) {
        return false;
      }
      live.add(stripe, record);
      return true;
    } finally {
      stripe.unlock();
    }
  }

  /* A little back is a writer that was slow, or a clock that was corrected: time waits for it. */
  private boolean mustTurn(long at) {
    return at > pane || at <= pane - panes;
  }

  private void turn() {
    live.readers().lock();
    try {
      turnTo(clock.millis());
    } finally {
      live.readers().unlock();
    }
  }

  /* The clock was read under the lock of readers: a time read before may be any time ago. */
  private void turnTo(long millis) {
    long at = paneOf(millis);
    if (!mustTurn(at)) {
      return;
    }
    long before = pane;
    Cell<A> over = live.carryAway(() -> pane = at);
    if (at > before) {
      past[placeOf(before)] = over;
      long lastToClear = Math.min(at, before + panes);
      for (long number = before + 1; number <= lastToClear; number++) {
        past[placeOf(number)] = null;
      }
    } else {
      Arrays.fill(past, null);
      beganMillis = millis;
    }
    live.releaseUnused(inUse());
  }

  private BitSet inUse() {
    BitSet slots = new BitSet();
    for (Cell<?> cell : past) {
      if (cell != null) {
        cell.markUsed(slots);
      }
    }
    return slots;
  }

  /** What is made of the records of all panes and of the key of each slot at that moment. */
  <S> Rolled<S> rolled(BiFunction<Cell<A>, List<@Nullable K>, S> present) {
    Cell<A> sum = new Cell<>();
    List<@Nullable K> keys;
    long from;
    long to;
    live.readers().lock();
    try {
      long now = clock.millis();
      turnTo(now);
      for (int i = 0; i < panes; i++) {
        Cell<A> cell = pastAt(i);
        if (cell != null) {
          sum.addCopyOf(cell);
        }
      }
      sum.addCopyOf(live.settle());
      keys = live.keys().slots();
      from = Math.max(beganMillis, (pane - panes + 1) * paneMillis);
      to = Math.max(Math.max(now, pane * paneMillis), from);
    } finally {
      live.readers().unlock();
    }
    return new Rolled<>(
        Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), present.apply(sum, keys));
  }

  @SuppressWarnings("unchecked") // only turnTo() stores cells
  private @Nullable Cell<A> pastAt(int place) {
    return (Cell<A>) past[place];
  }
}
