package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread allocates while it works. */
public final class AllocationCheck {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocationCheck() {}

  /** How many bytes work takes, at the first time. */
  public static long bytesOf(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Fails if work allocates in every one of some rounds. The virtual machine itself allocates a
   * little now and then while it compiles; work that allocates does so in every round.
   */
  public static void assertAllocatesNothing(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      least = Math.min(least, bytesOf(work));
    }
    assertThat(least).as("bytes").isZero();
  }
}
