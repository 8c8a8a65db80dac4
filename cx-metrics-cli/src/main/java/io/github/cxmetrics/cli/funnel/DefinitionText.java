package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.funnel.Attribution;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.EntryChoice;
import io.github.cxmetrics.funnel.EntryFilter;
import io.github.cxmetrics.funnel.EventMatch;
import io.github.cxmetrics.funnel.EventUse;
import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.OrderRule;
import io.github.cxmetrics.funnel.TieWinner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A funnel and its rules in words. Rules are named where they are not the usual ones; window and
 * entries always are.
 *
 * @param query the funnel that is asked for
 */
record DefinitionText(FunnelQuery query) {

  /** The steps with what is special about each. */
  String steps() {
    return query.definition().steps().stream()
        .map(DefinitionText::step)
        .collect(Collectors.joining(" > "));
  }

  private static String step(FunnelStep step) {
    List<String> remarks = new ArrayList<>();
    if (step.kind() != FunnelStep.Kind.REQUIRED) {
      remarks.add(word(step.kind()));
    }
    Duration gap = step.maximumGap();
    if (gap != null) {
      remarks.add("at most " + DurationText.exact(gap.toMillis()) + " after the step before");
    }
    return step.name() + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
  }

  /** The rules, separated by semicolons. */
  String rules() {
    FunnelDefinition definition = query.definition();
    List<String> rules = new ArrayList<>();
    rules.add(window(definition));
    rules.add(entries(definition));
    definition.rules().order().forEach(rule -> rules.add(order(rule)));
    addEvents(definition, rules);
    definition.exclusions().forEach(exclusion -> rules.add(exclusion(exclusion)));
    if (definition.rules().tieWinner() == TieWinner.EXCLUSION) {
      rules.add("exclusions win ties");
    }
    return String.join("; ", rules);
  }

  private static String window(FunnelDefinition definition) {
    ConversionWindow window = definition.window();
    String length = DurationText.exact(window.length().toMillis());
    return switch (window.kind()) {
      case NONE -> "without a time limit";
      case DURATION -> "within " + length + " of the entry";
      case DURATION_EXCLUSIVE -> "within less than " + length + " of the entry";
      case LOCAL_DAYS ->
          (window.days() == 1
                  ? "on the local day of the entry"
                  : "within " + window.days() + " local days, that of the entry included")
              + " ("
              + window.zone()
              + ")";
      case SESSION -> "within the session of the entry" + sessionGap(definition);
    };
  }

  private static String sessionGap(FunnelDefinition definition) {
    return " (over after "
        + DurationText.exact(definition.entries().sessionGap().toMillis())
        + " without an event)";
  }

  private String entries(FunnelDefinition definition) {
    EntryChoice choice = definition.entries().choice();
    String counted =
        switch (choice) {
          case BEST -> "each actor once, by the best attempt";
          case FIRST -> "each actor once, by the first entry";
          case TOTALS -> "all attempts, one after the other";
          case TOTALS_EVERY_ENTRY -> "an attempt for each entry";
          case SESSIONS ->
              "each session once, by its best attempt"
                  + (definition.window().kind() == ConversionWindow.Kind.SESSION
                      ? ""
                      : sessionGap(definition));
        };
    String filter =
        switch (definition.entries().filter()) {
          case ALL -> "";
          case FIRST_MATCHING -> "; entry: the actor's first event of step 1";
          case FIRST_EVER -> "; entry: the actor's first event of that name, if it is step 1";
        };
    return counted + filter + (query.dates().isAll() ? "" : "; " + query.dates());
  }

  private static String order(OrderRule rule) {
    return switch (rule) {
      case CONTIGUOUS -> "any other event ends an attempt";
      case STEP_STRICT -> "a later step too early ends an attempt";
      case NO_REPEAT_OF_REACHED -> "a repeat of a step done ends an attempt";
      case NO_REPEAT_OF_LATEST -> "a repeat of the latest step ends an attempt";
      case STRICT_INCREASE -> "each step later than the one before";
    };
  }

  private void addEvents(FunnelDefinition definition, List<String> rules) {
    EventUse use = definition.rules().eventUse();
    if (use != EventUse.ONE_STEP) {
      rules.add(
          use == EventUse.ALL_STEPS
              ? "an event may be several steps"
              : "an event of several steps is the first of them");
    }
    Duration grace = definition.rules().grace();
    if (!grace.isZero()) {
      rules.add(DurationText.exact(grace.toMillis()) + " of grace for steps logged too early");
    }
    if (!definition.properties().held().isEmpty()) {
      rules.add("same " + String.join(", ", definition.properties().held()) + " in all steps");
    }
    query.id().ifPresent(id -> rules.add("events of the same " + id + " count once"));
    if (!query.by().isEmpty()) {
      rules.add("by " + String.join(", ", query.by()) + attribution(definition));
    }
  }

  private static String attribution(FunnelDefinition definition) {
    Attribution attribution = definition.properties().attribution();
    return switch (attribution.kind()) {
      case FIRST -> " of the first step that has one";
      case LAST -> " of the last step that has one";
      case STEP -> " of step " + attribution.step();
      case EVERY_STEP -> ", the same in every step";
    };
  }

  private static String exclusion(Exclusion exclusion) {
    String effect =
        switch (exclusion.effect()) {
          case VOID_ATTEMPT -> "voids the attempt";
          case STOP_AT_LEVEL -> "ends the attempt";
          case REMOVE_ACTOR -> "removes the actor";
        };
    return exclusion.matches().stream().map(EventMatch::toString).collect(Collectors.joining("|"))
        + " between steps "
        + exclusion.from()
        + " and "
        + exclusion.to()
        + " "
        + effect;
  }

  /** What is counted. */
  String unit() {
    return switch (query.definition().entries().choice()) {
      case BEST, FIRST -> "actors";
      case TOTALS, TOTALS_EVERY_ENTRY -> "attempts";
      case SESSIONS -> "sessions";
    };
  }

  /** A constant as options write it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether entries are filtered by what came before them. */
  boolean filtersEntries() {
    return query.definition().entries().filter() != EntryFilter.ALL || !query.dates().isAll();
  }
}
