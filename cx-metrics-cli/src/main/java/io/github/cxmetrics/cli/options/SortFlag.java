package io.github.cxmetrics.cli.options;

import picocli.CommandLine.Option;

/** In which order segments are shown. */
public final class SortFlag {

  /** The orders of segments. */
  public enum Sort {
    KEY,
    SCORE,
    N
  }

  @Option(
      names = "--sort",
      paramLabel = "key|score|n",
      defaultValue = "key",
      description =
          "The order of segments: by name, or best score or largest n first (default:"
              + " ${DEFAULT-VALUE}).")
  public Sort order = Sort.KEY;
}
