package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.SegmentNames;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import java.util.Map;
import java.util.Optional;

/**
 * The events of one input.
 *
 * @param input what was found in it
 * @param events the events of all actors
 * @param baseline the same events for the entries compared with, if there are any
 * @param segments the texts that stand for segments
 * @param names the names of the events
 * @param explained how many events each actor to be explained has
 */
record FunnelData(
    EventInput input,
    NamedFunnelAccumulator events,
    Optional<NamedFunnelAccumulator> baseline,
    SegmentNames segments,
    EventNames names,
    Map<String, Long> explained) {}
