package io.github.cxmetrics.guide;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Both;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnDenominator;
import io.github.cxmetrics.churn.ChurnPeriod;
import io.github.cxmetrics.churn.ChurnRate;
import io.github.cxmetrics.churn.Inactivity;
import io.github.cxmetrics.churn.InactivityChurn;
import io.github.cxmetrics.churn.InactivityDefinition;
import io.github.cxmetrics.churn.InactivityQuestion;
import io.github.cxmetrics.churn.InactivityRule;
import io.github.cxmetrics.churn.NamedInactivityAccumulator;
import io.github.cxmetrics.churn.PeriodView;
import io.github.cxmetrics.churn.Revenue;
import io.github.cxmetrics.churn.RevenueDefinition;
import io.github.cxmetrics.churn.RevenueFields;
import io.github.cxmetrics.churn.RevenueFormula;
import io.github.cxmetrics.churn.RevenueMovements;
import io.github.cxmetrics.churn.RevenuePeriod;
import io.github.cxmetrics.churn.RevenueRatio;
import io.github.cxmetrics.churn.Subscription;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityAccumulator;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.engagement.ActivityRange;
import io.github.cxmetrics.engagement.Lifecycle;
import io.github.cxmetrics.funnel.Explanation;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.OutcomeCounts;
import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.live.RollingSegments;
import io.github.cxmetrics.live.RollingWindow;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.PathEdge;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.Stages;
import io.github.cxmetrics.path.Top;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.OrderFields;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.RepeatShare;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionCell;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.stats.RakingStatus;
import io.github.cxmetrics.stats.SampleSize;
import io.github.cxmetrics.stats.StepTimes;
import io.github.cxmetrics.survey.AaporRate;
import io.github.cxmetrics.survey.AdjustedScore;
import io.github.cxmetrics.survey.ClusteredScore;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Disposition;
import io.github.cxmetrics.survey.DriverAnalysis;
import io.github.cxmetrics.survey.Drivers;
import io.github.cxmetrics.survey.DriversAccumulator;
import io.github.cxmetrics.survey.DriversDefinition;
import io.github.cxmetrics.survey.DriversStatus;
import io.github.cxmetrics.survey.MixShift;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.RespondentFields;
import io.github.cxmetrics.survey.RespondentRule;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.ResponseRates;
import io.github.cxmetrics.survey.ScoreTrend;
import io.github.cxmetrics.survey.SegmentComparison;
import io.github.cxmetrics.survey.Strata;
import io.github.cxmetrics.survey.StratifiedRatings;
import io.github.cxmetrics.survey.TargetMargin;
import io.github.cxmetrics.survey.Targets;
import io.github.cxmetrics.survey.WeightedScore;
import io.github.cxmetrics.survival.Cox;
import io.github.cxmetrics.survival.CoxDefinition;
import io.github.cxmetrics.survival.CoxFit;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalMetric;
import io.github.cxmetrics.survival.SurvivalQuantile;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.TieMethod;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.WindowRejection;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The README's Java, compiled and run. {@link ReadmeTest} checks that each part between "snippet"
 * marks stands in the README letter by letter.
 */
class ReadmeExamplesTest {

