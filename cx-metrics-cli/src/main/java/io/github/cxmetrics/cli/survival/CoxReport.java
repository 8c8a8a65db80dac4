package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.survival.CoxFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cxm cox} found, before it is given a form.
 *
 * @param files what was read
 * @param times the columns of the times, in words
 * @param event the event, in words
 * @param where the conditions on records, in words; empty without any
 * @param strata the columns of the strata
 * @param id the column of the customer, if there is one
 * @param counts what became of the records
 * @param references what texts are compared with
 * @param fit the fit
 * @param level the confidence level of all intervals
 * @param decimals how many decimals tables show, if that is said
 */
record CoxReport(
    List<String> files,
    String times,
    String event,
    String where,
    List<String> strata,
    Optional<String> id,
    Counts counts,
    List<Reference> references,
    CoxFit fit,
    ConfidenceLevel level,
    @Nullable Integer decimals) {

  /**
   * What became of the records.
   *
   * @param read how many there were
   * @param filtered those that conditions left out
   * @param used those in the regression
   * @param rejected those that could not be used
   */
  record Counts(long read, long filtered, long used, long rejected) {}

  /**
   * A column of texts.
   *
   * @param column its name
   * @param text the text others are compared with
   */
  record Reference(String column, String text) {}

  /** The tests there are. */
  List<RegressionTest> tests() {
    return Stream.of(fit.likelihoodRatioTest(), fit.waldTest(), fit.scoreTest())
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the reader must know about the fit; nothing if all went well. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!fit.separated().isEmpty()) {
      remarks.add(
          "grows without end, as it tells who has the event from who has not without exception: "
              + String.join(", ", fit.separated()));
    }
    if (!fit.collinear().isEmpty()) {
      remarks.add(
          "left out, as it is constant among those at risk or follows from those before it: "
              + String.join(", ", fit.collinear()));
    }
    if (remarks.isEmpty() && fit.status() != FitStatus.CONVERGED) {
      remarks.add("no coefficient: " + fit.status().inWords());
    }
    return remarks;
  }
}
