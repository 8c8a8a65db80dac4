package io.github.cxmetrics.micrometer;

import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.live.RollingMetric;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.SurveyScore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A live survey score as meters.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>name</th><th>kind</th><th>what</th></tr>
 *   <tr><td>{@code cx.nps.score}</td><td>gauge</td><td>points, -100 to 100</td></tr>
 *   <tr><td>{@code cx.csat.ratio}</td><td>gauge</td><td>ratio, 0 to 1</td></tr>
 *   <tr><td>{@code cx.ces.score}</td><td>gauge</td><td>points of its scale</td></tr>
 *   <tr><td>one of these with {@code .low}, {@code .high}</td><td>gauge</td><td>the ends of its
 *     95 % interval, in its unit</td></tr>
 *   <tr><td>one of these with {@code .n}</td><td>gauge</td><td>the answers it rests on</td></tr>
 *   <tr><td>{@code cx.survey.responses}</td><td>counter</td><td>answers by {@code category}: {@code
 *     promoter}, {@code passive}, {@code detractor}; {@code satisfied}, {@code unsatisfied}; {@code
 *     easy}, {@code neutral}, {@code difficult}</td></tr>
 * </table>
 *
 * <p>The tags are those of {@link ScoreTags}, with {@code segment="all"}. Scores of several
 * instances cannot be averaged: sum the counters, whose categories add up to the answers, and make
 * the score of the sums. Counters never fall, also when somebody resets the live metric, which must
 * therefore {@linkplain LiveMetric#keepingTotal keep its total}; a rolling metric has gauges only.
 *
 * <p><b>Empty data</b> value and ends are NaN, never 0; n is 0. <b>Reading</b> all gauges share one
 * answer, and one interval, until it is {@link #withFreshness older} than a second by the clock of
 * the registry, so a scrape costs one reading; a scrape that takes longer may show a value and ends
 * of two answers. <b>Holding</b> the registry keeps the live metric reachable for as long as it has
 * the gauges.
 *
 * <pre>{@code
 * LiveMetric<Answer, Nps> live = LiveMetric.keepingTotal(Nps.metric(Answer::score));
 * ScoreMeters.nps(live, ScoreTags.of("relationship").withChannel("email")).bindTo(registry);
 * }</pre>
 *
 * @param <S> the score
 * @since 0.1
 */
public final class ScoreMeters<S extends SurveyScore<S>> implements MeterBinder {

  static final Duration FRESH = Duration.ofSeconds(1);

  private final ScoreKind<S> kind;
  private final ScoreTags tags;
  private final Supplier<S> score;
  private final @Nullable Supplier<S> total;
  private final Duration fresh;

  private ScoreMeters(
      ScoreKind<S> kind,
      ScoreTags tags,
      Supplier<S> score,
      @Nullable Supplier<S> total,
      Duration fresh) {
    this.kind = kind;
    this.tags = tags;
    this.score = score;
    this.total = total;
    this.fresh = fresh;
  }

  private static <S extends SurveyScore<S>> ScoreMeters<S> live(
      ScoreKind<S> kind, LiveMetric<?, S> live, ScoreTags tags) {
    if (!live.keepsTotal()) {
      throw new IllegalArgumentException(
          "live metric of counters must be made by keepingTotal, was made by of");
    }
    return new ScoreMeters<>(kind, tags, live::result, live::total, FRESH);
  }

  private static <S extends SurveyScore<S>> ScoreMeters<S> rolling(
      ScoreKind<S> kind, RollingMetric<?, S> recent, ScoreTags tags) {
    return new ScoreMeters<>(kind, tags, () -> recent.result().result(), null, FRESH);
  }

  /**
   * Meters of a Net Promoter Score.
   *
   * @param live where it is recorded
   * @param tags what it is of
   * @return the meters
   * @throws IllegalArgumentException if the live metric does not keep its total
   */
  public static ScoreMeters<Nps> nps(LiveMetric<?, Nps> live, ScoreTags tags) {
    return live(ScoreKind.NPS, live, tags);
  }

  /**
   * Gauges of a Net Promoter Score of the last minutes.
   *
   * @param recent where it is recorded
   * @param tags what it is of
   * @return the meters
   */
  public static ScoreMeters<Nps> nps(RollingMetric<?, Nps> recent, ScoreTags tags) {
    return rolling(ScoreKind.NPS, recent, tags);
  }

  /**
   * Meters of customer satisfaction.
   *
   * @param live where it is recorded
   * @param tags what it is of
   * @return the meters
   * @throws IllegalArgumentException if the live metric does not keep its total
   */
  public static ScoreMeters<Csat> csat(LiveMetric<?, Csat> live, ScoreTags tags) {
    return live(ScoreKind.CSAT, live, tags);
  }

  /**
   * Gauges of customer satisfaction of the last minutes.
   *
   * @param recent where it is recorded
   * @param tags what it is of
   * @return the meters
   */
  public static ScoreMeters<Csat> csat(RollingMetric<?, Csat> recent, ScoreTags tags) {
    return rolling(ScoreKind.CSAT, recent, tags);
  }

  /**
   * Meters of a Customer Effort Score.
   *
   * @param live where it is recorded
   * @param tags what it is of
   * @return the meters
   * @throws IllegalArgumentException if the live metric does not keep its total
   */
  public static ScoreMeters<Ces> ces(LiveMetric<?, Ces> live, ScoreTags tags) {
    return live(ScoreKind.CES, live, tags);
  }

  /**
   * Gauges of a Customer Effort Score of the last minutes.
   *
   * @param recent where it is recorded
   * @param tags what it is of
   * @return the meters
   */
  public static ScoreMeters<Ces> ces(RollingMetric<?, Ces> recent, ScoreTags tags) {
    return rolling(ScoreKind.CES, recent, tags);
  }

  /**
   * The same meters with another time for which they share an answer.
   *
   * @param duration how old an answer may become, from 0: then each gauge makes its own
   * @return the meters
   * @throws IllegalArgumentException if it is negative
   */
  public ScoreMeters<S> withFreshness(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("freshness must be at least 0, was " + duration);
    }
    return new ScoreMeters<>(kind, tags, score, total, duration);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Readings<S> readings =
        new Readings<>(
            new Shared<>(() -> ScoreNumbers.of(score.get()), registry.config().clock(), fresh),
            total == null ? null : new Shared<>(total, registry.config().clock(), fresh));
    Tags all = tags.of(ScoreTags.Segment.WHOLE);
    gauge(registry, "", kind.unit(), readings, all, ScoreNumbers::value);
    gauge(registry, ".low", "Lower end of its 95 % interval", readings, all, ScoreNumbers::low);
    gauge(registry, ".high", "Upper end of its 95 % interval", readings, all, ScoreNumbers::high);
    gauge(registry, ".n", "Answers it rests on", readings, all, ScoreNumbers::n);
    if (total != null) {
      kind.categories().forEach(category -> counter(registry, category, readings, all));
    }
  }

  private void gauge(
      MeterRegistry registry,
      String suffix,
      String description,
      Readings<S> readings,
      Tags all,
      ToDoubleFunction<ScoreNumbers<S>> number) {
    Gauge.builder(kind.name() + suffix, readings, now -> number.applyAsDouble(now.numbers().get()))
        .description(description)
        .tags(all)
        .strongReference(true)
        .register(registry);
  }

  /* A counter holds what it reads weakly; the gauges beside it hold the same strongly. */
  private void counter(
      MeterRegistry registry, ScoreKind.Category<S> category, Readings<S> readings, Tags all) {
    FunctionCounter.builder("cx.survey.responses", readings, now -> now.countOf(category.count()))
        .description("Answers by category")
        .tags(all.and("category", category.name()))
        .register(registry);
  }

  private record Readings<S extends SurveyScore<S>>(
      Shared<ScoreNumbers<S>> numbers, @Nullable Shared<S> total) {

    double countOf(ToLongFunction<S> count) {
      return total == null ? Double.NaN : count.applyAsLong(total.get());
    }
  }
}
