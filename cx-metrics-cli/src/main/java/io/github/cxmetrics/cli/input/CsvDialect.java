package io.github.cxmetrics.cli.input;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** The line before the header by which Excel is told the delimiter. */
  private static final Pattern DECLARATION =
      Pattern.compile("(?i)sep=([\\p{Punct}\\t&&[^\"]])[\r\n]");

  /** What the beginning of a file declares to be its delimiter, as in {@code sep=;}. */
  static Optional<Character> declaredIn(String start) {
    Matcher declaration = DECLARATION.matcher(start);
    return declaration.lookingAt() ? Optional.of(declaration.group(1).charAt(0)) : Optional.empty();
  }

  /** Whether the cells of a first row are what such a declaration looks like. */
  static boolean isDeclaration(List<String> cells) {
    return cells.size() == 2 && cells.get(0).equalsIgnoreCase("sep=") && cells.get(1).isEmpty();
  }

  static CsvDialect quoted(char delimiter) {
    return new CsvDialect(delimiter, '"');
  }
}
