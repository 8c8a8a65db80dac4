package io.github.cxmetrics.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Writes primitives in the library's byte form: little-endian fixed widths, counts and lengths as
 * unsigned LEB128 in their shortest form, text as UTF-8 behind its length.
 *
 * <p>Equal states write equal bytes. The writer grows as needed and is not thread-safe.
 *
 * @since 0.1
 */
public final class StateWriter {

  /** "CXM" and the version of the envelope itself. */
  static final int MAGIC = 'C' | 'X' << 8 | 'M' << 16 | 1 << 24;

  static final int CHECKSUM_BYTES = Integer.BYTES;

  private ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

  private StateWriter() {}

  /**
   * Encodes a whole state: magic, header, payload and checksum.
   *
   * <table>
   *   <caption>The envelope</caption>
   *   <tr><th>bytes</th><th>content</th></tr>
   *   <tr><td>4</td><td>{@code 'C' 'X' 'M'} and envelope version 1</td></tr>
   *   <tr><td>text</td><td>kind</td></tr>
   *   <tr><td>count</td><td>version of the payload's layout</td></tr>
   *   <tr><td>text</td><td>definition</td></tr>
   *   <tr><td>count</td><td>number of parts, each a header like this one (kind to parts)</td></tr>
   *   <tr><td>any</td><td>payload, as the kind lays it out</td></tr>
   *   <tr><td>4</td><td>CRC-32C of all bytes before, little-endian</td></tr>
   * </table>
   *
   * @param header what stands before the payload
   * @param payload writes the payload
   * @return the bytes, which {@link StateReader#decode} reads
   */
  public static byte[] encode(StateHeader header, Consumer<StateWriter> payload) {
    StateWriter out = new StateWriter();
    out.writeInt(MAGIC);
    header.writeTo(out);
    payload.accept(out);
    CRC32C checksum = new CRC32C();
    checksum.update(out.buffer.array(), 0, out.buffer.position());
    out.writeInt((int) checksum.getValue());
    return Arrays.copyOf(out.buffer.array(), out.buffer.position());
  }

  /**
   * Encodes a payload alone, for who keeps many states of one header and the header apart. Nothing
   * guards such bytes: no checksum, no header.
   *
   * @param payload writes the payload
   * @return the bytes, which {@link StateReader#decodePayload} reads
   */
  public static byte[] encodePayload(Consumer<StateWriter> payload) {
    StateWriter out = new StateWriter();
    payload.accept(out);
    return Arrays.copyOf(out.buffer.array(), out.buffer.position());
  }

  /**
   * Writes one byte.
   *
   * @param value its low eight bits are written
   */
  public void writeByte(int value) {
    room(1).put((byte) value);
  }

  /**
   * Writes four bytes.
   *
   * @param value any int
   */
  public void writeInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  /**
   * Writes eight bytes.
   *
   * @param value any long
   */
  public void writeLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  /**
   * Writes eight bytes: the raw bits of the number.
   *
   * @param value any double
   */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /**
   * Writes a count or a length in one to nine bytes: seven bits a byte, lowest first.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the value is negative
   */
  public void writeCount(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("count must be at least 0, was " + value);
    }
    ByteBuffer out = room(9);
    long rest = value;
    while (rest > 0x7F) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  /**
   * Writes text: the number of its UTF-8 bytes as a count, then the bytes.
   *
   * @param text any well-formed text
   * @throws IllegalArgumentException if the text has half a surrogate pair, which UTF-8 cannot hold
   */
  public void writeString(String text) {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text must be well-formed Unicode, was " + text, e);
    }
    writeCount(bytes.remaining());
    room(bytes.remaining()).put(bytes);
  }

  /**
   * Checks that text can be written, without the encoder that would be made to ask.
   *
   * @param what what the text is, for the message
   * @param text any text
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  public static void requireWellFormed(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new IllegalArgumentException(what + " must be well-formed Unicode, was " + text);
        }
        i++;
      }
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int needed = Math.addExact(buffer.position(), bytes);
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8, 2L * buffer.capacity());
      ByteBuffer larger =
          ByteBuffer.allocate(Math.max(needed, doubled)).order(ByteOrder.LITTLE_ENDIAN);
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }
}
