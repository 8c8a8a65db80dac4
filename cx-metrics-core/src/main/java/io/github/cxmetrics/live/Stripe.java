package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A place where one writer at a time adds records. Its lock is one word: held for one addition, it
 * is free far more often than not, and who finds it held goes to another stripe instead of waiting.
 */
final class Stripe<A extends Accumulator<A, ?>> extends PaddedStripe {

  private static final int SPINS = 64;
  private static final int YIELDS = 1_000;
  private static final long NAP_NANOS = 50_000;

  /* Guarded by the lock. Null until something is recorded, so that the writer itself makes it: what
   * a reader made for all stripes would lie side by side in memory, and be fought over by caches. */
  private @Nullable Cell<A> cell;

  boolean tryLock() {
    return busy == 0 && BUSY.compareAndSet(this, 0, 1);
  }

  void lock() {
    for (int failures = 0; !tryLock(); failures++) {
      pause(failures);
    }
  }

  void unlock() {
    BUSY.lazySet(this, 0);
  }

  Cell<A> cell() {
    Cell<A> here = cell;
    if (here == null) {
      here = new Cell<>();
      cell = here;
    }
    return here;
  }

  @Nullable Cell<A> peek() {
    return cell;
  }

  @Nullable Cell<A> take() {
    Cell<A> taken = cell;
    cell = null;
    return taken;
  }

  /** Waits a little: longer the more often one has waited already. */
  @SuppressWarnings("ThreadPriorityCheck") // it only hastens what a nap would bring about
  static void pause(int failures) {
    if (failures < SPINS) {
      Thread.onSpinWait();
    } else if (failures < SPINS + YIELDS) {
      Thread.yield(); // whoever holds it may have lost its core
    } else {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }
}

/** A lock that shares no cache line, nor the line its hardware fetches along, with a neighbour. */
@SuppressWarnings("unused") // padding is there to be there
abstract class PaddedStripe extends StripeLock {
  private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, qa, qb, qc, qd, qe, qf;
}

abstract class StripeLock extends StripePadding {

  static final AtomicIntegerFieldUpdater<StripeLock> BUSY =
      AtomicIntegerFieldUpdater.newUpdater(StripeLock.class, "busy");

  volatile int busy;
}

@SuppressWarnings("unused") // as above
abstract class StripePadding {
  private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;
}
