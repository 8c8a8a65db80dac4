package io.github.cxmetrics.survey;

import java.io.Serializable;

/**
 * A grid of questions and when the answers of a respondent to it are flagged as straight-lined: if
 * enough of them were answered, and all answers are the same or a run of equal answers is long.
 *
 * <p>Same answers are often meant, at the ends of a scale above all: a flag is a reason to look.
 *
 * @param questions how many questions the grid has, 2 to 255
 * @param fewestAnswered how many must be answered before a respondent can be flagged, 2 or more
 * @param longRun from which length on a run is flagged, 2 or more; {@code questions} flags only
 *     answers that are all the same
 * @since 0.1
 */
public record GridDefinition(int questions, int fewestAnswered, int longRun)
    implements Serializable {

  /** Fewer same answers than this are too common to be flagged. */
  public static final int FEWEST_ANSWERED = 5;

  private static final int MOST_QUESTIONS = 255;

  /**
   * Checks the parts.
   *
   * @param questions as the record component
   * @param fewestAnswered as the record component
   * @param longRun as the record component
   * @throws IllegalArgumentException if one is out of its range
   */
  public GridDefinition {
    require("questions of a grid", 2, questions, MOST_QUESTIONS);
    require("fewest answered questions", 2, fewestAnswered, questions);
    require("length of a long run", 2, longRun, questions);
  }

  private static void require(String what, int least, int number, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          what + " must be in " + least + ".." + most + ", was " + number);
    }
  }

  /**
   * A grid of which five or more questions must be answered, all the same.
   *
   * @param questions how many questions it has, at least five
   * @return the definition
   * @throws IllegalArgumentException if there are fewer than 5 or more than 255
   */
  public static GridDefinition of(int questions) {
    require("questions of a grid", FEWEST_ANSWERED, questions, MOST_QUESTIONS);
    return new GridDefinition(questions, FEWEST_ANSWERED, questions);
  }

  /**
   * The same grid, with long runs flagged too.
   *
   * @param longRun from which length on
   * @return the definition
   * @throws IllegalArgumentException if it is not in 2..questions
   */
  public GridDefinition withLongRun(int longRun) {
    return new GridDefinition(questions, fewestAnswered, longRun);
  }

  /**
   * The same grid with another number of questions that must be answered.
   *
   * @param fewestAnswered how many
   * @return the definition
   * @throws IllegalArgumentException if it is not in 2..questions
   */
  public GridDefinition withFewestAnswered(int fewestAnswered) {
    return new GridDefinition(questions, fewestAnswered, longRun);
  }

  /**
   * Whether a respondent answered enough questions to be flagged.
   *
   * @param answers how alike the answers are
   * @return true if so
   */
  public boolean isJudged(StraightLining answers) {
    return answers.answered() >= fewestAnswered;
  }

  /**
   * Whether a respondent is flagged.
   *
   * @param answers how alike the answers are
   * @return true if enough were answered and all are the same or a run is long
   */
  public boolean isFlagged(StraightLining answers) {
    return isJudged(answers) && (answers.isAllSame() || answers.longestRun() >= longRun);
  }

  /**
   * The definition in words.
   *
   * @return for example {@code "grid of 8 questions, flagged from 5 answers on if all are the
   *     same"}
   */
  public String describe() {
    return "grid of "
        + questions
        + " questions, flagged from "
        + fewestAnswered
        + " answers on if all are the same"
        + (longRun < questions ? " or a run of " + longRun + " is" : "");
  }
}
