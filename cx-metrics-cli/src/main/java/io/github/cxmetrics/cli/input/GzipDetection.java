package io.github.cxmetrics.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Tells gzip by its first two bytes and unpacks it, all members of it. */
final class GzipDetection {

  private static final int BUFFER_BYTES = 1 << 16;

  private GzipDetection() {}

  static InputStream unpacked(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new EagerBuffer(bytes);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return packed ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }

  /**
   * GZIPInputStream takes {@code available() == 0} for the end and would drop the later members of
   * a file that comes through a slow pipe; this stream says 0 at the end only.
   */
  private static final class EagerBuffer extends BufferedInputStream {

    EagerBuffer(InputStream in) {
      super(in, BUFFER_BYTES);
    }

    @Override
    public synchronized int available() throws IOException {
      mark(1);
      int next = read();
      reset();
      return next < 0 ? 0 : Math.max(1, super.available());
    }
  }
}
