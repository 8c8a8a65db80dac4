package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.List;

/**
 * Questions that were left out together.
 *
 * @param missing the names of the questions, in the order of the definition; empty if all were
 *     answered
 * @param respondents how many left out these and no others
 * @since 0.1
 */
public record MissingPattern(List<String> missing, long respondents) implements Serializable {

  /**
   * Takes the names.
   *
   * @param missing as the record component
   * @param respondents as the record component
   */
  public MissingPattern {
    missing = List.copyOf(missing);
  }
}
