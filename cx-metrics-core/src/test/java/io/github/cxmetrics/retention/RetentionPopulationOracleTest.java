package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A population over any parts of the actors against one state of all of them. */
class RetentionPopulationOracleTest {

  private static final long SEED = 20261127;
  private static final int DEFINITIONS = 500;

  private static RetentionScope scope(RetentionDefinition definition, long last, Random random) {
    long asOf = random.nextBoolean() ? last : last + (random.nextInt(21) - 15) * 7_200_001L;
    RetentionScope scope = RetentionScope.ALL.asOf(Instant.ofEpochMilli(asOf));
    long cohort = definition.grid().indexOfMillis(last);
    return random.nextInt(4) > 0
        ? scope
        : scope.cohorts(cohort - random.nextInt(20), cohort + random.nextInt(3) - 1);
  }

  /** States of one or several actors each, under numbers that mean something in one state only. */
  private static List<RetentionAccumulator> numbered(
      RetentionDefinition definition, List<RetentionEvent> events, int[] recordOfActor) {
    List<RetentionAccumulator> records = new ArrayList<>();
    for (int i = 0; i < recordOfActor.length; i++) {
      records.add(Retention.accumulator(definition));
    }
    for (RetentionEvent event : events) {
      int actor = (int) event.actor();
      long number = 3L * actor - recordOfActor[actor];
      records
          .get(recordOfActor[actor])
          .add(number, event.atMillis(), event.roles(), event.property(), event.value());
    }
    return records;
  }

  private static List<NamedRetentionAccumulator> named(
      RetentionDefinition definition, List<RetentionEvent> events, int[] recordOfActor) {
    List<NamedRetentionAccumulator> records = new ArrayList<>();
    for (int i = 0; i < recordOfActor.length; i++) {
      records.add(Retention.accumulatorOfNames(definition));
    }
    for (RetentionEvent event : events) {
      records
          .get(recordOfActor[(int) event.actor()])
          .add(event.name(), event.atMillis(), event.roles(), event.property(), event.value());
    }
    return records;
  }

  private static int[] recordOfActor(List<RetentionEvent> events, Random random) {
    int actors = 1 + (int) events.stream().mapToLong(RetentionEvent::actor).max().orElse(0);
    return random.ints(actors, 0, actors).toArray();
  }

  /**
   * Adds every record to one of a few states, some of which went through their bytes, and merges.
   */
  private static <S, A extends Accumulator<A, R>, R> A merged(
      Metric<S, A, R> metric, List<S> records, Random random) {
    List<A> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      parts.add(metric.newAccumulator());
    }
    for (S record : records) {
      metric.add(parts.get(random.nextInt(parts.size())), record);
    }
    while (parts.size() > 1) {
      A part = parts.remove(random.nextInt(parts.size()));
      int into = random.nextInt(parts.size());
      parts.set(into, parts.get(into).merge(random.nextBoolean() ? part : through(metric, part)));
    }
    return through(metric, parts.get(0));
  }

  private static <S, A extends Accumulator<A, R>, R> A through(Metric<S, A, R> metric, A state) {
    byte[] bytes = state.encode();
    A read = metric.decode(bytes);
    assertThat(read.encode()).isEqualTo(bytes);
    return read;
  }

  @Test
  void isWhatOneStateOfAllActorsAnswers() {
    for (int i = 0; i < DEFINITIONS; i++) {
      Random random = new Random(SEED + i);
      RetentionDefinition definition = RetentionOracleTest.definition(random);
      for (int j = 0; j < 4; j++) {
        List<RetentionEvent> events = RetentionOracleTest.events(definition, random);
        long last = events.stream().mapToLong(RetentionEvent::atMillis).max().orElse(0);
        RetentionScope scope = scope(definition, last, random);
        RetentionAccumulator whole = Retention.accumulator(definition);
        events.forEach(
            event ->
                whole.add(
                    event.actor(),
                    event.atMillis(),
                    event.roles(),
                    event.property(),
                    event.value()));
        int[] recordOfActor = recordOfActor(events, random);
        String what = "seed " + (SEED + i) + ", case " + j + ": " + definition + " " + events;

        var population = Retention.population(definition, scope);
        List<RetentionAccumulator> records = numbered(definition, events, recordOfActor);
        assertThat(merged(population, records, random).result())
            .as(what)
            .isEqualTo(whole.result(scope));
        assertThat(merged(population.byProperty(), records, random).result())
            .as(what)
            .isEqualTo(whole.resultsByProperty(scope));

        var ofNames = Retention.populationOfNames(definition, scope);
        List<NamedRetentionAccumulator> namedRecords = named(definition, events, recordOfActor);
        RetentionPopulationAccumulator summary = merged(ofNames, namedRecords, random);
        assertThat(summary.result()).as(what).isEqualTo(whole.result(scope));
        assertThat(merged(ofNames.byProperty(), namedRecords, random).result())
            .as(what)
            .isEqualTo(whole.resultsByProperty(scope));
        assertThat(summary.encode())
            .as(what)
            .isEqualTo(merged(population, List.of(whole), random).encode());
      }
    }
  }
}
