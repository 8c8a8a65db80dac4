package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.survey.GridDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Optional;

/**
 * A grid of questions as options name it.
 *
 * @param columns its questions
 * @param scale their scale, if it is given
 * @param definition when a respondent is flagged
 */
record Grid(List<String> columns, Optional<RatingScale> scale, GridDefinition definition) {

  /** Its first and last question. */
  String name() {
    return columns.get(0) + " .. " + columns.get(columns.size() - 1);
  }
}
