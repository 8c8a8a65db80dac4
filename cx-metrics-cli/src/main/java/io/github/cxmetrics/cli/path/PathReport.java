package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Weighting;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm paths} found, before it is given a form.
 *
 * @param query which events were read
 * @param sequence the column that orders events of one moment
 * @param input what was found in the file
 * @param paths the paths
 * @param top how many of the most frequent are shown
 * @param matrix what the cells of the transition matrix show, if it was asked for
 * @param colored whether its cells are shaded
 * @param level the confidence level of all intervals
 * @param style how shares are written
 * @param warnings what the user should hear of
 */
record PathReport(
    EventQuery query,
    Optional<String> sequence,
    InputReport input,
    Paths paths,
    int top,
    Optional<Weighting> matrix,
    boolean colored,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {}
