package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.WindowKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * Reads the key of a record. One whose key cannot be goes with the empty text, to be turned away
 * where all others are.
 */
record WindowKeySelector<T, K>(WindowKey<T, K> key) implements KeySelector<T, K> {

  @Override
  @SuppressWarnings("unchecked") // only keys that are texts can be refused
  public K getKey(T record) {
    try {
      return key.keyOf(record);
    } catch (IllegalArgumentException e) {
      return (K) "";
    }
  }

  /** The type of the keys. */
  @SuppressWarnings("unchecked") // the kind of key says what K is
  TypeInformation<K> type() {
    return (TypeInformation<K>) (key instanceof WindowKey.ByNumber<?> ? Types.LONG : Types.STRING);
  }
}
