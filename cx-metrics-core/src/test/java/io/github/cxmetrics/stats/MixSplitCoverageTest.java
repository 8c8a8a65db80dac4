package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 95 % intervals hold the true effects nearly as often as they say, also of small segments. */
class MixSplitCoverageTest {

  private static final List<Double> NET = List.of(-1.0, 0.0, 1.0);
  private static final int SAMPLES = 800;

  /** A population: each segment's share, and of each answer among the segment's. */
  private static final class Truth {

    private final double[] shares;
    private final double[][] answers;

    Truth(double[] shares, double[][] answers) {
      this.shares = shares;
      this.answers = answers;
    }

    static Truth random(Random random, int segments) {
      double[][] answers = new double[segments][];
      for (int k = 0; k < segments; k++) {
        answers[k] = normalised(random.nextDouble(), random.nextDouble(), 2 * random.nextDouble());
      }
      double[] shares = new double[segments];
      for (int k = 0; k < segments; k++) {
        shares[k] = -Math.log(1 - random.nextDouble());
      }
      return new Truth(normalised(shares), answers);
    }

    private static double[] normalised(double... parts) {
      double sum = 0;
      for (double part : parts) {
        sum += part;
      }
      for (int i = 0; i < parts.length; i++) {
        parts[i] /= sum;
      }
      return parts;
    }

    double mean(int k) {
      return answers[k][2] - answers[k][0];
    }

    List<MeanSums> sample(Random random, int n) {
      long[][] counts = new long[shares.length][3];
      for (int i = 0; i < n; i++) {
        int k = draw(random, shares);
        counts[k][draw(random, answers[k])]++;
      }
      List<MeanSums> sums = new ArrayList<>();
      for (long[] of : counts) {
        sums.add(MeanSums.ofCounts(NET, List.of(of[0], of[1], of[2])));
      }
      return sums;
    }

    private static int draw(Random random, double[] shares) {
      double rest = random.nextDouble();
      int k = 0;
      while (k < shares.length - 1 && rest >= shares[k]) {
        rest -= shares[k++];
      }
      return k;
    }
  }

  @ParameterizedTest
  @CsvSource({"3,60,1", "5,100,2", "20,100,3", "20,400,4", "50,400,5"})
  void intervalsHoldTheTruth(int segments, int n, long seed) {
    Random random = new Random(seed);
    Truth baseline = Truth.random(random, segments);
    Truth current = Truth.random(random, segments);
    double within = 0;
    double composition = 0;
    for (int k = 0; k < segments; k++) {
      double m0 = baseline.mean(k);
      double m1 = current.mean(k);
      within += (baseline.shares[k] + current.shares[k]) / 2 * (m1 - m0);
      composition += (current.shares[k] - baseline.shares[k]) * (m0 + m1) / 2;
    }
    int heldWithin = 0;
    int heldComposition = 0;
    for (int i = 0; i < SAMPLES; i++) {
      MixSplit.Part part =
          split(baseline.sample(random, n), current.sample(random, n)).total(ConfidenceLevel.P95);
      heldWithin += part.within().interval().contains(within) ? 1 : 0;
      heldComposition += part.composition().interval().contains(composition) ? 1 : 0;
    }
    assertThat((double) heldWithin / SAMPLES).as("within, seed %s", seed).isBetween(0.89, 0.99);
    assertThat((double) heldComposition / SAMPLES)
        .as("composition, seed %s", seed)
        .isBetween(0.89, 1.0);
  }

  private static MixSplit split(List<MeanSums> baseline, List<MeanSums> current) {
    List<MixSplit.Segment> segments = new ArrayList<>();
    for (int k = 0; k < baseline.size(); k++) {
      segments.add(new MixSplit.Segment(baseline.get(k), current.get(k)));
    }
    return new MixSplit(segments, -1, 1);
  }
}
