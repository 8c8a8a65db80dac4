package io.github.cxmetrics.flink.example;

/**
 * An answer of a survey.
 *
 * @param segment whose answers it belongs to; empty without segments
 * @param atMillis when it was given; 0 if that does not matter
 * @param missing whether the question was not answered
 * @param score the answer, if there is one
 */
public record Answer(String segment, long atMillis, boolean missing, double score) {}
