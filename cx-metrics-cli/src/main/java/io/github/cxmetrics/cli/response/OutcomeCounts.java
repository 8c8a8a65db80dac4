package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.Disposition;
import io.github.cxmetrics.survey.InvitationStage;
import io.github.cxmetrics.survey.ResponseFunnel;
import io.github.cxmetrics.survey.ResponseRates;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Counted cases of a survey, or counted invitations to one.
 *
 * @param kind which of the two
 * @param cases by their final disposition; empty for invitations
 * @param stages by their stage; empty for cases
 */
record OutcomeCounts(
    Outcome.Kind kind, Map<Disposition, Long> cases, Map<InvitationStage, Long> stages) {

  /** Nothing counted. */
  static OutcomeCounts of(Outcome.Kind kind) {
    return new OutcomeCounts(
        kind, new EnumMap<>(Disposition.class), new EnumMap<>(InvitationStage.class));
  }

  void add(Outcome outcome, long count) {
    outcome.disposition().ifPresent(each -> cases.merge(each, count, Long::sum));
    outcome.stage().ifPresent(each -> stages.merge(each, count, Long::sum));
  }

  void addAll(OutcomeCounts others) {
    others.cases.forEach((each, count) -> cases.merge(each, count, Long::sum));
    others.stages.forEach((each, count) -> stages.merge(each, count, Long::sum));
  }

  /** Whether the outcome was counted before. */
  boolean names(Outcome outcome) {
    return outcome.disposition().filter(cases::containsKey).isPresent()
        || outcome.stage().filter(stages::containsKey).isPresent();
  }

  ResponseRates rates() {
    return UsageException.ofRefusals("--counts", () -> ResponseRates.ofCounts(cases));
  }

  /** The funnel of counts of invitations that came at least so far. */
  ResponseFunnel funnelOfReached() {
    return UsageException.ofRefusals("--counts", () -> ResponseFunnel.ofCounts(stages));
  }

  /** The funnel of counts by the furthest stage, of the stages that records tell. */
  ResponseFunnel funnelOfFurthest(Set<InvitationStage> told) {
    EnumMap<InvitationStage, Long> furthest = new EnumMap<>(stages);
    told.forEach(stage -> furthest.putIfAbsent(stage, 0L));
    return ResponseFunnel.ofFurthest(furthest);
  }
}
