package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ImportanceMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reader of a driver analysis meets, also where data are few or say nothing. */
class DriversTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final double NONE = Double.NaN;

  private static DriversDefinition ratings(String... predictors) {
    return DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "y", predictors);
  }

  private static DriversAccumulator empty(String... predictors) {
    return Drivers.accumulator(ratings(predictors));
  }

  /** Independent designs whose parts a reader can add up: y = 2 a + b on all pairs of -1 and +1. */
  private static DriversAccumulator factorial() {
    DriverVariable[] columns =
        List.of("y", "a", "b").stream()
            .map(name -> DriverVariable.between(name, -3, 3))
            .toArray(DriverVariable[]::new);
    DriversAccumulator rows =
        Drivers.accumulator(DriversDefinition.of(columns[0], List.of(columns[1], columns[2])));
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        rows.add(2 * a + b, a, b);
      }
    }
    return rows;
  }

  @Test
  void independentPredictorsHaveTheirSquaredCoefficients() {
    DriverAnalysis analysis = factorial().result().analyse();
    assertThat(analysis.status()).isEqualTo(DriversStatus.ESTIMATED);
    assertThat(analysis.method()).isEqualTo(ImportanceMethod.LMG);
    assertThat(analysis.rSquared(P95).value()).isCloseTo(1, within(1e-12));
    assertThat(analysis.rSquared(P95).interval().low()).as("four rows prove nothing").isZero();
    Driver first = analysis.byImportance().get(0);
    assertThat(first.name()).isEqualTo("a");
    assertThat(first.importance(P95).value()).isCloseTo(0.8, within(1e-12));
    assertThat(first.share(P95).value()).isCloseTo(0.8, within(1e-12));
    assertThat(first.coefficient(P95).value()).isCloseTo(Math.sqrt(0.8), within(1e-12));
    assertThat(first.varianceInflation().getAsDouble()).isCloseTo(1, within(1e-12));
    assertThat(first.signsDiffer()).isFalse();
    assertThat(first.mean(P95).value()).isZero();
  }

  @Test
  void leavesOutIncompleteRowsAndCountsThem() {
    DriversAccumulator rows = empty("a", "b");
    rows.add(5, 4, 4);
    rows.add(NONE, 4, 4);
    rows.add(5, NONE, 4);
    rows.add(5, NONE, 4);
    rows.add(5, NONE, NONE);
    rows.addWeighted(0, 3, 3, 3);
    Drivers drivers = rows.result();
    assertThat(drivers.n()).isEqualTo(1);
    assertThat(drivers.incomplete()).isEqualTo(4);
    assertThat(drivers.weightless()).isEqualTo(1);
    assertThat(drivers.missing("y")).isEqualTo(1);
    assertThat(drivers.missing("a")).isEqualTo(3);
    assertThat(drivers.missingAlone("a")).isEqualTo(2);
    assertThat(drivers.missing("b")).isEqualTo(1);
    assertThat(drivers.missingAlone("b")).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drivers.missing("c"))
        .withMessage("column must be one of the analysis, was c");
    assertThat(drivers).hasToString("drivers of " + ratings("a", "b") + ": 1 rows, 4 incomplete");
  }

  @Test
  void nothingHasWidestIntervals() {
    Drivers drivers = empty("a").result();
    assertThat(drivers.n()).isZero();
    assertThat(drivers.effectiveN()).isEmpty();
    DriverAnalysis analysis = drivers.analyse();
    assertThat(analysis.status()).isEqualTo(DriversStatus.NO_COMPLETE_ROWS);
    assertThat(analysis.constant()).isEmpty();
    assertThat(analysis.quadrant(analysis.drivers().get(0), DriverPerformance.MEAN)).isEmpty();
    drivers
        .estimates()
        .forEach(
            (name, estimate) -> {
              assertThat(estimate.isDefined()).as(name).isFalse();
              assertThat(estimate.n()).as(name).isZero();
            });
    assertThat(drivers.estimates().keySet())
        .containsExactly(
            "rSquared",
            "importance[a]",
            "share[a]",
            "correlation[a]",
            "coefficient[a]",
            "mean[a]",
            "topBox[a]");
    assertThat(drivers.estimates().get("mean[a]").interval().high()).isEqualTo(5);
  }

  @Test
  void tooFewRowsHavePerformanceOnly() {
    DriversAccumulator rows = empty("a", "b");
    rows.add(5, 4, 1);
    rows.add(3, 2, 3);
    rows.add(1, 5, 5);
    DriverAnalysis analysis = rows.result().analyse();
    assertThat(analysis.status()).isEqualTo(DriversStatus.TOO_FEW_ROWS);
    Driver first = analysis.drivers().get(0);
    assertThat(first.importance(P95).isDefined()).isFalse();
    assertThat(first.importance(P95).n()).isZero();
    assertThat(first.coefficient(P95).n()).isZero();
    assertThat(first.importance(P95).interval().width()).isEqualTo(1);
    assertThat(first.varianceInflation()).isEmpty();
    assertThat(first.topBox(P95).value()).isCloseTo(2 / 3.0, within(1e-15));
    rows.add(4, 4, 4);
    assertThat(rows.result().analyse().status()).isEqualTo(DriversStatus.ESTIMATED);
  }

  @Test
  void oneRowIsNotConstant() {
    DriversAccumulator rows = empty("a");
    rows.add(5, 4);
    DriverAnalysis analysis = rows.result().analyse();
    assertThat(analysis.status()).isEqualTo(DriversStatus.TOO_FEW_ROWS);
    assertThat(analysis.drivers()).hasSize(1);
    assertThat(analysis.drivers().get(0).mean(P95).value()).isEqualTo(4);
  }

  @Test
  void constantPredictorsAreNamedAndLeftOut() {
    DriversAccumulator rows = empty("a", "b", "c");
    DriversAccumulator without = empty("b");
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      int b = 1 + random.nextInt(5);
      int y = Math.min(5, 1 + random.nextInt(b));
      rows.add(y, 4, b, 5);
      without.add(y, b);
    }
    DriverAnalysis analysis = rows.result().analyse();
    assertThat(analysis.constant()).containsExactly("a", "c");
    assertThat(analysis.drivers()).extracting(Driver::name).containsExactly("b");
    Estimate alone = without.result().analyse().drivers().get(0).share(P95);
    assertThat(analysis.drivers().get(0).share(P95)).isEqualTo(alone);
    assertThat(alone.value()).isCloseTo(1, within(1e-15));
    assertThat(alone.interval().low()).as("one predictor has all, always").isZero();
    Estimate importance = without.result().analyse().drivers().get(0).importance(P95);
    Estimate mine = analysis.drivers().get(0).importance(P95);
    assertThat(mine.value()).isCloseTo(importance.value(), within(1e-14));
    assertThat(mine.interval().low()).isCloseTo(importance.interval().low(), within(1e-9));
  }

  @Test
  void aConstantOutcomeGoesWithNothing() {
    DriversAccumulator rows = empty("a");
    for (int i = 0; i < 10; i++) {
      rows.add(3, 1 + i % 5);
    }
    DriverAnalysis analysis = rows.result().analyse();
    assertThat(analysis.status()).isEqualTo(DriversStatus.CONSTANT_OUTCOME);
    assertThat(analysis.status().inWords()).isEqualTo("the outcome is the same in all rows");
    assertThat(analysis.rSquared(P95).isDefined()).isFalse();
    DriversAccumulator predictors = empty("a");
    for (int i = 0; i < 10; i++) {
      predictors.add(1 + i % 5, 3);
    }
    assertThat(predictors.result().analyse().status()).isEqualTo(DriversStatus.CONSTANT_PREDICTORS);
    assertThat(predictors.result().analyse().constant()).containsExactly("a");
  }

  @Test
  void predictorsThatFollowFromOthersAreNamed() {
    DriversAccumulator rows = empty("a", "b", "c");
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      int a = 1 + random.nextInt(5);
      rows.add(Math.max(1, a - random.nextInt(3)), a, 6 - a, 1 + random.nextInt(5));
    }
    DriverAnalysis lmg = rows.result().analyse();
    assertThat(lmg.collinear()).containsExactly("a", "b");
    assertThat(lmg.drivers().get(0).importance(P95).value())
        .isCloseTo(lmg.drivers().get(1).importance(P95).value(), within(1e-12));
    assertThat(lmg.drivers().get(0).coefficient(P95).isDefined()).isFalse();
    DriverAnalysis weights = rows.result().analyseBy(ImportanceMethod.RELATIVE_WEIGHTS);
    assertThat(weights.status()).isEqualTo(DriversStatus.COLLINEAR);
    assertThat(weights.collinear()).containsExactly("a", "b");
    assertThat(weights.rSquared(P95).value()).isCloseTo(lmg.rSquared(P95).value(), within(1e-12));
    assertThat(weights.drivers().get(2).importance(P95).isDefined()).isFalse();
    assertThat(weights.drivers().get(2).coefficient(P95).isDefined()).isTrue();
  }

  @Test
  void signsOfCorrelationAndCoefficientMayDiffer() {
    DriversAccumulator rows = empty("a", "b");
    int[][] data = {{1, 1, 1}, {2, 2, 3}, {3, 3, 3}, {3, 4, 5}, {5, 5, 5}, {4, 4, 3}, {1, 2, 3}};
    for (int[] row : data) {
      rows.add(row[0], row[1], row[2]);
    }
    List<Driver> drivers = rows.result().analyse().drivers();
    assertThat(drivers.get(1).correlation(P95).value()).isPositive();
    assertThat(drivers.get(1).coefficient(P95).value()).isNegative();
    assertThat(drivers.get(1).signsDiffer()).isTrue();
    assertThat(drivers.get(0).signsDiffer()).isFalse();
  }

  /** Rows of which b repeats a and d mirrors c, so that both have equal parts. */
  private static List<double[]> rowsOfTies(Random random) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double a = 1 + random.nextInt(5);
      double c = 1 + random.nextInt(5);
      double y = Math.max(1, Math.min(5, Math.round((a + c) / 2 + random.nextInt(2))));
      rows.add(new double[] {0.1 + random.nextInt(30) / 7.0, y, a, a, c, 6 - c});
    }
    return rows;
  }

  @Test
  void theOrderOfRowsDoesNotOrderWhatIsTied() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      List<double[]> rows = rowsOfTies(random);
      List<String> expected = null;
      for (int turn = 0; turn < 6; turn++) {
        Collections.shuffle(rows, random);
        DriversAccumulator state = empty("a", "b", "c", "d");
        rows.forEach(row -> state.addWeighted(row[0], row[1], row[2], row[3], row[4], row[5]));
        DriverAnalysis analysis = state.result().analyse();
        List<String> order = analysis.byImportance().stream().map(Driver::name).toList();
        assertThat(order.indexOf("a")).isLessThan(order.indexOf("b"));
        assertThat(order.indexOf("c")).isLessThan(order.indexOf("d"));
        expected = expected == null ? order : expected;
        assertThat(order).as("seed 11, round %d", round).isEqualTo(expected);
        assertThat(analysis.byPerformance(DriverPerformance.MEAN).stream().map(Driver::name))
            .containsSubsequence("a", "b");
      }
    }
  }

  @Test
  void aShareThatIsHalfWhateverTheRowsHasNoStandardError() {
    Random random = new Random(12);
    for (int round = 0; round < 50; round++) {
      List<double[]> rows = rowsOfTies(random);
      for (int turn = 0; turn < 3; turn++) {
        Collections.shuffle(rows, random);
        DriversAccumulator state = empty("a", "b");
        rows.forEach(row -> state.addWeighted(row[0], row[1], row[2], row[3]));
        for (Driver driver : state.result().analyse().drivers()) {
          assertThat(driver.share(P95).value()).isCloseTo(0.5, within(1e-12));
          assertThat(driver.share(P95).method()).isEqualTo("no standard error");
          assertThat(driver.importance(P95).method()).startsWith("linearised");
        }
      }
    }
  }

  @Test
  void aSignOfRoundingIsNone() {
    // b has nothing to do with y nor with a, but for rounding
    double[][] design = {{5, 5, 4}, {5, 5, 2}, {2, 1, 4}, {2, 1, 2}};
    Random random = new Random(13);
    for (int round = 0; round < 200; round++) {
      DriversAccumulator state = empty("a", "b");
      double weight = 0.1 + random.nextDouble();
      List<double[]> rows = new ArrayList<>(List.of(design));
      Collections.shuffle(rows, random);
      rows.forEach(row -> state.addWeighted(weight, row[0], row[1], row[2]));
      DriverAnalysis analysis = state.result().analyse();
      assertThat(analysis.status()).isEqualTo(DriversStatus.ESTIMATED);
      assertThat(analysis.drivers()).noneMatch(Driver::signsDiffer);
    }
  }

  @Test
  void rowsOfNoWeightAreNotNoRows() {
    DriversAccumulator rows = empty("a");
    rows.addWeighted(0, 3, 4);
    DriverAnalysis analysis = rows.result().analyse();
    assertThat(analysis.status()).isEqualTo(DriversStatus.NO_WEIGHT);
    assertThat(analysis.status().inWords())
        .isEqualTo("no row with an outcome and all predictors has a weight above 0");
    assertThat(analysis.rSquared(P95).isDefined()).isFalse();
  }

  @Test
  void quadrantsCompareWithTheMeanOfAll() {
    DriversAccumulator rows = empty("a", "b", "c", "d");
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      int a = 1 + random.nextInt(3);
      int b = 3 + random.nextInt(3);
      int y = Math.min(5, (a + b) / 2 + random.nextInt(2));
      rows.add(y, a, b, 1 + random.nextInt(3), 3 + random.nextInt(3));
    }
    DriverAnalysis analysis = rows.result().analyse();
    for (DriverPerformance measure : DriverPerformance.values()) {
      assertThat(analysis.drivers())
          .extracting(driver -> analysis.quadrant(driver, measure).orElseThrow())
          .containsExactly(
              DriverQuadrant.IMPORTANT_LOW,
              DriverQuadrant.IMPORTANT_HIGH,
              DriverQuadrant.LESS_IMPORTANT_LOW,
              DriverQuadrant.LESS_IMPORTANT_HIGH);
    }
    assertThat(DriverQuadrant.IMPORTANT_LOW.label()).isEqualTo("more important, rated low");
    assertThat(DriverPerformance.TOP_BOX.label()).isEqualTo("top box");
  }

  @Test
  void performanceHasTheIntervalsOfScores() {
    DriversAccumulator rows = empty("a");
    Csat csat = Csat.of(CsatDefinition.ONE_TO_FIVE, 5, 4, 2, 3, 5, 1, 4);
    for (int answer : new int[] {5, 4, 2, 3, 5, 1, 4}) {
      rows.addWeighted(0.3, 3, answer);
    }
    Driver driver = rows.result().analyse().drivers().get(0);
    assertSame(driver.topBox(P95), csat.score(P95));
    assertSame(driver.mean(P95), csat.ratings().mean(P95));
    assertThat(rows.result().effectiveN().getAsDouble()).isCloseTo(7, within(1e-12));
  }

  private static void assertSame(Estimate actual, Estimate expected) {
    assertThat(actual.value()).isCloseTo(expected.value(), within(1e-12));
    assertThat(actual.interval().low()).isCloseTo(expected.interval().low(), within(1e-12));
    assertThat(actual.interval().high()).isCloseTo(expected.interval().high(), within(1e-12));
  }

  @Test
  void withoutIntervalsTheValuesAreTheSame() {
    DriversAccumulator with = empty("a", "b");
    DriversAccumulator without = Drivers.accumulator(ratings("a", "b").withoutIntervals());
    Random random = new Random(6);
    for (int i = 0; i < 50; i++) {
      int a = 1 + random.nextInt(5);
      int b = 1 + random.nextInt(5);
      with.add(Math.floor((a + b) / 2.0), a, b);
      without.add(Math.floor((a + b) / 2.0), a, b);
    }
    Driver one = with.result().analyse().drivers().get(0);
    Driver other = without.result().analyse().drivers().get(0);
    assertThat(other.importance(P95).value()).isEqualTo(one.importance(P95).value());
    assertThat(one.importance(P95).interval().width()).isLessThan(0.5);
    assertThat(other.importance(P95).interval().width()).isEqualTo(1);
    assertThat(other.coefficient(P95).interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aCentreOutOfSightGivesNoInterval() {
    DriverVariable far = DriverVariable.between("far", 0, 1e9);
    DriversAccumulator rows =
        Drivers.accumulator(DriversDefinition.of(far, List.of(DriverVariable.between("x", 0, 1))));
    DriversAccumulator near =
        Drivers.accumulator(
            DriversDefinition.of(
                far.centredAt(5), List.of(DriverVariable.between("x", 0, 1).centredAt(0.5))));
    Random random = new Random(8);
    for (int i = 0; i < 50; i++) {
      double x = random.nextDouble();
      double y = 10 * x + random.nextDouble();
      rows.add(y, x);
      near.add(y, x);
    }
    assertThat(rows.result().analyse().rSquared(P95).method()).isEqualTo("no standard error");
    assertThat(near.result().analyse().rSquared(P95).interval().width()).isLessThan(0.1);
  }

  @Test
  void extremeWeightsScaleOut() {
    for (double scale : new double[] {1e-100, 1e99}) {
      DriversAccumulator rows = empty("a", "b");
      DriversAccumulator plain = empty("a", "b");
      Random random = new Random(9);
      for (int i = 0; i < 60; i++) {
        int a = 1 + random.nextInt(5);
        int b = 1 + random.nextInt(5);
        int y = Math.min(5, Math.max(1, a + random.nextInt(3) - 1));
        double weight = 1 + random.nextInt(3);
        rows.addWeighted(scale * weight, y, a, b);
        plain.addWeighted(weight, y, a, b);
      }
      Estimate actual = rows.result().analyse().drivers().get(0).importance(P95);
      assertSame(actual, plain.result().analyse().drivers().get(0).importance(P95));
      Drivers read = Drivers.accumulator(ratings("a", "b")).decode(rows.encode()).result();
      assertThat(read).isEqualTo(rows.result());
    }
  }

  @Test
  void choosesTheMethodByTheNumberOfPredictors() {
    DriversDefinition many =
        ratings(IntStream.range(0, 31).mapToObj(i -> "q" + i).toArray(String[]::new));
    assertThat(many.method()).isEqualTo(ImportanceMethod.RELATIVE_WEIGHTS);
    assertThat(many.intervals()).isEqualTo(DriverIntervals.NOT_KEPT);
    assertThat(ratings("a").intervals()).isEqualTo(DriverIntervals.KEPT);
    assertThatIllegalArgumentException()
        .isThrownBy(many::withIntervals)
        .withMessage("predictors with intervals must be 1..30, was 31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drivers.accumulator(many).result().analyseBy(ImportanceMethod.LMG))
        .withMessage("predictors of LMG must be 1..15, was 31");
    assertThat(ratings("a").withoutIntervals().withIntervals()).isEqualTo(ratings("a"));
  }

  @Test
  void refusesRowsThatCannotBe() {
    DriversAccumulator rows = empty("a", "b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(3, 1))
        .withMessage("row must have 2 predictors, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(3, 1, 6))
        .withMessage("\"b\" must be in 1..5, was 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(0.5, 1, NONE))
        .withMessage("\"y\" must be in 1..5, was 0.5");
    for (double weight : new double[] {-1, NONE, 1e-101, 1e101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rows.addWeighted(weight, 3, 1, 1))
          .withMessageStartingWith("weight must be ")
          .withMessageEndingWith(", was " + weight);
    }
    assertThat(rows.result()).isEqualTo(empty("a", "b").result());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drivers.metric(ratings("a"), row -> 1.0, List.of()))
        .withMessage("fields of predictors must be 1 as in the definition, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.merge(empty("a", "c")))
        .withMessageContaining("cannot merge states of different definitions");
  }

  @Test
  void refusesColumnsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriverVariable.between("", 0, 1))
        .withMessage("name of a column must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriverVariable.between("a", 5, 1))
        .withMessage(
            "values of \"a\" must go from a lower to a higher one within -1e12..1e12, was 5..1");
    assertThatIllegalArgumentException().isThrownBy(() -> DriverVariable.between("a", 0, 1e13));
    assertThatIllegalArgumentException().isThrownBy(() -> DriverVariable.between("a", -1e13, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriverVariable.between("a", 0, 1).centredAt(1.5))
        .withMessage("centre of \"a\" must be in 0..1, was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriverVariable.between("a", 0, 1).withTopBoxFrom(-1))
        .withMessage("start of the top box of \"a\" must be in 0..1, was -1");
    RatingScale effort = RatingScale.ONE_TO_FIVE.withDirection(RatingScale.Direction.LOW_IS_GOOD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriverVariable.rated("a", effort))
        .withMessage(
            "scale of \"a\" must have its good end high, was 1..5, low is good (turn the answers"
                + " round first)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ratings("a", "y"))
        .withMessage("column must be named once, was y");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ratings())
        .withMessage("predictors of LMG must be 1..15, was 0");
  }

  @Test
  void topBoxesFollowTheLengthOfTheScale() {
    assertThat(DriverVariable.rated("a", RatingScale.of(1, 3)).topBoxFrom()).isEqualTo(3);
    assertThat(DriverVariable.rated("a", RatingScale.ONE_TO_FIVE).topBoxFrom()).isEqualTo(4);
    assertThat(DriverVariable.rated("a", RatingScale.ZERO_TO_TEN).topBoxFrom()).isEqualTo(8);
    assertThat(DriverVariable.between("a", 0, 1).topBoxFrom()).isEqualTo(1);
  }

  @Test
  void describesItselfInWords() {
    assertThat(ratings("a").describe())
        .isEqualTo(
            "outcome \"y\" 1..5 around 3, top box from 4; predictors \"a\" 1..5 around 3, top box"
                + " from 4; by LMG; with intervals");
  }

  @Test
  void equalityIsOfRowsAndDefinition() {
    DriversAccumulator rows = factorial();
    DriversAccumulator more = factorial();
    more.add(1, 1, 1);
    EqualityCheck.check(rows.result(), factorial().result(), more.result(), empty("a").result());
  }
}
