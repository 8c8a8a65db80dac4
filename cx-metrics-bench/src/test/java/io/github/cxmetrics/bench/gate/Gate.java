package io.github.cxmetrics.bench.gate;

/**
 * A limit that a benchmark must keep.
 *
 * @param kind what is limited
 * @param benchmark its class and method, without the package
 * @param against the method of the same class it is compared with; empty for allocations
 * @param limit the most that is allowed
 * @param reason why it is not less, or what was measured
 */
record Gate(Kind kind, String benchmark, String against, double limit, String reason) {

  /** What is limited. */
  enum Kind {
    /** Bytes allocated for an operation. */
    ALLOCATION,

    /** Time, as a multiple of the time of another method in the same run. */
    RATIO
  }

  /** The class of the benchmark. */
  String benchmarkClass() {
    return benchmark.substring(0, benchmark.indexOf('.'));
  }

  /** The benchmark that it is compared with, like its own name. */
  String other() {
    return benchmarkClass() + "." + against;
  }
}
