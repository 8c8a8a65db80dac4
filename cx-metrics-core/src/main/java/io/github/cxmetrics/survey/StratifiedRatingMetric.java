package io.github.cxmetrics.survey;

import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * A score that is to be weighted to a population, over records of any type.
 *
 * @param <T> the record
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class StratifiedRatingMetric<T, R>
    implements Metric<T, StratifiedRatingAccumulator<R>, StratifiedRatings<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingMetric<T, R> answers;
  private final Strata<? super T> strata;

  StratifiedRatingMetric(RatingMetric<T, R> answers, Strata<? super T> strata) {
    this.answers = answers;
    this.strata = strata;
  }

  @Override
  public StratifiedRatingAccumulator<R> newAccumulator() {
    return StratifiedRatingAccumulator.of(RatingReading.definition(answers), strata.variables());
  }

  @Override
  public void add(StratifiedRatingAccumulator<R> accumulator, T record) {
    int step = RatingReading.step(answers, record);
    if (step == RatingReading.REJECTED) {
      accumulator.addRejected();
      return;
    }
    String[] levels = accumulator.levels();
    strata.read(record, levels);
    accumulator.addStep(levels, step, strata.weight(record));
  }
}
