package io.github.cxmetrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.theta.CompactSketch;
import org.apache.datasketches.theta.HashIterator;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Sketch;
import org.apache.datasketches.theta.Union;
import org.apache.datasketches.theta.UpdateSketch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * The claim that everything rests on: the k smallest hashes and the one after them can be had from
 * a sketch of the library at any time, and from any tree of unions, and say no more than the set.
 */
class CanonicalFormTest {

  private static UpdateSketch sketch(int entries) {
    return UpdateSketch.builder().setNominalEntries(entries).setSeed(DaySketch.SEED).build();
  }

  /** As the class page of the state has it. */
  private static long hash(long actor) {
    return MurmurHash3.hash(new long[] {actor}, DaySketch.SEED)[0] >>> 1;
  }

  /** The kept hashes with theta behind them. */
  private static long[] all(DistinctHashes hashes) {
    List<Long> seen = new ArrayList<>();
    byte[] state = StateWriter.encode(StateHeader.of("test", 1, ""), hashes::writeTo);
    return StateReader.decode(
        state,
        StateHeader.of("test", 1, ""),
        in -> {
          long theta = in.readLong();
          long hash = 0;
          for (long left = in.readCount(); left > 0; left--) {
            hash += in.readCount();
            seen.add(hash);
          }
          seen.add(theta);
          return seen.stream().mapToLong(Long::longValue).toArray();
        });
  }

  private static long[] expected(LongStream actors, int entries) {
    long[] hashes = actors.map(CanonicalFormTest::hash).distinct().sorted().toArray();
    long[] form = Arrays.copyOf(hashes, Math.min(entries, hashes.length) + 1);
    form[form.length - 1] = hashes.length > entries ? hashes[entries] : Long.MAX_VALUE;
    return form;
  }

  @RepeatedTest(200)
  void aSketchHoldsTheSmallestHashesAtAnyTime(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    int entries = 16 << random.nextInt(5);
    UpdateSketch sketch = sketch(entries);
    int size = random.nextInt(8 * entries);
    long[] actors = random.longs(size, 0, 6L * entries).toArray();
    for (int i = 0; i < size; i++) {
      sketch.update(actors[i]);
      if (random.nextInt(40) == 0 || i == size - 1) {
        assertThat(all(DistinctHashes.of(sketch, entries)))
            .as("seed %d, after %d", seed, i)
            .isEqualTo(expected(Arrays.stream(actors).limit(i + 1L), entries));
      }
    }
  }

  @RepeatedTest(200)
  void unionsInAnyTreeHoldThoseOfAll(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    int entries = 16 << random.nextInt(4);
    List<DistinctHashes> parts = new ArrayList<>();
    List<UpdateSketch> sketches = new ArrayList<>();
    LongStream actors = LongStream.empty();
    for (int part = 1 + random.nextInt(6); part > 0; part--) {
      long[] some = random.longs(random.nextInt(4 * entries), 0, 8L * entries).toArray();
      UpdateSketch sketch = sketch(entries);
      Arrays.stream(some).forEach(sketch::update);
      sketches.add(sketch);
      parts.add(DistinctHashes.of(sketch, entries));
      actors = LongStream.concat(actors, Arrays.stream(some));
    }
    while (parts.size() > 1) {
      Collections.shuffle(parts, random);
      DistinctHashes one = parts.remove(parts.size() - 1);
      parts.set(0, parts.get(0).union(one, entries));
    }
    assertThat(all(parts.get(0))).as("seed %d", seed).isEqualTo(expected(actors, entries));
    assertThat(all(parts.get(0))).as("seed %d", seed).isEqualTo(ofLibrary(sketches, entries));
  }

  /** The union that the library makes. */
  private static long[] ofLibrary(List<UpdateSketch> sketches, int entries) {
    Union union = SetOperation.builder().setNominalEntries(entries).buildUnion();
    sketches.forEach(union::union);
    CompactSketch result = union.getResult(true, null);
    long[] form = new long[result.getRetainedEntries() + 1];
    HashIterator hashes = result.iterator();
    for (int i = 0; hashes.next(); i++) {
      form[i] = hashes.get();
    }
    form[form.length - 1] = result.getThetaLong();
    return form;
  }

  @Test
  void estimateAndIntervalAreNearThoseOfTheLibrary() {
    SketchDefinition definition = SketchDefinition.of(ZoneId.of("UTC")).withEntries(1024);
    ConfidenceLevel twoSigma = new ConfidenceLevel(0.9545);
    for (long size : new long[] {1_100, 2_000, 20_000, 300_000}) {
      UpdateSketch sketch = sketch(1024);
      LongStream.range(0, size).forEach(sketch::update);
      Estimate ours = DistinctHashes.of(sketch, 1024).count(definition, twoSigma);
      Sketch theirs = sketch.rebuild().compact();
      assertThat(theirs.getRetainedEntries()).isEqualTo(1024);
      assertThat(ours.value()).isEqualTo(theirs.getEstimate());
      double slack = 0.003 * theirs.getEstimate();
      assertThat(ours.interval().low()).isCloseTo(theirs.getLowerBound(2), within(slack));
      assertThat(ours.interval().high()).isCloseTo(theirs.getUpperBound(2), within(slack));
    }
  }
}
