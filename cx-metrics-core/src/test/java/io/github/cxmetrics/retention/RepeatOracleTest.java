package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.retention.RepeatOracle.Line;
import io.github.cxmetrics.retention.RepeatOracle.Order;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.QuantileInterval;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Every number of the result, against what the rules say of lists of orders. */
class RepeatOracleTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  private static final String[] ZONES = {
    "Europe/London", "America/St_Johns", "Asia/Seoul", "Africa/Cairo", "Pacific/Apia"
  };

  private long seed;
  private List<Line> lines;
  private RepeatDefinition definition;
  private RepeatQuestion question;
  private Instant asOf;
  private RepeatOracle oracle;
  private RepeatPurchase answer;
  private NamedRepeatAccumulator state;

  @RepeatedTest(300)
  void everyNumberIsThatOfTheRules(RepetitionInfo repetition) {
    seed = 7_000L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    make(random);
    checkOrders();
    checkShares();
    checkGaps();
    checkBasket();
    checkRefunds();
    checkPeriods();
    checkFirstOrders(random);
  }

  private void make(Random random) {
    int customers = 1 + random.nextInt(6);
    long dayMillis = Duration.ofDays(1).toMillis();
    /* Late October, when clocks go back, on a coarse raster so that times and lengths tie. */
    long start = Instant.parse("2010-10-20T00:00:00Z").toEpochMilli();
    boolean discounts = random.nextInt(3) == 0;
    lines = new ArrayList<>();
    for (int size = random.nextInt(40); size > 0; size--) {
      lines.add(
          new Line(
              "c" + random.nextInt(customers),
              "o" + random.nextInt(8),
              start + random.nextInt(60) * dayMillis + random.nextInt(48) * dayMillis / 48,
              random.nextInt(20) * 50 - (discounts ? 200 : 0),
              random.nextInt(4) == 0));
    }
    definition = random.nextBoolean() ? RepeatDefinition.LINES : RepeatDefinition.ORDERS;
    asOf =
        Instant.ofEpochMilli(
            random.nextBoolean()
                ? lines.stream().mapToLong(Line::at).max().orElse(start)
                : start + random.nextInt(90) * dayMillis);
    CalendarUnit[] units = CalendarUnit.values();
    question =
        RepeatQuestion.DEFAULT
            .asOf(asOf)
            .upToOrder(2 + random.nextInt(4))
            .within(Duration.ofDays(1 + random.nextInt(9)), Duration.ofDays(20))
            .by(
                CalendarGrid.of(
                    units[random.nextInt(units.length)],
                    ZoneId.of(ZONES[random.nextInt(ZONES.length)])));
    state = RepeatPurchase.accumulatorOfNames(definition);
    Map<String, String> same = new HashMap<>();
    if (random.nextBoolean()) {
      state.join("c0", "c2");
      same.put("c2", "c0");
    }
    lines.forEach(line -> add(state, line));
    oracle =
        new RepeatOracle(lines.stream().map(line -> joined(line, same)).toList(), definition, asOf);
    answer = state.result(question);
  }

  private static Line joined(Line line, Map<String, String> same) {
    return new Line(
        same.getOrDefault(line.customer(), line.customer()),
        line.order(),
        line.at(),
        line.amount(),
        line.refund());
  }

  private void add(NamedRepeatAccumulator to, Line line) {
    boolean byText = definition.identity() == OrderIdentity.TEXT;
    if (line.refund() && byText) {
      to.addRefund(line.customer(), line.at(), line.amount(), line.order());
    } else if (line.refund()) {
      to.addRefund(line.customer(), line.at(), line.amount());
    } else if (byText) {
      to.add(line.customer(), line.at(), line.amount(), line.order());
    } else {
      to.add(line.customer(), line.at(), line.amount());
    }
  }

  /** A range of first orders is as if nobody else had a record. */
  private void checkFirstOrders(Random random) {
    Instant from = asOf.minus(Duration.ofDays(random.nextInt(60)));
    Instant to = from.plus(Duration.ofDays(1 + random.nextInt(40)));
    NamedRepeatAccumulator only = RepeatPurchase.accumulatorOfNames(definition);
    for (Line line : oracle.lines) {
      List<Order> orders = oracle.orders.getOrDefault(line.customer(), List.of());
      if (!orders.isEmpty()
          && orders.get(0).at() >= from.toEpochMilli()
          && orders.get(0).at() < to.toEpochMilli()) {
        add(only, line);
      }
    }
    RepeatPurchase expected = only.result(question);
    RepeatPurchase actual = state.result(question.firstOrdersFrom(from).firstOrdersBefore(to));
    assertThat(
            List.of(
                actual.orders(),
                actual.nextWithin(),
                actual.toSecond(),
                actual.between(),
                actual.basket(),
                actual.refunds()))
        .as(what())
        .isEqualTo(
            List.of(
                expected.orders(),
                expected.nextWithin(),
                expected.toSecond(),
                expected.between(),
                expected.basket(),
                expected.refunds()));
    assertThat(actual.periods())
        .as(what())
        .isEqualTo(
            expected.periods().stream()
                .filter(period -> period.period().startInstant().isBefore(to))
                .filter(period -> period.period().endInstant().isAfter(from))
                .toList());
  }

  private String what() {
    return "seed " + seed + ", " + definition + ", " + question;
  }

  private void assertSame(Estimate actual, Estimate expected) {
    assertThat(actual.n()).as(what()).isEqualTo(expected.n());
    assertClose(actual.value(), expected.value());
    assertClose(actual.interval().low(), expected.interval().low());
    assertClose(actual.interval().high(), expected.interval().high());
  }

  private void assertClose(double actual, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(actual).as(what()).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    } else {
      assertThat(actual).as(what()).isEqualTo(Double.valueOf(expected));
    }
  }

  private void checkOrders() {
    OrderCounts orders = answer.orders();
    int customers = oracle.orders.size();
    assertThat(answer.n()).as(what()).isEqualTo(customers);
    assertThat(orders.orders()).as(what()).isEqualTo(oracle.allOrders().size());
    for (int number = 1; number <= 40; number++) {
      assertThat(orders.distribution().getOrDefault(number, 0L))
          .as(what())
          .isEqualTo(oracle.customersWith(number));
    }
    int repeats = customers - (int) oracle.customersWith(1);
    assertSame(
        answer.repeatRate(LEVEL), ProportionInterval.WILSON.estimate(repeats, customers, LEVEL));
    double variance =
        customers < 2
            ? 0
            : RepeatOracle.variance(
                oracle.orders.values().stream().map(list -> (double) list.size()));
    assertSame(
        orders.mean(LEVEL),
        MeanInterval.estimate(
            customers,
            (double) oracle.allOrders().size() / customers,
            variance,
            1,
            Double.POSITIVE_INFINITY,
            LEVEL));
  }

  private void checkShares() {
    for (RepeatShare share : answer.nextWithin()) {
      assertThat(List.of(share.oldEnough(), share.repeated(), share.tooYoung()))
          .as("%s, %s", what(), share)
          .isEqualTo(oracle.nextWithin(share.order(), share.within().toMillis()));
    }
    assertThat(answer.nextWithin())
        .hasSize((question.highestOrder() - 1) * question.within().size());
  }

  private void checkGaps() {
    List<RepeatGap> gaps = new ArrayList<>();
    state.forEachGap(asOf, gaps::add);
    assertThat(gaps).as(what()).containsExactlyInAnyOrderElementsOf(oracle.gaps());
    check(answer.between(), oracle.gaps(), sizes(1));
    check(
        answer.toSecond(),
        oracle.gaps().stream().filter(gap -> gap.order() == 2).toList(),
        sizes(1).stream().map(size -> 1L).toList());
  }

  /** How many orders each customer has beyond some first ones, without those who have none. */
  private List<Long> sizes(int without) {
    return oracle.orders.values().stream()
        .map(list -> (long) list.size() - without)
        .filter(size -> size > 0)
        .toList();
  }

  /** As if all values of an actor were alike and each effective actor had equally many. */
  private static Estimate median(List<Long> values, List<Long> sizes, double lowest) {
    long all = values.size();
    long squares = sizes.stream().mapToLong(size -> size * size).sum();
    if (all == squares) {
      return QuantileInterval.estimate(
          0.5, all, rank -> values.get((int) rank - 1), lowest, Double.POSITIVE_INFINITY, LEVEL);
    }
    long actors = all * all / squares;
    QuantileInterval.Ranks ranks = QuantileInterval.ranks(0.5, actors, LEVEL);
    List<Long> drawn = new ArrayList<>(); // the values, each as often as there are actors
    values.forEach(value -> drawn.addAll(Collections.nCopies((int) actors, value)));
    double value = values.get((int) ((all + 1) / 2) - 1);
    double low = ranks.lower() == 0 ? lowest : drawn.get((int) ((ranks.lower() - 1) * all));
    double high =
        ranks.upper() > actors
            ? Double.POSITIVE_INFINITY
            : drawn.get((int) (ranks.upper() * all) - 1);
    Interval interval = new Interval(Math.min(low, value), Math.max(high, value), LEVEL);
    return new Estimate(value, interval, sizes.size(), "order statistics of actors");
  }

  private void check(RepeatGaps actual, List<RepeatGap> expected, List<Long> sizes) {
    List<Long> ended =
        expected.stream().filter(RepeatGap::ended).map(RepeatGap::millis).sorted().toList();
    List<Long> waiting =
        expected.stream().filter(gap -> !gap.ended()).map(RepeatGap::millis).sorted().toList();
    assertThat(actual.ended()).as(what()).isEqualTo(ended.size());
    assertThat(actual.waiting()).as(what()).isEqualTo(waiting.size());
    assertSame(actual.median(LEVEL), median(ended, sizes, 0));
    for (int i = 1; i <= waiting.size(); i++) {
      assertThat(actual.waitingQuantile((i - 0.5) / waiting.size()))
          .as(what())
          .hasValue(waiting.get(i - 1));
    }
    assertClose(
        actual.mean(), ended.stream().mapToLong(Long::longValue).average().orElse(Double.NaN));
  }

  private void checkBasket() {
    BasketValues basket = answer.basket();
    List<Long> amounts = oracle.allOrders().stream().map(Order::amount).sorted().toList();
    double lowest = !amounts.isEmpty() && amounts.get(0) < 0 ? Double.NEGATIVE_INFINITY : 0;
    List<double[]> pairs = oracle.ordersAndRevenue();
    int n = pairs.size();
    double revenue = oracle.revenue();
    assertThat(basket.revenue()).as(what()).isEqualTo(oracle.revenue());
    assertThat(basket.repeatRevenue()).as(what()).isEqualTo(oracle.repeatRevenue());
    assertSame(basket.medianOrder(LEVEL), median(amounts, sizes(0), lowest));
    assertSame(
        basket.revenuePerCustomer(LEVEL),
        MeanInterval.estimate(
            n,
            revenue / n,
            n < 2 ? 0 : RepeatOracle.variance(pairs.stream().map(pair -> pair[1])),
            lowest,
            Double.POSITIVE_INFINITY,
            LEVEL));
    assertSame(
        basket.meanOrder(LEVEL),
        MeanInterval.estimate(
            n,
            revenue / amounts.size(),
            n < 2 ? 0 : RepeatOracle.ratioVariance(pairs),
            lowest,
            Double.POSITIVE_INFINITY,
            LEVEL));
    if (revenue > 0) {
      assertClose(basket.repeatRevenueShare(LEVEL).value(), oracle.repeatRevenue() / revenue);
    } else {
      assertThat(basket.repeatRevenueShare(LEVEL).isDefined()).isFalse();
    }
  }

  private void checkRefunds() {
    RefundCounts refunds = answer.refunds();
    long refunded = oracle.refunds.stream().mapToLong(Order::amount).sum();
    long customers = oracle.refunded().stream().filter(oracle.orders::containsKey).count();
    assertThat(refunds.refunds()).as(what()).isEqualTo(oracle.refunds.size());
    assertThat(refunds.refundedAmount()).as(what()).isEqualTo(refunded);
    assertThat(refunds.customersWithRefund()).as(what()).isEqualTo(customers);
    assertThat(refunds.refundedWithoutOrder())
        .as(what())
        .isEqualTo(oracle.refunded().size() - customers);
    assertRatio(refunds.rate(LEVEL), oracle.ordersAndRefunds(false));
    assertRatio(refunds.amountShare(LEVEL), oracle.ordersAndRefunds(true));
  }

  private void assertRatio(Estimate actual, List<double[]> pairs) {
    double bases = pairs.stream().mapToDouble(pair -> pair[0]).sum();
    double ratio = pairs.stream().mapToDouble(pair -> pair[1]).sum() / bases;
    if (bases <= 0) {
      assertThat(actual.isDefined()).as(what()).isFalse();
      return;
    }
    assertClose(actual.value(), ratio);
    assertThat(actual.n()).isEqualTo(pairs.size());
    if (actual.method().equals("linearised Student t")) {
      Estimate expected =
          MeanInterval.estimate(
              pairs.size(),
              ratio,
              RepeatOracle.ratioVariance(pairs),
              0,
              Double.POSITIVE_INFINITY,
              LEVEL);
      assertSame(actual, expected);
    }
  }

  private void checkPeriods() {
    Map<Instant, RepeatOracle.Period> expected = oracle.periods(question);
    assertThat(answer.periods().stream().map(period -> period.period().startInstant()))
        .as(what())
        .containsExactlyElementsOf(expected.keySet());
    for (RepeatPeriod actual : answer.periods()) {
      RepeatOracle.Period period = expected.get(actual.period().startInstant());
      assertThat(
              List.of(
                  actual.orders(),
                  actual.repeatOrders(),
                  actual.activeCustomers(),
                  actual.newCustomers(),
                  actual.repeatCustomers(),
                  actual.revenue(),
                  actual.repeatRevenue(),
                  actual.refunds(),
                  actual.refundedAmount()))
          .as(what())
          .isEqualTo(
              List.of(
                  period.orders,
                  period.repeatOrders,
                  (long) period.active.size(),
                  period.newCustomers,
                  period.active.size() - period.newCustomers,
                  period.revenue,
                  period.repeatRevenue,
                  period.refunds,
                  period.refundedAmount));
      Instant end =
          question.grid().orElseThrow().unit() == CalendarUnit.HOUR
              ? actual.period().startInstant().plus(Duration.ofHours(1))
              : actual
                  .period()
                  .endExclusive()
                  .atStartOfDay(question.grid().orElseThrow().zone())
                  .toInstant();
      assertThat(actual.isComplete()).isEqualTo(end.toEpochMilli() <= asOf.toEpochMilli() + 1);
      assertClose(
          actual.revenuePerActiveCustomer(LEVEL).value(),
          (double) period.revenue / period.active.size());
      assertClose(actual.meanOrder(LEVEL).value(), (double) period.revenue / period.orders);
    }
  }
}
