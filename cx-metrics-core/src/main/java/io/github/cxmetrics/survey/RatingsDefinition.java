package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Answers read as nothing but their distribution. */
record RatingsDefinition(RatingScale scale) implements RatingDefinition<Ratings> {

  @Override
  public String kind() {
    return "ratings";
  }

  @Override
  public String answerName() {
    return "rating";
  }

  @Override
  public String describe() {
    return "ratings on " + scale;
  }

  @Override
  public List<AnswerMean> means() {
    return ImmutableList.of(AnswerMean.answer("mean", scale));
  }

  @Override
  public Ratings read(Ratings ratings) {
    return ratings;
  }
}
