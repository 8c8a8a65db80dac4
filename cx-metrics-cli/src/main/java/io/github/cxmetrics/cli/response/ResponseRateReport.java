package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.report.TextPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code cxm response-rate} found, before it is given a form.
 *
 * @param kind what was counted
 * @param input what was found in the file; empty for counts
 * @param eligible how unknown cases are taken; empty for invitations
 * @param by the columns that make the segments
 * @param total all
 * @param segments each segment; empty without any
 * @param headline the rate that segments are shown by
 * @param level the confidence level of all intervals
 * @param style how rates are written
 */
record ResponseRateReport(
    Outcome.Kind kind,
    Optional<Input> input,
    Optional<String> eligible,
    List<String> by,
    Part total,
    List<Part> segments,
    String headline,
    ConfidenceLevel level,
    NumberStyle style) {

  /**
   * What became of the records.
   *
   * @param file its name
   * @param rows how many were read
   * @param filtered how many a condition left out
   * @param used how many were counted
   * @param missing how many had no status
   * @param rejected how many could not be used
   */
  record Input(String file, long rows, long filtered, long used, long missing, long rejected) {

    String inWords() {
      return file
          + ": "
          + TextPage.count(rows, "record")
          + (filtered > 0 ? ", " + filtered + " filtered" : "")
          + ", "
          + used
          + " counted"
          + (missing > 0 ? ", " + missing + " without a status" : "")
          + (rejected > 0 ? ", " + rejected + " rejected" : "");
    }
  }

  /**
   * A rate.
   *
   * @param name its name
   * @param words what it is called
   * @param formula its formula
   * @param numeratorName what is above the line
   * @param denominatorName what is below it
   * @param numerator how many are above; empty if they were not counted
   * @param denominator how many are below, perhaps not a whole number; empty if not counted
   * @param estimate its value
   */
  record Rate(
      String name,
      String words,
      String formula,
      String numeratorName,
      String denominatorName,
      Optional<Long> numerator,
      Optional<Double> denominator,
      Estimate estimate) {}

  /**
   * The rates of all or of a segment.
   *
   * @param segment the segment
   * @param counts how many had which outcome
   * @param rates its rates
   */
  record Part(SegmentKey segment, Map<String, Long> counts, List<Rate> rates) {

    Rate rate(String name) {
      return rates.stream().filter(rate -> rate.name().equals(name)).findFirst().orElseThrow();
    }
  }
}
