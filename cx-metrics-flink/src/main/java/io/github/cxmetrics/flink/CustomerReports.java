package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowEnds;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Reports on all customers of a stream so far, again and again: customers are spread over cells, a
 * cell keeps a journey for each of its customers, and when a report is due, the cells sum their
 * customers up and their sums are merged.
 *
 * <p><b>What a report holds</b> the report at an end is about exactly the records that happened
 * before the end and had arrived when the watermark passed it. What comes later counts from the
 * next report on; what happened at or after the end waits until that report is made. <b>When</b> at
 * the end of each period from that of the earliest record on, for all cells alike, also where
 * nothing happened. <b>Key and window</b> the key is empty; the window is the period at the end of
 * which the report is made, and says nothing of how far back it looks. <b>Revisions</b> none: each
 * report is said once. <b>Segments</b> are asked of the population, such as {@code
 * Funnel.population(checkout).bySegment()}. <b>Exactly once</b> a report is the same whatever the
 * parallelism, the number of cells and the failures.
 *
 * <p><b>Bounded input</b> {@linkplain #until a last end} brings all reports up to it, however the
 * input ends. Without one the reports are those whose end a watermark of the source had passed, and
 * with {@link #atEnd()} one more over all records.
 *
 * <p><b>State</b> an entry for each customer, as bytes, and one more for each customer and period
 * with records ahead of the watermark. <b>Savepoints</b> the number of cells and the times of
 * reports must stay what they were; a job that would change them fails as it starts.
 *
 * <pre>{@code
 * var shop = CustomerRecords.by("customer", Event::customer, Event::atMillis);
 * CustomerReports.of(CustomerMetrics.funnel(shop, checkout, Event::name))
 *     .every(CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Asia/Seoul")))
 *     .apply(events);
 * }</pre>
 *
 * @param <T> the record
 * @param <A> the journey's accumulator
 * @param <R> the journey's result
 * @param <B> the population's accumulator
 * @param <S> the population's result
 * @since 0.1
 */
public final class CustomerReports<
        T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* Below, one task merges all cells; from here on several tasks merge a share of them first. */
  private static final int FEW_CELLS = 64;

  private final CustomerMetric<T, A, R, B, S> metric;
  private final ReportPlan plan;
  private final String name;

  private CustomerReports(CustomerMetric<T, A, R, B, S> metric, ReportPlan plan, String name) {
    this.metric = requireNonNull(metric, "metric");
    this.plan = plan;
    this.name = requireNonNull(name, "name");
  }

  /**
   * One report, over all records, when the input ends: until {@link #every} or {@link #until} says
   * another time.
   *
   * @param metric what is asked of the customers
   * @param <T> the record
   * @param <A> the journey's accumulator
   * @param <R> the journey's result
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the reports
   */
  public static <T, A extends Accumulator<A, R>, R, B extends Accumulator<B, S>, S>
      CustomerReports<T, A, R, B, S> of(CustomerMetric<T, A, R, B, S> metric) {
    return new CustomerReports<>(metric, ReportPlan.DEFAULT, "");
  }

  /**
   * A report at the end of each period.
   *
   * @param periods tumbling, sliding or calendar windows, of which only the ends count
   * @return the reports
   * @throws IllegalArgumentException if they are sessions
   */
  public CustomerReports<T, A, R, B, S> every(WindowDefinition periods) {
    WindowEnds.of(periods);
    return with(plan.withPeriods(periods));
  }

  /**
   * A last report, at an end: the only one, or after those of the periods that end before it.
   * Records that happened at the end or later are set aside.
   *
   * @param end the end of the last report; a period that it cuts short is reported at it
   * @return the reports
   * @throws IllegalArgumentException if events cannot have that time, or the last report is to be
   *     at the end of the input
   */
  public CustomerReports<T, A, R, B, S> until(Instant end) {
    return with(plan.withUntil(EventTime.millis("end of the last report", end)));
  }

  /**
   * A last report, over all records, when the input ends. Its window is all the time there is, and
   * its population is asked without an end. A job that is stopped with a drain has ended its input.
   *
   * @return the reports
   * @throws IllegalArgumentException if the last report is to be at a time
   */
  public CustomerReports<T, A, R, B, S> atEnd() {
    return with(plan.withEndOfInput());
  }

  /**
   * The same over another number of cells. More cells spread over more tasks and are summed up in
   * smaller shares; each costs the bytes of a summary in each report.
   *
   * @param cells how many; 1,024 unless said, and several times the greatest parallelism that the
   *     job will have
   * @return the reports
   * @throws IllegalArgumentException if they are not in 1..1,048,576
   */
  public CustomerReports<T, A, R, B, S> withCells(int cells) {
    return with(plan.withCells(cells));
  }

  /**
   * The same without records that are too far behind the watermark, which are counted and set
   * aside. Unless said, no record is too late for the next report.
   *
   * @param lateness by how much a record may be behind
   * @return the reports
   * @throws IllegalArgumentException if it is negative or more than 3,652,500 days
   */
  public CustomerReports<T, A, R, B, S> withLateness(Duration lateness) {
    EventTime.requireDuration("lateness", lateness);
    return with(plan.withLateness(lateness.toMillis()));
  }

  /**
   * The same without failing at records that the metric refuses, which are counted and set aside.
   *
   * @return the reports
   */
  public CustomerReports<T, A, R, B, S> withRefusedAside() {
    return with(plan.withRefusedAside());
  }

  /**
   * The same with a name, which the operators have in front of theirs, and from which savepoints
   * know them again. Give each its own in a job that is to be continued.
   *
   * @param newName the name, such as {@code "checkout"}
   * @return the reports
   * @throws IllegalArgumentException if it is blank
   */
  public CustomerReports<T, A, R, B, S> named(String newName) {
    if (newName.isBlank()) {
      throw new IllegalArgumentException("name of reports must not be blank");
    }
    return new CustomerReports<>(metric, plan, newName);
  }

  private CustomerReports<T, A, R, B, S> with(ReportPlan newPlan) {
    return new CustomerReports<>(metric, newPlan, name);
  }

  /**
   * Makes the reports on a stream.
   *
   * @param records the records, with watermarks
   * @return the reports
   * @throws IllegalArgumentException as {@link #split}
   */
  public SingleOutputStreamOperator<StreamResult<String, B, S>> apply(DataStream<T> records) {
    return split(records).reports();
  }

  /**
   * Makes the reports on a stream, with what is in none of them.
   *
   * @param records the records, with watermarks
   * @return the reports, and the records set aside
   * @throws IllegalArgumentException if a report is to be made at the end of the input, but the
   *     population must know an end
   */
  public CustomerStreams<T, B, S> split(DataStream<T> records) {
    if (plan.reportsAtEnd() && !metric.population().needsNoEnd()) {
      throw new IllegalArgumentException(
          "reports must have an end that the population can know, was [" + plan.describe() + "]");
    }
    CellOutputs<T> outputs = CellOutputs.of(records.getType());
    SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> cells = cells(records, outputs);
    return new CustomerStreams<>(
        present(merge(cells)),
        cells.getSideOutput(outputs.late()),
        cells.getSideOutput(outputs.beyondEnd()),
        cells.getSideOutput(outputs.refused()));
  }

  private SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> cells(
      DataStream<T> records, CellOutputs<T> outputs) {
    CustomerRecords<T> customers = metric.customers();
    int cells = plan.cells();
    return known(
        records
            .keyBy(record -> customers.cell(record, cells), Types.INT)
            .transform(
                "cells",
                CellSummary.TYPE,
                new CellOperator<>(new CellFunction<>(metric, plan, outputs))),
        "customers");
  }

  private SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> merge(
      SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> cells) {
    if (plan.cells() <= FEW_CELLS) {
      return merge(cells, 1, "report");
    }
    int shares = (int) Math.sqrt(plan.cells());
    return merge(merge(cells, shares, "shares of report"), 1, "report");
  }

  private SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> merge(
      SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> parts,
      int shares,
      String operator) {
    return known(
        parts
            .keyBy(part -> Tuple2.of(part.f1, part.f2 % shares), Types.TUPLE(Types.LONG, Types.INT))
            .process(new SummaryMerge<>(metric.population()), CellSummary.TYPE),
        operator);
  }

  private SingleOutputStreamOperator<StreamResult<String, B, S>> present(
      SingleOutputStreamOperator<Tuple4<Long, Long, Integer, byte[]>> summaries) {
    CustomerPopulation<A, B, S> population = metric.population();
    TypeInformation<StreamResult<String, B, S>> type = new ReportTypeInfo<>(population);
    return known(summaries.map(summary -> report(population, summary), type), "result");
  }

  private static <A, B extends Accumulator<B, S>, S> StreamResult<String, B, S> report(
      CustomerPopulation<A, B, S> population, Tuple4<Long, Long, Integer, byte[]> summary) {
    B state = population.at(CellSummary.window(summary)).decode(summary.f3);
    return new StreamResult<>(
        "", CellSummary.window(summary), MetricState.of(state), 0, Kind.FIRST, true);
  }

  private <O> SingleOutputStreamOperator<O> known(
      SingleOutputStreamOperator<O> operator, String role) {
    return name.isEmpty()
        ? operator.name(role)
        : operator.name(name + ": " + role).uid(name + " " + role);
  }
}
