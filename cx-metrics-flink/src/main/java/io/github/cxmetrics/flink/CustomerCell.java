package io.github.cxmetrics.flink;

/**
 * Which cell a customer is in: the same on every machine and in every version, because the state of
 * the customer lies there.
 */
final class CustomerCell {

  /* The fractional part of the golden ratio in 64 bits, odd: Knuth, TAOCP 3, 6.4. */
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private CustomerCell() {}

  static int of(String customer, int cells) {
    long hash = customer.length();
    for (int i = 0; i < customer.length(); i++) {
      hash = (Long.rotateLeft(hash, 5) ^ customer.charAt(i)) * GOLDEN;
    }
    return of(hash, cells);
  }

  static int of(long customer, int cells) {
    return (int) Long.remainderUnsigned(mixed(customer), cells);
  }

  /** Each bit of the number moves each bit of the answer with about even odds. */
  private static long mixed(long number) {
    long mixed = number * GOLDEN;
    mixed = (mixed ^ mixed >>> 32) * GOLDEN;
    mixed = (mixed ^ mixed >>> 29) * GOLDEN;
    return mixed ^ mixed >>> 32;
  }
}
