package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.cli.input.NearestName;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survey.InvitationStage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which status of a record means which outcome. */
final class OutcomeMap {

  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  private OutcomeMap() {}

  /**
   * The map of options such as {@code complete=I}; without any, statuses are the names of outcomes
   * themselves.
   */
  static OutcomeMap of(List<String> pairs) {
    OutcomeMap map = new OutcomeMap();
    for (String pair : pairs) {
      int at = pair.lastIndexOf('=');
      if (at < 0) {
        throw new UsageException("--map must have the form STATUS=OUTCOME, was " + pair);
      }
      Outcome outcome = outcome("--map", pair.substring(at + 1).strip());
      if (map.outcomes.put(pair.substring(0, at).strip(), outcome) != null) {
        throw new UsageException("--map must name a status once, was " + pair);
      }
      requireOneKind("--map", map.outcomes.values().iterator().next(), outcome);
    }
    return map;
  }

  /** The outcome that an option names. */
  static Outcome outcome(String option, String name) {
    return Outcome.of(name)
        .orElseThrow(
            () ->
                new UsageException(
                    option
                        + " must name one of the "
                        + Outcome.Kind.CASES.words()
                        + " or "
                        + Outcome.Kind.INVITATIONS.words()
                        + ", was "
                        + PrintableText.quoted(name)
                        + meant(name, Outcome.names())));
  }

  static void requireOneKind(String option, Outcome first, Outcome other) {
    if (first.kind() != other.kind()) {
      throw new UsageException(
          option + " must name either AAPOR codes or stages of an invitation, was both");
    }
  }

  /** The outcome of a status; empty if the status is not known. */
  Optional<Outcome> of(String status) {
    return outcomes.isEmpty() ? Outcome.of(status) : Optional.ofNullable(outcomes.get(status));
  }

  /** The rule that an unknown status breaks, with what was probably meant. */
  String rule(String status) {
    List<String> known = new ArrayList<>(outcomes.isEmpty() ? Outcome.names() : outcomes.keySet());
    return "be one of "
        + PrintableText.list(known)
        + (outcomes.isEmpty() ? " or be given a meaning with --map" : " of --map")
        + meant(status, known);
  }

  private static String meant(String name, List<String> known) {
    return NearestName.of(name, known)
        .map(nearest -> " (did you mean " + PrintableText.quoted(nearest) + "?)")
        .orElse("");
  }

  /** The stages that the options name; empty if there are no options. */
  Set<InvitationStage> stages() {
    EnumSet<InvitationStage> stages = EnumSet.noneOf(InvitationStage.class);
    outcomes.values().forEach(outcome -> outcome.stage().ifPresent(stages::add));
    return stages;
  }
}
