package io.github.cxmetrics.bench.data;

/**
 * One answer to "how likely are you to recommend us".
 *
 * @param segment whom it came from, by name
 * @param segmentCode the same segment as a number
 * @param score 0 to 10
 */
public record Answer(String segment, long segmentCode, int score) {}
