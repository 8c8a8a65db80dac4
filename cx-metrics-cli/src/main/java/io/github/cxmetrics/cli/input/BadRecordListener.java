package io.github.cxmetrics.cli.input;

/**
 * Decides what becomes of a record that cannot be read: throwing ends the run, returning skips the
 * record. Damage that no later record can be trusted after (wrong encoding, an open quote, a cut
 * file) is thrown and never offered here.
 */
@FunctionalInterface
public interface BadRecordListener {

  /** The policy unless another is chosen: the first bad record ends the run. */
  BadRecordListener REJECT =
      problem -> {
        throw problem;
      };

  /** Told once for every bad record, in file order. */
  void onBadRecord(BadDataException problem);
}
