package io.github.cxmetrics.sketch;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.datasketches.theta.HashIterator;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * The canonical form of a theta sketch with k entries: the k smallest distinct hashes in ascending
 * order, and theta, the one after them; all hashes and no theta if there are at most k.
 *
 * <p>It is a function of the set of hashes alone. A sketch that is being updated keeps all hashes
 * below its theta, and sets theta to the (k + 1)-th smallest seen whenever it runs out of space; so
 * that one is either still there or theta itself. The same holds of a union below the smaller
 * theta.
 */
final class DistinctHashes implements Serializable {

  /** The theta of a form that keeps all hashes: greater than any. */
  static final long ALL = Long.MAX_VALUE;

  static final DistinctHashes NONE = new DistinctHashes(new long[0], ALL);

  @Serial private static final long serialVersionUID = 1L;

  private final long[] hashes;
  private final long theta;

  private DistinctHashes(long[] hashes, long theta) {
    this.hashes = hashes;
    this.theta = theta;
  }

  /** The first {@code size} hashes, which ascend and lie below theta, cut to the entries. */
  private static DistinctHashes cut(long[] ascending, int size, long theta, int entries) {
    return size > entries
        ? new DistinctHashes(Arrays.copyOf(ascending, entries), ascending[entries])
        : new DistinctHashes(Arrays.copyOf(ascending, size), theta);
  }

  static DistinctHashes of(UpdateSketch sketch, int entries) {
    long[] kept = new long[sketch.getRetainedEntries()];
    HashIterator hashes = sketch.iterator();
    for (int i = 0; i < kept.length; i++) {
      hashes.next();
      kept[i] = hashes.get();
    }
    Arrays.sort(kept);
    return cut(kept, kept.length, sketch.getThetaLong(), entries);
  }

  /** The hashes of both. */
  DistinctHashes union(DistinctHashes other, int entries) {
    if (other.hashes.length == 0 || hashes.length == 0) {
      return hashes.length == 0 ? other : this;
    }
    long lower = Math.min(theta, other.theta);
    long[] merged = new long[Math.min(entries + 1, hashes.length + other.hashes.length)];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (size < merged.length) {
      long a = mine < hashes.length ? hashes[mine] : ALL;
      long b = theirs < other.hashes.length ? other.hashes[theirs] : ALL;
      long next = Math.min(a, b);
      if (next >= lower) {
        break;
      }
      merged[size++] = next;
      mine += a == next ? 1 : 0;
      theirs += b == next ? 1 : 0;
    }
    return cut(merged, size, lower, entries);
  }

  Estimate count(SketchDefinition definition, ConfidenceLevel level) {
    return DistinctCount.estimate(hashes.length, theta, definition, level);
  }

  /** Writes theta, the number of hashes and each less the one before. */
  void writeTo(StateWriter out) {
    out.writeLong(theta);
    out.writeCount(hashes.length);
    long previous = 0;
    for (long hash : hashes) {
      out.writeCount(hash - previous);
      previous = hash;
    }
  }

  static DistinctHashes readFrom(StateReader in, int entries) {
    long theta = in.readLong();
    int size = in.readLength(1);
    if (size == 0 || size > entries || (theta != ALL && size < entries)) {
      throw new StateFormatException(
          "sketch of a state must have 1.."
              + entries
              + " hashes, and all of them below a theta, was "
              + size
              + " below "
              + theta);
    }
    long[] hashes = new long[size];
    long hash = 0;
    for (int i = 0; i < size; i++) {
      hash += in.readCount(1, ALL - hash, "step to hash " + i);
      hashes[i] = hash;
    }
    if (hash >= theta) {
      throw new StateFormatException(
          "hashes of a sketch must be below its theta, " + theta + ", was " + hash);
    }
    return new DistinctHashes(hashes, theta);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinctHashes that
        && theta == that.theta
        && Arrays.equals(hashes, that.hashes);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(theta) + Arrays.hashCode(hashes);
  }
}
