package io.github.cxmetrics.wire;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Names in quotes, so that definitions and results in words never read alike where they differ.
 *
 * @since 0.1
 */
public final class Quoted {

  private Quoted() {}

  /**
   * A name in quotes.
   *
   * @param name any text
   * @return the name between quotes, with a backslash before each quote and backslash in it
   */
  public static String of(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Names in quotes.
   *
   * @param names any texts
   * @return each in quotes, in the order of the collection, with commas between them
   */
  public static String of(Collection<String> names) {
    return names.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }
}
