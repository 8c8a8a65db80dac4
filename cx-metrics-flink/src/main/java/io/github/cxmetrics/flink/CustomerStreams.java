package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The reports, and the records that are in none of them. Each such stream may be left alone.
 *
 * @param reports the reports
 * @param late records that came too late: behind the watermark by more than the lateness, or after
 *     the last report was made
 * @param beyondEnd records at or after the end of the last report
 * @param refused records that the metric refused, each with the reason; empty unless {@link
 *     CustomerReports#withRefusedAside()} was said, because the job fails otherwise
 * @param <T> the record
 * @param <B> the population's accumulator
 * @param <S> the population's result
 * @since 0.1
 */
public record CustomerStreams<T, B extends Accumulator<B, S>, S>(
    SingleOutputStreamOperator<StreamResult<String, B, S>> reports,
    DataStream<T> late,
    DataStream<T> beyondEnd,
    DataStream<Tuple2<T, String>> refused) {

  /**
   * Checks that nothing is null.
   *
   * @param reports as the record component
   * @param late as the record component
   * @param beyondEnd as the record component
   * @param refused as the record component
   */
  public CustomerStreams {
    requireNonNull(reports, "reports");
    requireNonNull(late, "late");
    requireNonNull(beyondEnd, "beyondEnd");
    requireNonNull(refused, "refused");
  }
}
