package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Which answers make a promoter and which a detractor; all between are passives.
 *
 * @param name what the score is called: {@code "NPS"} or {@code "eNPS"}
 * @param scale the scale of the question, high being good
 * @param detractorMaximum the highest answer of a detractor
 * @param promoterMinimum the lowest answer of a promoter
 * @param missing what missing answers count as
 * @since 0.1
 */
public record NpsDefinition(
    String name,
    RatingScale scale,
    int detractorMaximum,
    int promoterMinimum,
    MissingAnswers missing)
    implements RatingDefinition<Nps> {

  /** What a question that was asked and not answered counts as. */
  public enum MissingAnswers {
    /** Nothing: it stands beside the score. The default, and what the field agrees on. */
    EXCLUDED,
    /**
     * A passive, which moves the score towards zero. Only for reproducing products that keep
     * skipped questions in the denominator.
     */
    PASSIVE
  }

  /** The definition of Reichheld (2003): 0 to 10, promoters answer 9 or 10, detractors 0 to 6. */
  public static final NpsDefinition STANDARD = of(RatingScale.ZERO_TO_TEN, 6, 9);

  /**
   * The employee Net Promoter Score: the same classes under its own name, so that employees and
   * customers never merge.
   */
  public static final NpsDefinition EMPLOYEE = STANDARD.withName("eNPS");

  /* Answers known by class only stand on -1, 0, +1. */
  static final NpsDefinition CLASSES_ONLY = of(RatingScale.of(-1, 1), -1, 1);

  /**
   * Checks the classes.
   *
   * @param name as the record component
   * @param scale as the record component
   * @param detractorMaximum as the record component
   * @param promoterMinimum as the record component
   * @param missing as the record component
   * @throws IllegalArgumentException if the name is blank, low is good on the scale, or the classes
   *     overlap or leave the scale
   */
  public NpsDefinition {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a Net Promoter Score must not be blank");
    }
    if (scale.direction() != RatingScale.Direction.HIGH_IS_GOOD) {
      throw new IllegalArgumentException(
          name + " must be asked on a scale whose high answers are good, was " + scale);
    }
    if (detractorMaximum < scale.lowest()
        || promoterMinimum > scale.highest()
        || detractorMaximum >= promoterMinimum) {
      throw new IllegalArgumentException(
          name
              + " must have detractors below promoters on the scale "
              + scale
              + ", was detractors to "
              + detractorMaximum
              + " and promoters from "
              + promoterMinimum);
    }
  }

  /**
   * A Net Promoter Score on another scale.
   *
   * @param scale the scale of the question
   * @param detractorMaximum the highest answer of a detractor
   * @param promoterMinimum the lowest answer of a promoter
   * @return the definition
   */
  public static NpsDefinition of(RatingScale scale, int detractorMaximum, int promoterMinimum) {
    return new NpsDefinition(
        "NPS", scale, detractorMaximum, promoterMinimum, MissingAnswers.EXCLUDED);
  }

  /**
   * The same classes under another name.
   *
   * @param name what the score is called
   * @return the definition
   */
  public NpsDefinition withName(String name) {
    return new NpsDefinition(name, scale, detractorMaximum, promoterMinimum, missing);
  }

  /**
   * The same classes with another reading of missing answers.
   *
   * @param missing what missing answers count as
   * @return the definition
   */
  public NpsDefinition withMissing(MissingAnswers missing) {
    return new NpsDefinition(name, scale, detractorMaximum, promoterMinimum, missing);
  }

  /**
   * The answers of promoters.
   *
   * @return the upper box
   */
  public Box promoters() {
    return new Box(promoterMinimum, scale.highest());
  }

  /**
   * The answers of detractors.
   *
   * @return the lower box
   */
  public Box detractors() {
    return new Box(scale.lowest(), detractorMaximum);
  }

  /** Scores known by class only compare with any scale, as long as they have the same name. */
  @Override
  public void requireComparable(RatingDefinition<?> other) {
    boolean byClass =
        other instanceof NpsDefinition that
            && name.equals(that.name)
            && (equals(CLASSES_ONLY) || that.equals(CLASSES_ONLY));
    if (!byClass) {
      RatingDefinition.super.requireComparable(other);
    }
  }

  @Override
  public String kind() {
    return "nps";
  }

  @Override
  public String answerName() {
    return name + " score";
  }

  @Override
  public String describe() {
    return name
        + " on "
        + scale
        + ", promoters "
        + promoters()
        + ", detractors "
        + detractors()
        + (missing == MissingAnswers.PASSIVE ? ", missing answers are passives" : "");
  }

  @Override
  public List<AnswerMean> means() {
    return ImmutableList.of(
        headline(),
        reading(0, AnswerMean.share("promoterShare", scale, promoters())),
        reading(1, AnswerMean.shareOutside("passiveShare", scale, promoters(), detractors())),
        reading(0, AnswerMean.share("detractorShare", scale, detractors())));
  }

  @Override
  public AnswerMean headline() {
    AnswerMean share = AnswerMean.net("nps", scale, promoters(), detractors());
    return reading(0, share.inUnit(Nps.POINTS, 0));
  }

  private AnswerMean reading(double worthOfPassive, AnswerMean mean) {
    return missing == MissingAnswers.PASSIVE ? mean.withWorthOfMissing(worthOfPassive) : mean;
  }

  @Override
  public Nps read(Ratings ratings) {
    return new Nps(this, ratings);
  }
}
