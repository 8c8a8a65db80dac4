package io.github.cxmetrics.survey;

import java.io.Serializable;

/**
 * What became of the answers of people: each is kept, superseded by another one of the same person,
 * outside the window, or rejected. Missing answers are answers here: questions that were asked.
 *
 * @param kept how many the score is made of, missing ones included
 * @param superseded how many have given way to another one of the same person
 * @param outside how many lie outside the window
 * @param rejected how many in the window were refused at the edge of the program
 * @param withoutId how many of the kept ones do not tell who answered; each counts for itself
 * @param respondents how many people with an id the kept ones are of
 * @param several how many of these people gave more than one answer, whether it lies in a trailing
 *     window or before it
 * @since 0.1
 */
public record RespondentCounts(
    long kept,
    long superseded,
    long outside,
    long rejected,
    long withoutId,
    long respondents,
    long several)
    implements Serializable {

  /**
   * Checks the counts.
   *
   * @param kept as the record component
   * @param superseded as the record component
   * @param outside as the record component
   * @param rejected as the record component
   * @param withoutId as the record component
   * @param respondents as the record component
   * @param several as the record component
   * @throws IllegalArgumentException if one is negative, or more people or answers are counted than
   *     were kept
   */
  public RespondentCounts {
    if (Math.min(Math.min(superseded, outside), Math.min(rejected, withoutId)) < 0
        || several < 0
        || several > respondents
        || respondents > kept - withoutId) {
      throw new IllegalArgumentException(
          "counts must be at least 0, and the kept answers enough for their people, was "
              + kept
              + " kept, "
              + superseded
              + " superseded, "
              + outside
              + " outside, "
              + rejected
              + " rejected, "
              + withoutId
              + " without id, "
              + respondents
              + " people and "
              + several
              + " with several answers");
    }
  }

  /**
   * How many answers there are in all.
   *
   * @return kept, superseded, outside and rejected ones
   */
  public long seen() {
    return kept + superseded + outside + rejected;
  }
}
