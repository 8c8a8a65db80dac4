package io.github.cxmetrics.survey;

import static io.github.cxmetrics.survey.InvitationStage.BOUNCED;
import static io.github.cxmetrics.survey.InvitationStage.COMPLETE;
import static io.github.cxmetrics.survey.InvitationStage.DELIVERED;
import static io.github.cxmetrics.survey.InvitationStage.OPENED;
import static io.github.cxmetrics.survey.InvitationStage.PARTIAL;
import static io.github.cxmetrics.survey.InvitationStage.SENT;
import static io.github.cxmetrics.survey.InvitationStage.STARTED;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.cxmetrics.state.Tally;
import java.util.EnumMap;
import java.util.Map;

/** Which counts of invitations can stand beside each other. */
final class ResponseFunnelCounts {

  private final Map<InvitationStage, Long> reached;

  private ResponseFunnelCounts(Map<InvitationStage, Long> reached) {
    this.reached = reached;
  }

  /** The counts in their order, with the deliveries that sent and bounced ones tell. */
  static Map<InvitationStage, Long> checked(Map<InvitationStage, Long> reached) {
    ResponseCounts.requireEach(reached);
    EnumMap<InvitationStage, Long> known = new EnumMap<>(InvitationStage.class);
    known.putAll(reached);
    new ResponseFunnelCounts(known).check();
    return Maps.immutableEnumMap(known);
  }

  private void check() {
    Tally.addCounts(get(PARTIAL), get(COMPLETE));
    requireWithin("bounced", get(BOUNCED), SENT, get(SENT));
    if (has(SENT) && has(BOUNCED)) {
      reached.putIfAbsent(DELIVERED, get(SENT) - get(BOUNCED));
      requireWithin(
          "bounced and delivered", Tally.addCounts(get(BOUNCED), get(DELIVERED)), SENT, get(SENT));
    }
    for (InvitationStage whole : new InvitationStage[] {SENT, DELIVERED}) {
      if (has(whole)) {
        requireWithin("delivered", get(DELIVERED), whole, get(whole));
        requireWithin("opened", get(OPENED), whole, get(whole));
        requireWithin("started", get(STARTED), whole, get(whole));
        requireAnswered(whole);
      }
    }
    if (has(STARTED)) {
      requireAnswered(STARTED);
    }
  }

  private void requireAnswered(InvitationStage whole) {
    requireWithin("complete", get(COMPLETE), whole, get(whole));
    requireWithin("partial and complete", get(PARTIAL) + get(COMPLETE), whole, get(whole));
  }

  private void requireWithin(String what, long part, InvitationStage whole, long most) {
    if (has(whole) && part > most) {
      throw new IllegalArgumentException(
          what + " must not be more than " + whole.word() + ", was " + part + " of " + most);
    }
  }

  private boolean has(InvitationStage stage) {
    return reached.containsKey(stage);
  }

  private long get(InvitationStage stage) {
    return reached.getOrDefault(stage, 0L);
  }

  /** The counts that records of furthest stages tell. */
  static Map<InvitationStage, Long> ofFurthest(Map<InvitationStage, Long> furthest) {
    ImmutableMap.Builder<InvitationStage, Long> reached = ImmutableMap.builder();
    long beyond = 0;
    for (InvitationStage stage : new InvitationStage[] {COMPLETE, PARTIAL, STARTED, OPENED}) {
      Long count = furthest.get(stage);
      if (count != null) {
        beyond += count;
        reached.put(stage, stage == PARTIAL ? count : beyond);
      }
    }
    if (furthest.containsKey(DELIVERED)) {
      beyond += furthest.get(DELIVERED);
      reached.put(DELIVERED, beyond);
    }
    if (furthest.containsKey(BOUNCED)) {
      beyond += furthest.get(BOUNCED);
      reached.put(BOUNCED, furthest.get(BOUNCED));
    }
    if (furthest.containsKey(SENT) || furthest.containsKey(BOUNCED)) {
      reached.put(SENT, beyond + furthest.getOrDefault(SENT, 0L));
    }
    return reached.buildOrThrow();
  }
}
