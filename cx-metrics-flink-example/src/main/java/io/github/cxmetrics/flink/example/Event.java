package io.github.cxmetrics.flink.example;

/**
 * What a customer did.
 *
 * @param customer who
 * @param name what; empty if only that something was done matters
 * @param atMillis when
 */
public record Event(String customer, String name, long atMillis) {}
