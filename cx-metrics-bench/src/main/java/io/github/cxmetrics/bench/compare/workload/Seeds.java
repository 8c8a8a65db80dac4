package io.github.cxmetrics.bench.compare.workload;

/** Where all made-up data begins. */
final class Seeds {

  static final long SEED = 20_261_122;

  private Seeds() {}
}
