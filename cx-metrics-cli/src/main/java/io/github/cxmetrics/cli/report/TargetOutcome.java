package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.survey.SampleWeights;

/**
 * How weighting to targets ended, for people.
 *
 * @param weights the weights that were found
 */
public record TargetOutcome(SampleWeights weights) {

  /** One sentence without a full stop; a level is called the worst only if it is off. */
  public String inWords() {
    boolean allMet =
        weights.converged() && weights.worst().filter(gap -> gap.error() == 0).isPresent();
    return allMet
        ? weights.status().inWords()
            + " in "
            + TextPage.count(weights.iterations(), "iteration")
            + "; all targets met"
        : weights.inWords();
  }
}
