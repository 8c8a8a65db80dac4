package io.github.cxmetrics.path;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in quotes, so that definitions and reports that differ never read alike. */
final class Quoted {

  private Quoted() {}

  static String of(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String of(Collection<String> names) {
    return names.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }
}
