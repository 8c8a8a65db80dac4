package io.github.cxmetrics.cli;

import picocli.CommandLine.Command;

/** The command that holds the others. */
@Command(
    name = "cxm",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Customer-experience metrics over files, each with its n and interval.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'cxm COMMAND --help' shows the options of a command.",
      "",
      "Exit codes:",
      "  0  done",
      "  1  a defect of cxm: run again with --debug and report what it prints",
      "  2  usage: wrong options, or a file that cannot be read or written",
      "  3  bad data: the message names file, line, column, value and rule"
    })
final class Cxm {}
