package io.github.cxmetrics.bench.compare.engine;

import com.sun.management.OperatingSystemMXBean;
import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** Seconds, and CPU seconds of all threads of this process, since it was started. */
final class Stopwatch {

  private static final double NANOS = 1e9;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long start = System.nanoTime();

  double seconds() {
    return (System.nanoTime() - start) / NANOS;
  }

  Cost cost() {
    double seconds = seconds();
    return new Cost(seconds, (SYSTEM.getProcessCpuTime() - cpu) / NANOS, OptionalLong.empty());
  }
}
