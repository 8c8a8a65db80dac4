package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.survey.RatingScale.Direction;

/** Which end of a scale is the good one, as options say it. */
enum GoodEnd {
  HIGH(Direction.HIGH_IS_GOOD),
  LOW(Direction.LOW_IS_GOOD);

  private final Direction direction;

  GoodEnd(Direction direction) {
    this.direction = direction;
  }

  Direction direction() {
    return direction;
  }
}
