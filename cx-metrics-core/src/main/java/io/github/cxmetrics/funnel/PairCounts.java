package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What conversions between any two steps need beyond how many reached each: where steps may be left
 * out, how many reached both; where actors make several attempts, the sums of squares and products
 * over actors. Where neither is so, nothing.
 */
final class PairCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final int steps;
  private final boolean keepsJoint;
  private final boolean keepsSquares;

  /* Pairs of steps, the earlier one first: (1,1), (1,2), (2,2), (1,3) ... */
  private final long[] joint;
  private final long[] jointSquares;
  private final long[] products;
  private final long[] actors;

  private transient long @Nullable [] ofActor;

  PairCounts(FunnelDefinition definition) {
    this(
        definition.steps().size(),
        definition.steps().stream().anyMatch(step -> step.kind() == FunnelStep.Kind.OPTIONAL),
        !definition.entries().choice().countsActors());
  }

  private PairCounts(int steps, boolean leavesOut, boolean keepsSquares) {
    this.steps = steps;
    this.keepsSquares = keepsSquares;
    keepsJoint = leavesOut || keepsSquares;
    int pairs = steps * (steps + 1) / 2;
    joint = new long[keepsJoint ? pairs : 0];
    jointSquares = new long[keepsSquares ? pairs : 0];
    products = new long[keepsSquares ? pairs : 0];
    actors = new long[keepsSquares ? steps : 0];
  }

  private static int pair(int from, int to) {
    return to * (to - 1) / 2 + from - 1;
  }

  /** Counts an attempt of the present actor by the times of its steps. */
  void addAttempt(long[] times) {
    if (!keepsJoint) {
      return;
    }
    long[] counts = ofActor;
    if (counts == null) {
      counts = new long[joint.length];
      ofActor = counts;
    }
    for (int to = 1; to <= steps; to++) {
      if (times[to - 1] != Attempt.NOT_DONE) {
        for (int from = 1; from <= to; from++) {
          if (times[from - 1] != Attempt.NOT_DONE) {
            counts[pair(from, to)]++;
          }
        }
      }
    }
  }

  /** Ends the present actor. */
  void endActor() {
    long[] counts = ofActor;
    if (counts == null) {
      return;
    }
    for (int to = 1; to <= steps; to++) {
      for (int from = 1; from <= to; from++) {
        endPair(from, to, counts[pair(from, to)], counts[pair(from, from)]);
      }
    }
    Arrays.fill(counts, 0);
  }

  private void endPair(int from, int to, long both, long attempts) {
    int pair = pair(from, to);
    joint[pair] += both;
    if (keepsSquares) {
      jointSquares[pair] = Math.addExact(jointSquares[pair], Math.multiplyExact(both, both));
      products[pair] = Math.addExact(products[pair], Math.multiplyExact(both, attempts));
      if (from == to && both > 0) {
        actors[from - 1]++;
      }
    }
  }

  long joint(int from, int to, long[] reached) {
    return keepsJoint ? joint[pair(from, to)] : reached[to - 1];
  }

  /** Attempts that reached the later step over attempts that reached the earlier one, by actor. */
  ClusterSums clusters(int from, int to) {
    return new ClusterSums(
        actors[from - 1],
        joint[pair(from, from)],
        joint[pair(from, to)],
        jointSquares[pair(from, from)],
        products[pair(from, to)],
        jointSquares[pair(from, to)]);
  }

  /** Checks that a sum would not overflow, before anything is changed. */
  void requireRoom(PairCounts other) {
    for (int i = 0; i < jointSquares.length; i++) {
      Tally.addCounts(jointSquares[i], other.jointSquares[i]);
      Tally.addCounts(products[i], other.products[i]);
    }
  }

  void merge(PairCounts other) {
    plus(joint, other.joint);
    plus(jointSquares, other.jointSquares);
    plus(products, other.products);
    plus(actors, other.actors);
  }

  private static void plus(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
  }

  PairCounts copy() {
    PairCounts copy = new PairCounts(steps, keepsJoint, keepsSquares);
    copy.merge(this);
    return copy;
  }

  void writeTo(StateWriter out) {
    for (long[] counts : new long[][] {joint, jointSquares, products, actors}) {
      for (long count : counts) {
        out.writeCount(count);
      }
    }
  }

  PairCounts readFrom(StateReader in, long[] reached) {
    PairCounts read = new PairCounts(steps, keepsJoint, keepsSquares);
    for (long[] counts : new long[][] {read.joint, read.jointSquares, read.products, read.actors}) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = in.readCount(0, Tally.MOST, "count of steps");
      }
    }
    for (int to = 1; to <= steps; to++) {
      for (int from = 1; from <= to; from++) {
        if (!read.isPair(from, to, reached)) {
          throw new StateFormatException(
              "counts of steps " + from + " and " + to + " must be those of attempts");
        }
      }
    }
    return read;
  }

  private boolean isPair(int from, int to, long[] reached) {
    if (!keepsJoint) {
      return reached[to - 1] <= reached[from - 1];
    }
    long both = joint[pair(from, to)];
    boolean valid =
        both <= Math.min(reached[from - 1], reached[to - 1])
            && (from < to || both == reached[to - 1]);
    return valid && (!keepsSquares || isSumOfClusters(from, to));
  }

  private boolean isSumOfClusters(int from, int to) {
    try {
      clusters(from, to);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairCounts that
        && Arrays.equals(joint, that.joint)
        && Arrays.equals(jointSquares, that.jointSquares)
        && Arrays.equals(products, that.products)
        && Arrays.equals(actors, that.actors);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(joint);
  }
}
