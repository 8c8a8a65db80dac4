package io.github.cxmetrics.window;

/** One session of a key. */
final class Session<A> {

  final long key;
  final A accumulator;
  long first;
  long last;
  int revision;
  boolean isEmitted;

  /* When it is to be looked at, and where it waits for that in the queue. */
  long due;
  int place;

  Session(long key, long atMillis, A accumulator) {
    this.key = key;
    this.accumulator = accumulator;
    first = atMillis;
    last = atMillis;
  }

  Window window(long gap) {
    return new Window(first, last + gap);
  }
}
