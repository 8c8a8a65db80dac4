package io.github.cxmetrics.cli.input;

/**
 * What separates cells and what quotes them.
 *
 * @param delimiter between two cells
 * @param quote around cells that hold delimiters, quotes or line ends
 */
record CsvDialect(char delimiter, char quote) {

  /**
   * Tab-separated text in which quotes are ordinary. The parser wants some quote: the second half
   * of a surrogate pair never begins a cell, so it quotes nothing.
   */
  static final CsvDialect UNQUOTED_TABS = new CsvDialect('\t', Character.MAX_LOW_SURROGATE);

  static CsvDialect quoted(char delimiter) {
    return new CsvDialect(delimiter, '"');
  }
}
