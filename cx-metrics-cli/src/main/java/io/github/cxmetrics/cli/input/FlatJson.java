package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the wanted values of one JSON object on a line. Takes lines that are well formed beyond
 * doubt and like one that a parser has read before: the same keys in the same order, some of them
 * left out, which are distinct therefore; no value but texts, numbers, true, false and null, and no
 * escape in a key or a wanted text. About others it says no, and a parser has to read them.
 */
final class FlatJson {

  private static final int NO = -1;
  private static final int MOST_DIGITS = 100;
  private static final int MOST_SHAPES = 100;

  private final KeyTree wanted;
  private final int[] from;
  private final int[] to;

  private byte[][] keys = {};
  private int[] slots = {};
  private int shapes;

  FlatJson(KeyTree wanted, int slots) {
    this.wanted = wanted;
    this.from = new int[slots];
    this.to = new int[slots];
  }

  /** Where the value of a slot begins, behind its quote; negative if the key is not there. */
  int from(int slot) {
    return from[slot];
  }

  /** Where the value of a slot ends; negative if it is null. */
  int to(int slot) {
    return to[slot];
  }

  /**
   * Reads a line.
   *
   * @param bytes of valid UTF-8; a line feed and seven more bytes must stand behind the line
   * @return false if a parser has to read it; what is found then means nothing
   */
  boolean read(byte[] bytes, int start, int end) {
    Arrays.fill(from, NO);
    return end(bytes, start, null) == end;
  }

  /** Takes the keys of a line that a parser has read without complaint for those that follow. */
  void learn(byte[] bytes, int start, int end) {
    if (shapes == MOST_SHAPES) {
      return;
    }
    shapes++;
    List<byte[]> found = new ArrayList<>();
    if (end(bytes, start, found) != end) {
      return;
    }
    keys = found.toArray(byte[][]::new);
    slots = new int[keys.length];
    for (int i = 0; i < slots.length; i++) {
      KeyTree child = wanted.child(new String(keys[i], UTF_8));
      slots[i] = child == null ? NO : child.slot();
    }
  }

  /** Where the line ends, or {@link #NO}. Keys are collected if somebody wants them, else known. */
  private int end(byte[] bytes, int start, @Nullable List<byte[]> found) {
    int at = skipSpace(bytes, start);
    if (bytes[at] != '{') {
      return NO;
    }
    at = skipSpace(bytes, at + 1);
    int next = 0;
    boolean more = bytes[at] != '}';
    while (more) {
      int keyEnd = bytes[at] == '"' ? plainEnd(bytes, at + 1) : at;
      if (bytes[keyEnd] != '"' || keyEnd == at) {
        return NO;
      }
      int slot = NO;
      if (found != null) {
        found.add(Arrays.copyOfRange(bytes, at + 1, keyEnd));
      } else {
        next = keyFrom(next, bytes, at + 1, keyEnd);
        if (next == keys.length) {
          return NO;
        }
        slot = slots[next++];
      }
      at = skipSpace(bytes, keyEnd + 1);
      if (bytes[at] != ':') {
        return NO;
      }
      at = valueEnd(bytes, skipSpace(bytes, at + 1), slot);
      if (at < 0) {
        return NO;
      }
      at = skipSpace(bytes, at);
      more = bytes[at] == ',';
      at = more ? skipSpace(bytes, at + 1) : at;
    }
    return bytes[at] == '}' ? skipSpace(bytes, at + 1) : NO;
  }

  /** The first known key from a place on that equals some bytes, or how many keys there are. */
  private int keyFrom(int first, byte[] bytes, int start, int end) {
    int i = first;
    while (i < keys.length && !isKey(keys[i], bytes, start, end)) {
      i++;
    }
    return i;
  }

  private static boolean isKey(byte[] key, byte[] bytes, int start, int end) {
    if (key.length != end - start) {
      return false;
    }
    int i = 0;
    while (i < key.length && key[i] == bytes[start + i]) {
      i++;
    }
    return i == key.length;
  }

  private int valueEnd(byte[] bytes, int start, int slot) {
    byte first = bytes[start];
    if (first == '"') {
      int end = slot >= 0 ? plainEnd(bytes, start + 1) : textEnd(bytes, start + 1);
      return end < 0 || bytes[end] != '"' ? NO : keep(slot, start + 1, end, end + 1);
    }
    if (first == 'n') {
      int end = wordEnd(bytes, start, "null");
      return end < 0 ? NO : keep(slot, start, NO, end);
    }
    int end =
        first == 't'
            ? wordEnd(bytes, start, "true")
            : first == 'f' ? wordEnd(bytes, start, "false") : numberEnd(bytes, start);
    return end < 0 ? NO : keep(slot, start, end, end);
  }

  private int keep(int slot, int start, int end, int behind) {
    if (slot >= 0) {
      from[slot] = start;
      to[slot] = end;
    }
    return behind;
  }

  /** Where the first quote, backslash or control character is. */
  private static int plainEnd(byte[] bytes, int start) {
    int at = start;
    while (true) {
      long found = ByteWords.firstInJson(ByteWords.at(bytes, at));
      if (found != 0) {
        return at + ByteWords.bytesBefore(found);
      }
      at += ByteWords.BYTES;
    }
  }

  /** Where the quote that ends a text is, or {@link #NO}. */
  private static int textEnd(byte[] bytes, int start) {
    int at = plainEnd(bytes, start);
    while (bytes[at] == '\\') {
      int length = escapeLength(bytes, at);
      if (length < 0) {
        return NO;
      }
      at = plainEnd(bytes, at + length);
    }
    return at;
  }

  private static int escapeLength(byte[] bytes, int at) {
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> {
        int i = at + 2;
        while (i < at + 6 && isHex(bytes[i])) { // a line feed ends the line
          i++;
        }
        yield i == at + 6 ? 6 : NO;
      }
      default -> NO;
    };
  }

  private static boolean isHex(byte c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static int wordEnd(byte[] bytes, int start, String word) {
    int i = 0;
    while (i < word.length() && bytes[start + i] == word.charAt(i)) {
      i++;
    }
    return i == word.length() ? start + i : NO;
  }

  private static int numberEnd(byte[] bytes, int start) {
    int first = bytes[start] == '-' ? start + 1 : start;
    int at = skipDigits(bytes, first);
    boolean well = at > first && (bytes[first] != '0' || at == first + 1);
    if (bytes[at] == '.') {
      int fraction = at + 1;
      at = skipDigits(bytes, fraction);
      well &= at > fraction;
    }
    if (bytes[at] == 'e' || bytes[at] == 'E') {
      int exponent = bytes[at + 1] == '-' || bytes[at + 1] == '+' ? at + 2 : at + 1;
      at = skipDigits(bytes, exponent);
      well &= at > exponent;
    }
    return well && at - start <= MOST_DIGITS ? at : NO;
  }

  private static int skipDigits(byte[] bytes, int start) {
    int at = start;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static int skipSpace(byte[] bytes, int start) {
    int at = start;
    while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r') {
      at++;
    }
    return at;
  }
}
