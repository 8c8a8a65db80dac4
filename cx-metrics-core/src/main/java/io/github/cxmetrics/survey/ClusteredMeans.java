package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.ExactSum;
import io.github.cxmetrics.state.WeightedTally;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.EffectiveN;
import java.util.List;

/**
 * Makes the means of a definition with errors from how far accounts differ. Sums over accounts are
 * exact, so that it does not matter in which order they come.
 */
final class ClusteredMeans {

  private ClusteredMeans() {}

  static List<DesignMean> of(
      RatingDefinition<?> definition, WeightedRatings answers, AccountAnswers accounts) {
    List<Clusters> clusters =
        definition.means().stream().map(mean -> new Clusters(mean, answers.mean(mean))).toList();
    accounts.forEachAccount(
        (classes, weights, size) ->
            clusters.forEach(mean -> mean.addAccount(classes, weights, size)));
    clusters.forEach(mean -> mean.addAlone(accounts.alone()));
    return clusters.stream().map(Clusters::mean).toList();
  }

  /** The sums over clusters that one mean needs. */
  private static final class Clusters {

    private final AnswerMean worths;
    private final DesignMean ofAnswers;
    private final ExactSum scatter = new ExactSum();
    private final ExactSum squaredWeights = new ExactSum();
    private final ExactSum weight = new ExactSum();
    private long n;

    Clusters(AnswerMean worths, DesignMean ofAnswers) {
      this.worths = worths;
      this.ofAnswers = ofAnswers;
    }

    private boolean counts(int index) {
      return index < worths.worths().size() || worths.worthOfMissing().isPresent();
    }

    private double deviation(int index) {
      double worth =
          index < worths.worths().size()
              ? worths.worth(index)
              : worths.worthOfMissing().orElseThrow();
      return worth - ofAnswers.value();
    }

    void addAccount(int[] classes, double[] weights, int size) {
      double ofAccount = 0;
      double above = 0;
      for (int i = 0; i < size; i++) {
        if (counts(classes[i]) && weights[i] > 0) {
          ofAccount += weights[i];
          above += weights[i] * deviation(classes[i]);
        }
      }
      if (ofAccount > 0) {
        n++;
        weight.add(ofAccount);
        squaredWeights.add(ofAccount * ofAccount);
        scatter.add(above * above);
      }
    }

    /** Each answer without an account is a cluster of its own. */
    void addAlone(WeightedTally alone) {
      for (int index = 0; index < alone.classes(); index++) {
        if (counts(index) && alone.units(index) > 0) {
          n += alone.units(index);
          weight.add(alone.weight(index));
          squaredWeights.add(alone.squaredWeight(index));
          double deviation = deviation(index);
          scatter.add(alone.squaredWeight(index) * deviation * deviation);
        }
      }
    }

    DesignMean mean() {
      if (n == 0) {
        return ofAnswers;
      }
      double total = weight.value();
      double squaredError = n == 1 ? 0 : scatter.value() / total / total * (n / (n - 1.0));
      return new DesignMean(
          ofAnswers.kind(),
          ofAnswers.lowest(),
          ofAnswers.highest(),
          n,
          ofAnswers.value(),
          ofAnswers.variance(),
          squaredError,
          EffectiveN.of(n, total, squaredWeights.value()));
    }
  }
}
