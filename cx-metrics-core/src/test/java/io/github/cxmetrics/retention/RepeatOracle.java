package io.github.cxmetrics.retention;

import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Repeat purchase straight from the rules, over lists of objects and by java.time. */
final class RepeatOracle {

  record Line(String customer, String order, long at, long amount, boolean refund) {}

  record Order(String customer, long at, long amount) {}

  final List<Line> lines;
  final RepeatDefinition definition;
  final long asOf;
  final Map<String, List<Order>> orders = new TreeMap<>();
  final List<Order> refunds;

  RepeatOracle(List<Line> all, RepeatDefinition definition, Instant asOf) {
    this.definition = definition;
    this.asOf = asOf.toEpochMilli();
    lines = all.stream().filter(line -> line.at() <= this.asOf).toList();
    for (Order order : summed(false)) {
      orders.computeIfAbsent(order.customer(), customer -> new ArrayList<>()).add(order);
    }
    orders
        .values()
        .forEach(
            list ->
                list.sort(Comparator.comparingLong(Order::at).thenComparingLong(Order::amount)));
    refunds = summed(true);
  }

  private List<Order> summed(boolean refund) {
    Map<Object, List<Line>> groups = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.refund() == refund) {
        Object key =
            definition.identity() == OrderIdentity.RECORD
                ? i
                : List.of(line.customer(), line.order());
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(line);
      }
    }
    List<Order> summed = new ArrayList<>();
    for (List<Line> group : groups.values()) {
      long at = group.stream().mapToLong(Line::at).min().orElseThrow();
      long amount = group.stream().mapToLong(Line::amount).sum();
      summed.add(new Order(group.get(0).customer(), at, refund ? Math.abs(amount) : amount));
    }
    return summed;
  }

  List<Order> allOrders() {
    return orders.values().stream().flatMap(List::stream).toList();
  }

  long customersWith(int number) {
    return orders.values().stream().filter(list -> list.size() == number).count();
  }

  /** Old enough, repeated, too young. */
  List<Long> nextWithin(int order, long millis) {
    long oldEnough = 0;
    long repeated = 0;
    long tooYoung = 0;
    for (List<Order> list : orders.values()) {
      if (list.size() < order - 1) {
        continue;
      }
      long before = list.get(order - 2).at();
      if (before + millis > asOf) {
        tooYoung++;
        continue;
      }
      oldEnough++;
      if (list.size() >= order && list.get(order - 1).at() <= before + millis) {
        repeated++;
      }
    }
    return List.of(oldEnough, repeated, tooYoung);
  }

  List<RepeatGap> gaps() {
    List<RepeatGap> gaps = new ArrayList<>();
    for (List<Order> list : orders.values()) {
      for (int i = 0; i < list.size(); i++) {
        boolean last = i == list.size() - 1;
        long next = last ? asOf : list.get(i + 1).at();
        gaps.add(new RepeatGap(i + 2, next - list.get(i).at(), !last));
      }
    }
    return gaps;
  }

  long revenue() {
    return allOrders().stream().mapToLong(Order::amount).sum();
  }

  long repeatRevenue() {
    return orders.values().stream()
        .flatMap(list -> list.stream().skip(1))
        .mapToLong(Order::amount)
        .sum();
  }

  Set<String> refunded() {
    Set<String> actors = new HashSet<>();
    refunds.forEach(refund -> actors.add(refund.customer()));
    return actors;
  }

  /** The pairs of a ratio over actors: how many orders, what they are worth. */
  List<double[]> ordersAndRevenue() {
    return orders.values().stream()
        .map(list -> new double[] {list.size(), list.stream().mapToLong(Order::amount).sum()})
        .toList();
  }

  List<double[]> ordersAndRefunds(boolean amounts) {
    Set<String> actors = new HashSet<>(orders.keySet());
    actors.addAll(refunded());
    List<double[]> pairs = new ArrayList<>();
    for (String actor : actors) {
      double base = 0;
      double value = 0;
      for (Order order : orders.getOrDefault(actor, List.of())) {
        base += amounts ? order.amount() : 1;
      }
      for (Order refund : refunds) {
        if (refund.customer().equals(actor)) {
          value += amounts ? refund.amount() : 1;
        }
      }
      pairs.add(new double[] {base, value});
    }
    return pairs;
  }

  /** The variance of a ratio times the number of pairs, by its residuals. */
  static double ratioVariance(List<double[]> pairs) {
    double bases = pairs.stream().mapToDouble(pair -> pair[0]).sum();
    double ratio = pairs.stream().mapToDouble(pair -> pair[1]).sum() / bases;
    double squares = 0;
    for (double[] pair : pairs) {
      double residual = pair[1] - ratio * pair[0];
      squares += residual * residual;
    }
    double n = pairs.size();
    return n * n / (n - 1) * squares / (bases * bases);
  }

  static double variance(Stream<Double> values) {
    List<Double> all = values.toList();
    double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return all.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
        / (all.size() - 1);
  }

  /** What a period of local dates has: orders, active, new, repeat customers, and amounts. */
  static final class Period {
    long orders;
    long repeatOrders;
    final Set<String> active = new HashSet<>();
    long newCustomers;
    long revenue;
    long repeatRevenue;
    long refunds;
    long refundedAmount;
  }

  Map<Instant, Period> periods(RepeatQuestion question) {
    Map<Instant, Period> periods = new TreeMap<>();
    orders.forEach(
        (customer, list) -> {
          for (int i = 0; i < list.size(); i++) {
            Period period = period(periods, question, list.get(i).at());
            period.orders++;
            period.active.add(customer);
            period.revenue += list.get(i).amount();
            if (i == 0) {
              period.newCustomers++;
            } else {
              period.repeatOrders++;
              period.repeatRevenue += list.get(i).amount();
            }
          }
        });
    for (Order refund : refunds) {
      Period period = period(periods, question, refund.at());
      period.refunds++;
      period.refundedAmount += refund.amount();
    }
    return periods;
  }

  private static Period period(
      Map<Instant, Period> periods, RepeatQuestion question, long atMillis) {
    var grid = question.grid().orElseThrow();
    var local = Instant.ofEpochMilli(atMillis).atZone(grid.zone());
    LocalDate day = local.toLocalDate();
    LocalDate start =
        switch (grid.unit()) {
          case HOUR, DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(grid.weekStart()));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER ->
              day.withDayOfMonth(1).minus((day.getMonthValue() - 1) % 3, ChronoUnit.MONTHS);
          case YEAR -> day.withDayOfYear(1);
        };
    Instant begin =
        grid.unit() == CalendarUnit.HOUR
            ? local.truncatedTo(ChronoUnit.HOURS).toInstant()
            : start.atStartOfDay(grid.zone()).toInstant();
    return periods.computeIfAbsent(begin, any -> new Period());
  }
}
