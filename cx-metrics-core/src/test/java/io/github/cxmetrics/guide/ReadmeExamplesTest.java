package io.github.cxmetrics.guide;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Both;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.funnel.Explanation;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.OutcomeCounts;
import io.github.cxmetrics.funnel.StepTimes;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.stats.SampleSize;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.SegmentComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
}
