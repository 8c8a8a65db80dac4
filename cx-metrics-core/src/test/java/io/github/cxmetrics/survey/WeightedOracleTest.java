package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.survey.NpsDefinition.MissingAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weighted and clustered means against the formulas over plain lists. */
class WeightedOracleTest {

  private static final long SEED = 20261127;
  private static final int MISSING = 99;

  /** An answer of an account, without one if that is negative. */
  record Answered(int account, int answer, double weight) {

    boolean missing() {
      return answer == MISSING;
    }

    String accountName() {
      return account < 0 ? null : "account " + account;
    }
  }

  private static List<Answered> answers(Random random) {
    List<Answered> answers = new ArrayList<>();
    int size = random.nextInt(25);
    double[] weights = {0, 1, 1, 2.5, 1e-3};
    for (int i = 0; i < size; i++) {
      int answer = random.nextInt(6) == 0 ? MISSING : random.nextInt(11);
      answers.add(
          new Answered(random.nextInt(8) - 2, answer, weights[random.nextInt(weights.length)]));
    }
    return answers;
  }

  private static boolean counts(Answered answered, AnswerMean mean) {
    return answered.weight() > 0 && (!answered.missing() || mean.worthOfMissing().isPresent());
  }

  private static double worth(Answered answered, AnswerMean mean) {
    return answered.missing() ? mean.worthOfMissing().orElseThrow() : mean.worth(answered.answer());
  }

  private static void assertMean(
      List<Answered> answers, AnswerMean mean, DesignMean actual, boolean byAccount, int round) {
    double weight = 0;
    double sum = 0;
    for (Answered answered : answers) {
      if (counts(answered, mean)) {
        weight += answered.weight();
        sum += answered.weight() * worth(answered, mean);
      }
    }
    Map<Object, Double> above = new HashMap<>();
    Map<Object, Double> weights = new HashMap<>();
    double variance = 0;
    for (int i = 0; i < answers.size(); i++) {
      Answered answered = answers.get(i);
      if (counts(answered, mean)) {
        double deviation = worth(answered, mean) - sum / weight;
        boolean known = byAccount && answered.account() >= 0;
        Object unit = known ? answered.accountName() : (Object) i;
        above.merge(unit, answered.weight() * deviation, Double::sum);
        weights.merge(unit, answered.weight(), Double::sum);
        variance += answered.weight() / weight * deviation * deviation;
      }
    }
    int n = above.size();
    String what = "seed " + SEED + ", round " + round + ", " + mean.name();
    assertThat(actual.n()).as(what).isEqualTo(n);
    if (n == 0) {
      return;
    }
    double scatter = above.values().stream().mapToDouble(u -> u * u).sum() / weight / weight;
    double squares = weights.values().stream().mapToDouble(w -> w * w).sum();
    assertThat(actual.value()).as(what).isCloseTo(sum / weight, within(1e-12));
    assertThat(actual.variance()).as(what).isCloseTo(variance, within(1e-12));
    assertThat(actual.effectiveN()).as(what).isCloseTo(weight * weight / squares, within(1e-10));
    assertThat(actual.squaredError())
        .as(what)
        .isCloseTo(n < 2 ? 0 : scatter * n / (n - 1), within(1e-12));
  }

  @Test
  void weightedMeans() {
    Random random = new Random(SEED);
    for (int round = 0; round < 1_000; round++) {
      List<Answered> answers = answers(random);
      for (NpsDefinition definition : definitions()) {
        WeightedScore<Nps> score =
            answers.stream().collect(metric(definition).weightedBy(Answered::weight));
        for (AnswerMean mean : definition.means()) {
          assertMean(answers, mean, score.weighted().mean(mean), false, round);
        }
        assertThat(score.missing()).isEqualTo(answers.stream().filter(Answered::missing).count());
      }
    }
  }

  @Test
  void clusteredMeans() {
    Random random = new Random(SEED);
    for (int round = 0; round < 1_000; round++) {
      List<Answered> answers = answers(random);
      for (NpsDefinition definition : definitions()) {
        ClusteredScore<Nps> score =
            answers.stream()
                .collect(
                    metric(definition)
                        .weightedBy(Answered::weight)
                        .clusteredBy(Answered::accountName));
        for (int i = 0; i < score.means().size(); i++) {
          assertMean(answers, definition.means().get(i), score.means().get(i), true, round);
        }
      }
    }
  }

  private static List<NpsDefinition> definitions() {
    return List.of(
        NpsDefinition.STANDARD, NpsDefinition.STANDARD.withMissing(MissingAnswers.PASSIVE));
  }

  private static RatingMetric<Answered, Nps> metric(RatingDefinition<Nps> definition) {
    return RatingMetric.of(definition, Answered::answer).missingWhere(Answered::missing);
  }
}
