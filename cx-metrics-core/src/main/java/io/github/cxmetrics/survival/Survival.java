package io.github.cxmetrics.survival;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.Condition;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.IntField;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long customers stay without an event, where some have not had it yet: the Kaplan-Meier curve
 * and what is read from it.
 *
 * <p><b>Definition</b> S(t) is the product over times with events up to t of 1 - d / n, where d of
 * n at risk have the event; of several causes, any event. <b>Unit and range</b> shares in [0, 1],
 * times in the unit of the data. <b>n</b> customers. <b>Interval</b> Greenwood's variance on a
 * scale that is chosen, log-log by default: {@link SurvivalInterval}. <b>Empty data</b> NaN with n
 * 0; so too after the last time at which a customer was observed, unless the curve is 0.
 * <b>Rejects</b> nothing: what a record may be is checked when it is added. <b>Merge</b> exact, by
 * addition. <b>Cost</b> see {@link SurvivalAccumulator}; a result is a pass over distinct times.
 * <b>Wire</b> kind {@code survival}.
 *
 * <p><b>Source</b> Kaplan and Meier (1958), Nonparametric Estimation from Incomplete Observations,
 * doi:10.1080/01621459.1958.10501452; Greenwood (1926); Klein and Moeschberger (2003), Survival
 * Analysis, 2nd edition. The documentation's page <em>Survival</em> states every rule.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * Survival stay =
 *     customers.collect(
 *         Survival.metric(Customer::months, Customer::hasLeft));
 * Estimate afterAYear = stay.at(12);
 * SurvivalQuantile half = stay.median(SurvivalQuestion.DEFAULT);
 * }</pre>
 *
 * @since 0.1
 */
