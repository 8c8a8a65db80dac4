package io.github.cxmetrics;

import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;
import java.util.SortedMap;

/**
 * The state of a metric for each subject, whose results are the records of a population metric.
 *
 * <p><b>Merge</b> subject by subject; the population is folded anew, in the order of the subjects'
 * keys, whenever the result is read. <b>Wire</b> kind {@code perSubject}, version 1: the payload of
 * the grouped state; the population's header is part of the definition.
 *
 * @param <G> the accumulator grouped by subject
 * @param <X> the result of one subject
 * @param <B> the population's accumulator
 * @param <S> the population's result
 * @since 0.1
 */
public final class SubjectsAccumulator<
        G extends Accumulator<G, ? extends SortedMap<?, X>>, X, B extends Accumulator<B, S>, S>
    implements Accumulator<SubjectsAccumulator<G, X, B, S>, S> {

  @Serial private static final long serialVersionUID = 1L;

  /*
   * The population metric is no state: it is the function result() needs, it never reaches the
   * bytes, and an accumulator that is read back gets it from the one that reads it.
   */
  private final G subjects;
  private final Metric<? super X, B, S> population;
  private final StateHeader header;

  SubjectsAccumulator(G subjects, Metric<? super X, B, S> population) {
    this(
        subjects,
        population,
        new StateHeader(
            "perSubject", 1, "", List.of(subjects.header(), population.newAccumulator().header())));
  }

  private SubjectsAccumulator(G subjects, Metric<? super X, B, S> population, StateHeader header) {
    this.subjects = subjects;
    this.population = population;
    this.header = header;
  }

  G subjects() {
    return subjects;
  }

  @Override
  public SubjectsAccumulator<G, X, B, S> merge(SubjectsAccumulator<G, X, B, S> other) {
    header.requireSame(other.header);
    subjects.merge(other.subjects);
    return this;
  }

  @Override
  public SubjectsAccumulator<G, X, B, S> copy() {
    return new SubjectsAccumulator<>(subjects.copy(), population, header);
  }

  @Override
  public S result() {
    B folded = population.newAccumulator();
    subjects.result().forEach((subject, result) -> addTo(folded, subject, result));
    return folded.result();
  }

  private void addTo(B folded, Object subject, X result) {
    try {
      population.add(folded, result);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "population must accept the result of each subject, was that of '"
              + subject
              + "': "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public StateHeader header() {
    return header;
  }

  @Override
  public void writeTo(StateWriter out) {
    subjects.writeTo(out);
  }

  @Override
  public SubjectsAccumulator<G, X, B, S> readFrom(StateReader in) {
    return new SubjectsAccumulator<>(subjects.readFrom(in.part(0)), population, header);
  }
}
