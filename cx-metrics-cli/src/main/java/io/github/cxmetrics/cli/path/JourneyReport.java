package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.path.Stages;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm journey} found, before it is given a form.
 *
 * @param query which events were read
 * @param sequence the column that orders events of one moment
 * @param input what was found in the file
 * @param stages the stages
 * @param survey the answers of each stage, if there is a survey
 * @param level the confidence level of all intervals
 * @param style how shares are written
 * @param warnings what the user should hear of
 */
record JourneyReport(
    EventQuery query,
    Optional<String> sequence,
    InputReport input,
    Stages stages,
    Optional<StageSurvey> survey,
    ConfidenceLevel level,
    NumberStyle style,
    List<String> warnings) {}
