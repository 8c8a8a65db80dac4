package io.github.cxmetrics.flink;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/** The points of answers as an old version of a library kept them: layout 1, one number. */
final class PointsOne implements Accumulator<PointsOne, Long> {

  @Serial private static final long serialVersionUID = 1L;

  private final String definition;
  private long points;

  PointsOne(String definition) {
    this.definition = definition;
  }

  static Metric<Answer, PointsOne, Long> metric(String definition) {
    return new Answers(definition);
  }

  void add(long more) {
    points += more;
  }

  @Override
  public PointsOne merge(PointsOne other) {
    header().requireSame(other.header());
    points += other.points;
    return this;
  }

  @Override
  public PointsOne copy() {
    PointsOne copy = new PointsOne(definition);
    copy.points = points;
    return copy;
  }

  @Override
  public Long result() {
    return points;
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("test/points", 1, definition);
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeLong(points);
  }

  @Override
  public PointsOne readFrom(StateReader in) {
    PointsOne read = new PointsOne(definition);
    read.points = in.readLong();
    return read;
  }

  private record Answers(String definition) implements Metric<Answer, PointsOne, Long> {

    @Override
    public PointsOne newAccumulator() {
      return new PointsOne(definition);
    }

    @Override
    public void add(PointsOne accumulator, Answer answer) {
      accumulator.add(answer.score());
    }
  }
}
