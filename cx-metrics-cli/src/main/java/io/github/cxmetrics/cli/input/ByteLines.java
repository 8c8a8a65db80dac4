package io.github.cxmetrics.cli.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8 as bytes. Ends before the first line that is not valid or too long
 * for a block; what is left is a text for another reader.
 */
final class ByteLines {

  private static final long LINE_FEEDS = ByteWords.allOf('\n');
  private static final int UNFINISHED = -1;

  private final StrictReader text;
  private final ByteBlock block;
  private @Nullable StrictReader rest;

  private int from;
  private int to;
  private int following;
  private long line;
  private long otherLineEnds;
  private int returns;

  ByteLines(StrictReader text, int size, int most) {
    this.text = text;
    this.block = text.block(size, most);
  }

  /** Moves to the next line; false at the end and before what {@link #rest} holds. */
  boolean next() throws IOException {
    while (rest == null) {
      int end = following < block.limit() ? lineEnd() : UNFINISHED;
      if (end != UNFINISHED) {
        return take(end);
      }
      if (block.ended()) {
        return following < block.limit() && take(block.limit());
      }
      readOn();
    }
    return false;
  }

  byte[] bytes() {
    return block.bytes();
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

  /** What another reader has to read; null as long as there is no such thing. */
  @Nullable StrictReader rest() {
    return rest;
  }

  /** Where the line feed is. Counts returns that are no part of it, as they end lines of text. */
  private int lineEnd() {
    byte[] bytes = block.bytes();
    int limit = block.limit();
    returns = 0;
    int at = following;
    while (true) {
      at = firstControl(bytes, at);
      if (at == limit) {
        return UNFINISHED;
      }
      if (bytes[at] == '\n') {
        return at;
      }
      if (bytes[at] == '\r' && (bytes[at + 1] != '\n' || at + 1 == limit)) {
        returns++;
      }
      at++;
    }
  }

  private static int firstControl(byte[] bytes, int start) {
    int at = start;
    while (true) {
      long found = ByteWords.firstOf(ByteWords.at(bytes, at), LINE_FEEDS);
      if (found != 0) {
        return at + ByteWords.bytesBefore(found);
      }
      at += ByteWords.BYTES;
    }
  }

  private boolean take(int end) {
    if (!Utf8.isValid(block.bytes(), following, end)) {
      handOver(block.in());
      return false;
    }
    from = following;
    to = end;
    line++;
    otherLineEnds += returns;
    following = Math.min(end + 1, block.limit());
    return true;
  }

  private void readOn() {
    try {
      if (block.readOn(following)) {
        following = 0;
      } else {
        handOver(block.in());
      }
    } catch (IOException e) {
      following = 0;
      handOver(new FailedStream(e));
    }
  }

  private void handOver(InputStream behind) {
    byte[] held = Arrays.copyOfRange(block.bytes(), following, block.limit());
    rest =
        text.continued(
            new SequenceInputStream(new ByteArrayInputStream(held), behind),
            1 + line + otherLineEnds);
  }
}
