package io.github.cxmetrics.cli.output;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Text that cannot move the cursor or reverse its neighbours: control characters, directional marks
 * and halves of surrogate pairs written as Java escapes.
 */
public final class PrintableText {

  private static final int MAX_QUOTED = 60;
  private static final int MAX_LISTED = 30;

  private PrintableText() {}

  /** The text with everything unprintable escaped; the same object if nothing is. */
  public static String of(String text) {
    int first = 0;
    while (first < text.length() && isPrintable(text.codePointAt(first))) {
      first += Character.charCount(text.codePointAt(first));
    }
    return first == text.length() ? text : escapedFrom(first, text);
  }

  /** The text in double quotes, printable, and cut off when it is longer than an error can bear. */
  public static String quoted(String text) {
    return '"' + abbreviated(text) + '"';
  }

  /** The text printable, and cut off when it is longer than an error can bear. */
  public static String abbreviated(String text) {
    if (text.codePointCount(0, Math.min(text.length(), 2 * MAX_QUOTED + 2)) <= MAX_QUOTED) {
      return of(text);
    }
    return of(text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED))) + "…";
  }

  /** Texts as an error lists them: printable, and the first of many only. */
  public static String list(Collection<String> texts) {
    String shown =
        texts.stream()
            .limit(MAX_LISTED)
            .map(PrintableText::abbreviated)
            .collect(Collectors.joining(", "));
    int more = texts.size() - MAX_LISTED;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String escapedFrom(int first, String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (isPrintable(codePoint)) {
        escaped.appendCodePoint(codePoint);
      } else {
        escaped.append(escape(codePoint));
      }
      i += Character.charCount(codePoint);
    }
    return escaped.toString();
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04X", codePoint);
    };
  }

  private static boolean isPrintable(int codePoint) {
    return codePoint < 0x7F
        ? codePoint >= ' '
        : switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> !isDirectionalControl(codePoint);
        };
  }

  private static boolean isDirectionalControl(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0x200E
        || codePoint == 0x200F
        || codePoint == 0x061C;
  }
}
