package io.github.cxmetrics.cli.input;

/**
 * Whether bytes are UTF-8 as RFC 3629 has it: nothing overlong, no surrogates, no cut characters.
 */
final class Utf8 {

  private Utf8() {}

  /** Whether all characters of a range are well formed; eight more bytes must exist behind it. */
  static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (ByteWords.isAscii(ByteWords.at(bytes, at))) {
        at += ByteWords.BYTES;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int length = lengthAt(bytes, at);
        at += length;
        if (length == 0 || at > to) {
          return false;
        }
      }
    }
    return true;
  }

  /** The length of the character of several bytes that begins here; 0 if none does. */
  private static int lengthAt(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4 || !isContinuation(bytes[at + 1])) {
      return 0;
    }
    if (lead < 0xE0) {
      return 2;
    }
    int two = lead << 8 | (bytes[at + 1] & 0xFF);
    if (!isContinuation(bytes[at + 2])) {
      return 0;
    }
    if (lead < 0xF0) {
      boolean overlong = two < 0xE0A0;
      boolean surrogate = two >= 0xEDA0 && two < 0xEE00;
      return overlong || surrogate ? 0 : 3;
    }
    boolean inRange = two >= 0xF090 && two < 0xF490;
    return inRange && isContinuation(bytes[at + 3]) ? 4 : 0;
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xC0) == 0x80;
  }
}
