package io.github.cxmetrics.path;

/** Two nodes in one key: ranks of names, or one of the ends of a path. */
final class NodePair {

  /** Before the first event of a path; comes before every rank. */
  static final int START = -1;

  /** After the last event of a path; comes after every rank. */
  static final int END = Integer.MAX_VALUE;

  private NodePair() {}

  static long of(int first, int second) {
    return ((long) first << Integer.SIZE) | (second & 0xFFFFFFFFL);
  }

  static int first(long pair) {
    return (int) (pair >> Integer.SIZE);
  }

  static int second(long pair) {
    return (int) pair;
  }

  static PathNode node(int number, String[] names) {
    return switch (number) {
      case START -> PathNode.START;
      case END -> PathNode.END;
      default -> PathNode.event(names[number]);
    };
  }
}
