package io.github.cxmetrics.window;

import java.util.OptionalLong;

/**
 * What is held at a moment, and what has been done so far.
 *
 * @param watermarkMillis the watermark; none if there is none yet
 * @param keys how many keys have a pane
 * @param panes how many panes are held, of all keys together
 * @param waiting how many windows that hold something are yet to be emitted; each session of each
 *     key is one
 * @param added records that were counted in all or some of their windows
 * @param late records that came too late for all of their windows
 * @param partlyLate records that came too late for some of their windows; counted as added too
 * @param tooManyPanes records that would have opened one pane too many
 * @param tooManyKeys records that would have opened a pane of one key too many
 * @param refused records that the metric refused, or whose time or key cannot be; always 0 where
 *     that throws
 * @param emitted first results
 * @param corrected results that took the place of another
 * @param withdrawn results that were withdrawn
 * @since 0.1
 */
public record WindowReport(
    OptionalLong watermarkMillis,
    int keys,
    int panes,
    long waiting,
    long added,
    long late,
    long partlyLate,
    long tooManyPanes,
    long tooManyKeys,
    long refused,
    long emitted,
    long corrected,
    long withdrawn) {}
