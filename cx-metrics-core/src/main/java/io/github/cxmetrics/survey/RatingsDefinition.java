package io.github.cxmetrics.survey;

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
  public Ratings read(Ratings ratings) {
    return ratings;
  }
}
