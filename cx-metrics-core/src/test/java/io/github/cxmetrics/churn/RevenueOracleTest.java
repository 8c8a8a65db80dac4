package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.churn.RevenueOracle.Part;
import io.github.cxmetrics.churn.RevenueOracle.Row;
import io.github.cxmetrics.churn.RevenueOracle.Step;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Every number of the result, against what the rules say of lists of records. */
class RevenueOracleTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final long HOUR = 3_600_000;
  private static final List<CalendarUnit> UNITS =
      List.of(
          CalendarUnit.DAY,
          CalendarUnit.WEEK,
          CalendarUnit.MONTH,
          CalendarUnit.QUARTER,
          CalendarUnit.YEAR);

  private static final String[] ZONES = {
    "Europe/London", "America/St_Johns", "Asia/Seoul", "Africa/Cairo", "Pacific/Apia"
  };

  private long seed;
  private RevenueDefinition definition;
  private RevenueQuestion question;
  private List<Row> rows;
  private RevenueOracle oracle;
  private Revenue answer;
  private LocalDate first;
  private long asOf;

  @RepeatedTest(400)
  void everyNumberIsThatOfTheRules(RepetitionInfo repetition) {
    seed = 9_000L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    make(random);
    ask(random);
    assertThat(answer.n()).as(what()).isEqualTo(oracle.steps.size());
    checkList();
    for (int i = 0; i < answer.periods().size(); i++) {
      checkPeriod(i);
      checkTrailing(i);
    }
    checkCohorts();
  }

  private void make(Random random) {
    ZoneId zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
    CalendarGrid grid = CalendarGrid.of(UNITS.get(random.nextInt(UNITS.size())), zone);
    definition =
        switch (random.nextInt(5)) {
          case 0 -> RevenueDefinition.intervals(grid);
          case 1 -> RevenueDefinition.intervals(grid).bySubscription();
          case 2 -> RevenueDefinition.changes(grid);
          case 3 -> RevenueDefinition.changes(grid).bySubscription();
          default -> RevenueDefinition.snapshots(grid);
        };
    /* Around changes of the clocks, on a raster so coarse that instants tie. */
    long start = Instant.parse("2010-10-20T00:00:00Z").toEpochMilli();
    int customers = 1 + random.nextInt(6);
    rows = new ArrayList<>();
    for (int size = random.nextInt(40); size > 0; size--) {
      long from = start + random.nextInt(60) * 24L * HOUR + random.nextInt(4) * 6L * HOUR;
      if (!rows.isEmpty() && random.nextInt(4) == 0) {
        from = rows.get(random.nextInt(rows.size())).from();
      }
      rows.add(
          row(
              random,
              "c" + random.nextInt(customers),
              "s" + random.nextInt(3),
              from,
              random.nextInt(4) == 0 ? 0 : 50L * random.nextInt(8)));
    }
    for (int i = random.nextInt(4); i > 0 && !rows.isEmpty(); i--) {
      rows.add(rows.get(random.nextInt(rows.size())));
    }
    Collections.shuffle(rows, random);
  }

  private Row row(Random random, String customer, String subscription, long from, long amount) {
    long second;
    if (definition.input() == RevenueInput.CHANGES) {
      second = random.nextInt(3);
    } else if (definition.input() == RevenueInput.SNAPSHOTS) {
      long index = definition.grid().indexOfMillis(from);
      from = definition.grid().period(index).startInstant().toEpochMilli();
      second = definition.grid().period(index).endInstant().toEpochMilli();
    } else {
      second =
          random.nextInt(4) == 0
              ? RevenueOracle.OPEN
              : from + (1 + random.nextInt(40)) * (random.nextBoolean() ? 12 * HOUR : 6 * HOUR);
    }
    return new Row(customer, subscription, from, second, amount);
  }

  private void ask(Random random) {
    NamedRevenueAccumulator state = Revenue.accumulatorOfNames(definition);
    rows.forEach(row -> add(state, row));
    question =
        RevenueQuestion.DEFAULT
            .in(random.nextBoolean() ? PeriodView.EVENT : PeriodView.ENDPOINT)
            .trailing(1 + random.nextInt(4))
            .cohorts(random.nextInt(5))
            .grace(
                random.nextBoolean() ? Duration.ZERO : Duration.ofHours(6L * random.nextInt(20)));
    Long window = null;
    if (random.nextBoolean()) {
      window = random.nextInt(40) * 6L * HOUR;
      question = question.reactivatedWithin(Duration.ofMillis(window));
    }
    long start = Instant.parse("2010-10-20T00:00:00Z").toEpochMilli();
    asOf = rows.stream().mapToLong(this::latest).max().orElse(Long.MIN_VALUE);
    if (random.nextBoolean()) {
      asOf = start + random.nextInt(100 * 24) * HOUR;
      question = question.asOf(Instant.ofEpochMilli(asOf));
    }
    if (random.nextInt(4) == 0) {
      question = question.from(Instant.ofEpochMilli(start + random.nextInt(20 * 24) * HOUR));
    }
    if (random.nextInt(4) == 0) {
      question = question.before(Instant.ofEpochMilli(start + (480 + random.nextInt(960)) * HOUR));
    }
    CalendarUnit unit =
        random.nextInt(3) == 0 ? UNITS.get(random.nextInt(UNITS.size())) : definition.grid().unit();
    CalendarGrid grid = CalendarGrid.of(unit, definition.grid().zone());
    question = question.by(grid);
    oracle =
        new RevenueOracle(
            rows,
            definition,
            unit,
            grid.zone(),
            asOf,
            question.grace().toMillis(),
            window,
            question.view() == PeriodView.EVENT);
    answer = state.result(question);
  }

  private long latest(Row row) {
    return switch (definition.input()) {
      case CHANGES -> row.from();
      case INTERVALS -> row.second() == RevenueOracle.OPEN ? row.from() : row.second();
      case SNAPSHOTS -> row.second() - 1;
    };
  }

  private void add(NamedRevenueAccumulator state, Row row) {
    boolean bySub = definition.identity() == RevenueIdentity.SUBSCRIPTION;
    boolean open = row.second() == RevenueOracle.OPEN;
    String who = row.customer();
    switch (definition.input()) {
      case SNAPSHOTS ->
          state.addSnapshot(
              who,
              definition.grid().period(definition.grid().indexOfMillis(row.from())),
              row.amount());
      case CHANGES -> {
        if (bySub) {
          state.addChange(who, row.from(), row.second(), row.amount(), row.subscription());
        } else {
          state.addChange(who, row.from(), row.second(), row.amount());
        }
      }
      case INTERVALS -> {
        if (open && bySub) {
          state.addOpen(who, row.from(), row.amount(), row.subscription());
        } else if (open) {
          state.addOpen(who, row.from(), row.amount());
        } else if (bySub) {
          state.addInterval(who, row.from(), row.second(), row.amount(), row.subscription());
        } else {
          state.addInterval(who, row.from(), row.second(), row.amount());
        }
      }
    }
  }

  private String what() {
    return "seed " + seed + ", " + definition + ", " + question;
  }

  private LocalDate date(int i) {
    return answer.periods().get(i).period().start();
  }

  private void checkList() {
    long earliest =
        rows.stream().filter(row -> row.amount() > 0).mapToLong(Row::from).min().orElse(asOf + 1);
    List<LocalDate> expected = new ArrayList<>();
    if (earliest <= asOf) {
      first = oracle.periodOf(earliest);
      LocalDate from = question.from().map(at -> oracle.periodOf(at.toEpochMilli())).orElse(first);
      LocalDate last = oracle.periodOf(asOf);
      LocalDate to = question.to().map(at -> oracle.periodOf(at.toEpochMilli() - 1)).orElse(last);
      for (LocalDate at = first; !at.isAfter(last); at = oracle.plus(at, 1)) {
        if (!at.isBefore(from) && !at.isAfter(to)) {
          expected.add(at);
        }
      }
    }
    assertThat(answer.periods().stream().map(period -> period.period().start()))
        .as(what())
        .containsExactlyElementsOf(expected);
    ZoneId zone = definition.grid().zone();
    for (RevenuePeriod period : answer.periods()) {
      long end =
          oracle.plus(period.period().start(), 1).atStartOfDay(zone).toInstant().toEpochMilli();
      assertThat(period.isComplete()).as(what()).isEqualTo(end <= asOf + 1);
    }
  }

  private List<Part> parts(LocalDate period) {
    return oracle.steps.values().stream().map(own -> oracle.part(own, period)).toList();
  }

  private static BigInteger sum(List<Part> parts, Function<Part, BigInteger> of) {
    return parts.stream().map(of).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private void checkPeriod(int i) {
    RevenuePeriod actual = answer.periods().get(i);
    List<Part> parts = parts(date(i));
    for (Part part : parts) {
      BigInteger closing =
          part.opening
              .add(part.amount("new"))
              .add(part.amount("expansion"))
              .add(part.amount("reactivation"))
              .subtract(part.amount("contraction"))
              .subtract(part.amount("churn"));
      assertThat(closing).as(what()).isEqualTo(part.closing);
    }
    assertThat(actual.movements())
        .as(what())
        .isEqualTo(
            Revenue.ofMovements(
                sum(parts, part -> part.opening).longValueExact(),
                amount(parts, "new"),
                amount(parts, "expansion"),
                amount(parts, "reactivation"),
                amount(parts, "contraction"),
                amount(parts, "churn"),
                sum(parts, part -> part.closing).longValueExact()));
    assertThat(actual.customers())
        .as(what())
        .isEqualTo(
            new RevenueCustomers(
                parts.stream().filter(part -> part.opening.signum() > 0).count(),
                count(parts, "new"),
                count(parts, "expansion"),
                count(parts, "reactivation"),
                count(parts, "contraction"),
                count(parts, "churn"),
                parts.stream().filter(part -> part.closing.signum() > 0).count()));
    assertThat(actual.joinedAndLost())
        .as(what())
        .isEqualTo(
            parts.stream()
                .filter(part -> part.moved)
                .filter(part -> part.opening.signum() + part.closing.signum() == 0)
                .count());
    for (RevenueFormula formula : RevenueFormula.values()) {
      checkRatio(actual.ratio(formula), parts);
    }
  }

  private static long amount(List<Part> parts, String movement) {
    return sum(parts, part -> part.amount(movement)).longValueExact();
  }

  private static long count(List<Part> parts, String movement) {
    return parts.stream().mapToLong(part -> part.count(movement)).sum();
  }

  private void checkRatio(RevenueRatio actual, List<Part> parts) {
    RevenueFormula formula = actual.formula();
    if (formula == RevenueFormula.LOGO_CHURN) {
      List<Part> open = parts.stream().filter(part -> part.opening.signum() > 0).toList();
      long lost = open.stream().filter(part -> part.closing.signum() == 0).count();
      assertThat(actual.estimate(LEVEL))
          .as(what())
          .isEqualTo(ProportionInterval.WILSON.estimate(lost, open.size(), LEVEL));
      return;
    }
    List<double[]> pairs = new ArrayList<>();
    for (Part part : parts) {
      double open = part.opening.doubleValue();
      double closed = part.closing.doubleValue();
      double lost = part.amount("churn").add(part.amount("contraction")).doubleValue();
      double churn = part.amount("churn").doubleValue();
      double more = part.amount("expansion").doubleValue();
      double back = part.amount("reactivation").doubleValue();
      double fresh = part.amount("new").doubleValue();
      pairs.add(
          switch (formula) {
            case NET_REVENUE_RETENTION -> new double[] {open, open > 0 ? closed : 0};
            case GROSS_REVENUE_RETENTION -> new double[] {open, Math.min(open, closed)};
            case GROSS_CHURN -> new double[] {open, lost};
            case CHURN -> new double[] {open, churn};
            case NET_CHURN -> new double[] {open, lost - more - back};
            case NET_CHURN_BEFORE_REACTIVATION -> new double[] {open, lost - more};
            case EXPANSION -> new double[] {open, more};
            case CONTRACTION -> new double[] {open, lost - churn};
            case QUICK_RATIO -> new double[] {lost, fresh + more + back};
            case AVERAGE_PER_CUSTOMER -> new double[] {closed > 0 ? 1 : 0, closed};
            case LOGO_CHURN -> throw new AssertionError();
          });
    }
    checkPairs(actual, pairs.stream().filter(pair -> pair[0] != 0 || pair[1] != 0).toList());
  }

  private void checkPairs(RevenueRatio actual, List<double[]> pairs) {
    double base = pairs.stream().mapToDouble(pair -> pair[0]).sum();
    double value = pairs.stream().mapToDouble(pair -> pair[1]).sum();
    assertThat(actual.numerator()).as(what()).isEqualTo((long) value);
    assertThat(actual.denominator()).as(what()).isEqualTo((long) base);
    Estimate estimate = actual.estimate(LEVEL);
    if (base == 0) {
      assertThat(actual.value()).as(what()).isEmpty();
      assertThat(estimate.isDefined()).as(what()).isFalse();
      assertThat(estimate.n()).isZero();
      return;
    }
    assertThat(actual.value()).as(what()).hasValue(value / base);
    assertThat(estimate.value()).as(what()).isEqualTo(value / base);
    assertThat(estimate.n()).as(what()).isEqualTo(pairs.size());
    int n = pairs.size();
    double squares =
        pairs.stream().mapToDouble(pair -> Math.pow(pair[1] - value / base * pair[0], 2)).sum();
    RevenueFormula formula = actual.formula();
    if (formula.lowest() == 0 && formula.highest(question.view()) == 1) {
      double weights = pairs.stream().mapToDouble(pair -> pair[0] * pair[0]).sum();
      checkWilson(estimate, value / base, base * base / weights);
    } else if (squares > 1e-6 && n > 1) {
      double variance = squares / (n - 1) / Math.pow(base / n, 2);
      Estimate expected =
          MeanInterval.estimate(
              n, value / base, variance, formula.lowest(), formula.highest(question.view()), LEVEL);
      assertClose(estimate.interval().low(), expected.interval().low());
      assertClose(estimate.interval().high(), expected.interval().high());
    } else if (formula == RevenueFormula.AVERAGE_PER_CUSTOMER && n > 1) {
      assertClose(estimate.interval().width(), 0);
    } else if (value != 0) {
      assertThat(estimate.interval().high()).as(what()).isEqualTo(formula.highest(question.view()));
    }
  }

  /** Wilson's interval as his paper has it. */
  private void checkWilson(Estimate actual, double share, double n) {
    double z = 1.959963984540054;
    double centre = (share + z * z / 2 / n) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / 4 / n / n);
    assertClose(actual.interval().low(), centre - half);
    assertClose(actual.interval().high(), centre + half);
    assertThat(actual.interval().contains(share)).as(what()).isTrue();
  }

  private void assertClose(double actual, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(actual).as(what()).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    } else {
      assertThat(actual).as(what()).isEqualTo(expected);
    }
  }

  private void checkTrailing(int i) {
    LocalDate begin = oracle.plus(date(i), 1 - question.trailing());
    List<double[]> net = new ArrayList<>();
    List<double[]> gross = new ArrayList<>();
    for (List<Step> own : oracle.steps.values()) {
      double open = oracle.opening(own, begin);
      double closed = oracle.opening(own, oracle.plus(date(i), 1));
      if (open > 0) {
        net.add(new double[] {open, closed});
        gross.add(new double[] {open, Math.min(open, closed)});
      }
    }
    RevenuePeriod actual = answer.periods().get(i);
    checkPairs(actual.trailingNetRetention(), net);
    checkPairs(actual.trailingGrossRetention(), gross);
    double product = 1;
    boolean known = i + 1 >= question.trailing();
    for (int j = Math.max(0, i + 1 - question.trailing()); j <= i; j++) {
      OptionalDouble factor =
          answer.periods().get(j).ratio(RevenueFormula.NET_REVENUE_RETENTION).value();
      known &= factor.isPresent();
      product *= factor.orElse(0);
    }
    if (known) {
      assertClose(actual.compoundedNetRetention().orElseThrow(), product);
    } else {
      assertThat(actual.compoundedNetRetention()).as(what()).isEmpty();
    }
  }

  private void checkCohorts() {
    List<LocalDate> expected =
        question.ages() == 0
            ? List.of()
            : answer.periods().stream()
                .map(period -> period.period().start())
                .filter(
                    start ->
                        oracle.steps.values().stream()
                            .anyMatch(own -> own.get(0).period().equals(start)))
                .toList();
    assertThat(answer.cohorts().stream().map(cohort -> cohort.period().start()))
        .as(what())
        .containsExactlyElementsOf(expected);
    answer.cohorts().forEach(this::checkCohort);
  }

  private void checkCohort(RevenueCohort actual) {
    LocalDate start = actual.period().start();
    List<List<Step>> members =
        oracle.steps.values().stream().filter(own -> own.get(0).period().equals(start)).toList();
    assertThat(actual.started()).as(what()).isEqualTo(members.size());
    long known =
        answer.periods().stream()
            .filter(RevenuePeriod::isComplete)
            .filter(period -> !period.period().start().isBefore(start))
            .count();
    assertThat(actual.lastAge()).as(what()).isEqualTo(Math.min(known - 1, question.ages()));
    for (int age = 0; age <= actual.lastAge(); age++) {
      List<double[]> net = new ArrayList<>();
      List<double[]> gross = new ArrayList<>();
      long paying = 0;
      long amount = 0;
      for (List<Step> own : members) {
        long base = oracle.opening(own, oracle.plus(start, 1));
        long now = oracle.opening(own, oracle.plus(start, age + 1));
        paying += now > 0 ? 1 : 0;
        amount += now;
        if (base > 0) {
          net.add(new double[] {base, now});
          gross.add(new double[] {base, Math.min(base, now)});
        }
      }
      assertThat(actual.paying(age)).as(what()).isEqualTo(paying);
      assertThat(actual.amount(age)).as(what()).isEqualTo(amount);
      checkPairs(actual.netRetention(age), net);
      checkPairs(actual.grossRetention(age), gross);
    }
  }
}
