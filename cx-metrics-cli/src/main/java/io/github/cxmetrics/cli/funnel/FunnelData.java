package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import java.util.Map;
import java.util.Optional;

/**
 * The events of one input.
 *
 * @param file the input as the user named it
 * @param counts what became of its records
 * @param events the events of all actors
 * @param baseline the same events for the entries compared with, if there are any
 * @param segments the texts that stand for segments
 * @param names the names of the events
 * @param explained how many events each actor to be explained has
 * @param asOf when the data end; empty if there are none and nobody says
 */
record FunnelData(
    String file,
    InputCounts counts,
    NamedFunnelAccumulator events,
    Optional<NamedFunnelAccumulator> baseline,
    SegmentNames segments,
    EventNames names,
    Map<String, Long> explained,
    Optional<AsOf> asOf) {}
