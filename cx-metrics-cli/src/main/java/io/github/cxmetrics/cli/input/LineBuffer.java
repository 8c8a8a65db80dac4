package io.github.cxmetrics.cli.input;

import java.io.IOException;
import java.util.Arrays;

/** The lines of a text, each laid out in one array that is used again for the next. */
final class LineBuffer {

  private final StrictReader text;
  private char[] chars = new char[1 << 16];
  private int from;
  private int to;
  private int following;
  private int filled;
  private long line;

  /**
   * Makes a buffer.
   *
   * @param linesBefore how many lines stand before the text
   */
  LineBuffer(StrictReader text, long linesBefore) {
    this.text = text;
    this.line = linesBefore;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    from = following;
    to = lineFeedFrom(from);
    while (to == filled && readMore()) {
      to = lineFeedFrom(to);
    }
    following = Math.min(to + 1, filled);
    line++;
    return from < filled;
  }

  char[] chars() {
    return chars;
  }

  /** Where the line begins. */
  int from() {
    return from;
  }

  /** Where the line ends, its line feed left out. */
  int to() {
    return to;
  }

  /** The number of the line, counted from 1. */
  long line() {
    return line;
  }

  /** Where the next line feed is, or the end of what has been read. */
  private int lineFeedFrom(int start) {
    for (int i = start; i < filled; i++) {
      if (chars[i] == '\n') {
        return i;
      }
    }
    return filled;
  }

  /** Moves the unfinished line to the front and reads on behind it, from {@code to}. */
  private boolean readMore() throws IOException {
    filled -= from;
    System.arraycopy(chars, from, chars, 0, filled);
    from = 0;
    to = filled;
    if (filled == chars.length) {
      if (filled >= InputLimits.MAX_CHARS) {
        throw BadDataException.inShape(
            text.name(),
            line + 1,
            "line",
            "be at most " + InputLimits.MAX_CHARS + " characters long",
            "longer");
      }
      chars = Arrays.copyOf(chars, 2 * chars.length);
    }
    int n = text.read(chars, filled, chars.length - filled);
    filled += Math.max(n, 0);
    return n > 0;
  }
}
