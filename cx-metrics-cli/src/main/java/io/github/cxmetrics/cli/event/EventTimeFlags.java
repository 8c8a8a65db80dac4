package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.options.TimeFlags;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When an event was. */
public final class EventTimeFlags {

  @Option(
      names = "--time",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the event's time.")
  public String column = "";

  @Mixin public TimeFlags format = new TimeFlags();
}
