package io.github.cxmetrics.path;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** Keeps the answers it is given, in their order; it is never written. */
final class CollectedAnswers
    implements Metric<StageAnswer, CollectedAnswers.Kept, List<StageAnswer>> {

  private static final long serialVersionUID = 1L;

  static final class Kept implements Accumulator<Kept, List<StageAnswer>> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<StageAnswer> answers = new ArrayList<>();

    @Override
    public Kept merge(Kept other) {
      answers.addAll(List.copyOf(other.answers));
      return this;
    }

    @Override
    public Kept copy() {
      return new Kept().merge(this);
    }

    @Override
    public List<StageAnswer> result() {
      return List.copyOf(answers);
    }

    @Override
    public StateHeader header() {
      return StateHeader.of("test/answers", 1, "");
    }

    @Override
    public void writeTo(StateWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Kept readFrom(StateReader in) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public Kept newAccumulator() {
    return new Kept();
  }

  @Override
  public void add(Kept accumulator, StageAnswer record) {
    accumulator.answers.add(record);
  }
}
