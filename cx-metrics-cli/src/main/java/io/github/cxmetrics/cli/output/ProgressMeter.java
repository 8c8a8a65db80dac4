package io.github.cxmetrics.cli.output;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on standard error that says how far a long run is. Appears after a second, is drawn anew
 * a few times a second, and is gone when closed; off a terminal it never appears.
 */
public final class ProgressMeter implements AutoCloseable {

  private static final long QUIET_NANOS = 1_000_000_000;
  private static final long REDRAW_NANOS = 250_000_000;
  private static final long CLOCK_MASK = 0x3FF;

  private final PrintStream out;
  private final boolean terminal;
  private final long totalBytes;
  private final LongSupplier nanoClock;
  private final long startNanos;

  private long nextNanos;
  private int shownWidth;

  /**
   * Starts the clock.
   *
   * @param out where the line is drawn
   * @param terminal whether that is a terminal; if not, nothing is drawn
   * @param totalBytes the size of the input, or 0 if it is not known
   * @param nanoClock a clock in nanoseconds with any origin
   */
  public ProgressMeter(PrintStream out, boolean terminal, long totalBytes, LongSupplier nanoClock) {
    this.out = out;
    this.terminal = terminal;
    this.totalBytes = totalBytes;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.nextNanos = QUIET_NANOS;
  }

  /** A meter on standard error, silent unless that is a terminal. */
  public static ProgressMeter onStandardError(long totalBytes) {
    return new ProgressMeter(System.err, isStandardErrorTerminal(), totalBytes, System::nanoTime);
  }

  /** Says where the run is; cheap enough to be called for every row. */
  public void update(long rows, long bytes) {
    if (terminal && (rows & CLOCK_MASK) == 0) {
      long nanos = nanoClock.getAsLong() - startNanos;
      if (nanos >= nextNanos) {
        nextNanos = nanos + REDRAW_NANOS;
        draw(line(rows, bytes, nanos));
      }
    }
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (shownWidth > 0) {
      draw("");
    }
  }

  private String line(long rows, long bytes, long nanos) {
    long rate = Math.round(rows / (nanos / 1e9));
    double megabytes = bytes / 1e6;
    return totalBytes > 0
        ? String.format(
            Locale.ROOT,
            "%,d rows, %.0f of %.0f MB, %,d rows/s",
            rows,
            megabytes,
            totalBytes / 1e6,
            rate)
        : String.format(Locale.ROOT, "%,d rows, %.0f MB, %,d rows/s", rows, megabytes, rate);
  }

  /** Draws over the last line, blanking what is longer of it. */
  private void draw(String line) {
    out.print('\r' + line + " ".repeat(Math.max(0, shownWidth - line.length())));
    out.print(line.isEmpty() ? "\r" : "");
    out.flush();
    shownWidth = line.length();
  }

  /**
   * Java does not say where a single stream leads; Linux does, and elsewhere the meter is silent.
   */
  private static boolean isStandardErrorTerminal() {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
