package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The points of answers as the next version keeps them: layout 2, what was counted by now and what
 * came before in a count each. It reads both.
 */
final class PointsTwo implements Accumulator<PointsTwo, Long> {

  @Serial private static final long serialVersionUID = 1L;

  private final String definition;
  private long points;
  private long before;

  PointsTwo(String definition) {
    this.definition = definition;
  }

  static Metric<Answer, PointsTwo, Long> metric(String definition) {
    return new Answers(definition);
  }

  void add(long more) {
    points += more;
  }

  /** What was read from layout 1. */
  long before() {
    return before;
  }

  @Override
  public PointsTwo merge(PointsTwo other) {
    header().requireSame(other.header());
    points += other.points;
    before += other.before;
    return this;
  }

  @Override
  public PointsTwo copy() {
    PointsTwo copy = new PointsTwo(definition);
    copy.points = points;
    copy.before = before;
    return copy;
  }

  @Override
  public Long result() {
    return points + before;
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("test/points", 2, definition);
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(points);
    out.writeCount(before);
  }

  @Override
  public PointsTwo readFrom(StateReader in) {
    PointsTwo read = new PointsTwo(definition);
    if (in.version() == 1) {
      read.before = in.readLong();
    } else {
      read.points = in.readCount();
      read.before = in.readCount();
    }
    return read;
  }

  private record Answers(String definition) implements Metric<Answer, PointsTwo, Long> {

    @Override
    public PointsTwo newAccumulator() {
      return new PointsTwo(definition);
    }

    @Override
    public void add(PointsTwo accumulator, Answer answer) {
      accumulator.add(answer.score());
    }
  }
}
