package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.CustomerMetrics;
import io.github.cxmetrics.flink.CustomerRecords;
import io.github.cxmetrics.flink.CustomerReports;
import io.github.cxmetrics.flink.StreamResult;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.window.TumblingWindows;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The pipeline behind {@code cxm-flink funnel}. */
final class FunnelJob {

  static final CustomerRecords<Event> CUSTOMERS =
      CustomerRecords.by("customer", Event::customer, Event::atMillis);

  private FunnelJob() {}

  /** Events of the steps: who has none is no actor of the funnel, and takes no state. */
  private static final class OfSteps implements FilterFunction<Event> {

    @Serial private static final long serialVersionUID = 1L;

    private final Set<String> steps;

    OfSteps(FunnelDefinition definition) {
      steps =
          definition.steps().stream().map(FunnelStep::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean filter(Event event) {
      return steps.contains(event.name());
    }
  }

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
        .apply(events.filter(new OfSteps(definition)).name("of steps"));
  }
}
