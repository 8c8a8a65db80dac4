package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.funnel.AttemptRules;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.EntryChoice;
import io.github.cxmetrics.funnel.EntryFilter;
import io.github.cxmetrics.funnel.EntryRange;
import io.github.cxmetrics.funnel.EntryRules;
import io.github.cxmetrics.funnel.EventUse;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.OrderRule;
import io.github.cxmetrics.funnel.TieWinner;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long an attempt may last, by which rules it takes its steps, and which attempts count. */
final class RuleFlags {

  /** Whether the last moment of the window belongs to it. */
  enum WindowEdge {
    INCLUSIVE,
    EXCLUSIVE
  }

  private static final String NO_WINDOW = "none";
  private static final String SESSION = "session";

  @Option(
      names = "--within",
      paramLabel = "TIME",
      description =
          "How long an attempt may last from its entry: 90s, 30m, 12h, 7d (a day is 24 hours), 2w;"
              + " 'session' for the session of the entry, 'none' for no limit (default: 14d).")
  private @Nullable String within;

  @Option(
      names = "--within-days",
      paramLabel = "N",
      description =
          "Instead: to the end of the Nth local day, the day of the entry being the first; needs"
              + " --zone.")
  private @Nullable Integer withinDays;

  @Option(
      names = "--window-edge",
      paramLabel = "EDGE",
      description =
          "Whether a step exactly at the end of --within counts: inclusive or exclusive (default:"
              + " inclusive).")
  private @Nullable WindowEdge edge;

  @Option(
      names = "--order",
      split = ",",
      paramLabel = "RULE",
      description =
          "What else ends an attempt: contiguous (any other event), step-strict (a later step too"
              + " early), no-repeat-of-reached, no-repeat-of-latest (a step again),"
              + " strict-increase (steps at one moment do not follow each other).")
  private List<OrderRule> order = List.of();

  @Option(
      names = "--event-use",
      paramLabel = "USE",
      description =
          "What an event of several steps may be to an attempt: one-step, first-step (the first of"
              + " them only) or all-steps at once (default: one-step).")
  private @Nullable EventUse eventUse;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "How much too early a step may have been logged, as clocks differ: 2s.")
  private @Nullable String grace;

  @Option(
      names = "--entries",
      paramLabel = "CHOICE",
      description =
          "Which attempts count: best (each actor once, by the attempt that gets furthest), first"
              + " (by the first entry), totals (attempts one after the other), totals-every-entry,"
              + " or sessions (each once) (default: best).")
  private @Nullable EntryChoice choice;

  @Option(
      names = "--entry-filter",
      paramLabel = "FILTER",
      defaultValue = "all",
      description =
          "Which events of step 1 begin an attempt: all, first-matching (the actor's first) or"
              + " first-ever (the actor's first of that name, if it matches) (default:"
              + " ${DEFAULT-VALUE}).")
  private EntryFilter filter = EntryFilter.ALL;

  @Option(
      names = "--session-gap",
      paramLabel = "TIME",
      description = "After how long without an event a session is over (default: 30m).")
  private @Nullable String sessionGap;

  @Option(
      names = "--like",
      paramLabel = "PRODUCT",
      description =
          "Start from the rules of clickhouse, posthog, mixpanel or pinot; other options replace"
              + " parts of them.")
  private @Nullable Preset preset;

  /** The rules before the options change them, in a funnel with one exclusion. */
  FunnelDefinition sample() {
    return preset == null ? Preset.plain() : preset.sample();
  }

  /**
   * How long an attempt may last.
   *
   * @param zone the zone of local days, asked only if there are any
   */
  ConversionWindow window(Supplier<ZoneId> zone) {
    if (withinDays != null) {
      if (within != null || edge != null) {
        throw new UsageException(
            "--within-days must come without --within and --window-edge, was with");
      }
      return ConversionWindow.localDays(withinDays, zone.get());
    }
    boolean exclusive =
        edge == null
            ? sample().window().kind() == ConversionWindow.Kind.DURATION_EXCLUSIVE
            : edge == WindowEdge.EXCLUSIVE;
    if (NO_WINDOW.equals(within) || SESSION.equals(within)) {
      if (edge != null) {
        throw new UsageException("--window-edge has an effect only with --within TIME");
      }
      return NO_WINDOW.equals(within) ? ConversionWindow.NONE : ConversionWindow.SESSION;
    }
    Duration length =
        within == null
            ? ConversionWindow.DEFAULT.length()
            : DurationOption.parse("--within", within, ", none or session");
    return exclusive ? ConversionWindow.exclusive(length) : ConversionWindow.of(length);
  }

  AttemptRules attempts(@Nullable TieWinner tieWinner) {
    AttemptRules usual = sample().rules();
    Set<OrderRule> rules = EnumSet.noneOf(OrderRule.class);
    rules.addAll(order);
    return new AttemptRules(
        rules,
        eventUse == null ? usual.eventUse() : eventUse,
        grace == null ? usual.grace() : DurationOption.parse("--grace", grace, ""),
        tieWinner == null ? usual.tieWinner() : tieWinner);
  }

  EntryRules entries(EntryRange range, ConversionWindow window) {
    EntryRules usual = sample().entries();
    EntryChoice counted = choice == null ? usual.choice() : choice;
    boolean sessions =
        counted == EntryChoice.SESSIONS || window.kind() == ConversionWindow.Kind.SESSION;
    if (sessionGap != null && !sessions) {
      throw new UsageException(
          "--session-gap has an effect only with --within session or --entries sessions");
    }
    return new EntryRules(
        counted,
        filter,
        range,
        sessionGap == null
            ? usual.sessionGap()
            : DurationOption.parse("--session-gap", sessionGap, ""));
  }
}
