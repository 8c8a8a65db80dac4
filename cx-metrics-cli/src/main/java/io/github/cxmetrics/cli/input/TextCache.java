package io.github.cxmetrics.cli.input;

import static io.github.cxmetrics.cli.input.RecordSource.NO_CODE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Short texts of one column, found again by their bytes, so that a text that comes again is the
 * same object: it is not made twice, and knows its hash. Holds so many and no more; where texts
 * hardly come again (identities, times) it gives up.
 */
final class TextCache {

  private static final int MOST_BYTES = 64;
  private static final int FIRST_SLOTS = 1 << 6;
  private static final int MOST_TEXTS = 1 << 13;
  private static final int WORTHWHILE = 2; // how often each text must come again
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private long[] hashes = new long[FIRST_SLOTS];
  private int[] lengths = new int[FIRST_SLOTS];
  private int[] codes = new int[FIRST_SLOTS];
  private byte[][] keys = new byte[FIRST_SLOTS][];
  private String[] texts = new String[FIRST_SLOTS];
  private int size;
  private long found;
  private boolean useless;

  /** The text of some bytes of valid UTF-8; eight more bytes must exist behind them. */
  String text(byte[] bytes, int from, int to) {
    int code = code(bytes, from, to);
    return code == NO_CODE ? new String(bytes, from, to - from, UTF_8) : texts[code];
  }

  /** The number of a text that is held from now on; {@link RecordSource#NO_CODE} if it is not. */
  int code(byte[] bytes, int from, int to) {
    if (to - from > MOST_BYTES || useless) {
      return NO_CODE;
    }
    long hash = hash(bytes, from, to);
    int slot = slot(bytes, from, to, hash);
    if (keys[slot] == null) {
      return remember(slot, hash, bytes, from, to);
    }
    found++;
    return codes[slot];
  }

  /** Where a text is, or would be. */
  private int slot(byte[] bytes, int from, int to, long hash) {
    int mask = keys.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (keys[slot] != null
        && !(hashes[slot] == hash
            && lengths[slot] == to - from
            && isKey(keys[slot], bytes, from, to))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /* By hand, as a call of Arrays.equals costs more than all else here on texts of 20 bytes. */
  private static boolean isKey(byte[] key, byte[] bytes, int from, int to) {
    int length = to - from;
    int at = 0;
    for (; at + ByteWords.BYTES <= length; at += ByteWords.BYTES) {
      if (ByteWords.at(key, at) != ByteWords.at(bytes, from + at)) {
        return false;
      }
    }
    return at == length
        || ByteWords.at(key, at) == ByteWords.lowest(ByteWords.at(bytes, from + at), length - at);
  }

  private int remember(int slot, long hash, byte[] bytes, int from, int to) {
    if (size == MOST_TEXTS) {
      useless = found < (long) WORTHWHILE * size;
      return NO_CODE;
    }
    int code = size++;
    keys[slot] = key(bytes, from, to);
    hashes[slot] = hash;
    lengths[slot] = to - from;
    codes[slot] = code;
    if (code == texts.length) {
      texts = Arrays.copyOf(texts, 2 * code);
    }
    texts[code] = new String(bytes, from, to - from, UTF_8);
    if (2 * size > keys.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLengths = lengths;
    int[] oldCodes = codes;
    byte[][] oldKeys = keys;
    int slots = 2 * oldKeys.length;
    hashes = new long[slots];
    lengths = new int[slots];
    codes = new int[slots];
    keys = new byte[slots][];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int slot = freeSlot(oldHashes[i]);
        keys[slot] = oldKeys[i];
        hashes[slot] = oldHashes[i];
        lengths[slot] = oldLengths[i];
        codes[slot] = oldCodes[i];
      }
    }
  }

  private int freeSlot(long hash) {
    int mask = keys.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (keys[slot] != null) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The bytes of a text, zeros up to whole words behind them. */
  private static byte[] key(byte[] bytes, int from, int to) {
    int words = (to - from + ByteWords.BYTES - 1) / ByteWords.BYTES;
    byte[] key = new byte[words * ByteWords.BYTES];
    System.arraycopy(bytes, from, key, 0, to - from);
    return key;
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + ByteWords.BYTES <= to; at += ByteWords.BYTES) {
      hash = mixed(hash ^ ByteWords.at(bytes, at));
    }
    return at == to ? hash : mixed(hash ^ ByteWords.lowest(ByteWords.at(bytes, at), to - at));
  }

  private static long mixed(long hash) {
    long product = hash * FACTOR;
    return product ^ (product >>> 32);
  }
}
