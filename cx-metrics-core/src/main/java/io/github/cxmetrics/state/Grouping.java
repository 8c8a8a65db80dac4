package io.github.cxmetrics.state;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings the rows of one part of an {@link EventLog} together by subject: numbers the subjects,
 * counts, places, and sorts what is not in order. Its arrays serve part after part.
 */
final class Grouping {

  private static final int FEWEST_SLOTS = 16;

  private final int width;
  private final int stride;

  /* Open addressing with linear probing, at most half full; a group of 0 marks a free slot. */
  private long[] slotSubjects = new long[FEWEST_SLOTS];
  private int[] slotGroups = new int[FEWEST_SLOTS];

  /* Unknown to whoever chooses subjects, so that nobody can choose some that share a slot. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  private long[] subjects = new long[0];
  private int[] ends = new int[0];
  private int[] groupOfRow = new int[0];
  private long[] cells = new long[0];
  private int groups;

  Grouping(int width) {
    this.width = width;
    this.stride = width + 1;
  }

  /** Groups the rows of one part of a log. */
  void group(EventLog log, int part) {
    groups = 0;
    ensureRoom(log.events(part));
    int row = 0;
    for (int index = 0; index < log.chunks(part); index++) {
      row = number(log.chunk(part, index), log.end(part, index), row);
    }
    toStarts();
    row = 0;
    for (int index = 0; index < log.chunks(part); index++) {
      row = place(log.chunk(part, index), log.end(part, index), row);
    }
    sort();
  }

  private void ensureRoom(int size) {
    Arrays.fill(slotGroups, 0);
    if (size > groupOfRow.length) {
      int roomy = size + (size >> 2);
      groupOfRow = new int[roomy];
      cells = new long[Math.multiplyExact(roomy, width)];
      subjects = new long[roomy];
      ends = new int[roomy + 1];
    }
  }

  private int number(long[] rows, int end, int firstRow) {
    int mask = slotGroups.length - 1;
    int row = firstRow;
    for (int at = 0; at < end; at += stride) {
      long subject = rows[at];
      int slot = slotOf(subject, mask);
      int group = slotGroups[slot];
      if (group == 0) {
        group = newGroup(subject, slot);
        mask = slotGroups.length - 1;
      }
      groupOfRow[row++] = group - 1;
      ends[group - 1]++;
    }
    return row;
  }

  private int newGroup(long subject, int slot) {
    slotSubjects[slot] = subject;
    subjects[groups] = subject;
    ends[groups] = 0;
    groups++;
    slotGroups[slot] = groups;
    if (2 * groups > slotGroups.length) {
      growSlots();
    }
    return groups;
  }

  /** The slot that holds the subject, or the free one where it belongs. */
  private int slotOf(long subject, int mask) {
    int slot = (int) (((subject ^ salt) * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slotGroups[slot] != 0 && slotSubjects[slot] != subject) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void growSlots() {
    slotSubjects = new long[2 * slotSubjects.length];
    slotGroups = new int[slotSubjects.length];
    for (int group = 0; group < groups; group++) {
      int slot = slotOf(subjects[group], slotGroups.length - 1);
      slotSubjects[slot] = subjects[group];
      slotGroups[slot] = group + 1;
    }
  }

  /** Turns the sizes of the groups into their starts; placing moves each to the group's end. */
  private void toStarts() {
    int start = 0;
    for (int group = 0; group < groups; group++) {
      int sizeOfGroup = ends[group];
      ends[group] = start;
      start += sizeOfGroup;
    }
  }

  private int place(long[] rows, int end, int firstRow) {
    int row = firstRow;
    if (width == 1) {
      for (int at = 1; at < end; at += 2) {
        cells[ends[groupOfRow[row++]]++] = rows[at];
      }
      return row;
    }
    for (int at = 0; at < end; at += stride) {
      int to = ends[groupOfRow[row++]]++;
      System.arraycopy(rows, at + 1, cells, to * width, width);
    }
    return row;
  }

  private void sort() {
    int from = 0;
    for (int group = 0; group < groups; group++) {
      EventRows.sort(cells, width, from, ends[group]);
      from = ends[group];
    }
  }

  void forEach(SubjectVisitor visitor) {
    int from = 0;
    for (int group = 0; group < groups; group++) {
      visitor.visit(subjects[group], cells, from, ends[group]);
      from = ends[group];
    }
  }

  void forEachInOrder(SubjectVisitor visitor) {
    long[] order = new long[groups];
    for (int group = 0; group < groups; group++) {
      order[group] = EventLog.scatter(subjects[group]) ^ Long.MIN_VALUE;
    }
    Arrays.sort(order);
    for (long scattered : order) {
      int group = groupOf(EventLog.gather(scattered ^ Long.MIN_VALUE));
      visitor.visit(subjects[group], cells, group == 0 ? 0 : ends[group - 1], ends[group]);
    }
  }

  private int groupOf(long subject) {
    return slotGroups[slotOf(subject, slotGroups.length - 1)] - 1;
  }
}
