package io.github.cxmetrics.cli.funnel;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm funnel}. */
@Command(
    name = "funnel",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How far actors got along a row of steps: conversion from step to step with its interval,"
          + " drop-off, times, and who is lost or still on the way.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm funnel shop.csv --actor client --event event --time at --zone UTC \\",
      "      --steps view,cart,'pay[amount>0]' --within 1h",
      "  cxm funnel shop.csv --actor client --event event --time at --zone Asia/Seoul \\",
      "      --steps view,cart,'card|cash' --exclude refund@1-2 --by channel",
      "  cxm funnel shop.csv --actor client --event event --time at --zone UTC \\",
      "      --steps view,cart,pay --trend month --explain 4711 --actors-out actors.csv"
    })
public final class FunnelCommand implements Callable<Integer> {

  @Mixin FunnelFlags flags = new FunnelFlags();

  private final PrintStream out;
  private final PrintWriter err;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   * @param err where warnings go
   */
  public FunnelCommand(PrintStream out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    new FunnelRun(flags).run(out, err);
    return 0;
  }
}
