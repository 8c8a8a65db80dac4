package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.Estimate;

/**
 * One thing that was looked for.
 *
 * @param flag what records are flagged with
 * @param of the columns it is about; empty for whole records
 * @param count how many have it
 * @param unit what is counted below the line
 * @param rule when a record has it
 * @param share of all; not defined if there is nothing to judge by
 */
record QualityCheck(
    RowFlag flag, String of, long count, String unit, String rule, Estimate share) {}
