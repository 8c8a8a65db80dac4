package io.github.cxmetrics.cli.survey;

/**
 * What became of the records of an input: {@code rows = filtered + used + missing + rejected}.
 *
 * @param rows how many were read
 * @param filtered how many a condition left out
 * @param used how many had an answer that counts
 * @param missing how many had none
 * @param rejected how many could not be used
 */
record InputCounts(long rows, long filtered, long used, long missing, long rejected) {

  /** Whether records were read and the conditions left out every one of them. */
  boolean allFiltered() {
    return rows > 0 && filtered == rows;
  }
}
