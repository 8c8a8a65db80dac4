package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.TimeFlags;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which days events are read. */
public final class EventDateFlags {

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only records of this day, such as 2024-02-01, or later; others are not read, and sessions"
              + " and journeys that are cut there begin there; needs --zone.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description =
          "Only records from before this day; others are not read, and sessions and journeys that"
              + " are cut there end there; needs --zone.")
  private @Nullable String to;

  DateRange dates(TimeFlags times) {
    return from == null && to == null
        ? DateRange.ALL
        : DateRange.between("--from", from, "--to", to, "time", times.zone("a range of dates"));
  }
}
