package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.CustomerMetrics;
import io.github.cxmetrics.flink.CustomerRecords;
import io.github.cxmetrics.flink.CustomerReports;
import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.window.TumblingWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The pipeline behind {@code cxm-flink funnel}. */
final class FunnelJob {

  static final CustomerRecords<Event> CUSTOMERS =
      CustomerRecords.by("customer", Event::customer, Event::atMillis);

  private FunnelJob() {}

  /**
   * The funnel over the customers.
   *
   * @param asOfMillis the last millisecond of the data
   * @param every how often to report before that, in the time of the events
   */
  static DataStream<StreamResult<String, PopulationAccumulator, Funnel>> reports(
      DataStream<Event> events,
      FunnelDefinition definition,
      long asOfMillis,
      Optional<Duration> every) {
    var reports =
        CustomerReports.of(
                CustomerMetrics.funnel(CUSTOMERS, definition, Event::name)
                    .asOf(
                        end ->
                            Funnel.population(definition)
                                .asOf(end.minusMillis(1)) // the end itself is not in the data
                                .from(JourneyAccumulator::result)))
            .until(Instant.ofEpochMilli(asOfMillis + 1))
            .named("funnel");
    return every
        .map(length -> reports.every(TumblingWindows.of(length)))
        .orElse(reports)
        .apply(events);
  }
}
