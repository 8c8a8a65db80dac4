package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The events of one subject, in any order of arrival: each a fixed number of cells, of which the
 * first orders them.
 *
 * <p><b>Merge</b> exact: events are kept, and sorted when they are read. <b>Cost</b> eight bytes a
 * cell and half as much to spare. <b>Wire</b> the number of events as a count; the first cell of
 * the first event in eight bytes, of the others less the one before as a count; the other cells in
 * eight bytes each.
 *
 * @since 0.1
 */
public final class EventList implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_CELLS = 8;

  private final int width;
  private long[] cells = new long[0];
  private int size;
  private boolean sorted = true;

  /**
   * An empty list.
   *
   * @param width how many cells an event has, at least 1
   */
  public EventList(int width) {
    this.width = width;
  }

  /**
   * How many events there are.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * Adds an event.
   *
   * @param event its cells
   * @throws OutOfMemoryError if one array cannot hold them all
   */
  public void add(long... event) {
    int start = size * width;
    ensureRoom(start + width);
    System.arraycopy(event, 0, cells, start, width);
    size++;
    sorted = sorted && (size == 1 || EventRows.compare(cells, width, size - 2, size - 1) <= 0);
  }

  private void ensureRoom(int needed) {
    if (needed > cells.length) {
      cells = Arrays.copyOf(cells, EventLog.larger(cells.length, needed, FEWEST_CELLS));
    }
  }

  /**
   * The cells of all events in order, event after event.
   *
   * @return the array itself, of which only the first {@code size() * width} cells count; it may
   *     not be changed, and changes with the list
   */
  public long[] sortedCells() {
    if (!sorted) {
      EventRows.sort(cells, width, 0, size);
      sorted = true;
    }
    return cells;
  }

  /**
   * Adds the events of another list.
   *
   * @param other a list of events of as many cells; it is left as it was
   */
  public void merge(EventList other) {
    int start = size * width;
    ensureRoom(start + other.size * width);
    System.arraycopy(other.cells, 0, cells, start, other.size * width);
    boolean inOrder =
        other.size == 0
            || (sorted
                && other.sorted
                && (size == 0 || EventRows.compare(cells, width, size - 1, size) <= 0));
    size += other.size;
    sorted = other.size == 0 ? sorted : inOrder;
  }

  /**
   * An independent list of the same events.
   *
   * @return the copy
   */
  public EventList copy() {
    EventList copy = new EventList(width);
    copy.cells = Arrays.copyOf(cells, size * width);
    copy.size = size;
    copy.sorted = sorted;
    return copy;
  }

  /**
   * Writes the events.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    write(out, sortedCells(), width, 0, size);
  }

  /**
   * Reads events into a new list.
   *
   * @param in where to read
   * @param check refuses events that cannot be
   * @return the new list
   * @throws StateFormatException if the bytes are not such a list
   */
  public EventList readFrom(StateReader in, EventCheck check) {
    EventList read = new EventList(width);
    read.size = readSize(in, width);
    read.cells = new long[Math.multiplyExact(read.size, width)];
    read(in, read.cells, width, 0, read.size, check);
    return read;
  }

  static int readSize(StateReader in, int width) {
    return in.readLength(1 + (width - 1) * Long.BYTES);
  }

  /** Writes events that lie one after the other, without their number. */
  static void write(StateWriter out, long[] cells, int width, int from, int to) {
    out.writeCount(to - from);
    long previous = 0;
    for (int i = from; i < to; i++) {
      int start = i * width;
      if (i == from) {
        out.writeLong(cells[start]);
      } else {
        out.writeCount(cells[start] - previous);
      }
      previous = cells[start];
      for (int j = 1; j < width; j++) {
        out.writeLong(cells[start + j]);
      }
    }
  }

  /** Reads what {@link #write} wrote behind the number of events. */
  static void read(StateReader in, long[] cells, int width, int from, int to, EventCheck check) {
    for (int i = from; i < to; i++) {
      int start = i * width;
      cells[start] = i == from ? in.readLong() : addChecked(cells[start - width], in.readCount());
      for (int j = 1; j < width; j++) {
        cells[start + j] = in.readLong();
      }
      check.check(cells, start);
      if (i > from && EventRows.compare(cells, width, i - 1, i) > 0) {
        throw new StateFormatException("events of a state must ascend");
      }
    }
  }

  private static long addChecked(long previous, long step) {
    long sum = previous + step;
    if (sum < previous) {
      throw new StateFormatException("events of a state must fit into 64 bits");
    }
    return sum;
  }
}
