package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.stats.RakingRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of the population that answers are weighted to. */
public final class TargetFlags {

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description =
          "What is known of the population, as shares or counts: a CSV file with the columns"
              + " margin,level,target for a margin a column of the answers, or with a column for"
              + " each variable and target for their combinations.")
  public @Nullable String file;

  @Option(
      names = "--rescale",
      description =
          "With --target: divide each margin by its own total where totals differ; without, that"
              + " is an error.")
  boolean rescale;

  @Option(
      names = "--cap",
      paramLabel = "K",
      description =
          "With --target: no weight above K times the mean weight; what is cut off goes to the"
              + " others of the level.")
  @Nullable Double cap;

  /** Refuses what has no meaning without a file of targets. */
  public void check() {
    if (file == null && (rescale || cap != null)) {
      throw new UsageException((rescale ? "--rescale" : "--cap") + " needs --target FILE");
    }
  }

  /** How near, how long and how large. */
  public RakingRule rule() {
    Double most = cap;
    return most == null
        ? RakingRule.STANDARD
        : UsageException.ofRefusals("--cap", () -> RakingRule.STANDARD.withCap(most));
  }

  /** The largest weight in multiples of the mean, if there is one. */
  public @Nullable Double cap() {
    return cap;
  }

  boolean rescales() {
    return rescale;
  }
}
