package io.github.cxmetrics.survey;

import java.io.Serializable;

/**
 * The answers a rating question offers and which end of them is good. The scale travels with the
 * data: states of different scales never merge.
 *
 * @param lowest the smallest answer
 * @param highest the largest answer
 * @param stepsPerPoint 1 if answers are whole numbers, 2 if they come in halves (as the mean of two
 *     questions does), 3 for thirds
 * @param direction which end is good
 * @since 0.1
 */
public record RatingScale(int lowest, int highest, int stepsPerPoint, Direction direction)
    implements Serializable {

  /** Which end of a scale is the good one. */
  public enum Direction {
    /** The highest answer is the best, as in most satisfaction questions. */
    HIGH_IS_GOOD,
    /** The lowest answer is the best, as in "how much effort did you have to put in". */
    LOW_IS_GOOD
  }

  /** 0 to 10, the scale of the Net Promoter question. */
  public static final RatingScale ZERO_TO_TEN = of(0, 10);

  /** 1 to 5. */
  public static final RatingScale ONE_TO_FIVE = of(1, 5);

  /** 1 to 5 stars: the same scale as {@link #ONE_TO_FIVE}. */
  public static final RatingScale STARS = ONE_TO_FIVE;

  /** 1 to 7. */
  public static final RatingScale ONE_TO_SEVEN = of(1, 7);

  /** 1 to 10. */
  public static final RatingScale ONE_TO_TEN = of(1, 10);

  private static final int MOST_ANSWERS = 256;
  private static final int FARTHEST = 1000;

  /* Thirds and means are written with about 15 digits; this is far below half a step. */
  private static final double STEP_TOLERANCE = 1e-6;

  /**
   * Checks the parts of the scale.
   *
   * @param lowest as the record component
   * @param highest as the record component
   * @param stepsPerPoint as the record component
   * @param direction as the record component
   * @throws IllegalArgumentException unless {@code lowest < highest}, both within -1000..1000, and
   *     there are at most 256 different answers
   */
  public RatingScale {
    if (lowest >= highest || lowest < -FARTHEST || highest > FARTHEST) {
      throw new IllegalArgumentException(
          "rating scale must go from a lower to a higher answer within -1000..1000, was "
              + lowest
              + ".."
              + highest);
    }
    if (stepsPerPoint < 1 || (long) (highest - lowest) * stepsPerPoint >= MOST_ANSWERS) {
      throw new IllegalArgumentException(
          "rating scale must have 1 or more steps a point and at most "
              + MOST_ANSWERS
              + " different answers, was "
              + lowest
              + ".."
              + highest
              + " with "
              + stepsPerPoint
              + " steps a point");
    }
  }

  /**
   * A scale of whole numbers whose highest answer is the best.
   *
   * @param lowest the smallest answer
   * @param highest the largest answer
   * @return the scale
   */
  public static RatingScale of(int lowest, int highest) {
    return new RatingScale(lowest, highest, 1, Direction.HIGH_IS_GOOD);
  }

  /**
   * The same answers with the given end as the good one.
   *
   * @param direction which end is good
   * @return the scale
   */
  public RatingScale withDirection(Direction direction) {
    return new RatingScale(lowest, highest, stepsPerPoint, direction);
  }

  /**
   * The same range with answers in finer or coarser steps.
   *
   * @param stepsPerPoint 1 for whole numbers, 2 for halves, 3 for thirds
   * @return the scale
   */
  public RatingScale withStepsPerPoint(int stepsPerPoint) {
    return new RatingScale(lowest, highest, stepsPerPoint, direction);
  }

  /**
   * How many different answers there are.
   *
   * @return at least 2
   */
  public int size() {
    return (highest - lowest) * stepsPerPoint + 1;
  }

  /**
   * The whole range as a box.
   *
   * @return from the lowest answer to the highest
   */
  public Box everything() {
    return new Box(lowest, highest);
  }

  /**
   * The answers at the good end of the scale: its top box, top two boxes and so on.
   *
   * @param answers how many whole answers
   * @return the highest answers, or the lowest if low is good
   * @throws IllegalArgumentException if the scale has not so many whole answers
   */
  public Box best(int answers) {
    return direction == Direction.HIGH_IS_GOOD ? top(answers) : bottom(answers);
  }

  /**
   * The answers at the bad end of the scale.
   *
   * @param answers how many whole answers
   * @return the lowest answers, or the highest if low is good
   * @throws IllegalArgumentException if the scale has not so many whole answers
   */
  public Box worst(int answers) {
    return direction == Direction.HIGH_IS_GOOD ? bottom(answers) : top(answers);
  }

  private Box top(int answers) {
    return new Box(highest + 1 - requireLength(answers), highest);
  }

  private Box bottom(int answers) {
    return new Box(lowest, lowest - 1 + requireLength(answers));
  }

  private int requireLength(int answers) {
    int most = highest - lowest + 1;
    if (answers < 1 || answers > most) {
      throw new IllegalArgumentException(
          "box must hold 1.." + most + " answers of the scale " + this + ", was " + answers);
    }
    return answers;
  }

  /**
   * Tells whether a number is one of the answers.
   *
   * @param answer any number
   * @return true if it lies on the scale and on one of its steps
   */
  public boolean accepts(double answer) {
    return lowest <= answer && answer <= highest && isOnStep(answer);
  }

  /**
   * The rule a number breaks if it is not one of the answers.
   *
   * @return for example {@code "a whole number in 0..10"}
   */
  public String rule() {
    return switch (stepsPerPoint) {
          case 1 -> "a whole number in ";
          case 2 -> "a multiple of 1/2 in ";
          default -> "a multiple of 1/" + stepsPerPoint + " in ";
        }
        + lowest
        + ".."
        + highest;
  }

  /**
   * The scale as definitions and messages show it.
   *
   * @return for example {@code 1..5}, {@code 1..7 in steps of 1/2} or {@code 1..5, low is good}
   */
  @Override
  public String toString() {
    return lowest
        + ".."
        + highest
        + (stepsPerPoint == 1 ? "" : " in steps of 1/" + stepsPerPoint)
        + (direction == Direction.HIGH_IS_GOOD ? "" : ", low is good");
  }

  void requireSame(RatingScale other) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "answers must stand on the scale " + other + ", was " + this);
    }
  }

  /** Checks that a number is one of the answers; the definition says what they are called. */
  void require(double answer, RatingDefinition<?> definition) {
    if (!accepts(answer)) {
      throw rejection(answer, definition.answerName());
    }
  }

  IllegalArgumentException rejection(double answer, String what) {
    return new IllegalArgumentException(what + " must be " + rule() + ", was " + plain(answer));
  }

  /** How many steps above the lowest answer an accepted answer stands. */
  int stepOf(double answer) {
    return (int) Math.rint(answer * stepsPerPoint) - lowest * stepsPerPoint;
  }

  /**
   * The answer that stands so many steps above the lowest.
   *
   * @param step 0 for the lowest answer, {@code size() - 1} for the highest
   * @return the answer in points
   */
  public double answerAt(int step) {
    return lowest + (double) step / stepsPerPoint;
  }

  /** Whether a mean in percent of the highest answer means anything. */
  boolean hasPercentOfMaximum() {
    return lowest >= 0 && direction == Direction.HIGH_IS_GOOD;
  }

  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private boolean isOnStep(double answer) {
    double steps = answer * stepsPerPoint;
    return Math.abs(steps - Math.rint(steps)) <= (stepsPerPoint == 1 ? 0 : STEP_TOLERANCE);
  }

  void requireWithin(Box box, String what) {
    if (box.from() < lowest || box.to() > highest) {
      throw new IllegalArgumentException(what + " must lie on the scale " + this + ", was " + box);
    }
  }
}
