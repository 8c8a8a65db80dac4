package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Which features of a product its actors use, and how much.
 *
 * <p><b>Definition</b> of each feature: <em>adoption</em>, the share of eligible actors who ever
 * used it; <em>depth</em>, how often each of these did; <em>frequency</em>, on how many local days.
 * Of each eligible actor: <em>breadth</em>, how many features they ever used, which may be none.
 * Eligible is every actor seen, or who is declared to be ({@link FeatureDefinition}); uses by
 * others are in none of these. <b>Unit and range</b> shares in [0, 1]; whole numbers. <b>n</b>
 * eligible actors for adoption and breadth, adopters for depth and frequency. <b>Interval</b>
 * Wilson for adoption, else see {@link Distribution}. <b>Empty data</b> value NaN, n 0, the widest
 * interval.
 *
 * <pre>{@code
 * FeatureUse use =
 *     clicks.collect(
 *         FeatureUse.metric(
 *             FeatureDefinition.in(zone), Click::user, Click::feature, Click::atMillis));
 * Estimate adopted = use.feature("export").adoption(ConfidenceLevel.P95);
 * }</pre>
 *
 * @since 0.1
 */
public final class FeatureUse implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final FeatureDefinition definition;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final SortedMap<String, Feature> features;

  private final Distribution breadth;

  private FeatureUse(
      FeatureDefinition definition, SortedMap<String, Feature> features, Distribution breadth) {
    this.definition = definition;
    this.features = features;
    this.breadth = breadth;
  }

  /** Reads the uses of one actor after the other. */
  static final class Reader {
    private final FeatureDefinition definition;
    private final List<String> names;
    private final PeriodFinder days;
    private final FeatureCounts[] counts;
    private final Distribution breadth = new Distribution(0);

    Reader(FeatureDefinition definition, List<String> names) {
      this.definition = definition;
      this.names = names;
      days = CalendarGrid.of(CalendarUnit.DAY, definition.zone()).finder();
      counts = new FeatureCounts[names.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new FeatureCounts();
      }
    }

    /** Reads uses in the order of their features, those of a feature in that of their times. */
    void read(long[] uses, int from, int to, boolean isEligible) {
      int distinct = 0;
      int start = from;
      while (start < to) {
        int end = start + 1;
        while (end < to && uses[2 * end] == uses[2 * start]) {
          end++;
        }
        FeatureCounts of = counts[(int) uses[2 * start]];
        if (isEligible) {
          of.depth.addActor(end - start);
          of.daysUsed.addActor(distinctDays(uses, start, end));
        } else {
          of.others++;
        }
        distinct++;
        start = end;
      }
      if (isEligible) {
        breadth.addActor(distinct);
      }
    }

    /** Times ascend; days do too, but where clocks are turned back over midnight. */
    private long distinctDays(long[] uses, int from, int to) {
      long latest = days.indexOf(uses[2 * from + 1]);
      boolean hasDayBefore = false;
      long distinct = 1;
      for (int i = from + 1; i < to; i++) {
        long day = days.indexOf(uses[2 * i + 1]);
        if (day > latest) {
          hasDayBefore = day == latest + 1;
          latest = day;
          distinct++;
        } else if (day < latest && !hasDayBefore) {
          hasDayBefore = true;
          distinct++;
        }
      }
      return distinct;
    }

    /** Reads an eligible actor who used nothing. */
    void readWithoutUse() {
      breadth.addActor(0);
    }

    FeatureUse result() {
      ImmutableSortedMap.Builder<String, Feature> features = ImmutableSortedMap.naturalOrder();
      for (int i = 0; i < counts.length; i++) {
        features.put(
            names.get(i),
            new Feature(breadth.n(), counts[i].depth, counts[i].daysUsed, counts[i].others));
      }
      return new FeatureUse(definition, features.buildOrThrow(), breadth);
    }
  }

  private static final class FeatureCounts {
    private final Distribution depth = new Distribution(1);
    private final Distribution daysUsed = new Distribution(1);
    private long others;
  }

  /**
   * The use of features by many actors known by text, each exactly.
   *
   * @param definition who is eligible, and on whose days use is counted; where only declared actors
   *     are, {@code eligibleWhere} must say of the metric who they are
   * @param actor whose use a record is; never null
   * @param feature what was used; null or empty for a record that only shows that the actor exists
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedFeatureMetric<T> metric(
      FeatureDefinition definition,
      Field<? super T, String> actor,
      Field<? super T, String> feature,
      LongField<? super T> atMillis) {
    return new NamedFeatureMetric<>(definition, actor, feature, atMillis, null);
  }

  /**
   * The use of features by many actors known by number.
   *
   * @param definition who is eligible, and on whose days use is counted; where only declared actors
   *     are, {@code eligibleWhere} must say of the metric who they are
   * @param actor whose use a record is
   * @param feature what was used; null or empty for a record that only shows that the actor exists
   * @param atMillis when it was, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> FeatureMetric<T> metricLong(
      FeatureDefinition definition,
      LongField<? super T> actor,
      Field<? super T, String> feature,
      LongField<? super T> atMillis) {
    return new FeatureMetric<>(definition, actor, feature, atMillis, null);
  }

  /**
   * An empty state of many actors known by number.
   *
   * @param definition who is eligible, and on whose days use is counted
   * @return a new accumulator
   */
  public static FeatureAccumulator accumulator(FeatureDefinition definition) {
    return new FeatureAccumulator(definition);
  }

  /**
   * An empty state of many actors known by text.
   *
   * @param definition who is eligible, and on whose days use is counted
   * @return a new accumulator
   */
  public static NamedFeatureAccumulator accumulatorOfNames(FeatureDefinition definition) {
    return new NamedFeatureAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public FeatureDefinition definition() {
    return definition;
  }

  /**
   * How many actors are eligible.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return breadth.n();
  }

  /**
   * The features that were ever used.
   *
   * @return an unmodifiable map by name
   */
  public SortedMap<String, Feature> features() {
    return features;
  }

  /**
   * The use of one feature.
   *
   * @param name its name
   * @return the use; that of nobody if the feature was never seen
   */
  public Feature feature(String name) {
    Feature known = features.get(name);
    return known == null ? new Feature(n(), new Distribution(1), new Distribution(1), 0) : known;
  }

  /**
   * How many features each eligible actor ever used.
   *
   * @return the distribution, from 0
   */
  public Distribution breadth() {
    return breadth;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    ImmutableMap.Builder<String, Estimate> all = ImmutableMap.builder();
    all.put("meanBreadth", breadth.mean(level));
    features.forEach(
        (name, feature) -> {
          all.put("adoption:" + name, feature.adoption(level));
          all.put("meanDepth:" + name, feature.depth().mean(level));
          all.put("meanDaysUsed:" + name, feature.daysUsed().mean(level));
        });
    return all.buildOrThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureUse that
        && definition.equals(that.definition)
        && features.equals(that.features)
        && breadth.equals(that.breadth);
  }

  @Override
  public int hashCode() {
    return Objects.hash(definition, features, breadth);
  }

  /**
   * The use in words.
   *
   * @return how many features, by how many actors
   */
  @Override
  public String toString() {
    return features.size() + " features, " + n() + " eligible actors";
  }
}