public final class Survival implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private static final String METHOD = "Kaplan-Meier, ";

  private final SurvivalDefinition definition;
  private final RiskTable table;

  /* Made when first asked for; all threads make the same. */
  private transient volatile @Nullable KaplanMeier curve;

  Survival(SurvivalDefinition definition, RiskTable table) {
    this.definition = definition;
    this.table = table;
  }

  /**
   * The survival of customers with one event.
   *
   * @param time until when a customer was observed
   * @param event whether the event came then
   * @param <T> the record, one for each customer
   * @return the metric
   */
  public static <T> SurvivalMetric<T> metric(
      LongField<? super T> time, Condition<? super T> event) {
    return metric(SurvivalDefinition.ONE_EVENT, time, new EventOutcome<>(event));
  }

  /**
   * The survival of customers.
   *
   * @param definition the causes and the unit of times
   * @param time until when a customer was observed
   * @param outcome the number of the cause from 1, or 0 for who is censored
   * @param <T> the record, one for each customer
   * @return the metric
   */
  public static <T> SurvivalMetric<T> metric(
      SurvivalDefinition definition, LongField<? super T> time, IntField<? super T> outcome) {
    return new SurvivalMetric<>(definition, time, outcome, null);
  }

  /**
   * An empty state.
   *
   * @param definition the causes and the unit of times
   * @return a new accumulator
   */
  public static SurvivalAccumulator accumulator(SurvivalDefinition definition) {
    return new SurvivalAccumulator(definition);
  }

  /**
   * The survival of customers whose times are there already.
   *
   * @param times until when each was observed
   * @param events of each whether the event came then
   * @return the survival
   * @throws IllegalArgumentException if the arrays differ in length, or a time cannot be
   */
  public static Survival of(long[] times, boolean[] events) {
    requireLength(times, events.length);
    SurvivalAccumulator all = accumulator(SurvivalDefinition.ONE_EVENT);
    all.addAll(times, events, 0, times.length);
    return all.result();
  }

  /**
   * The survival of customers who were counted already, none of whom entered late.
   *
   * @param times times, in any order
   * @param events how many had the event at each
   * @param censored how many were last seen at each
   * @return the survival
   * @throws IllegalArgumentException if the arrays differ in length, or a time or count cannot be
   */
  public static Survival ofCounts(long[] times, long[] events, long[] censored) {
    return ofCounts(times, events, censored, new long[times.length]);
  }

  /**
   * The survival of customers who were counted already.
   *
   * @param times times, in any order
   * @param events how many had the event at each
   * @param censored how many were last seen at each
   * @param entered how many of all these came under observation late, at each
   * @return the survival
   * @throws IllegalArgumentException if the arrays differ in length, a time or count cannot be, or
   *     more leave than are there
   */
  public static Survival ofCounts(long[] times, long[] events, long[] censored, long[] entered) {
    requireLength(times, events.length);
    requireLength(times, censored.length);
    requireLength(times, entered.length);
    SurvivalAccumulator all = accumulator(SurvivalDefinition.ONE_EVENT);
    for (int i = 0; i < times.length; i++) {
      all.addCount(times[i], 1, events[i]);
      all.addCount(times[i], SurvivalAccumulator.CENSORED, censored[i]);
      all.addEntered(times[i], entered[i]);
    }
    Survival survival = all.result();
    survival.table.check();
    return survival;
  }

  private static void requireLength(long[] times, int length) {
    if (times.length != length) {
      throw new IllegalArgumentException(
          "columns must be of one length, was " + times.length + " and " + length);
    }
  }

  static void requireTime(long time) {
    if (time < 0) {
      throw new IllegalArgumentException("time must be at least 0, was " + time);
    }
  }

  RiskTable table() {
    return table;
  }

  private KaplanMeier curve() {
    KaplanMeier made = curve;
    if (made == null) {
      made = new KaplanMeier(table);
      curve = made;
    }
    return made;
  }

  /**
   * The causes and the unit of times.
   *
   * @return the definition
   */
  public SurvivalDefinition definition() {
    return definition;
  }

  /**
   * How many customers there are.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return table.customers();
  }

  /**
   * How many had an event, of whichever cause.
   *
   * @return at least 0
   */
  public long events() {
    return Arrays.stream(table.events).sum();
  }

  /**
   * How many were last seen without an event.
   *
   * @return at least 0
   */
  public long censored() {
    return Arrays.stream(table.censored).sum();
  }

  /**
   * How many came under observation late.
   *
   * @return at least 0
   */
  public long enteredLate() {
    return Arrays.stream(table.entered).sum();
  }

  /**
   * The last time at which a customer was observed.
   *
   * @return at least 0; empty without customers
   */
  public OptionalLong lastTime() {
    return n() == 0 ? OptionalLong.empty() : OptionalLong.of(table.lastTime());
  }

  /**
   * How many are at risk at a time: they entered before it and have not left before it.
   *
   * @param time at least 0
   * @return at least 0
   * @throws IllegalArgumentException if the time is below 0
   */
  public long atRisk(long time) {
    requireTime(time);
    return table.atRiskAt(time);
  }

  /**
   * The share who are without an event just after a time, as the usual question reads it.
   *
   * @param time at least 0
   * @return in [0, 1]
   * @throws IllegalArgumentException if the time is below 0
   */
  public Estimate at(long time) {
    return at(time, SurvivalQuestion.DEFAULT);
  }

  /**
   * The share who are without an event just after a time.
   *
   * @param time at least 0
   * @param question how intervals are drawn
   * @return in [0, 1]; not defined after the last time at which a customer was observed, unless the
   *     curve is 0
   * @throws IllegalArgumentException if the time is below 0
   */
  public Estimate at(long time, SurvivalQuestion question) {
    requireTime(time);
    return curve().reaches(time)
        ? estimate(curve().point(table.rowAt(time)), n(), question)
        : unknown(question);
  }

  static Estimate estimate(CurvePoint point, long n, SurvivalQuestion question) {
    return new Estimate(
        point.value(),
        question.interval().around(point, question.level()),
        n,
        METHOD + question.interval().label());
  }

  private static Estimate unknown(SurvivalQuestion question) {
    return new Estimate(
        Double.NaN, new Interval(0, 1, question.level()), 0, METHOD + question.interval().label());
  }

  /**
   * The natural logarithm of the share at a time, exact to many digits also where the share is so
   * near to 1 that hardly anyone has had the event.
   *
   * @param time at least 0
   * @return at most 0; empty where the curve is 0 or not defined
   * @throws IllegalArgumentException if the time is below 0
   */
  public OptionalDouble logarithmAt(long time) {
    requireTime(time);
    return curve().reaches(time) && n() > 0
        ? CurvePoint.finite(curve().point(table.rowAt(time)).log())
        : OptionalDouble.empty();
  }

  /**
   * Greenwood's standard error of the share at a time.
   *
   * @param time at least 0
   * @return at least 0; empty where the curve is 0 or not defined
   * @throws IllegalArgumentException if the time is below 0
   */
  public OptionalDouble standardErrorAt(long time) {
    requireTime(time);
    return curve().reaches(time)
        ? curve().point(table.rowAt(time)).standardError()
        : OptionalDouble.empty();
  }

  /**
   * Of those who are without an event just after a time, the share who still are a while later:
   * S(from + ahead) / S(from).
   *
   * @param from at least 0
   * @param ahead how much later, at least 0
   * @param question how intervals are drawn
   * @return in [0, 1], n being those under observation after {@code from}; not defined where nobody
   *     is left at {@code from} or the curve does not reach {@code from + ahead}
   * @throws IllegalArgumentException if a time is below 0
   */
  public Estimate conditional(long from, long ahead, SurvivalQuestion question) {
    requireTime(from);
    requireTime(ahead);
    long to = ahead > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + ahead;
    int row = table.rowAt(from);
    long n = row < 0 ? table.atRiskAt(from) : table.atRiskAfter(row);
    boolean known = curve().reaches(to) && curve().value(row) > 0;
    return known ? estimate(curve().between(from, to), n, question) : unknown(question);
  }

  /**
   * The steps of the curve: every time at which customers had an event, were last seen or entered,
   * ascending.
   *
   * @param question how intervals are drawn
   * @return an unmodifiable list, whose elements are made when they are asked for
   */
  public List<SurvivalStep> steps(SurvivalQuestion question) {
    return new SurvivalSteps(table, curve(), question);
  }

  /**
   * The table that stands below a curve: what happened up to each of some times.
   *
   * @param question how intervals are drawn
   * @param times ascending, at least 0
   * @return for each time what happened since the one before
   * @throws IllegalArgumentException if the times do not ascend
   */
  public List<SurvivalSpan> spans(SurvivalQuestion question, long... times) {
    return SurvivalSpans.of(this, question, times);
  }

  /**
   * The median time without an event.
   *
   * @param question how it is read
   * @return the time by which half of the customers had an event
   */
  public SurvivalQuantile median(SurvivalQuestion question) {
    return quantile(0.5, question);
  }

  /**
   * The time by which a share of the customers had an event.
   *
   * @param share in (0, 1]
   * @param question how it is read
   * @return the time, with its interval
   * @throws IllegalArgumentException if the share is out of range
   */
  public SurvivalQuantile quantile(double share, SurvivalQuestion question) {
    return new QuantileSearch(table, question).find(curve(), share);
  }

  /**
   * The mean time without an event up to a limit.
   *
   * @param limit at least 1
   * @return the mean
   * @throws IllegalArgumentException if the limit is below 1
   */
  public RestrictedMean restrictedMean(long limit) {
    return RestrictedMean.of(table, curve(), limit);
  }

  /**
   * The cumulative hazard.
   *
   * @param rule how it steps
   * @return the curve
   */
  public CumulativeHazard hazard(HazardRule rule) {
    return new CumulativeHazard(table, rule);
  }

  /**
   * The share who had the event of a cause, where other causes come before it.
   *
   * @param cause the name of the cause
   * @return the curve
   * @throws IllegalArgumentException if there is no such cause
   */
  public CumulativeIncidence incidence(String cause) {
    return new CumulativeIncidence(table, definition.outcomeOf(cause) - 1, cause);
  }

  /**
   * What readers of the curve should know.
   *
   * @return an unmodifiable list of facts, empty if there are none
   */
  public List<SurvivalWarning> warnings() {
    return SurvivalWarnings.of(table);
  }

  /**
   * The share without an event at the last time at which a customer was observed.
   *
   * @param level the confidence level
   * @return {@code survivalAtLast} with the log-log interval, and of several causes the incidence
   *     of each at that time as {@code incidence:CAUSE}
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    SurvivalQuestion question = SurvivalQuestion.DEFAULT.at(level);
    long last = Math.max(0, table.lastTime());
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    all.put("survivalAtLast", at(last, question));
    if (definition.causes().size() > 1) {
      for (String cause : definition.causes()) {
        all.put("incidence:" + cause, incidence(cause).at(last, question));
      }
    }
    return all.buildOrThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Survival that
        && definition.equals(that.definition)
        && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return 31 * definition.hashCode() + table.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return such as {@code 23 customers, 18 events}
   */
  @Override
  public String toString() {
    return n() + " customers, " + events() + " events";
  }
}
