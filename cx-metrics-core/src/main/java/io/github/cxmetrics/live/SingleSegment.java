package io.github.cxmetrics.live;

import java.util.List;

/** No segments: everything is in one. */
final class SingleSegment<T> extends SegmentKeys<T, Integer> {

  SingleSegment() {
    super(1);
  }

  @Override
  int find(T record) {
    return OTHER;
  }

  @Override
  Integer keyOf(T record) {
    return OTHER;
  }

  @Override
  void bind(Integer key, int slot) {}

  @Override
  void unbind(List<Integer> gone) {}
}
