package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Invitations by the furthest stage they came to, of those stages that records tell apart. */
record ResponseFunnelDefinition(List<InvitationStage> outcomes)
    implements ResponseDefinition<InvitationStage, ResponseFunnel> {

  static ResponseFunnelDefinition of(Set<InvitationStage> told) {
    if (!told.contains(InvitationStage.COMPLETE)) {
      throw new IllegalArgumentException(
          "stages that records tell must hold COMPLETE, was " + new TreeSet<>(told));
    }
    return new ResponseFunnelDefinition(ImmutableList.copyOf(new TreeSet<>(told)));
  }

  @Override
  public String kind() {
    return "response-funnel";
  }

  @Override
  public String describe() {
    return "furthest stage of "
        + outcomes.stream().map(InvitationStage::word).collect(Collectors.joining(", "));
  }

  @Override
  public ResponseFunnel read(Map<InvitationStage, Long> counts) {
    return new ResponseFunnel(ResponseFunnelCounts.ofFurthest(counts));
  }
}
