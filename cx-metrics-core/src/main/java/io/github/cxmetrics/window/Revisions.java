package io.github.cxmetrics.window;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;

/** How often the results of keys in windows that are not final were corrected. */
final class Revisions {

  private final TreeMap<Long, KeyTable<Integer>> byWindow = new TreeMap<>();

  int of(long window, long key) {
    KeyTable<Integer> keys = byWindow.get(window);
    Integer known = keys == null ? null : keys.get(key);
    return known == null ? 0 : known;
  }

  void set(long window, long key, int revision) {
    byWindow.computeIfAbsent(window, number -> new KeyTable<>()).put(key, revision);
  }

  void forgetThrough(long window) {
    byWindow.headMap(window, true).clear();
  }

  void writeTo(StateWriter out, OpenKeys<?, ?> names) {
    out.writeCount(byWindow.size());
    for (Map.Entry<Long, KeyTable<Integer>> window : byWindow.entrySet()) {
      out.writeLong(window.getKey());
      long[] keys = window.getValue().keys();
      names.sort(keys);
      out.writeCount(keys.length);
      for (long key : keys) {
        names.write(key, out);
        out.writeCount(of(window.getKey(), key));
      }
    }
  }

  /**
   * Reads revisions.
   *
   * @param keyIn reads a key and checks that it has a result in a window
   */
  void readFrom(StateReader in, OpenKeys<?, ?> names, ToLongBiFunction<StateReader, Long> keyIn) {
    int windows = in.readLength(Long.BYTES + 2);
    for (int i = 0; i < windows; i++) {
      long window = in.readLong();
      if (!byWindow.isEmpty() && window <= byWindow.lastKey()) {
        throw new StateFormatException("windows with corrections must ascend, was " + window);
      }
      int keys = in.readLength(2);
      if (keys == 0) {
        throw new StateFormatException("window with corrections must have a key");
      }
      long previous = 0;
      for (int j = 0; j < keys; j++) {
        long key = keyIn.applyAsLong(in, window);
        if (j > 0 && names.compare(previous, key) >= 0) {
          throw new StateFormatException("keys with corrections must ascend");
        }
        set(window, key, (int) in.readCount(1, Integer.MAX_VALUE, "number of corrections"));
        previous = key;
      }
    }
  }
}
