package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.engagement.ActiveActors;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.engagement.ActivityPopulationAccumulator;
import io.github.cxmetrics.flink.CustomerMetric;
import io.github.cxmetrics.flink.CustomerReports;
import io.github.cxmetrics.flink.StreamResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The pipeline behind {@code cxm-flink active}. */
final class ActiveJob {

  private ActiveJob() {}

  /**
   * How many customers were active on each day of a range.
   *
   * @param zone whose days
   * @param from the first day
   * @param to the day after the last
   * @param asOfMillis the last millisecond of the data
   */
  static DataStream<StreamResult<String, ActivityPopulationAccumulator<ActiveActors>, ActiveActors>>
      report(DataStream<Event> events, ZoneId zone, LocalDate from, LocalDate to, long asOfMillis) {
    ActivityDefinition definition = ActivityDefinition.in(zone);
    return CustomerReports.of(
            CustomerMetric.of(
                FunnelJob.CUSTOMERS,
                Activity.<Event>journey(definition, Event::atMillis),
                Activity.population(definition)
                    .between(from, to)
                    .asOf(Instant.ofEpochMilli(asOfMillis))
                    .activeActors()))
        .until(Instant.ofEpochMilli(asOfMillis + 1))
        .named("active")
        .apply(events);
  }
}
