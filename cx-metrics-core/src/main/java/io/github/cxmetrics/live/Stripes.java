package io.github.cxmetrics.live;

import io.github.cxmetrics.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Places to record in. A writer holds one stripe for one record. A reader holds {@link #readers},
 * then all stripes together for as long as it takes to carry their cells away, so that what it
 * takes is what had been recorded at one moment.
 *
 * <p>There is one stripe until a writer finds all of them busy; then their number doubles, up to
 * twice the processors. Writers never wait while they hold a stripe, and readers lock in the order
 * of the array, so nobody waits in a circle.
 */
final class Stripes<A extends Accumulator<A, ?>> {

  /* So few that writers who meet all the time soon part, so many that one who met a reader does not
   * count. */
  private static final int COLLISIONS_TO_GROW = 16;
  private static final int MOST_EVER = 64;

  private final ReentrantLock readers = new ReentrantLock();
  private final int most;

  /* Written under readers only: a stripe that appeared while all are held would not be held. */
  private volatile Stripe<A>[] all;

  /* How often a writer found its stripe busy, about: some go uncounted when threads write at once. */
  private int collisions;

  Stripes() {
    this(mostFor(Runtime.getRuntime().availableProcessors()));
  }

  Stripes(int most) {
    this.most = most;
    this.all = firstStripe();
  }

  /** The lowest power of two that is at least twice the processors, within reason. */
  static int mostFor(int processors) {
    return Math.min(MOST_EVER, Integer.highestOneBit(2 * processors - 1) * 2);
  }

  /** Whoever holds it may take, and nobody else does. */
  ReentrantLock readers() {
    return readers;
  }

  int count() {
    return all.length;
  }

  /** A stripe that is now held by the caller. */
  Stripe<A> lock() {
    Stripe<A>[] stripes = all;
    int home = home();
    Stripe<A> stripe = stripes[home & stripes.length - 1];
    return stripe.tryLock() ? stripe : lockAnother(home);
  }

  /* Threads of a pool often have consecutive numbers, which no hash sets further apart. */
  private static int home() {
    return (int) Thread.currentThread().getId();
  }

  private Stripe<A> lockAnother(int home) {
    for (int failures = 0; ; failures++) {
      Stripe<A>[] stripes = all;
      if (++collisions >= COLLISIONS_TO_GROW && grow(stripes)) {
        collisions = 0;
        continue;
      }
      for (int i = 0; i < stripes.length; i++) {
        Stripe<A> stripe = stripes[home + i & stripes.length - 1];
        if (stripe.tryLock()) {
          return stripe;
        }
      }
      Stripe.pause(failures);
    }
  }

  /* While somebody reads, stripes are busy because of that: then more of them would not help. */
  private boolean grow(Stripe<A>[] tooFew) {
    if (tooFew.length >= most || !readers.tryLock()) {
      return false;
    }
    try {
      if (all == tooFew) {
        all = doubled(tooFew);
      }
      return true;
    } finally {
      readers.unlock();
    }
  }

  @SuppressWarnings("unchecked") // a new array holds nothing of another type
  private Stripe<A>[] firstStripe() {
    Stripe<A>[] first = (Stripe<A>[]) new Stripe<?>[1];
    first[0] = new Stripe<>();
    return first;
  }

  private Stripe<A>[] doubled(Stripe<A>[] stripes) {
    Stripe<A>[] more = Arrays.copyOf(stripes, 2 * stripes.length);
    for (int i = stripes.length; i < more.length; i++) {
      more[i] = new Stripe<>();
    }
    return more;
  }

  /**
   * Carries all cells away, for a caller that holds {@link #readers}.
   *
   * @param meanwhile done at the same moment: no record is being added
   */
  List<Cell<A>> take(Runnable meanwhile) {
    Stripe<A>[] stripes = all;
    List<Cell<A>> taken = new ArrayList<>(stripes.length);
    lockAll(stripes);
    try {
      meanwhile.run();
      for (Stripe<A> stripe : stripes) {
        Cell<A> cell = stripe.take();
        if (cell != null) {
          taken.add(cell);
        }
      }
    } finally {
      unlockAll(stripes);
    }
    return taken;
  }

  /** Looks at the cells of all stripes at one moment, for a caller that holds {@link #readers}. */
  void forEachCell(Consumer<Cell<A>> look, Runnable afterwards) {
    Stripe<A>[] stripes = all;
    lockAll(stripes);
    try {
      for (Stripe<A> stripe : stripes) {
        Cell<A> cell = stripe.peek();
        if (cell != null) {
          look.accept(cell);
        }
      }
      afterwards.run();
    } finally {
      unlockAll(stripes);
    }
  }

  private static void lockAll(Stripe<?>[] stripes) {
    for (Stripe<?> stripe : stripes) {
      stripe.lock();
    }
  }

  private static void unlockAll(Stripe<?>[] stripes) {
    for (Stripe<?> stripe : stripes) {
      stripe.unlock();
    }
  }
}
