package io.github.cxmetrics.cli.event;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file of the events, and whose they are. */
public final class ActorFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The events, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  public String file = "";

  @Option(
      names = "--actor",
      required = true,
      paramLabel = "COLUMN",
      description =
          "The column of whose event it is: a customer, an account. The second column of a name is"
              + " name#2; in NDJSON a path of keys such as user.id.")
  public String actor = "";
}
