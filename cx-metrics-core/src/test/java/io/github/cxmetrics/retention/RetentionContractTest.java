package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/**
 * The laws of accumulators for every state of a retention: bits of days and of hours, and events.
 */
class RetentionContractTest {

  private static final RetentionDefinition WEEKS =
      Retention.define(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")), 5);

  private static final RetentionDefinition HOURS =
      Retention.define(CalendarGrid.of(CalendarUnit.HOUR, ZoneId.of("Asia/Kolkata")), 40);

  private static final RetentionDefinition EVERYTHING =
      WEEKS
          .starting("signup")
          .returning("purchase")
          .cohortsBy(CohortRule.RECURRING)
          .atLeast(2)
          .dividedBy("channel")
          .summing("pence");

  private static final RetentionDefinition FIRST_EVER =
      WEEKS.starting("signup").cohortsBy(CohortRule.FIRST_EVER).summing("pence");

  private static long time(Random random) {
    return 1_700_000_000_000L + random.nextInt(400) * 6_000_000L;
  }

  private static RetentionEvent any(Random random, int roles) {
    return new RetentionEvent(
        random.nextInt(9) - 2,
        time(random),
        roles,
        List.of("", "app", "web", "웹").get(random.nextInt(4)),
        random.nextInt(100) - 20);
  }

  interface OverEvents<A extends Accumulator<A, Retention>>
      extends AccumulatorContract<RetentionEvent, A, Retention> {

    @Override
    default RetentionEvent record(Random random) {
      int roles = random.nextInt(8);
      boolean starts = (roles & RetentionRoles.START) != 0;
      return any(random, starts ? roles | RetentionRoles.START_NAME : roles);
    }

    @Override
    default Optional<RetentionEvent> rejectedRecord() {
      return Optional.of(new RetentionEvent(1, 1L << 48, RetentionRoles.ALL, "", 0));
    }
  }

  interface OverActivity<A extends Accumulator<A, Retention>> extends OverEvents<A> {

    @Override
    default RetentionEvent record(Random random) {
      return any(random, RetentionRoles.ALL);
    }
  }

  @Nested
  class Days implements OverActivity<RetentionAccumulator> {

    @Override
    public Metric<RetentionEvent, RetentionAccumulator, Retention> metric() {
      return Retention.metricLong(WEEKS, RetentionEvent::actor, RetentionEvent.fields());
    }
  }

  @Nested
  class Hours implements OverActivity<NamedRetentionAccumulator> {

    @Override
    public Metric<RetentionEvent, NamedRetentionAccumulator, Retention> metric() {
      return Retention.metric(HOURS, RetentionEvent::name, RetentionEvent.fields());
    }
  }

  @Nested
  class Events implements OverEvents<RetentionAccumulator> {

    @Override
    public Metric<RetentionEvent, RetentionAccumulator, Retention> metric() {
      return Retention.metricLong(EVERYTHING, RetentionEvent::actor, RetentionEvent.fields());
    }
  }

  @Nested
  class EventsByName implements OverEvents<NamedRetentionAccumulator> {

    @Override
    public Metric<RetentionEvent, NamedRetentionAccumulator, Retention> metric() {
      return Retention.metric(EVERYTHING, RetentionEvent::name, RetentionEvent.fields());
    }
  }

  @Nested
  class FirstEver implements OverEvents<NamedRetentionAccumulator> {

    @Override
    public Metric<RetentionEvent, NamedRetentionAccumulator, Retention> metric() {
      return Retention.metric(FIRST_EVER, RetentionEvent::name, RetentionEvent.fields());
    }
  }
}
