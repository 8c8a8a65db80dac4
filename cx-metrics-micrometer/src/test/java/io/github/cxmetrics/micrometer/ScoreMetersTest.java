package io.github.cxmetrics.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.live.RollingMetric;
import io.github.cxmetrics.live.RollingWindow;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScoreMetersTest {

  private static final ScoreTags TAGS =
      ScoreTags.of("relationship").withChannel("email").withProduct("본사");

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final LiveMetric<Integer, Nps> live =
      LiveMetric.keepingTotal(Nps.metric(Integer::intValue));

  private double gauge(String name) {
    return registry.get(name).tag("metric", "relationship").gauge().value();
  }

  private double responses(String category) {
    return registry.get("cx.survey.responses").tag("category", category).functionCounter().count();
  }

  private void record(int... scores) {
    for (int score : scores) {
      live.record(score);
    }
    clock.add(Duration.ofSeconds(1));
  }

  @Test
  void gaugesShowTheScoreAndWhatItRestsOn() {
    ScoreMeters.nps(live, TAGS).bindTo(registry);
    record(10, 9, 6);
    Estimate score = Nps.of(10, 9, 6).score();
    assertThat(gauge("cx.nps.score")).isEqualTo(score.value());
    assertThat(gauge("cx.nps.score.low")).isEqualTo(score.interval().low());
    assertThat(gauge("cx.nps.score.high")).isEqualTo(score.interval().high());
    assertThat(gauge("cx.nps.score.n")).isEqualTo(3);
  }

  @Test
  void withoutDataThereIsNoValue() {
    ScoreMeters.nps(live, TAGS).bindTo(registry);
    assertThat(gauge("cx.nps.score")).isNaN();
    assertThat(gauge("cx.nps.score.low")).isNaN();
    assertThat(gauge("cx.nps.score.high")).isNaN();
    assertThat(gauge("cx.nps.score.n")).isZero();
    assertThat(responses("promoter")).isZero();
    record(5);
    live.resultAndReset();
    assertThat(gauge("cx.nps.score")).isNaN();
  }

  @Test
  void everyMeterHasTheSameKeys() {
    ScoreMeters.nps(live, TAGS).bindTo(registry);
    ScoreMeters.nps(live, ScoreTags.of("onboarding")).bindTo(registry);
    assertThat(registry.getMeters()).hasSize(14);
    assertThat(registry.get("cx.nps.score").tag("metric", "relationship").gauge().getId())
        .satisfies(
            id -> {
              assertThat(id.getTag("channel")).isEqualTo("email");
              assertThat(id.getTag("product")).isEqualTo("본사");
              assertThat(id.getTag("segment")).isEqualTo("all");
            });
    assertThat(registry.getMeters())
        .allSatisfy(
            meter ->
                assertThat(meter.getId().getTags())
                    .extracting(tag -> tag.getKey())
                    .contains("metric", "channel", "product", "segment"));
  }

  @Test
  void countersDoNotFallWhenTheScoreIsReset() {
    ScoreMeters.nps(live, TAGS).bindTo(registry);
    record(10, 9, 8, 6);
    assertThat(responses("promoter")).isEqualTo(2);
    live.resultAndReset();
    record(0, 10);
    assertThat(responses("promoter")).isEqualTo(3);
    assertThat(responses("passive")).isEqualTo(1);
    assertThat(responses("detractor")).isEqualTo(2);
    assertThat(gauge("cx.nps.score.n")).isEqualTo(2);
    assertThat(
            registry.get("cx.survey.responses").functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum())
        .isEqualTo((double) live.total().n());
  }

  @Test
  void anAnswerIsSharedUntilItIsOld() {
    ScoreMeters.nps(live, TAGS).withFreshness(Duration.ofSeconds(5)).bindTo(registry);
    live.record(10);
    assertThat(gauge("cx.nps.score.n")).isEqualTo(1);
    live.record(10);
    clock.add(Duration.ofMillis(4_999));
    assertThat(gauge("cx.nps.score.n")).isEqualTo(1);
    assertThat(gauge("cx.nps.score.low")).isEqualTo(Nps.of(10).score().interval().low());
    clock.add(Duration.ofMillis(1));
    assertThat(gauge("cx.nps.score.n")).isEqualTo(2);
  }

  @Test
  void anAnswerNeedNotBeShared() {
    ScoreMeters.nps(live, TAGS).withFreshness(Duration.ZERO).bindTo(registry);
    live.record(10);
    assertThat(gauge("cx.nps.score.n")).isEqualTo(1);
    live.record(10);
    assertThat(gauge("cx.nps.score.n")).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreMeters.nps(live, TAGS).withFreshness(Duration.ofMillis(-1)))
        .withMessage("freshness must be at least 0, was PT-0.001S");
  }

  @Test
  void countersNeedATotal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreMeters.nps(LiveMetric.of(Nps.metric(Integer::intValue)), TAGS))
        .withMessage("live metric of counters must be made by keepingTotal, was made by of");
  }

  @Test
  void satisfactionIsARatio() {
    LiveMetric<Integer, Csat> csat =
        LiveMetric.keepingTotal(Csat.metric(CsatDefinition.ONE_TO_FIVE, Integer::intValue));
    ScoreMeters.csat(csat, TAGS).bindTo(registry);
    csat.record(5);
    csat.record(4);
    csat.record(3);
    csat.record(1);
    assertThat(gauge("cx.csat.ratio")).isEqualTo(0.5);
    assertThat(gauge("cx.csat.ratio.high")).isBetween(0.5, 1.0);
    assertThat(responses("satisfied")).isEqualTo(2);
    assertThat(responses("unsatisfied")).isEqualTo(2);
  }

  @Test
  void effortIsAMeanInPoints() {
    LiveMetric<Integer, Ces> ces =
        LiveMetric.keepingTotal(Ces.metric(CesDefinition.V2, Integer::intValue));
    ScoreMeters.ces(ces, TAGS).bindTo(registry);
    ces.record(7);
    ces.record(4);
    ces.record(1);
    assertThat(gauge("cx.ces.score")).isEqualTo(4);
    assertThat(responses("easy")).isEqualTo(1);
    assertThat(responses("neutral")).isEqualTo(1);
    assertThat(responses("difficult")).isEqualTo(1);
  }

  @Test
  void aRollingScoreHasGaugesOnly() {
    AtomicLong millis = new AtomicLong();
    RollingWindow window = RollingWindow.of(Duration.ofMinutes(5), 5);
    RollingMetric<Integer, Nps> recent =
        RollingMetric.of(
            Nps.metric(Integer::intValue), window, () -> Instant.ofEpochMilli(millis.get()));
    RollingMetric<Integer, Csat> csat =
        RollingMetric.of(
            Csat.metric(CsatDefinition.ONE_TO_FIVE, Integer::intValue),
            window,
            () -> Instant.ofEpochMilli(millis.get()));
    RollingMetric<Integer, Ces> ces =
        RollingMetric.of(
            Ces.metric(CesDefinition.V2, Integer::intValue),
            window,
            () -> Instant.ofEpochMilli(millis.get()));
    ScoreMeters.nps(recent, TAGS).bindTo(registry);
    ScoreMeters.csat(csat, TAGS).bindTo(registry);
    ScoreMeters.ces(ces, TAGS).bindTo(registry);
    recent.record(10);
    csat.record(5);
    ces.record(6);
    assertThat(gauge("cx.nps.score")).isEqualTo(100);
    assertThat(gauge("cx.csat.ratio")).isEqualTo(1);
    assertThat(gauge("cx.ces.score")).isEqualTo(6);
    millis.set(300_000);
    clock.add(Duration.ofSeconds(1));
    assertThat(gauge("cx.nps.score")).isNaN();
    assertThat(registry.find("cx.survey.responses").meters()).isEmpty();
  }

  @Test
  void prometheusShowsThem() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ScoreMeters.nps(live, TAGS).bindTo(prometheus);
    assertThat(prometheus.scrape()).contains("segment=\"all\"} NaN");
    prometheus.close();
    PrometheusMeterRegistry later = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    live.record(10);
    ScoreMeters.nps(live, TAGS).bindTo(later);
    String tags = "channel=\"email\",metric=\"relationship\",product=\"본사\",segment=\"all\"} ";
    assertThat(later.scrape())
        .contains("cx_nps_score{" + tags + "100.0")
        .contains("cx_nps_score_n{" + tags + "1.0")
        .contains("# TYPE cx_survey_responses_total counter")
        .contains("cx_survey_responses_total{category=\"promoter\"," + tags + "1.0");
  }

  @Test
  void theRegistryKeepsTheLiveMetric() {
    bindOneThatNobodyElseHolds();
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    assertThat(gauge("cx.nps.score")).isEqualTo(100);
    assertThat(responses("promoter")).isEqualTo(1);
  }

  private void bindOneThatNobodyElseHolds() {
    LiveMetric<Integer, Nps> own = LiveMetric.keepingTotal(Nps.metric(Integer::intValue));
    own.record(10);
    ScoreMeters.nps(own, TAGS).bindTo(registry);
  }

  @Test
  void tagsHaveText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TAGS.withChannel(" "))
        .withMessage("tag channel must not be blank, was ' '");
    assertThatIllegalArgumentException().isThrownBy(() -> ScoreTags.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> TAGS.withProduct(""));
  }
}
