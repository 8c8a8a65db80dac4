package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.LongField;
import io.github.cxmetrics.state.EventTime;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time from the record: its own time, and a watermark that stays behind the greatest time
 * seen by the bounded disorder.
 *
 * <p>It is the library's watermark: a window closes when a record comes that is at least the
 * disorder after its end. Flink's number is one millisecond lower, since there it is the last time
 * that will not come rather than the first that may. Times that no event can have, beyond
 * 2<sup>48</sup> milliseconds from 1970, do not move it. What happens to sources that fall silent
 * is for the caller to say, by {@link WatermarkStrategy#withIdleness}.
 *
 * <pre>{@code
 * answers.assignTimestampsAndWatermarks(
 *     EventTimes.of(Answer::atMillis, Duration.ofMinutes(5)).withIdleness(Duration.ofMinutes(1)));
 * }</pre>
 *
 * @param time reads when a record happened, in milliseconds since 1970-01-01T00:00Z
 * @param disorder how far the watermark stays behind the greatest time seen
 * @param <T> the record
 * @since 0.1
 */
public record EventTimes<T>(LongField<? super T> time, Duration disorder)
    implements WatermarkStrategy<T> {

  /**
   * Checks the disorder.
   *
   * @param time as the record component
   * @param disorder as the record component
   * @throws IllegalArgumentException if it is negative or above 3,652,500 days
   */
  public EventTimes {
    requireNonNull(time, "time");
    EventTime.requireDuration("bounded disorder", disorder);
  }

  /**
   * Times of records that may come out of order.
   *
   * @param time reads when a record happened, in milliseconds since 1970-01-01T00:00Z
   * @param disorder how far the watermark stays behind the greatest time seen
   * @param <T> the record
   * @return the strategy
   * @throws IllegalArgumentException as the constructor
   */
  public static <T> EventTimes<T> of(LongField<? super T> time, Duration disorder) {
    return new EventTimes<>(time, disorder);
  }

  @Override
  public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
    return (record, before) -> time.applyAsLong(record);
  }

  @Override
  public WatermarkGenerator<T> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new BehindGreatest<>(disorder.toMillis());
  }

  private static final class BehindGreatest<T> implements WatermarkGenerator<T> {

    private static final long NONE = -EventTime.FARTHEST_MILLIS;

    private final long disorder;
    private long greatest = NONE;

    BehindGreatest(long disorder) {
      this.disorder = disorder;
    }

    @Override
    public void onEvent(T record, long atMillis, WatermarkOutput output) {
      if (EventTime.isTime(atMillis)) {
        greatest = Math.max(greatest, atMillis);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (greatest != NONE) {
        output.emitWatermark(new Watermark(greatest - disorder - 1));
      }
    }
  }
}
