package io.github.cxmetrics.live;

import io.github.cxmetrics.Field;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Segments with names. */
final class NamedSegments<T> extends SegmentKeys<T, String> {

  private final Field<? super T, String> field;
  private final ConcurrentHashMap<String, Integer> slots = new ConcurrentHashMap<>();

  NamedSegments(Field<? super T, String> field, int most) {
    super(most);
    this.field = field;
  }

  @Override
  int find(T record) {
    Integer slot = slots.get(keyOf(record));
    return slot == null ? ABSENT : slot;
  }

  @Override
  String keyOf(T record) {
    @Nullable String key = field.apply(record);
    if (key == null) {
      throw new IllegalArgumentException("segment key must not be null");
    }
    return key;
  }

  @Override
  void bind(String key, int slot) {
    slots.put(key, slot);
  }

  @Override
  void unbind(List<String> gone) {
    gone.forEach(slots::remove);
  }
}
