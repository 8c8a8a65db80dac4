package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.survey.MarginComparison;
import io.github.cxmetrics.survey.SampleWeights;
import java.util.List;

/**
 * What {@code cxm rake} found, before it is given a form.
 *
 * @param file the input as the user named it
 * @param targets the file of targets as the user named it
 * @param baseWeight what the records come with, in words
 * @param counts what became of the records
 * @param weights the weights
 */
record RakeReport(
    String file,
    String targets,
    String baseWeight,
    RakeReader.Counts counts,
    SampleWeights weights) {

  /** How many of the used records have weight 0. */
  long zeroWeights() {
    return weights.sample().n() - weights.n();
  }

  List<MarginComparison> margins() {
    return weights.sample().representativeness(weights.targets()).margins();
  }
}