  record Answer(String country, @Nullable Integer score, int stars) {}

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer("KR", 10, 5),
          new Answer("KR", 9, 4),
          new Answer("FR", 6, 2),
          new Answer("FR", 8, 4));

  @Test
  void eightLines() {
    List<Answer> answers = ANSWERS;
    // snippet: eight lines
    Nps week = Nps.of(10, 9, 6); // or Nps.ofCounts(promoters, passives, detractors)
    Estimate score = week.score(); // 33.3 points, n 3, 95 % interval -58.5 to 87.7

    Nps total = answers.stream().collect(Nps.metric(Answer::score));
    Map<String, Nps> byCountry =
        answers.stream().collect(groupingBy(Answer::country, Nps.metric(Answer::score)));

    RatingAccumulator<Nps> shard = Nps.accumulator(); // 11 counts: mergeable, serialisable
    shard.add(9); // allocates nothing
    byte[] state = shard.merge(Nps.accumulator()).encode();
    // end
    assertThat(score.value()).isCloseTo(33.3, within(0.05));
    assertThat(score.n()).isEqualTo(3);
    assertThat(score.interval().low()).isCloseTo(-58.5, within(0.05));
    assertThat(score.interval().high()).isCloseTo(87.7, within(0.05));
    assertThat(total.score().value()).isEqualTo(25);
    assertThat(byCountry).containsOnlyKeys("KR", "FR");
    assertThat(Nps.accumulator().decode(state).result()).isEqualTo(Nps.of(9));
  }

  @Test
  void readingLate() {
    Nps week = Nps.of(10, 9, 6);
    // snippet: reading late
    Estimate strict = week.score(ConfidenceLevel.P99); // same data, asked again
    Estimate simple = week.score(NetScoreInterval.ADJUSTED_WALD, ConfidenceLevel.P95);
    double mean = week.ratings().mean(ConfidenceLevel.P95).value(); // 8.33 on 0..10
    Map<String, Estimate> everything = week.estimates(); // nps and the three shares
    // end
    assertThat(strict.interval().width()).isGreaterThan(week.score().interval().width());
    assertThat(simple.method()).startsWith("adjusted Wald");
    assertThat(mean).isCloseTo(8.33, within(0.005));
    assertThat(everything).hasSize(4);
  }

  @Test
  void onePass() {
    List<Answer> answers = new ArrayList<>(ANSWERS);
    answers.add(new Answer("FR", null, 2));
    // snippet: one pass
    // the score may be null: such answers are counted beside the score
    var nps = Nps.metric(Answer::score).missingWhere(answer -> answer.score() == null);
    var csat = Csat.metric(CsatDefinition.ONE_TO_FIVE, Answer::stars);
    var both = answers.parallelStream().collect(nps.and(csat.by("country", Answer::country)));

    Nps overall = both.first();
    SortedMap<String, Csat> satisfaction = both.second();
    // end
    Both<Nps, SortedMap<String, Csat>> typed = both;
    assertThat(typed.first()).isSameAs(overall);
    assertThat(overall.score().value()).isEqualTo(25);
    assertThat(overall.missing()).isEqualTo(1);
    assertThat(satisfaction.keySet()).containsExactly("FR", "KR");
    assertThat(satisfaction.get("KR").score().value()).isEqualTo(1);
  }

  @Test
  void fourVerbs() {
    Answer answer = new Answer("KR", 9, 4);
    // snippet: four verbs
    // what an engine does: zero, add, merge, present, with bytes in between
    var metric = Nps.metric(Answer::score).by("country", Answer::country);
    var partition = metric.newAccumulator();
    metric.add(partition, answer);
    byte[] state = partition.encode();
    SortedMap<String, Nps> result = metric.newAccumulator().merge(metric.decode(state)).result();
    // end
    assertThat(result).containsOnly(Map.entry("KR", Nps.of(9)));
  }

  @Test
  void comparing() {
    List<Answer> answers = ANSWERS;
    // snippet: comparing
    Nps march = Nps.ofCounts(620, 240, 140);
    Nps april = Nps.ofCounts(650, 220, 130);
    Difference change = april.differenceFrom(march);
    String words = change.inWords(Rounding.ONE_DECIMAL, "points");
    // "+4.0 points, 95 % interval -2.3 to +10.3: not yet clear"

    Nps total = answers.stream().collect(Nps.metric(Answer::score));
    var byCountry = answers.stream().collect(Nps.metric(Answer::score).by(Answer::country));
    var whichDiffer = SegmentComparison.withRest(total, byCountry); // each against its complement

    // 922 answers for a margin of 5 points
    long needed = SampleSize.forNetScoreMargin(0.6, 0.05, ConfidenceLevel.P95);
    // end
    assertThat(words).isEqualTo("+4.0 points, 95 % interval -2.3 to +10.3: not yet clear");
    assertThat(whichDiffer.comparisons()).isEqualTo(2);
    assertThat(needed).isEqualTo(922);
  }

  record Reply(
      String customer, long atMillis, int score, String age, String region, double weight) {
    static Reply of(int i) {
      return new Reply(
          "c" + i % 40,
          i * 3_600_000L,
          (i * 7) % 11,
          i % 3 == 0 ? "18-34" : "35+",
          i % 5 < 2 ? "north" : "south",
          1 + i % 4 / 2.0);
    }
  }

  private static final List<Reply> REPLIES = IntStream.range(0, 120).mapToObj(Reply::of).toList();

  @Test
  void weights() {
    List<Reply> replies = REPLIES;
    // snippet: weights
    WeightedScore<Nps> weighted =
        replies.stream().collect(Nps.metric(Reply::score).weightedBy(Reply::weight));
    Estimate score = weighted.score(); // its interval follows from the weights
    OptionalDouble effectiveN = weighted.effectiveN(); // answers of equal weight that say as much
    Nps plain = weighted.unweighted();
    ClusteredScore<Nps> byCustomer = // several answers of one customer are not independent
        replies.stream().collect(Nps.metric(Reply::score).clusteredBy(Reply::customer));
    // end
    assertThat(score.n()).isEqualTo(120);
    assertThat(effectiveN.orElseThrow()).isBetween(100.0, 120.0);
    assertThat(plain.n()).isEqualTo(120);
    assertThat(byCustomer.score(ConfidenceLevel.P95).n()).isEqualTo(40);
  }

  @Test
  void raking() {
    List<Reply> replies = REPLIES;
    // snippet: raking
    Targets census =
        Targets.of(
            TargetMargin.of("age", Map.of("18-34", 0.45, "35+", 0.55)),
            TargetMargin.of("region", Map.of("north", 0.5, "south", 0.5)));
    StratifiedRatings<Nps> answers =
        replies.stream()
            .collect(
                Nps.<Reply>metric(Reply::score)
                    .stratifiedBy(
                        Strata.<Reply>by("age", Reply::age).and("region", Reply::region)));
    AdjustedScore<Nps> adjusted = answers.weighTo(census, RakingRule.STANDARD.withCap(5));
    RakingStatus status = adjusted.weights().status(); // converged, or why there are no weights
    Estimate score = adjusted.score(); // raked: the error knows the margins
    // end
    assertThat(status).isEqualTo(RakingStatus.CONVERGED);
    assertThat(score.n()).isEqualTo(120);
    assertThat(score.method()).startsWith("raked");
  }

  @Test
  void oneVoiceAPerson() {
    List<Reply> replies = REPLIES;
    // snippet: one voice a person
    RespondentScore<Nps> people =
        replies.stream()
            .collect(
                RespondentScore.metric(
                    Nps.metric(Reply::score),
                    RespondentRule.RELATIONSHIP, // the last answer of each within 90 days
                    Reply::customer,
                    RespondentFields.<Reply>of(Reply::atMillis).segment(Reply::region)));
    Nps nps = people.score(); // n: people
    SortedMap<String, Nps> byRegion = people.segments(); // each person in one region
    long superseded = people.counts().superseded();
    // end
    assertThat(nps.n()).isEqualTo(40);
    assertThat(byRegion.values().stream().mapToLong(Nps::n).sum()).isEqualTo(40);
    assertThat(superseded).isEqualTo(80);
  }

  @Test
  void whatMovedTheScore() {
    Map<String, Nps> aprilByChannel =
        Map.of("app", Nps.ofCounts(60, 30, 10), "phone", Nps.ofCounts(20, 30, 50));
    Map<String, Nps> mayByChannel =
        Map.of("app", Nps.ofCounts(120, 60, 20), "phone", Nps.ofCounts(20, 30, 50));
    Map<Long, Nps> npsByMonth = Map.of(0L, Nps.ofCounts(60, 30, 10), 1L, Nps.ofCounts(20, 30, 50));
    // snippet: what moved the score
    MixShift<String> shift = MixShift.between(aprilByChannel, mayByChannel);
    Estimate within = shift.within(ConfidenceLevel.P95); // from segments that changed
    Estimate composition = shift.composition(ConfidenceLevel.P95); // from who answered
    Estimate slope = ScoreTrend.over(npsByMonth).slope(ConfidenceLevel.P95); // points a month

    DriversDefinition stay =
        DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "overall", "room", "food");
    DriversAccumulator rows = Drivers.accumulator(stay);
    rows.add(4, 5, 3); // overall, then room and food; NaN where not answered
    DriverAnalysis drivers = rows.result().analyse(); // association, not cause
    // end
    assertThat(within.value()).isZero();
    assertThat(composition.value()).isCloseTo(80 / 6.0, within(1e-9));
    assertThat(slope.isDefined()).isTrue();
    assertThat(drivers.status()).isEqualTo(DriversStatus.TOO_FEW_ROWS);
  }

  @Test
  void whoAnsweredAtAll() {
    // snippet: who answered at all
    ResponseRates calls =
        ResponseRates.ofCounts(
            Map.of(
                Disposition.COMPLETE, 300L,
                Disposition.REFUSAL, 200L,
                Disposition.UNKNOWN_HOUSEHOLD, 500L));
    Estimate least = calls.rate(AaporRate.RR1, ConfidenceLevel.P95); // 0.3, n 1000
    Estimate most = calls.rate(AaporRate.RR5, ConfidenceLevel.P95); // 0.6, n 500
    // end
    assertThat(least.value()).isEqualTo(0.3);
    assertThat(most.value()).isEqualTo(0.6);
    assertThat(least.n()).isEqualTo(1000);
    assertThat(most.n()).isEqualTo(500);
  }

  record Event(String customer, String name, long atMillis) {}

  private static final List<Event> EVENTS =
      List.of(
          new Event("ann", "view", 0),
          new Event("ann", "cart", 60_000),
          new Event("ann", "pay", 90_000),
          new Event("bob", "view", 0),
          new Event("bob", "cart", 10_000),
          new Event("cid", "cart", 0),
          new Event("cid", "view", 5_000));

  @Test
  void funnel() {
    List<Event> events = EVENTS;
    // snippet: funnel
    FunnelDefinition checkout = Funnel.define("view", "cart", "pay").within(Duration.ofHours(1));
    Funnel funnel =
        events.stream()
            .collect(Funnel.metric(checkout, Event::customer, Event::name, Event::atMillis));

    Estimate paid = funnel.conversion("cart", "pay"); // n: the customers who reached the cart
    StepTimes times = funnel.timesFromPrevious(3); // median, quantiles and mean, in milliseconds
    // end
    assertThat(funnel.toString()).isEqualTo("view 3 > cart 2 > pay 1");
    assertThat(paid.n()).isEqualTo(2);
    assertThat(times.mean()).isEqualTo(30_000);
  }

  @Test
  void funnelInAnEngine() {
    FunnelDefinition checkout = Funnel.define("view", "cart", "pay").within(Duration.ofHours(1));
    List<Event> events = EVENTS;
    Instant end = Instant.ofEpochMilli(100_000);
    // snippet: funnel in an engine
    // a stream keyed by customer keeps a state for each; events may come late and in any order
    var journey = Funnel.journey(checkout, Event::name, Event::atMillis);
    var population = Funnel.population(checkout).asOf(end); // who can still buy is open, not lost
    Funnel overall =
        events.stream().collect(journey.perSubject("customer", Event::customer, population));
    OutcomeCounts outcomes = overall.outcomes(); // converted, lost, open, excluded
    // end
    assertThat(outcomes).isEqualTo(new OutcomeCounts(3, 1, 0, 2, 0, 0));
  }

  @Test
  void funnelInColumns() {
    FunnelDefinition checkout = Funnel.define("view", "cart", "pay").within(Duration.ofHours(1));
    long[] customers = {1, 1, 2};
    long[] atMillis = {0, 5, 7};
    byte[] steps = {1, 2, 1};
    FunnelAccumulator otherShard = Funnel.accumulator(checkout);
    // snippet: funnel in columns
    FunnelAccumulator shard = Funnel.accumulator(checkout);
    shard.addAll(customers, atMillis, steps, 0, customers.length); // bit k - 1 for step k
    shard.join(2, 77); // a visitor turns out to be a customer
    Explanation why = shard.merge(otherShard).explain(77); // every attempt, and why it ended
    // end
    assertThat(why.journey().level()).isOne();
  }

  /** An order of a customer. */
  record Order(String customer, long atMillis, long pence) {

    static Order of(String customer, String day, long pence) {
      return new Order(customer, Instant.parse(day + "T12:00:00Z").toEpochMilli(), pence);
    }
  }

  private static final List<Order> ORDERS =
      List.of(
          Order.of("ann", "2026-01-05", 900),
          Order.of("bob", "2026-01-20", 500),
          Order.of("ann", "2026-02-03", 700),
          Order.of("cid", "2026-02-10", 400),
          Order.of("ann", "2026-05-01", 100));

  @Test
  void retention() {
    List<Order> orders = ORDERS;
    // snippet: retention
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/London"));
    RetentionDefinition monthly = Retention.define(months, 12); // cohorts by the first event
    Retention kept =
        orders.stream().collect(Retention.metric(monthly, Order::customer, Order::atMillis));

    Estimate afterOne = kept.retained(1); // pooled over all for whom month 1 is over
    CohortRow january = kept.cohorts().get(0); // months.period(january.cohort()).label()
    RetentionCell cell = january.cell(1, ReturnRule.ON); // size, observed, retained, so far
    // end
    assertThat(afterOne.n()).isEqualTo(3);
    assertThat(months.period(january.cohort()).label()).isEqualTo("2026-01");
    assertThat(cell).isEqualTo(new RetentionCell(2, 2, 1, 1));
  }

  @Test
  void repeatPurchase() {
    List<Order> orders = ORDERS;
    // snippet: repeat purchase
    RepeatPurchase shop =
        orders.stream()
            .collect(
                RepeatPurchase.metric(
                    RepeatDefinition.ORDERS.in("GBP/100"),
                    Order::customer,
                    OrderFields.of(Order::atMillis, Order::pence)));
    RepeatShare again = shop.nextWithin(2, Duration.ofDays(30)); // a second order within 30 days
    Estimate share = again.share(ConfidenceLevel.P95); // n: customers old enough
    // end
    assertThat(share.n()).isEqualTo(3);
    assertThat(share.value()).isEqualTo(1 / 3.0);
  }

  @Test
  void engagement() {
    long[] users = {1, 2, 1};
    long[] atMillis = ORDERS.stream().limit(3).mapToLong(Order::atMillis).toArray();
    // snippet: engagement
    ActivityDefinition login = ActivityDefinition.in(ZoneId.of("Asia/Seoul")).of("login");
    ActivityAccumulator logins = Activity.accumulator(login); // one bit a day and user
    logins.addAll(users, atMillis, 0, users.length);
    ActivityRange january = logins.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
    long monthly = january.activeActors().monthly(LocalDate.of(2026, 1, 31)); // of 30 days
    Estimate sticky = january.rolling(CalendarUnit.MONTH).get(0).stickiness(ConfidenceLevel.P95);
    Lifecycle weeks = january.lifecycle(CalendarUnit.WEEK); // new, returning, resurrecting, dormant
    // end
    assertThat(monthly).isEqualTo(2);
    assertThat(sticky.value()).isEqualTo(1 / 30.0);
    assertThat(weeks.intervals().get(0).newActors()).isZero();
  }

  @Test
  void pathsAndStages() {
    List<Event> events = EVENTS;
    // snippet: paths and stages
    PathDefinition toPayment = PathDefinition.endingAt("pay");
    Paths before =
        events.stream()
            .collect(Paths.metric(toPayment, Event::customer, Event::name, Event::atMillis));
    Top<PathEdge> last = before.topEdges(-1, 10); // what came right before the payment

    StageDefinition journey =
        StageDefinition.of(Stage.of("explore", "view", "cart"), Stage.of("purchase", "pay"));
    Stages stages =
        events.stream()
            .collect(Stages.metric(journey, Event::customer, Event::name, Event::atMillis));
    Estimate bought = stages.conversion("explore", "purchase"); // n: customers who explored
    // end
    assertThat(last.first().get(0).from().toString()).isEqualTo("cart");
    assertThat(bought.n()).isEqualTo(3);
  }

  /** A contract of a customer; 0 if it goes on. */
  record Contract(String customer, String plan, long startMillis, long endMillis, long cents) {

    static Contract of(String customer, String plan, String start, String end, long cents) {
      return new Contract(customer, plan, millis(start), end.isEmpty() ? 0 : millis(end), cents);
    }

    private static long millis(String day) {
      return Instant.parse(day + "T00:00:00Z").toEpochMilli();
    }

    boolean isOpen() {
      return endMillis == 0;
    }

    boolean hasEnded() {
      return endMillis != 0;
    }

    Subscription subscription() {
      Subscription begun = Subscription.from(startMillis);
      return isOpen() ? begun : begun.until(endMillis);
    }

    long days() {
      return Duration.ofMillis((isOpen() ? millis("2026-04-01") : endMillis) - startMillis)
          .toDays();
    }
  }

  private static final List<Contract> CONTRACTS =
      List.of(
          Contract.of("ann", "basic", "2026-01-10", "2026-02-20", 1_000),
          Contract.of("bob", "pro", "2026-01-15", "2026-03-01", 3_000),
          Contract.of("bob", "basic", "2026-03-01", "", 1_000),
          Contract.of("cid", "pro", "2026-01-20", "", 3_000));

  @Test
  void churn() {
    List<Contract> contracts = CONTRACTS;
    // snippet: churn
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("UTC"));
    ChurnDefinition byMonth = ChurnDefinition.of(months).grace(Duration.ofDays(7));
    Churn churn =
        contracts.stream()
            .collect(Churn.metric(byMonth, Contract::customer, Contract::subscription));

    ChurnPeriod february = churn.periods().get(1); // opening, new, reactivated, churned, closing
    Estimate lost = february.rate().estimate(ConfidenceLevel.P95); // lost / at the opening
    ChurnRate daily = february.rate(ChurnDenominator.PRODUCT_DAILY, PeriodView.EVENT);
    Estimate year = february.rate().annual(CalendarUnit.MONTH, ConfidenceLevel.P95);
    // end
    assertThat(lost.value()).isEqualTo(1 / 3.0);
    assertThat(daily.formula()).startsWith("1 - product over days");
    assertThat(year.value()).isGreaterThan(0.99);
  }

  @Test
  void churnRatesDisagree() {
    // snippet: churn rates disagree
    ChurnCounts year = ChurnCounts.of(10_000, 5_000, 0, 625).joinedAndChurned(125);
    ChurnRate events = year.rate(ChurnDenominator.OPENING, PeriodView.EVENT); // 6.25 %
    ChurnRate endpoint = year.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT); // 5 %
    ChurnRate average = year.rate(ChurnDenominator.AVERAGE, PeriodView.EVENT); // 5.13 %
    ChurnRate withNew = year.rate(ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT); // 4.17 %
    // end
    assertThat(percent(events)).isEqualTo(625);
    assertThat(percent(endpoint)).isEqualTo(500);
    assertThat(percent(average)).isEqualTo(513);
    assertThat(percent(withNew)).isEqualTo(417);
  }

  private static long percent(ChurnRate rate) {
    return Math.round(10_000 * rate.estimate(ConfidenceLevel.P95).value());
  }

  @Test
  void revenue() {
    List<Contract> contracts = CONTRACTS;
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("UTC"));
    // snippet: revenue
    Revenue revenue =
        contracts.stream()
            .collect(
                Revenue.metric(
                    RevenueDefinition.intervals(months).in("EUR/100"),
                    Contract::customer,
                    RevenueFields.of(Contract::startMillis, Contract::cents)
                        .endingAt(Contract::endMillis)
                        .openWhere(Contract::isOpen)));
    RevenuePeriod february = revenue.periods().get(1);
    RevenueMovements moved = february.movements(); // opening, new, expansion ... closing, in cents
    RevenueRatio nrr = february.ratio(RevenueFormula.NET_REVENUE_RETENTION);
    Estimate kept = nrr.estimate(ConfidenceLevel.P95); // nrr.numerator() / nrr.denominator()
    // end
    assertThat(moved.opening()).isEqualTo(7_000);
    assertThat(kept.value()).isEqualTo(6 / 7.0);
  }

  @Test
  void survival() {
    List<Contract> customers = CONTRACTS;
    // snippet: survival
    SurvivalMetric<Contract> stay = Survival.metric(Contract::days, Contract::hasEnded);
    Survival all = customers.stream().collect(stay); // a table of counts: merges by addition
    Estimate afterAMonth = all.at(30); // Kaplan-Meier
    SurvivalQuantile half = all.median(SurvivalQuestion.DEFAULT); // each end may not exist
    LogRank test = LogRank.of(customers.stream().collect(stay.by(Contract::plan)));
    OptionalDouble p = test.pValue();
    // end
    assertThat(afterAMonth.value()).isEqualTo(1);
    assertThat(half.value()).hasValue(45);
    assertThat(p).isPresent();
  }

  @Test
  void cox() {
    List<Contract> customers = CONTRACTS;
    // snippet: cox
    CoxDefinition price = CoxDefinition.of("price").in("days");
    CoxFit fit =
        customers.stream()
            .collect(
                Cox.metric(price, Contract::days, Contract::hasEnded, List.of(Contract::cents)))
            .fit(TieMethod.EFRON);
    FitStatus status = fit.status(); // converged, or why not: nothing is made up
    Estimate hazardRatio = fit.coefficient("price").ratio(ConfidenceLevel.P95);
    // end
    assertThat(status).isEqualTo(FitStatus.SEPARATED); // the cheapest left first
    assertThat(hazardRatio.isDefined()).isFalse();
  }

  @Test
  void inactivity() {
    List<Order> orders = ORDERS;
    // snippet: inactivity
    InactivityDefinition days = InactivityDefinition.daily(ZoneId.of("Europe/London"));
    NamedInactivityAccumulator shop = Inactivity.accumulatorOfNames(days);
    orders.forEach(order -> shop.add(order.customer(), order.atMillis()));
    OptionalLong threshold = shop.propose(InactivityRule.DAYS).threshold(); // from who comes back
    InactivityChurn lost = shop.churn(InactivityQuestion.of(threshold.orElse(60)));
    // end
    assertThat(threshold).isEmpty();
    assertThat(lost.totals().churned()).isEqualTo(2);
  }

  record Rated(String shop, int score, long atMillis) {}

  private static final long NOON = Instant.parse("2026-11-26T12:00:00Z").toEpochMilli();
  private static final List<Rated> RATED =
      List.of(
          new Rated("Seoul", 10, NOON),
          new Rated("Paris", 3, NOON + 1),
          new Rated("Seoul", 9, NOON + 30 * 3_600_000L),
          new Rated("Seoul", 0, NOON + 2)); // late: its day is closed already

  @Test
  void windows() {
    List<Rated> answers = RATED;
    // snippet: windows
    var days = CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris"));
    var daily =
        WindowedMetric.of(Nps.metric(Rated::score), Rated::atMillis, days)
            .by("shop", Rated::shop)
            .withDisorder(Duration.ofHours(1)) // a day closes an hour after its end
            .withLateness(Duration.ofDays(1), Correction.UPDATE); // and is corrected for a day
    List<WindowRejection<Rated>> late = new ArrayList<>();
    var windows = daily.start(closed -> show(closed), late::add); // window, key, NPS, revision
    answers.forEach(windows::add);
    byte[] state = windows.encode(); // daily.restore(state, ...) goes on from here
    // end
    assertThat(shown)
        .containsExactly("Paris -100.0 FIRST", "Seoul 100.0 FIRST", "Seoul 0.0 UPDATED");
    assertThat(late).isEmpty();
    assertThat(daily.restore(state, closed -> show(closed), late::add).report())
        .isEqualTo(windows.report());
  }

  private final List<String> shown = new ArrayList<>();

  private void show(WindowResult<String, Nps> closed) {
    shown.add(closed.key() + " " + closed.result().score().value() + " " + closed.kind());
  }

  @Test
  void live() {
    Rated answer = RATED.get(0);
    Clock clock = Clock.fixed(Instant.ofEpochMilli(NOON), ZoneId.of("UTC"));
    // snippet: live
    LiveMetric<Rated, Nps> live = LiveMetric.of(Nps.metric(Rated::score));
    live.record(answer); // any thread
    Nps now = live.result();
    Nps sinceThen = live.resultAndReset();

    RollingWindow quarterHour = RollingWindow.of(Duration.ofMinutes(15), 15);
    var recent = // the 50 shops that came first by name, all others together
        RollingSegments.by(Nps.metric(Rated::score), Rated::shop, 50, quarterHour, clock);
    recent.record(answer);
    SortedMap<String, Nps> byShop = recent.result().result().named();
    // end
    assertThat(now.n()).isEqualTo(sinceThen.n()).isOne();
    assertThat(live.result().n()).isZero();
    assertThat(byShop).containsOnlyKeys("Seoul");
  }

  @Test
  void columns() {
    int[] shops = {7, 3, 7};
    byte[] scores = {10, 6, 9};
    long[] customers = {1, 1, 2};
    long[] atMillis = {NOON, NOON + 1, NOON};
    byte[] steps = {1, 2, 1};
    FunnelDefinition definition = Funnel.define("view", "buy").within(Duration.ofDays(7));
    // snippet: columns
    Parallelism threads = Parallelism.of(ForkJoinPool.commonPool()); // or none(): the same bits
    var byShop = Nps.accumulatorByLong(); // what Nps.metric(...).byLong(...) gives, from columns
    byShop.addAll(shops, scores, 0, scores.length, threads);
    SortedMap<Long, Nps> scoreOfShop = byShop.result();

    FunnelAccumulator checkout = Funnel.accumulator(definition);
    checkout.addAll(customers, atMillis, steps, 0, steps.length, threads);
    Funnel funnel = checkout.result(threads);
    // end
    assertThat(scoreOfShop.get(7L).score().value()).isEqualTo(100);
    assertThat(funnel.conversion("view", "buy").value()).isEqualTo(0.5);
  }
}
