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
      "Exit codes: 0 done, 2 usage, 3 bad data, 1 a defect (please report it).",
      "'cxm COMMAND --help' shows the options of a command."
    })
final class Cxm {}
