package io.github.cxmetrics.survey;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.TallyTable;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;

/** The answers of segments by their numbers: as {@link RatingAccumulator} counts those of one. */
final class SegmentTallies<R> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int OTHERS = 2;

  private final RatingDefinition<R> definition;
  private final TallyTable table;
  private final int missing;
  private final int rejected;

  SegmentTallies(RatingDefinition<R> definition) {
    this(
        definition,
        new TallyTable(
            definition.scale().lowest(),
            definition.scale().highest(),
            definition.scale().stepsPerPoint(),
            OTHERS));
  }

  private SegmentTallies(RatingDefinition<R> definition, TallyTable table) {
    this.definition = definition;
    this.table = table;
    missing = definition.scale().size();
    rejected = missing + 1;
  }

  SegmentTallies<R> empty() {
    return new SegmentTallies<>(definition);
  }

  int stepOf(int answer) {
    RatingScale scale = definition.scale();
    if (answer < scale.lowest() || answer > scale.highest()) {
      throw scale.rejection(answer, definition.answerName());
    }
    return (answer - scale.lowest()) * scale.stepsPerPoint();
  }

  int stepOf(double answer) {
    RatingScale scale = definition.scale();
    scale.require(answer, definition);
    return scale.stepOf(answer);
  }

  void requireAll(byte[] answers, int from, int to) {
    int bad = table.firstOutside(answers, from, to);
    if (bad >= 0) {
      throw definition
          .scale()
          .rejection(answers[bad], definition.answerName() + " at index " + bad);
    }
  }

  void add(int segment, int step) {
    table.needGroups(segment + 1);
    table.add(segment, step);
  }

  void addMissing(int segment) {
    add(segment, missing);
  }

  void addRejected(int segment) {
    add(segment, rejected);
  }

  void addAll(int segments, int[] numbers, byte[] answers, int from, int to) {
    table.needGroups(segments);
    table.addAll(numbers, answers, from, to);
  }

  void removeAll(int[] numbers, byte[] answers, int from, int to) {
    table.removeAll(numbers, answers, from, to);
  }

  void merge(int segment, SegmentTallies<R> other, int otherSegment) {
    table.needGroups(segment + 1);
    table.merge(segment, other.table, otherSegment);
  }

  SegmentTallies<R> copy() {
    return new SegmentTallies<>(definition, table.copy());
  }

  R result(int segment) {
    return definition.read(
        new Ratings(
            definition.scale(),
            Longs.asList(table.steps(segment)),
            table.count(segment, missing),
            table.count(segment, rejected)));
  }

  StateHeader header() {
    return StateHeader.of(definition.kind(), 1, definition.describe());
  }

  void writeTo(StateWriter out, int segment) {
    out.writeCount(table.count(segment, missing));
    out.writeCount(table.count(segment, rejected));
    for (int step = 0; step < missing; step++) {
      out.writeCount(table.count(segment, step));
    }
  }

  void read(StateReader in, int segment) {
    table.needGroups(segment + 1);
    table.add(segment, missing, in.readCount(0, Tally.MOST, "number of missing answers"));
    table.add(segment, rejected, in.readCount(0, Tally.MOST, "number of rejected answers"));
    long room = Tally.MOST;
    for (int step = 0; step < missing; step++) {
      long count = in.readCount(0, room, "count of step " + step);
      table.add(segment, step, count);
      room -= count;
    }
  }
}
