package io.github.cxmetrics.cli.output;

/** How a {@link TextTable} is written. */
public enum TableFormat {
  /** Aligned columns for a terminal, measured in the columns that characters take there. */
  TEXT,

  /** A table of GitHub's Markdown. */
  MARKDOWN,

  /** RFC 4180 with a header row and line feeds; cells as they are, nothing escaped but quotes. */
  CSV
}
