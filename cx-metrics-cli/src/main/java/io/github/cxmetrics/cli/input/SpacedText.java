package io.github.cxmetrics.cli.input;

/** Texts as spreadsheets leave them: with spaces, no-break spaces and stray marks around. */
public final class SpacedText {

  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SpacedText() {}

  /** The text without what is not seen at its ends; the same object if there is nothing. */
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static boolean isBlank(char[] text, int from, int to) {
    int i = from;
    while (i < to && isSpace(text[i])) {
      i++;
    }
    return i == to;
  }

  static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r')
        : c >= NO_BREAK_SPACE
            && (Character.isSpaceChar(c) || c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK);
  }
}
