package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.EventCheck;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.Serial;
import java.io.Serializable;

/**
 * How an event lies in cells: time and mask in one cell where the mask is small, in two otherwise;
 * then, where the definition asks for them, the numbers of its values and its id.
 */
final class EventLayout implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int NARROW_BITS = 14;
  private static final int NARROW_MASK = (1 << NARROW_BITS) - 1;

  private final int maskBits;
  private final boolean narrow;
  private final int tagCell;
  private final int idCell;
  private final int width;

  EventLayout(FunnelDefinition definition) {
    maskBits = definition.bits();
    narrow = maskBits <= NARROW_BITS;
    int cells = narrow ? 1 : 2;
    tagCell = definition.properties().isTagged() ? cells++ : -1;
    idCell = definition.properties().distinct() ? cells++ : -1;
    width = cells;
  }

  int width() {
    return width;
  }

  /** Whether time and mask are all there is, in one cell. */
  boolean isSingle() {
    return width == 1;
  }

  boolean isTagged() {
    return tagCell >= 0;
  }

  boolean hasIds() {
    return idCell >= 0;
  }

  static long pack(long atMillis, int mask) {
    return (atMillis << NARROW_BITS) | mask;
  }

  /** The time in a cell that is all of an event. */
  static long singleMillis(long cell) {
    return cell >> NARROW_BITS;
  }

  /** The mask in a cell that is all of an event. */
  static int singleMask(long cell) {
    return (int) cell & NARROW_MASK;
  }

  /** Puts an event into cells. */
  void put(long[] cells, int start, long atMillis, int mask, long tag, long id) {
    if (narrow) {
      cells[start] = pack(atMillis, mask);
    } else {
      cells[start] = atMillis;
      cells[start + 1] = mask;
    }
    if (tagCell >= 0) {
      cells[start + tagCell] = tag;
    }
    if (idCell >= 0) {
      cells[start + idCell] = id;
    }
  }

  long atMillis(long[] cells, int start) {
    return narrow ? cells[start] >> NARROW_BITS : cells[start];
  }

  int mask(long[] cells, int start) {
    return (int) (narrow ? cells[start] & NARROW_MASK : cells[start + 1]);
  }

  long tag(long[] cells, int start) {
    return tagCell < 0 ? 0 : cells[start + tagCell];
  }

  void setTag(long[] cells, int start, long tag) {
    cells[start + tagCell] = tag;
  }

  long id(long[] cells, int start) {
    return cells[start + idCell];
  }

  /** Refuses events without an id where ids count: all of them would be one. */
  void requireNoIds() {
    if (hasIds()) {
      throw new IllegalArgumentException("distinct events must be added with their id, was none");
    }
  }

  void requireMask(int mask) {
    if (mask >>> maskBits != 0) {
      throw new IllegalArgumentException(
          "mask of an event must have "
              + maskBits
              + " bits at most (steps, exclusions, first name), was "
              + Integer.toBinaryString(mask)
              + " in binary");
    }
  }

  /** Refuses cells that {@link #put} cannot have written. */
  EventCheck check(int values, EventMasks masks) {
    return (cells, start) -> {
      long at = atMillis(cells, start);
      long mask = narrow ? cells[start] & NARROW_MASK : cells[start + 1];
      long tag = tag(cells, start);
      if (!EventTime.isTime(at)
          || mask >>> maskBits != 0
          || !masks.isKept((int) mask)
          || (tag >>> Integer.SIZE) >= values
          || (tag & 0xFFFFFFFFL) >= values) {
        throw new StateFormatException(
            "event of a state must have a time, a mask and values of the definition, was "
                + at
                + ", "
                + mask
                + ", "
                + tag);
      }
    };
  }
}
