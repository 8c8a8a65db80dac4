package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.SubjectVisitor;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the way of some of the actors and folds what is read; what others have is merged to it. */
final class FunnelFold<A> implements SubjectVisitor {

  private final A folded;
  private final BiConsumer<A, JourneyReader> add;
  private final JourneyReader reader;
  private final List<String> texts;

  /**
   * Nobody is read.
   *
   * @param folded what is read is added to it
   * @param add adds it
   * @param reader serves this fold alone
   * @param texts the texts whose numbers the events hold
   */
  FunnelFold(A folded, BiConsumer<A, JourneyReader> add, JourneyReader reader, List<String> texts) {
    this.folded = folded;
    this.add = add;
    this.reader = reader;
    this.texts = texts;
  }

  @Override
  public void visit(long actor, long[] events, int from, int to) {
    reader.read(events, from, to, texts);
    add.accept(folded, reader);
  }

  A folded() {
    return folded;
  }
}
