package io.github.cxmetrics.cli.input;

import java.io.IOException;
import java.util.Arrays;

/** The lines of a text, each laid out in one array that is used again for the next. */
final class LineBuffer {

  private final StrictReader text;
  private char[] chars = new char[1 << 16];
  private int from;
  private int to;
  private int filled;
  private long line;

  LineBuffer(StrictReader text) {
    this.text = text;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    from = line == 0 ? 0 : to + 1;
    int i = from;
    while (true) {
      while (i < filled && chars[i] != '\n') {
        i++;
      }
      if (i < filled) {
        break;
      }
      i -= from;
      if (!readMore()) {
        i = filled;
        break;
      }
    }
    to = i;
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

  /** Moves the unfinished line to the front and reads on behind it. */
  private boolean readMore() throws IOException {
    int kept = Math.max(0, filled - from);
    System.arraycopy(chars, Math.min(from, filled), chars, 0, kept);
    from = 0;
    filled = kept;
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
