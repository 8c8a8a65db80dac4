package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowRange;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.Dictionary;
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
 * The state of a score for each segment of those who answered, with segments known by a name, in
 * flat arrays: what {@link io.github.cxmetrics.Metric#by} of a {@link RatingMetric} makes of
 * records, made of columns.
 *
 * <p>Use this where segments and answers stand in columns, or where there are very many segments.
 * {@code by} groups any metric and reads records. Names are found by identity first: a column that
 * has one object a name, as one read through a dictionary has, is counted fastest.
 *
 * <p><b>Rejects</b> a number that is not an answer of the scale, and a name that is null or has
 * half a surrogate pair, with an {@link IllegalArgumentException}; nothing changes then.
 * <b>Merge</b> exact. <b>Cost</b> eight bytes a segment for each answer of the scale and two more,
 * their number rounded up to a power of two, and those of {@link Dictionary}; batches keep 16 KiB
 * of working space. Adding to a segment that is known allocates nothing. <b>Wire</b> that of {@code
 * by}, into whose accumulator the bytes can be read, and the other way round: see {@link
 * io.github.cxmetrics.GroupsAccumulator} and {@link RatingAccumulator}.
 *
 * <pre>{@code
 * NamedSegmentedRatingAccumulator<Nps> nps = Nps.accumulatorBy();
 * nps.addAll(countries, scores, 0, scores.length);
 * SortedMap<Long, Nps> scoreOfCountry = nps.result();
 * }</pre>
 *
 * @param <R> the result the answers of a segment are read as
 * @since 0.1
 */
public final class NamedSegmentedRatingAccumulator<R>
    implements Accumulator<NamedSegmentedRatingAccumulator<R>, SortedMap<String, R>> {

  @Serial private static final long serialVersionUID = 1L;

  /* Rows are numbered, then counted, so many at a time that their numbers stay in the cache. */
  private static final int CHUNK = 4096;

  private final String segmentName;
  private final SegmentTallies<R> tallies;
  private final Dictionary segments;
  private transient int @Nullable [] numbers;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param <R> the result
   * @return a new accumulator
   */
  public static <R> NamedSegmentedRatingAccumulator<R> of(RatingDefinition<R> definition) {
    return of("", definition);
  }

  /**
   * An empty accumulator of any definition by a named segment. The name becomes part of the state's
   * definition, as with {@link io.github.cxmetrics.Metric#by(String, io.github.cxmetrics.Field)}.
   *
   * @param segmentName what the segment is, such as {@code "country"}
   * @param definition what is made of the answers
   * @param <R> the result
   * @return a new accumulator
   */
  public static <R> NamedSegmentedRatingAccumulator<R> of(
      String segmentName, RatingDefinition<R> definition) {
    StateWriter.requireWellFormed("name of the segment", segmentName);
    return new NamedSegmentedRatingAccumulator<>(
        segmentName, new SegmentTallies<>(definition), new Dictionary());
  }

  private NamedSegmentedRatingAccumulator(
      String segmentName, SegmentTallies<R> tallies, Dictionary segments) {
    this.segmentName = segmentName;
    this.tallies = tallies;
    this.segments = segments;
  }

  /**
   * Adds one answer.
   *
   * @param segment of whom
   * @param answer a whole answer of the scale
   * @throws IllegalArgumentException if it is not on the scale, or the segment is not well-formed
   */
  public void add(String segment, int answer) {
    int step = tallies.stepOf(answer);
    tallies.add(numberOf(segment), step);
  }

  /**
   * Adds one answer.
   *
   * @param segment of whom
   * @param answer an answer of the scale, also of scales in steps of less than a point
   * @throws IllegalArgumentException if it is not on the scale or not on one of its steps
   */
  public void add(String segment, double answer) {
    int step = tallies.stepOf(answer);
    tallies.add(numberOf(segment), step);
  }

  /**
   * Counts a question that was asked and not answered; it does not enter the score.
   *
   * @param segment of whom
   */
  public void addMissing(String segment) {
    tallies.addMissing(numberOf(segment));
  }

  /**
   * Counts an answer that was refused at the edge of the program; it does not enter the score.
   *
   * @param segment of whom
   */
  public void addRejected(String segment) {
    tallies.addRejected(numberOf(segment));
  }

  /**
   * Adds a batch of answers, all or none.
   *
   * @param names the segment of each
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is not on the scale, or a name is null or has
   *     half a surrogate pair; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(String[] names, byte[] answers, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(names.length, answers.length));
    tallies.requireAll(answers, from, to);
    int known = segments.size();
    int[] chunk = numbers();
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      try {
        segments.numberAll(names, start, end, chunk);
      } catch (IllegalArgumentException e) {
        takeBack(names, answers, from, start, known);
        throw e;
      }
      tallies.addAll(segments.size(), chunk, answers, start, end);
      start = end;
    }
  }

  /** A bad name is seen when it comes, which spares a pass over all names; others came before. */
  private void takeBack(String[] names, byte[] answers, int from, int to, int known) {
    int[] chunk = numbers();
    for (int start = from; start < to; start += CHUNK) {
      int end = Math.min(to, start + CHUNK);
      segments.numberAll(names, start, end, chunk);
      tallies.removeAll(chunk, answers, start, end);
    }
    segments.forgetFrom(known);
  }

  /**
   * Adds a batch of answers, all or none, by several threads.
   *
   * @param names the segment of each
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is not on the scale, or a name is null or has
   *     half a surrogate pair; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(String[] names, byte[] answers, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(names.length, answers.length));
    share(from, to, threads, (part, start, end) -> part.addAll(names, answers, start, end));
  }

  private void share(
      int from, int to, Parallelism threads, RowRange<NamedSegmentedRatingAccumulator<R>> rows) {
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      rows.add(this, from, to);
      return;
    }
    shares.add(threads, this::empty, rows).forEach(this::merge);
  }

  private NamedSegmentedRatingAccumulator<R> empty() {
    return new NamedSegmentedRatingAccumulator<>(segmentName, tallies.empty(), new Dictionary());
  }

  private int numberOf(String segment) {
    if (segment == null) {
      throw new IllegalArgumentException("segment must not be null");
    }
    return segments.numberOf(segment);
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
  public NamedSegmentedRatingAccumulator<R> merge(NamedSegmentedRatingAccumulator<R> other) {
    header().requireSame(other.header());
    for (int number = 0; number < other.segments.size(); number++) {
      tallies.merge(segments.numberOf(other.segments.text(number)), other.tallies, number);
    }
    return this;
  }

  @Override
  public NamedSegmentedRatingAccumulator<R> copy() {
    return new NamedSegmentedRatingAccumulator<>(segmentName, tallies.copy(), segments.copy());
  }

  @Override
  public SortedMap<String, R> result() {
    ImmutableSortedMap.Builder<String, R> results = ImmutableSortedMap.naturalOrder();
    for (int number = 0; number < segments.size(); number++) {
      results.put(segments.text(number), tallies.result(number));
    }
    return results.build();
  }

  @Override
  public StateHeader header() {
    return new StateHeader("by", 1, segmentName, List.of(tallies.header()));
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(segments.size());
    for (String segment : segments.texts().stream().sorted().toList()) {
      out.writeString(segment);
      tallies.writeTo(out, segments.find(segment));
    }
  }

  @Override
  public NamedSegmentedRatingAccumulator<R> readFrom(StateReader in) {
    NamedSegmentedRatingAccumulator<R> read = empty();
    int count = in.readLength(1);
    String previous = null;
    for (int i = 0; i < count; i++) {
      String segment = in.readString();
      if (previous != null && previous.compareTo(segment) >= 0) {
        throw new StateFormatException(
            "group keys must ascend, was '" + segment + "' after '" + previous + "'");
      }
      read.tallies.read(in, read.segments.numberOf(segment));
      previous = segment;
    }
    return read;
  }
}
