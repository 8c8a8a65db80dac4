package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.path.SessionCut;
import picocli.CommandLine.Option;

/** How the events of an actor are cut into sessions. */
final class SessionFlag {

  private static final String NONE = "none";

  @Option(
      names = "--session-gap",
      paramLabel = "TIME",
      defaultValue = "30m",
      description =
          "After how long without an event a session is over; none for the whole history of an actor"
              + " as one (default: ${DEFAULT-VALUE}).")
  private String gap = "30m";

  SessionCut cut() {
    return gap.equals(NONE)
        ? SessionCut.NONE
        : SessionCut.of(DurationOption.parse("--session-gap", gap, " or none"));
  }
}
