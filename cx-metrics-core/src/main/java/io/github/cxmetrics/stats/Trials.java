package io.github.cxmetrics.stats;

/** How many of n independent trials succeeded. */
record Trials(long successes, long n) {

  Trials {
    Counts.check("n", n);
    if (successes < 0 || successes > n) {
      throw new IllegalArgumentException("successes must be in 0.." + n + ", was " + successes);
    }
  }

  long failures() {
    return n - successes;
  }

  /** The same trials with success and failure exchanged. */
  Trials mirrored() {
    return new Trials(failures(), n);
  }

  /** The share of successes; NaN without trials. */
  double share() {
    return (double) successes / n;
  }

  /** The variance of one trial, p (1 - p). */
  double variance() {
    return share() * ((double) failures() / n);
  }
}
