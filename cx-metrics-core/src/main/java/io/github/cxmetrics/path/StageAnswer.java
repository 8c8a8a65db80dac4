package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * An answer to a survey, and the stage it belongs to.
 *
 * @param stage the name of the stage; {@value #NONE} if the actor had not entered any
 * @param score the score as it was given
 * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
 * @since 0.1
 */
public record StageAnswer(String stage, double score, long atMillis) implements Serializable {

  /** Instead of a stage, of answers before any. */
  public static final String NONE = "none";

  /**
   * Checks that there is a stage.
   *
   * @param stage as the record component
   * @param score as the record component
   * @param atMillis as the record component
   */
  public StageAnswer {
    requireNonNull(stage, "stage");
  }
}
