package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MixSplitTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final List<Double> NET = List.of(-1.0, 0.0, 1.0);

  private static MeanSums answers(long negative, long neutral, long positive) {
    return MeanSums.ofCounts(NET, List.of(negative, neutral, positive));
  }

  private static MixSplit.Segment segment(MeanSums baseline, MeanSums current) {
    return new MixSplit.Segment(baseline, current);
  }

  private static MixSplit split(MixSplit.Segment... segments) {
    return new MixSplit(List.of(segments), -1, 1);
  }

  @Test
  void anExampleByHand() {
    // web: 40 of 100 at 0.2, then 120 of 200 at 0.3; phone: 60 of 100 at 0.5, then 80 of 200 at 0.4
    MixSplit split =
        split(
            segment(answers(8, 16, 16), answers(24, 36, 60)),
            segment(answers(10, 10, 40), answers(16, 16, 48)));
    // totals 0.38 and 0.34, their average 0.36
    List<MixSplit.Part> parts = split.parts(P95);
    assertClose(parts.get(0).within(), 0.5 * 0.1);
    assertClose(parts.get(0).composition(), 0.2 * (0.25 - 0.36));
    assertClose(parts.get(1).within(), 0.5 * -0.1);
    assertClose(parts.get(1).composition(), -0.2 * (0.45 - 0.36));
    assertClose(split.total(P95).within(), 0);
    assertClose(split.total(P95).composition(), -0.04);
    assertClose(split.total(P95).change(), -0.04);
    assertThat(parts.get(0).within().n()).isEqualTo(160);
    assertThat(split.total(P95).within().n()).isEqualTo(300);
    assertThat(split.total(P95).within().method()).isEqualTo("linearised");
  }

  private static void assertClose(Estimate estimate, double value) {
    assertThat(estimate.value()).isCloseTo(value, within(1e-15));
    assertThat(estimate.interval().contains(value)).isTrue();
  }

  @Test
  void effectsAddUpToTheChangeOfTheMeans() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<MixSplit.Segment> segments = randomSegments(random);
      MixSplit split = new MixSplit(segments, -1, 1);
      MixSplit.Part total = split.total(P95);
      double change = mean(segments, true) - mean(segments, false);
      assertThat(total.change().value()).as("seed %s", seed).isCloseTo(change, within(1e-15));
      assertThat(total.within().value() + total.composition().value())
          .as("seed %s", seed)
          .isCloseTo(change, within(1e-14));
      double ofParts = 0;
      for (MixSplit.Part part : split.parts(P95)) {
        assertThat(part.within().value() + part.composition().value())
            .isEqualTo(part.change().value());
        ofParts += part.change().value();
      }
      assertThat(ofParts).as("seed %s", seed).isCloseTo(change, within(1e-14));
    }
  }

  /** From the counts alone: net answers over all answers. */
  private static double mean(List<MixSplit.Segment> segments, boolean current) {
    double sum = 0;
    long n = 0;
    for (MixSplit.Segment segment : segments) {
      MeanSums sums = current ? segment.current() : segment.baseline();
      sum += sums.sum();
      n += sums.n();
    }
    return sum / n;
  }

  private static List<MixSplit.Segment> randomSegments(Random random) {
    List<MixSplit.Segment> segments = new ArrayList<>();
    segments.add(segment(answers(1, 0, 2), answers(0, 1, 3))); // so that neither side is empty
    LongStream.range(0, random.nextInt(12))
        .forEach(i -> segments.add(segment(randomAnswers(random), randomAnswers(random))));
    return segments;
  }

  private static MeanSums randomAnswers(Random random) {
    int most = random.nextInt(40);
    return most < 8
        ? MeanSums.NONE
        : answers(random.nextInt(most), random.nextInt(most), random.nextInt(most));
  }

  @Test
  void exchangingTheSamplesChangesTheSign() {
    for (int seed = 0; seed < 100; seed++) {
      List<MixSplit.Segment> segments = randomSegments(new Random(seed));
      List<MixSplit.Segment> exchanged =
          segments.stream()
              .map(each -> segment(/* baseline= */ each.current(), /* current= */ each.baseline()))
              .toList();
      MixSplit.Part there = new MixSplit(segments, -1, 1).total(P95);
      MixSplit.Part back = new MixSplit(exchanged, -1, 1).total(P95);
      assertMirrored(there.within(), back.within());
      assertMirrored(there.composition(), back.composition());
      assertMirrored(there.change(), back.change());
    }
  }

  private static void assertMirrored(Estimate there, Estimate back) {
    assertThat(back.value()).isCloseTo(-there.value(), within(1e-15));
    assertThat(back.interval().low()).isCloseTo(-there.interval().high(), within(1e-14));
    assertThat(back.interval().high()).isCloseTo(-there.interval().low(), within(1e-14));
  }

  @Test
  void segmentOfOneSampleIsAllComposition() {
    MixSplit split =
        split(
            segment(answers(5, 5, 10), answers(6, 4, 10)),
            segment(MeanSums.NONE, answers(8, 1, 1)));
    MixSplit.Part arrived = split.parts(P95).get(1);
    assertThat(arrived.within())
        .isEqualTo(new Estimate(0, new Interval(0, 0, P95), 10, "linearised"));
    // a third of the answers at -0.7, read against the average of 0.25 and -0.1
    assertClose(arrived.composition(), (-0.7 - 0.075) / 3);
    assertThat(arrived.composition().interval().high()).isNegative();
  }

  @Test
  void segmentWithoutAnyUnitsHasNoEffect() {
    MixSplit with =
        split(segment(answers(5, 5, 10), answers(6, 4, 10)), segment(MeanSums.NONE, MeanSums.NONE));
    MixSplit without = split(segment(answers(5, 5, 10), answers(6, 4, 10)));
    MixSplit.Part none = with.parts(P95).get(1);
    assertThat(none.change().value()).isZero();
    assertThat(none.change().n()).isZero();
    assertThat(none.change().interval()).isEqualTo(new Interval(0, 0, P95));
    assertThat(with.total(P95)).isEqualTo(without.total(P95));
  }

  @Test
  void singleAnswerIsNotTakenForCertain() {
    MeanSums many = answers(30, 30, 40);
    MixSplit split = split(segment(many, many), segment(answers(0, 0, 1), answers(1, 0, 0)));
    Estimate within = split.parts(P95).get(1).within();
    // about a hundredth of the answers, whose scores differ by sqrt(2) standard deviations of 0.83
    double error = Math.sqrt(2) * Math.sqrt(0.69) / 101;
    assertThat(within.value()).isCloseTo(-2.0 / 101, within(1e-15));
    assertThat(within.interval().halfWidth()).isBetween(1.96 * error, 1.96 * 1.6 * error);
  }

  @Test
  void sampleWithoutUnitsLeavesAllUndefined() {
    MixSplit split = split(segment(answers(1, 2, 3), MeanSums.NONE));
    assertUndefined(split.total(P95).within(), 6);
    assertUndefined(split.total(P95).composition(), 6);
    assertUndefined(split.total(P95).change(), 6);
    assertUndefined(split.parts(P95).get(0).composition(), 6);
    assertUndefined(split().total(P95).change(), 0);
    assertThat(split().parts(P95)).isEmpty();
  }

  private static void assertUndefined(Estimate estimate, long n) {
    assertThat(estimate.isDefined()).isFalse();
    assertThat(estimate.n()).isEqualTo(n);
    assertThat(estimate.interval()).isEqualTo(new Interval(-2, 2, P95));
  }

  @Test
  void withoutVarianceTheIntervalIsTheWholeRange() {
    MeanSums many = answers(30, 30, 40);
    MeanSums one = answers(0, 0, 1);
    MeanSums alike = answers(0, 0, 9);
    assertWidest(split(segment(many, one)), 0.9);
    assertWidest(split(segment(one, many)), -0.9);
    assertWidest(split(segment(alike, alike)), 0);
    // segments that differ, and in each of them all agree
    assertWidest(split(segment(alike, alike), segment(answers(3, 0, 0), one)), 0.5);
    assertWidest(split(segment(one, MeanSums.NONE), segment(answers(1, 0, 0), one)), 1);
  }

  @Test
  void varianceOfOneSampleServesTheOtherToo() {
    MixSplit split =
        split(
            segment(answers(0, 0, 1), answers(10, 20, 30)),
            segment(answers(1, 0, 0), answers(30, 20, 10)));
    Interval interval = split.parts(P95).get(0).within().interval();
    assertThat(interval.halfWidth()).isBetween(0.5, 1.5);
  }

  private static void assertWidest(MixSplit split, double change) {
    assertThat(split.total(P95).change().value()).isCloseTo(change, within(1e-15));
    assertThat(split.total(P95).within().interval()).isEqualTo(new Interval(-2, 2, P95));
    assertThat(split.parts(P95).get(0).change().interval()).isEqualTo(new Interval(-2, 2, P95));
  }

  @Test
  void intervalEndsAtTheRange() {
    MixSplit split = split(segment(answers(0, 1, 5), answers(5, 1, 0)));
    assertThat(split.total(ConfidenceLevel.P99).within().interval().low()).isEqualTo(-2);
  }

  @Test
  void refusesARangeWithoutLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MixSplit(List.of(), 1, 1))
        .withMessage("lowest must be below highest, was 1.0 and 1.0");
  }
}
