package io.github.cxmetrics.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.live.LiveSegments;
import io.github.cxmetrics.live.RollingSegments;
import io.github.cxmetrics.live.RollingWindow;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SegmentMetersTest {

  private record Answer(String country, int score) {}

  private static final ScoreTags TAGS = ScoreTags.of("relationship");
  private static final RollingWindow HOUR = RollingWindow.of(Duration.ofHours(1), 60);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong millis = new AtomicLong();

  private static LiveSegments<Answer, String, Nps> live(int most) {
    return LiveSegments.by(Nps.metric(Answer::score), Answer::country, most);
  }

  private Gauge row(String name, String segment) {
    return registry.get(name).tag("segment", segment).gauge();
  }

  @Test
  void eachSegmentHasARowAndTheOthersOne() {
    LiveSegments<Answer, String, Nps> live = live(2);
    SegmentMeters<Nps> meters = SegmentMeters.nps(live, TAGS, registry);
    live.record(new Answer("KR", 10));
    live.record(new Answer("FR", 0));
    live.record(new Answer("JP", 9));
    live.record(new Answer("DE", 1));
    meters.refresh();
    assertThat(row("cx.nps.score", "KR").value()).isEqualTo(100);
    assertThat(row("cx.nps.score", "FR").value()).isEqualTo(-100);
    assertThat(row("cx.nps.score", "other").value()).isZero();
    assertThat(row("cx.nps.score.n", "other").value()).isEqualTo(2);
    assertThat(row("cx.nps.score.low", "KR").value())
        .isEqualTo(Nps.of(10).score().interval().low());
    assertThat(row("cx.nps.score.high", "FR").value())
        .isEqualTo(Nps.of(0).score().interval().high());
    double answers =
        registry.get("cx.survey.answers").gauges().stream().mapToDouble(Gauge::value).sum();
    assertThat(answers).isEqualTo(4);
    assertThat(registry.get("cx.survey.answers").tag("category", "detractor").gauges()).hasSize(3);
  }

  @Test
  void rowsOfSegmentsThatAreGoneDisappear() {
    RollingSegments<Answer, String, Nps> recent =
        RollingSegments.by(
            Nps.metric(Answer::score),
            Answer::country,
            5,
            HOUR,
            () -> Instant.ofEpochMilli(millis.get()));
    SegmentMeters<Nps> meters = SegmentMeters.nps(recent, TAGS, registry);
    recent.record(new Answer("KR", 10));
    meters.refresh();
    assertThat(row("cx.nps.score", "KR").value()).isEqualTo(100);
    assertThat(row("cx.nps.score", "other").value()).isNaN();
    millis.addAndGet(3_600_000);
    recent.record(new Answer("FR", 5));
    meters.refresh();
    assertThat(registry.find("cx.nps.score").tag("segment", "KR").gauge()).isNull();
    assertThat(row("cx.nps.score", "FR").value()).isEqualTo(-100);
  }

  @Test
  void rowsShowTheMomentOfTheRefresh() {
    LiveSegments<Answer, String, Nps> live = live(2);
    SegmentMeters<Nps> meters = SegmentMeters.nps(live, TAGS, registry);
    live.record(new Answer("KR", 10));
    meters.refresh();
    live.record(new Answer("KR", 0));
    assertThat(row("cx.nps.score", "KR").value()).isEqualTo(100);
    meters.refresh();
    assertThat(row("cx.nps.score", "KR").value()).isZero();
  }

  @Test
  void keysThatMeanSomethingElseAreQuoted() {
    LiveSegments<Answer, String, Nps> live = live(5);
    for (String key : new String[] {"other", "\"other\"", "all", "", "대한민국"}) {
      live.record(new Answer(key, 10));
    }
    SegmentMeters.nps(live, TAGS, registry).refresh();
    for (String tag : new String[] {"\"other\"", "\"\"other\"\"", "\"all\"", "\"\"", "대한민국"}) {
      assertThat(row("cx.nps.score.n", tag).value()).isEqualTo(1);
    }
    assertThat(row("cx.nps.score.n", "other").value()).isZero();
  }

  @Test
  void rejectsMoreSegmentsThanAMeterShouldHave() {
    assertThat(SegmentMeters.nps(live(200), TAGS, registry)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentMeters.nps(live(201), TAGS, registry))
        .withMessage("most segments of a meter must be at most 200, was 201");
  }

  @Test
  void otherScoresHaveThemToo() {
    LiveSegments<Answer, String, Csat> csat =
        LiveSegments.by(Csat.metric(CsatDefinition.ONE_TO_FIVE, Answer::score), Answer::country, 3);
    RollingSegments<Answer, String, Csat> recentCsat =
        RollingSegments.by(
            Csat.metric(CsatDefinition.ONE_TO_FIVE, Answer::score),
            Answer::country,
            3,
            HOUR,
            () -> Instant.ofEpochMilli(0));
    LiveSegments<Answer, Long, Ces> ces =
        LiveSegments.byLong(Ces.metric(CesDefinition.V2, Answer::score), Answer::score, 3);
    RollingSegments<Answer, Long, Ces> recentCes =
        RollingSegments.byLong(
            Ces.metric(CesDefinition.V2, Answer::score),
            Answer::score,
            3,
            HOUR,
            () -> Instant.ofEpochMilli(0));
    Answer five = new Answer("KR", 5);
    csat.record(five);
    recentCsat.record(five);
    ces.record(five);
    recentCes.record(five);
    SegmentMeters.csat(csat, ScoreTags.of("a"), registry).refresh();
    SegmentMeters.csat(recentCsat, ScoreTags.of("b"), registry).refresh();
    SegmentMeters.ces(ces, ScoreTags.of("c"), registry).refresh();
    SegmentMeters.ces(recentCes, ScoreTags.of("d"), registry).refresh();
    assertThat(registry.get("cx.csat.ratio").tag("segment", "KR").gauges())
        .hasSize(2)
        .allMatch(gauge -> gauge.value() == 1);
    assertThat(registry.get("cx.ces.score").tag("segment", "5").gauges())
        .hasSize(2)
        .allMatch(gauge -> gauge.value() == 5);
  }

  @Test
  void prometheusShowsThemBesideTheWhole() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    LiveSegments<Answer, String, Nps> live = live(2);
    live.record(new Answer("KR", 10));
    LiveMetric<Answer, Nps> whole = LiveMetric.keepingTotal(Nps.metric(Answer::score));
    whole.record(new Answer("KR", 10));
    ScoreMeters.nps(whole, TAGS).bindTo(prometheus);
    SegmentMeters.nps(live, TAGS, prometheus).refresh();
    assertThat(prometheus.scrape())
        .contains("segment=\"all\"} 100.0")
        .contains("segment=\"KR\"} 100.0")
        .contains("segment=\"other\"} NaN")
        .contains("category=\"promoter\"");
  }
}
