package io.github.cxmetrics.cli.options;

import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Whether cells of a table are shaded by their size. */
public final class ColorFlag {

  /** When cells are shaded. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Shade the cells of the table by their size: auto (where the output is a terminal that"
              + " shows colours, and NO_COLOR is not set), always or never (default:"
              + " ${DEFAULT-VALUE}).")
  public When when = When.AUTO;

  /** Refuses what no colour can be shown in. */
  public void check(OutputFlags output) {
    if (when == When.ALWAYS && output.format != OutputFlags.Format.TABLE) {
      throw new UsageException("--color always needs --format table");
    }
  }

  /**
   * Whether a report is coloured.
   *
   * @param out where it goes if it has no file; only the standard output can be a terminal
   */
  public boolean isColored(OutputFlags output, PrintStream out) {
    return switch (when) {
      case NEVER -> false;
      case ALWAYS -> true;
      case AUTO ->
          output.format == OutputFlags.Format.TABLE
              && output.output == null
              && isWelcome(System.getenv(), out.equals(System.out) && Ansi.AUTO.enabled());
    };
  }

  /** What an environment says; see no-color.org. */
  static boolean isWelcome(Map<String, String> environment, boolean terminal) {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
