package io.github.cxmetrics.cli.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The text of an input: unpacked, decoded without replacing anything, its byte order mark left out.
 * Knows on which line it stands, so that damage is reported where it is.
 */
final class StrictReader extends Reader {

  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final CountedBytes packed;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
  private final InputStream in;

  private boolean endOfBytes;
  private boolean endOfChars;
  private long line = 1;
  private boolean afterReturn;

  StrictReader(InputStream packed, String name, Charset charset) throws IOException {
    this.name = name;
    this.packed = new CountedBytes(packed);
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.in = unpacked();
    fill();
    if (chars.hasRemaining() && chars.charAt(0) == BYTE_ORDER_MARK) {
      chars.get();
    }
  }

  /** The text of a stream that follows what another reader has read. */
  private StrictReader(StrictReader other, InputStream in, long line) {
    this.name = other.name;
    this.packed = other.packed;
    this.decoder = other.decoder.reset();
    this.in = in;
    this.line = line;
  }

  /**
   * The beginning of the text as bytes, and a stream of those that follow. Afterwards nothing can
   * be read from this reader; it still knows its name, and closes the stream.
   */
  ByteBlock block(int size, int most) {
    byte[] decoded = chars.toString().getBytes(decoder.charset());
    byte[] beginning = Arrays.copyOf(decoded, decoded.length + bytes.remaining());
    bytes.get(beginning, decoded.length, bytes.remaining());
    chars.limit(0);
    return new ByteBlock(beginning, in, size, most);
  }

  /**
   * A reader of what has been taken as bytes from this one and was left over.
   *
   * @param rest the bytes that are left
   * @param restLine the line on which they begin
   */
  StrictReader continued(InputStream rest, long restLine) {
    return new StrictReader(this, rest, restLine);
  }

  Charset charset() {
    return decoder.charset();
  }

  String name() {
    return name;
  }

  long bytesRead() {
    return packed.count();
  }

  /** The first line and perhaps more, without moving from it; to be asked before reading. */
  String firstCharacters() throws IOException {
    chars.compact();
    boolean more = true;
    while (more && chars.duplicate().flip().toString().strip().lines().limit(2).count() < 2) {
      more = decodeMore();
    }
    return chars.flip().toString();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining()) {
      fill();
    }
    if (!chars.hasRemaining()) {
      return -1;
    }
    int n = Math.min(length, chars.remaining());
    chars.get(target, offset, n);
    countLines(target, offset, offset + n);
    return n;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }

  private InputStream unpacked() throws IOException {
    try {
      return GzipDetection.unpacked(packed);
    } catch (EOFException | ZipException e) {
      throw damagedGzip(e);
    }
  }

  /** Leaves at least one character in the buffer unless the text is at its end. */
  private void fill() throws IOException {
    chars.clear();
    while (chars.position() == 0 && !endOfChars) {
      if (decode() && chars.position() == 0) { // what is there is told before the stream may fail
        readBytes();
      }
    }
    chars.flip();
  }

  /** Adds to the buffer; false if it must be emptied first, or at the end. */
  private boolean decodeMore() throws IOException {
    boolean more = decode();
    if (more) {
      readBytes();
    }
    return more;
  }

  /** Adds to the buffer what the bytes at hand say; true if more of them are wanted. */
  private boolean decode() {
    if (endOfChars) {
      return false;
    }
    CoderResult result = decoder.decode(bytes, chars, endOfBytes);
    if (result.isError() && chars.position() == 0) {
      throw malformed(result.length());
    }
    if (!result.isUnderflow()) {
      return false;
    }
    if (endOfBytes) {
      endOfChars = decoder.flush(chars).isUnderflow();
      return false;
    }
    return true;
  }

  private void readBytes() throws IOException {
    bytes.compact();
    int n;
    try {
      n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    } catch (EOFException | ZipException e) {
      throw damagedGzip(e);
    }
    endOfBytes = n < 0;
    bytes.position(bytes.position() + Math.max(n, 0)).flip();
  }

  private void countLines(char[] text, int from, int to) {
    boolean wasReturn = afterReturn;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c <= '\r') {
        if (c == '\r' || (c == '\n' && !wasReturn)) {
          line++;
        }
      }
      wasReturn = c == '\r';
    }
    afterReturn = wasReturn;
  }

  private BadDataException malformed(int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.max(1, length) && bytes.hasRemaining(); i++) {
      hex.append(String.format("0x%02X ", bytes.get()));
    }
    String found = hex.toString();
    return BadDataException.inShape(
        name,
        line,
        "text",
        "be valid " + decoder.charset().name(),
        found + "(give its encoding with --charset" + exampleFor(found) + ")");
  }

  private String exampleFor(String found) {
    if (!decoder.charset().equals(StandardCharsets.UTF_8)) {
      return "";
    }
    boolean utf16 = found.startsWith("0xFF") || found.startsWith("0xFE");
    return ", such as " + (utf16 ? "UTF-16" : "MS949 for Korean Excel");
  }

  private BadDataException damagedGzip(IOException e) {
    return BadDataException.inShape(
        name, line, "gzip data", "be complete", "cut short or damaged: " + e.getMessage());
  }
}
