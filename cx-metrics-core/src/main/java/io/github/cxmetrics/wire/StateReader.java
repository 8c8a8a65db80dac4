package io.github.cxmetrics.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * Reads what {@link StateWriter} wrote, trusting nothing: the checksum is compared before anything
 * else, and every length is compared with the bytes that are left before memory is taken for it.
 *
 * <p>Each method throws {@link StateFormatException} when the bytes do not hold what is asked for.
 *
 * @since 0.1
 */
public final class StateReader {

  /* 63 bits, seven in each byte. */
  private static final int MOST_COUNT_BYTES = 9;

  private static final int SHORTEST_STATE = Integer.BYTES + StateWriter.CHECKSUM_BYTES;

  private final ByteBuffer in;
  private final StateHeader header;

  private StateReader(ByteBuffer in, StateHeader header) {
    this.in = in;
    this.header = header;
  }

  /**
   * Decodes a whole state: checks magic, checksum and header, reads the payload, and checks that
   * nothing is left.
   *
   * @param state bytes made by {@link StateWriter#encode}
   * @param expected the header of the accumulator that wants to read; kinds and definitions must be
   *     equal, versions may be older
   * @param payload reads the payload
   * @param <A> what the payload makes
   * @return what {@code payload} returned
   * @throws StateFormatException if the bytes are damaged, cut short, too long, or of another kind,
   *     definition or newer version
   */
  public static <A> A decode(byte[] state, StateHeader expected, Function<StateReader, A> payload) {
    ByteBuffer bytes = checked(state);
    StateHeader found = StateHeader.readFrom(new StateReader(bytes, expected));
    return read(bytes, found, expected, payload);
  }

  /**
   * Decodes a payload whose header was kept apart, and checks that nothing is left.
   *
   * @param state bytes made by {@link StateWriter#encodePayload}
   * @param found the header of the accumulator that wrote them
   * @param expected the header of the accumulator that wants to read, as {@link #decode} has it
   * @param payload reads the payload
   * @param <A> what the payload makes
   * @return what {@code payload} returned
   * @throws StateFormatException if the bytes are damaged, cut short, too long, or of another kind,
   *     definition or newer version
   */
  public static <A> A decodePayload(
      byte[] state, StateHeader found, StateHeader expected, Function<StateReader, A> payload) {
    return read(ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN), found, expected, payload);
  }

  /**
   * Reads what a whole state says about itself, whichever it is.
   *
   * @param state bytes made by {@link StateWriter#encode}
   * @return the header
   * @throws StateFormatException if the bytes are damaged or cut short
   */
  public static StateHeader header(byte[] state) {
    // a header reads no version and no part, so that any will do for its reader
    return StateHeader.readFrom(new StateReader(checked(state), StateHeader.of("header", 1, "")));
  }

  /** The bytes from the header to the end of the payload. */
  private static ByteBuffer checked(byte[] state) {
    if (state.length < SHORTEST_STATE) {
      throw new StateFormatException(
          "state must be at least " + SHORTEST_STATE + " bytes long, was " + state.length);
    }
    int end = state.length - StateWriter.CHECKSUM_BYTES;
    ByteBuffer bytes = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
    int magic = bytes.getInt();
    if (magic != StateWriter.MAGIC) {
      throw new StateFormatException(
          String.format(
              "state must begin with %08x, was %08x",
              Integer.reverseBytes(StateWriter.MAGIC), Integer.reverseBytes(magic)));
    }
    CRC32C checksum = new CRC32C();
    checksum.update(state, 0, end);
    int stored = bytes.getInt(end);
    if ((int) checksum.getValue() != stored) {
      throw new StateFormatException(
          String.format(
              "state checksum must be %08x, was %08x: the bytes are damaged",
              (int) checksum.getValue(), stored));
    }
    return bytes.limit(end);
  }

  private static <A> A read(
      ByteBuffer bytes, StateHeader found, StateHeader expected, Function<StateReader, A> payload) {
    expected.requireReadable(found);
    A read = payload.apply(new StateReader(bytes, found));
    if (bytes.hasRemaining()) {
      throw new StateFormatException(
          "state must end with its payload, was " + bytes.remaining() + " bytes longer");
    }
    return read;
  }

  /**
   * The version of the layout in which the payload was written.
   *
   * @return from 1 to the reader's own version
   */
  public int version() {
    return header.version();
  }

  /**
   * A reader at the same place that knows the header of a part, for reading that part's payload.
   *
   * @param index the part's index in {@link StateHeader#parts()}
   * @return a reader that shares its position with this one
   */
  public StateReader part(int index) {
    return new StateReader(in, header.parts().get(index));
  }

  /**
   * Reads one byte.
   *
   * @return its value, 0 to 255
   */
  public int readByte() {
    return need(1).get() & 0xFF;
  }

  /**
   * Reads four bytes.
   *
   * @return any int
   */
  public int readInt() {
    return need(Integer.BYTES).getInt();
  }

  /**
   * Reads eight bytes.
   *
   * @return any long
   */
  public long readLong() {
    return need(Long.BYTES).getLong();
  }

  /**
   * Reads eight bytes as the raw bits of a number.
   *
   * @return any double, NaN included
   */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /**
   * Reads a count in its shortest form.
   *
   * @return at least 0
   */
  public long readCount() {
    if (in.remaining() < MOST_COUNT_BYTES) {
      return readLastCount();
    }
    // as readLastCount, without asking for each byte whether it is there
    byte[] bytes = in.array();
    int at = in.arrayOffset() + in.position();
    long value = 0;
    for (int i = 0; i < MOST_COUNT_BYTES; i++) {
      int next = bytes[at + i];
      value |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        in.position(in.position() + i + 1);
        return shortest(value, next, i);
      }
    }
    throw new StateFormatException("count must fit into 63 bits");
  }

  private long readLastCount() {
    long value = 0;
    for (int i = 0; i < MOST_COUNT_BYTES; i++) {
      int next = readByte();
      value |= (long) (next & 0x7F) << (7 * i);
      if (next < 0x80) {
        return shortest(value, next, i);
      }
    }
    throw new StateFormatException("count must fit into 63 bits");
  }

  private static long shortest(long value, int last, int index) {
    if (last == 0 && index > 0) {
      throw new StateFormatException("count must be in its shortest form");
    }
    return value;
  }

  /**
   * Reads a count that must lie in a range.
   *
   * @param lowest the smallest value allowed
   * @param highest the largest value allowed
   * @param what what is counted, for the message
   * @return the count
   */
  public long readCount(long lowest, long highest, String what) {
    long value = readCount();
    if (value < lowest || value > highest) {
      throw new StateFormatException(
          what + " must be in " + lowest + ".." + highest + ", was " + value);
    }
    return value;
  }

  /**
   * Reads how many elements follow, refusing numbers that the remaining bytes cannot hold.
   *
   * @param bytesEach the fewest bytes one element takes, at least 1
   * @return the number of elements
   */
  public int readLength(int bytesEach) {
    long length = readCount();
    if (length > in.remaining() / bytesEach) {
      throw new StateFormatException(
          "state must hold "
              + length
              + " elements of at least "
              + bytesEach
              + " bytes, has "
              + in.remaining()
              + " bytes left");
    }
    return (int) length;
  }

  /**
   * Reads text.
   *
   * @return well-formed text
   */
  public String readString() {
    int length = readLength(1);
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new StateFormatException("text in a state must be UTF-8");
    }
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw new StateFormatException(
          "state must hold " + bytes + " more bytes, has " + in.remaining());
    }
    return in;
  }
}
