package io.github.cxmetrics.survey;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.CrossTable;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.wire.Quoted;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Answers by combination of levels and base weight, which can be weighted to a population.
 * Variables that no target mentions are kept for {@linkplain AdjustedScore#segments segments}.
 *
 * <p><b>n</b> answers given, and missing ones where the definition reads them. Its own estimates
 * are those under the base weights.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * StratifiedRatings<Nps> answers = stream.collect(
 *     Nps.metric(Answer::score).stratifiedBy(Strata.by("age", Answer::age)));
 * AdjustedScore<Nps> nps = answers.weighTo(Targets.of(
 *     TargetMargin.of("age", Map.of("under 40", 0.6, "40 and over", 0.4))));
 * }</pre>
 *
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class StratifiedRatings<R> implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<R> definition;

  @SuppressWarnings("serial") // always an immutable list, which is
  private final List<String> variables;

  private final CrossTable answers;
  private final long rejected;

  /** The table must be sorted and is not copied. */
  StratifiedRatings(
      RatingDefinition<R> definition, List<String> variables, CrossTable answers, long rejected) {
    this.definition = definition;
    this.variables = variables;
    this.answers = answers;
    this.rejected = rejected;
  }

  /**
   * What is made of the answers.
   *
   * @return the definition
   */
  public RatingDefinition<R> definition() {
    return definition;
  }

  /**
   * The same answers, each counted once.
   *
   * @return the score without weights
   */
  public R unweighted() {
    int size = definition.scale().size();
    long[] counts = new long[size + 1];
    for (int row = 0; row < answers.rows(); row++) {
      for (int step = 0; step <= size; step++) {
        counts[step] += answers.count(row, step);
      }
    }
    return definition.read(
        new Ratings(
            definition.scale(), Longs.asList(counts).subList(0, size), counts[size], rejected));
  }

  /**
   * Who answered: those whose answers enter the score.
   *
   * @return how many there are of each combination of levels and base weight
   */
  public SurveySample sample() {
    long[] counts = new long[answers.rows()];
    int categories = definition.scale().size() + (readsMissing() ? 1 : 0);
    for (int row = 0; row < counts.length; row++) {
      for (int category = 0; category < categories; category++) {
        counts[row] += answers.count(row, category);
      }
    }
    return new SurveySample(variables, answers, counts);
  }

  private boolean readsMissing() {
    return definition.headline().worthOfMissing().isPresent();
  }

  /**
   * The score of the population by weights that meet targets to within 1e-8, in at most 100
   * iterations and without a cap.
   *
   * @param targets what is known of the population
   * @return the score, undefined with the reason if there are no such weights
   * @throws IllegalArgumentException if a target is of a variable that the answers do not have
   */
  public AdjustedScore<R> weighTo(Targets targets) {
    return weighTo(targets, RakingRule.STANDARD);
  }

  /**
   * The score of the population by weights that meet targets.
   *
   * @param targets what is known of the population
   * @param rule how near, how long and how large
   * @return the score, undefined with the reason if there are no such weights
   * @throws IllegalArgumentException if a target is of a variable that the answers do not have
   */
  public AdjustedScore<R> weighTo(Targets targets, RakingRule rule) {
    return AdjustedScore.of(this, sample().weighTo(targets, rule));
  }

  @Override
  public long n() {
    return sample().n();
  }

  /** The numbers of the score under the base weights, by linearised standard errors. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    double[] bases = new double[answers.rows()];
    Arrays.setAll(bases, answers::weight);
    double heaviest = Arrays.stream(bases).max().orElse(0);
    Arrays.setAll(bases, row -> heaviest == 0 ? 0 : bases[row] / heaviest);
    boolean[] everywhere = new boolean[bases.length];
    Arrays.fill(everywhere, true);
    return new CalibratedMean(answers, bases, everywhere, new int[0][])
        .estimates(definition, "", DesignInterval.BY_EFFECTIVE_N, level);
  }

  CrossTable answers() {
    return answers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StratifiedRatings<?> that
        && definition.equals(that.definition)
        && variables.equals(that.variables)
        && answers.equals(that.answers)
        && rejected == that.rejected;
  }

  @Override
  public int hashCode() {
    return 31 * definition.hashCode() + answers.hashCode();
  }

  /**
   * Size, definition and variables.
   *
   * @return for example {@code 120 answers, NPS on 0..10, promoters 9..10, detractors 0..6, by
   *     "age"}
   */
  @Override
  public String toString() {
    return n() + " answers, " + definition.describe() + ", by " + Quoted.of(variables);
  }
}
