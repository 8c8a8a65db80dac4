package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.survey.Box;
import io.github.cxmetrics.survey.SurveyScore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a command shows its score.
 *
 * @param <S> the score
 */
interface ScoreView<S extends SurveyScore<S>> {

  /** The name of the command. */
  String command();

  /** What the headline column is called. */
  String title();

  /** The headline number with the interval that was asked for. */
  Estimate headline(S score, ConfidenceLevel level);

  /** Whether a lower headline is the better one. */
  default boolean lowIsGood() {
    return false;
  }

  /** How the headline and its differences are written in tables. */
  NumberStyle style();

  /** The mean answer. */
  default Estimate mean(S score, ConfidenceLevel level) {
    return score.ratings().mean(level);
  }

  /** Further numbers that have no interval, by name; empty where there is none. */
  default Map<String, OptionalDouble> extras(S score, ConfidenceLevel level) {
    return Map.of();
  }

  /** How many answers count in no number because their weight is 0; empty without weights. */
  default OptionalLong zeroWeights(S score) {
    return OptionalLong.empty();
  }

  /** The further cells of CSV by title: these numbers, and what other forms have once only. */
  default Map<String, String> cells(S score, ConfidenceLevel level) {
    Map<String, String> cells = new LinkedHashMap<>();
    extras(score, level)
        .forEach((name, number) -> cells.put(name, CsvNumbers.exact(number.orElse(Double.NaN))));
    zeroWeights(score).ifPresent(count -> cells.put("zeroWeights", Long.toString(count)));
    return cells;
  }

  /** What is to be said below the table. */
  default List<String> notes(S total) {
    return List.of();
  }

  /** Writes where the weights of all answers come from, if that is to be told. */
  default void writeWeights(JsonGenerator json, S total) throws IOException {}

  /** All numbers of the score by name, the headline first. */
  Map<String, Estimate> estimates(S score, ConfidenceLevel level);

  /** The further columns of a table: title and text. */
  Map<String, String> details(S score, ConfidenceLevel level);

  /** Which answers make the classes that the definition names. */
  Map<String, Box> boxes(S score);

  /** The answers counted by class. */
  Map<String, Long> classes(S score);

  /** The numbers of a score with the headline's interval as it was asked for. */
  static Map<String, Estimate> withHeadline(
      String name, Estimate headline, Map<String, Estimate> estimates) {
    Map<String, Estimate> all = new LinkedHashMap<>(estimates);
    all.put(name, headline);
    return all;
  }
}
