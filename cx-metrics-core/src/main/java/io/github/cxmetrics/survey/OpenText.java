package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.Map;

/**
 * What can be counted of open answers without knowing their language: how many say nothing, how
 * long they are, how many are repeated. Words are not counted, since what a word is depends on the
 * language.
 *
 * <p><b>Definition</b> {@link TextForm}. Lengths are of texts that are not empty or blank, as they
 * were given: in code points, and in characters as a reader sees them (extended grapheme clusters).
 * Repeated texts have one {@linkplain TextForm#comparable form}, and are not empty or blank.
 * <b>Unit and range</b> shares in [0, 1], lengths. <b>n</b> open answers, the empty ones too.
 * <b>Interval</b> Wilson for shares, order statistics for median lengths. <b>Empty data</b>
 * undefined. <b>Rejects</b> nothing: broken text is counted as damaged. <b>Merge</b> exact.
 * <b>Cost</b> 24 bytes a text and a few for each different length; the texts are not kept.
 * <b>Wire</b> kind {@code open-text}, version 1, at {@link OpenTextAccumulator}.
 *
 * @param empty answers without any character
 * @param blank answers of white space only
 * @param punctuation answers without a letter, a digit or a pictograph
 * @param text answers that say something
 * @param damaged answers among all these that were damaged on their way
 * @param repeats repeated texts among those that are not empty or blank
 * @param codePoints lengths in code points
 * @param characters lengths in characters
 * @since 0.1
 */
public record OpenText(
    long empty,
    long blank,
    long punctuation,
    long text,
    long damaged,
    Duplicates repeats,
    AnswerDistribution codePoints,
    AnswerDistribution characters)
    implements Result {

  /**
   * An empty accumulator.
   *
   * @return a new accumulator
   */
  public static OpenTextAccumulator accumulator() {
    return new OpenTextAccumulator();
  }

  /**
   * The metric.
   *
   * @param text the open answer, empty if there is none
   * @param <T> the record
   * @return the metric
   */
  public static <T> OpenTextMetric<T> metric(Field<T, String> text) {
    return new OpenTextMetric<>(text);
  }

  @Override
  public long n() {
    return empty + blank + punctuation + text;
  }

  /**
   * The share of answers that say something.
   *
   * @param level the confidence level
   * @return {@code text / all}, in [0, 1]
   */
  public Estimate textShare(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(text, n(), level);
  }

  /**
   * The median length in characters.
   *
   * @param level the confidence level
   * @return at least 1; not defined if all answers are empty or blank
   */
  public Estimate medianCharacters(ConfidenceLevel level) {
    return characters.median(level);
  }

  /**
   * {@code textShare}; {@code repeatShare} of texts that are not empty or blank; {@code
   * medianCharacters}; {@code medianCodePoints}.
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "textShare", textShare(level),
        "repeatShare", repeats.share(level),
        "medianCharacters", medianCharacters(level),
        "medianCodePoints", codePoints.median(level));
  }
}
