package io.github.cxmetrics.flink.example;

import java.util.List;
import java.util.stream.Collectors;

/** Text of others in messages: what would move the cursor or change colours is shown as a dot. */
final class Printable {

  private static final int LONGEST = 80;

  private Printable() {}

  static String of(String text) {
    String shown = text.codePointCount(0, text.length()) > LONGEST ? shortened(text) : text;
    return shown
        .codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '.' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String quoted(String text) {
    return '"' + of(text) + '"';
  }

  static String list(List<String> texts) {
    return texts.stream().map(Printable::of).collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
  }
}
