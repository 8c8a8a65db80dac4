package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowRange;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.CodeNumbers;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a score for each segment of those who answered, with segments known by a number, in
 * flat arrays: what {@link io.github.cxmetrics.Metric#byLong} of a {@link RatingMetric} makes of
 * records, made of columns.
 *
 * <p>Use this where segments and answers stand in columns, or where there are very many segments.
 * {@code byLong} groups any metric and reads records.
 *
 * <p><b>Rejects</b> a number that is not an answer of the scale, with an {@link
 * IllegalArgumentException}; nothing changes then. <b>Merge</b> exact. <b>Cost</b> eight bytes a
 * segment for each answer of the scale and two more, their number rounded up to a power of two, and
 * those of {@link CodeNumbers}; batches keep 16 KiB of working space. Adding to a segment that is
 * known allocates nothing. <b>Wire</b> that of {@code byLong}, into whose accumulator the bytes can
 * be read, and the other way round: see {@link io.github.cxmetrics.LongGroupsAccumulator} and
 * {@link RatingAccumulator}.
 *
 * <pre>{@code
 * SegmentedRatingAccumulator<Nps> nps = Nps.accumulatorByLong();
 * nps.addAll(countries, scores, 0, scores.length);
 * SortedMap<Long, Nps> scoreOfCountry = nps.result();
 * }</pre>
 *
 * @param <R> the result the answers of a segment are read as
 * @since 0.1
 */
public final class SegmentedRatingAccumulator<R>
    implements Accumulator<SegmentedRatingAccumulator<R>, SortedMap<Long, R>> {

  @Serial private static final long serialVersionUID = 1L;

  /* Rows are numbered, then counted, so many at a time that their numbers stay in the cache. */
  private static final int CHUNK = 4096;

  private final String segmentName;
  private final SegmentTallies<R> tallies;
  private final CodeNumbers segments;
  private transient int @Nullable [] numbers;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param <R> the result
   * @return a new accumulator
   */
  public static <R> SegmentedRatingAccumulator<R> of(RatingDefinition<R> definition) {
    return of("", definition);
  }

  /**
   * An empty accumulator of any definition by a named segment. The name becomes part of the state's
   * definition, as with {@link io.github.cxmetrics.Metric#byLong(String,
   * io.github.cxmetrics.LongField)}.
   *
   * @param segmentName what the segment is, such as {@code "country"}
   * @param definition what is made of the answers
   * @param <R> the result
   * @return a new accumulator
   */
  public static <R> SegmentedRatingAccumulator<R> of(
      String segmentName, RatingDefinition<R> definition) {
    StateWriter.requireWellFormed("name of the segment", segmentName);
    return new SegmentedRatingAccumulator<>(
        segmentName, new SegmentTallies<>(definition), new CodeNumbers());
  }

  private SegmentedRatingAccumulator(
      String segmentName, SegmentTallies<R> tallies, CodeNumbers segments) {
    this.segmentName = segmentName;
    this.tallies = tallies;
    this.segments = segments;
  }

  /**
   * Adds one answer.
   *
   * @param segment of whom
   * @param answer a whole answer of the scale
   * @throws IllegalArgumentException if it is not on the scale
   */
  public void add(long segment, int answer) {
    int step = tallies.stepOf(answer);
    tallies.add(segments.numberOf(segment), step);
  }

  /**
   * Adds one answer.
   *
   * @param segment of whom
   * @param answer an answer of the scale, also of scales in steps of less than a point
   * @throws IllegalArgumentException if it is not on the scale or not on one of its steps
   */
  public void add(long segment, double answer) {
    int step = tallies.stepOf(answer);
    tallies.add(segments.numberOf(segment), step);
  }

  /**
   * Counts a question that was asked and not answered; it does not enter the score.
   *
   * @param segment of whom
   */
  public void addMissing(long segment) {
    tallies.addMissing(segments.numberOf(segment));
  }

  /**
   * Counts an answer that was refused at the edge of the program; it does not enter the score.
   *
   * @param segment of whom
   */
  public void addRejected(long segment) {
    tallies.addRejected(segments.numberOf(segment));
  }

  /**
   * Adds a batch of answers, all or none.
   *
   * @param codes the segment of each
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(int[] codes, byte[] answers, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(codes.length, answers.length));
    tallies.requireAll(answers, from, to);
    int[] chunk = numbers();
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      segments.numberAll(codes, start, end, chunk);
      tallies.addAll(segments.size(), chunk, answers, start, end);
      start = end;
    }
  }

  /**
   * Adds a batch of answers, all or none.
   *
   * @param codes the segment of each
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] codes, byte[] answers, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(codes.length, answers.length));
    tallies.requireAll(answers, from, to);
    int[] chunk = numbers();
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      segments.numberAll(codes, start, end, chunk);
      tallies.addAll(segments.size(), chunk, answers, start, end);
      start = end;
    }
  }

  /**
   * Adds a batch of answers, all or none, by several threads.
   *
   * @param codes the segment of each
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(int[] codes, byte[] answers, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(codes.length, answers.length));
    share(from, to, threads, (part, start, end) -> part.addAll(codes, answers, start, end));
  }

  /**
   * Adds a batch of answers, all or none, by several threads.
   *
   * @param codes the segment of each
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is not on the scale; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] codes, byte[] answers, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(codes.length, answers.length));
    share(from, to, threads, (part, start, end) -> part.addAll(codes, answers, start, end));
  }

  private void share(
      int from, int to, Parallelism threads, RowRange<SegmentedRatingAccumulator<R>> rows) {
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      rows.add(this, from, to);
      return;
    }
    shares.add(threads, this::empty, rows).forEach(this::merge);
  }

  private SegmentedRatingAccumulator<R> empty() {
    return new SegmentedRatingAccumulator<>(segmentName, tallies.empty(), new CodeNumbers());
  }

  private int[] numbers() {
    int[] chunk = numbers;
    if (chunk == null) {
      chunk = new int[CHUNK];
      numbers = chunk;
    }
    return chunk;
  }

  @Override
  public SegmentedRatingAccumulator<R> merge(SegmentedRatingAccumulator<R> other) {
    header().requireSame(other.header());
    for (int number = 0; number < other.segments.size(); number++) {
      tallies.merge(segments.numberOf(other.segments.code(number)), other.tallies, number);
    }
    return this;
  }

  @Override
  public SegmentedRatingAccumulator<R> copy() {
    return new SegmentedRatingAccumulator<>(segmentName, tallies.copy(), segments.copy());
  }

  @Override
  public SortedMap<Long, R> result() {
    ImmutableSortedMap.Builder<Long, R> results = ImmutableSortedMap.naturalOrder();
    for (int number = 0; number < segments.size(); number++) {
      results.put(segments.code(number), tallies.result(number));
    }
    return results.build();
  }

  @Override
  public StateHeader header() {
    return new StateHeader("byLong", 1, segmentName, List.of(tallies.header()));
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(segments.size());
    for (long segment : segments.sorted()) {
      out.writeLong(segment);
      tallies.writeTo(out, segments.find(segment));
    }
  }

  @Override
  public SegmentedRatingAccumulator<R> readFrom(StateReader in) {
    SegmentedRatingAccumulator<R> read = empty();
    int count = in.readLength(Long.BYTES);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long segment = in.readLong();
      if (i > 0 && segment <= previous) {
        throw new StateFormatException(
            "group keys must ascend, was " + segment + " after " + previous);
      }
      read.tallies.read(in, read.segments.numberOf(segment));
      previous = segment;
    }
    return read;
  }
}
