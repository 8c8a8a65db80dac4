package io.github.cxmetrics.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a stream, a stretch at a time in one array. Behind the last byte stands a line feed
 * that is not of the stream, so that a search for line ends needs no other bound, and room for
 * words that begin before it.
 */
final class ByteBlock {

  private static final int SLACK = 2 * ByteWords.BYTES;

  private final InputStream in;
  private final int most;
  private byte[] bytes;
  private int limit;
  private boolean ended;

  /**
   * Makes a block that holds the beginning.
   *
   * @param beginning what stands before the stream
   * @param size how many bytes are held if possible
   * @param most how many are held at most
   */
  ByteBlock(byte[] beginning, InputStream in, int size, int most) {
    this.in = in;
    this.most = most;
    this.limit = beginning.length;
    this.bytes = Arrays.copyOf(beginning, Math.max(size, limit) + SLACK);
    bytes[limit] = '\n';
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the bytes of the stream end. */
  int limit() {
    return limit;
  }

  /** Whether nothing follows. */
  boolean ended() {
    return ended;
  }

  InputStream in() {
    return in;
  }

  /**
   * Moves what begins at a place to the front and reads on behind it, at least one byte unless the
   * stream is at its end.
   *
   * @return false, and nothing is changed, if it would be more than a block may hold
   * @throws IOException if the stream fails; all has been moved then
   */
  boolean readOn(int from) throws IOException {
    int held = limit - from;
    if (held >= most) {
      return false;
    }
    int room = bytes.length - SLACK;
    byte[] target =
        held > room / 2 && room < most ? new byte[Math.min(2 * room, most) + SLACK] : bytes;
    System.arraycopy(bytes, from, target, 0, held);
    bytes = target;
    limit = held;
    bytes[limit] = '\n';
    int n = in.read(bytes, limit, bytes.length - SLACK - limit);
    ended = n < 0;
    limit += Math.max(n, 0);
    bytes[limit] = '\n';
    return true;
  }
}
