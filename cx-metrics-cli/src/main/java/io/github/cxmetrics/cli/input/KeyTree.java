package io.github.cxmetrics.cli.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wanted keys of JSON objects, nested as their paths say. */
final class KeyTree {

  static final int NO_SLOT = -1;

  private final Map<String, KeyTree> children = new HashMap<>();
  private int slot = NO_SLOT;

  /** The tree in which the value of path {@code i} has slot {@code i}; paths must be distinct. */
  static KeyTree of(List<String> paths) {
    KeyTree root = new KeyTree();
    for (int i = 0; i < paths.size(); i++) {
      KeyTree node = root;
      for (String key : paths.get(i).split("\\.", -1)) {
        node = node.children.computeIfAbsent(key, any -> new KeyTree());
      }
      node.slot = i;
      root.children.put(paths.get(i), node);
    }
    return root;
  }

  @Nullable KeyTree child(String key) {
    return children.get(key);
  }

  boolean isWanted() {
    return slot != NO_SLOT;
  }

  int slot() {
    return slot;
  }
}
