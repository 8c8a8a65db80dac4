package io.github.cxmetrics.micrometer;

import io.github.cxmetrics.live.LiveSegments;
import io.github.cxmetrics.live.RollingSegments;
import io.github.cxmetrics.live.Segments;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.SurveyScore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A live survey score for each segment as gauges: the names of {@link ScoreMeters} with the segment
 * as the tag {@code segment}, one row a segment, and one for the others.
 *
 * <p>Beside value, {@code .low}, {@code .high} and {@code .n} there is a gauge {@code
 * cx.survey.answers} for each {@code category}: how many answers of it are in the value. Those of
 * several instances can be summed; the scores cannot be averaged. The rows are not the whole: for
 * {@code segment="all"} bind {@link ScoreMeters}, and do not sum over both.
 *
 * <p>Rows are set by {@link #refresh()}, which the service calls on a timer, at the pace it is
 * scraped: all rows are then of one moment, each interval is computed once, and rows of segments
 * that are gone disappear. <b>Cap</b> at most {@value #MOST_SEGMENTS} segments, as the live
 * segments keep it; the others are the row {@code other}. A segment whose key is blank, {@code
 * other} or {@code all} has its key in quotes. <b>Empty data</b> as there. <b>Threads</b> any may
 * refresh.
 *
 * <pre>{@code
 * LiveSegments<Answer, String, Nps> live =
 *     LiveSegments.by(Nps.metric(Answer::score), Answer::country, 50);
 * SegmentMeters<Nps> meters = SegmentMeters.nps(live, ScoreTags.of("relationship"), registry);
 * scheduler.scheduleAtFixedRate(meters::refresh, 0, 30, TimeUnit.SECONDS);
 * }</pre>
 *
 * @param <S> the score
 * @since 0.1
 */
public final class SegmentMeters<S extends SurveyScore<S>> {

  /** More segments than this are too many time series for one meter. */
  public static final int MOST_SEGMENTS = 200;

  private final ScoreKind<S> kind;
  private final ScoreTags tags;
  private final Supplier<? extends Segments<?, S>> segments;

  private final MultiGauge value;
  private final MultiGauge low;
  private final MultiGauge high;
  private final MultiGauge n;
  private final MultiGauge answers;

  private SegmentMeters(
      ScoreKind<S> kind,
      ScoreTags tags,
      int most,
      Supplier<? extends Segments<?, S>> segments,
      MeterRegistry registry) {
    if (most > MOST_SEGMENTS) {
      throw new IllegalArgumentException(
          "most segments of a meter must be at most " + MOST_SEGMENTS + ", was " + most);
    }
    this.kind = kind;
    this.tags = tags;
    this.segments = segments;
    this.value = gauge(kind.name(), kind.unit(), registry);
    this.low = gauge(kind.name() + ".low", "Lower end of its 95 % interval", registry);
    this.high = gauge(kind.name() + ".high", "Upper end of its 95 % interval", registry);
    this.n = gauge(kind.name() + ".n", "Answers it rests on", registry);
    this.answers = gauge("cx.survey.answers", "Answers in the value, by category", registry);
  }

  private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /**
   * Meters of a Net Promoter Score for each segment.
   *
   * @param live where it is recorded
   * @param tags what it is of
   * @param registry where the meters are
   * @return the meters, without rows until they are refreshed
   * @throws IllegalArgumentException if there may be more than {@value #MOST_SEGMENTS} segments
   */
  public static SegmentMeters<Nps> nps(
      LiveSegments<?, ?, Nps> live, ScoreTags tags, MeterRegistry registry) {
    return new SegmentMeters<>(ScoreKind.NPS, tags, live.most(), live::result, registry);
  }

  /**
   * Meters of a Net Promoter Score of the last minutes for each segment.
   *
   * @param recent where it is recorded
   * @param tags what it is of
   * @param registry where the meters are
   * @return the meters, without rows until they are refreshed
   * @throws IllegalArgumentException if there may be more than {@value #MOST_SEGMENTS} segments
   */
  public static SegmentMeters<Nps> nps(
      RollingSegments<?, ?, Nps> recent, ScoreTags tags, MeterRegistry registry) {
    return new SegmentMeters<>(
        ScoreKind.NPS, tags, recent.most(), () -> recent.result().result(), registry);
  }

  /**
   * Meters of customer satisfaction for each segment.
   *
   * @param live where it is recorded
   * @param tags what it is of
   * @param registry where the meters are
   * @return the meters, without rows until they are refreshed
   * @throws IllegalArgumentException if there may be more than {@value #MOST_SEGMENTS} segments
   */
  public static SegmentMeters<Csat> csat(
      LiveSegments<?, ?, Csat> live, ScoreTags tags, MeterRegistry registry) {
    return new SegmentMeters<>(ScoreKind.CSAT, tags, live.most(), live::result, registry);
  }

  /**
   * Meters of customer satisfaction of the last minutes for each segment.
   *
   * @param recent where it is recorded
   * @param tags what it is of
   * @param registry where the meters are
   * @return the meters, without rows until they are refreshed
   * @throws IllegalArgumentException if there may be more than {@value #MOST_SEGMENTS} segments
   */
  public static SegmentMeters<Csat> csat(
      RollingSegments<?, ?, Csat> recent, ScoreTags tags, MeterRegistry registry) {
    return new SegmentMeters<>(
        ScoreKind.CSAT, tags, recent.most(), () -> recent.result().result(), registry);
  }

  /**
   * Meters of a Customer Effort Score for each segment.
   *
   * @param live where it is recorded
   * @param tags what it is of
   * @param registry where the meters are
   * @return the meters, without rows until they are refreshed
   * @throws IllegalArgumentException if there may be more than {@value #MOST_SEGMENTS} segments
   */
  public static SegmentMeters<Ces> ces(
      LiveSegments<?, ?, Ces> live, ScoreTags tags, MeterRegistry registry) {
    return new SegmentMeters<>(ScoreKind.CES, tags, live.most(), live::result, registry);
  }

  /**
   * Meters of a Customer Effort Score of the last minutes for each segment.
   *
   * @param recent where it is recorded
   * @param tags what it is of
   * @param registry where the meters are
   * @return the meters, without rows until they are refreshed
   * @throws IllegalArgumentException if there may be more than {@value #MOST_SEGMENTS} segments
   */
  public static SegmentMeters<Ces> ces(
      RollingSegments<?, ?, Ces> recent, ScoreTags tags, MeterRegistry registry) {
    return new SegmentMeters<>(
        ScoreKind.CES, tags, recent.most(), () -> recent.result().result(), registry);
  }

  /** Sets the rows to the segments of this moment. */
  public synchronized void refresh() {
    Map<Tags, ScoreNumbers<S>> now = new LinkedHashMap<>();
    Segments<?, S> read = segments.get();
    read.named()
        .forEach(
            (key, score) -> now.put(tags.of(ScoreTags.Segment.named(key)), ScoreNumbers.of(score)));
    now.put(tags.of(ScoreTags.Segment.OTHER), ScoreNumbers.of(read.other()));
    set(value, now, ScoreNumbers::value);
    set(low, now, ScoreNumbers::low);
    set(high, now, ScoreNumbers::high);
    set(n, now, ScoreNumbers::n);
    setAnswers(now);
  }

  private void set(
      MultiGauge gauge, Map<Tags, ScoreNumbers<S>> now, ToDoubleFunction<ScoreNumbers<S>> number) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    now.forEach((row, numbers) -> rows.add(MultiGauge.Row.of(row, numbers, number)));
    gauge.register(rows, true);
  }

  private void setAnswers(Map<Tags, ScoreNumbers<S>> now) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (ScoreKind.Category<S> category : kind.categories()) {
      now.forEach(
          (row, numbers) ->
              rows.add(
                  MultiGauge.Row.of(
                      row.and("category", category.name()),
                      category.count().applyAsLong(numbers.score()))));
    }
    answers.register(rows, true);
  }
}
