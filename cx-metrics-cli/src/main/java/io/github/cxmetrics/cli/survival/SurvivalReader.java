package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.ProgressMeter;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.LogRankWeight;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads customers into counts by group and stratum, one record at a time. */
final class SurvivalReader {

  private static final int MOST_GROUPS = 1000;

  private final InputFlags input;
  private final BadRecordListener rejects;
  private final List<String> columns = new ArrayList<>();
  private final DurationColumns durations;
  private final List<ColumnCondition> where;
  private final int firstWhere;
  private final int[] byPlaces;
  private final int[] strataPlaces;

  private final SortedMap<SegmentKey, SurvivalRows> groups = new TreeMap<>();
  private final SortedMap<SegmentKey, SortedMap<SegmentKey, SurvivalRows>> strata = new TreeMap<>();
  private final SortedSet<String> causes = new TreeSet<>();
  private long rows;
  private long filtered;
  private long late;
  private long unobserved;
  private long used;
  private long rejected;

  SurvivalReader(SurvivalFlags flags, BadRecordListener rejects) {
    this.input = flags.input;
    this.rejects = rejects;
    durations = new DurationColumns(flags.durations, columns);
    byPlaces = added(flags.by());
    strataPlaces = added(flags.strata());
    where = flags.where.conditions();
    firstWhere = columns.size();
    where.forEach(condition -> columns.add(condition.column()));
  }

  private int[] added(List<String> names) {
    int first = columns.size();
    columns.addAll(names);
    int[] places = new int[names.size()];
    Arrays.setAll(places, i -> first + i);
    return places;
  }

  void read(String file) throws IOException {
    InputOptions options =
        input.options(
            problem -> {
              rejects.onBadRecord(problem);
              rejected++;
              rows++;
            });
    try (RecordSource source = RecordSource.open(file, options, columns);
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      while (source.next()) {
        add(source);
        progress.update(rows, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
  }

  private void add(RecordSource source) {
    rows++;
    if (!ColumnCondition.allHold(where, source, firstWhere)) {
      filtered++;
      return;
    }
    try {
      count(source, durations.read(source));
    } catch (BadDataException e) {
      rejects.onBadRecord(e);
      rejected++;
    }
  }

  private void count(RecordSource source, DurationColumns.Use use) {
    switch (use) {
      case LATE -> late++;
      case UNOBSERVED -> unobserved++;
      case USED -> {
        used++;
        if (!durations.cause().equals(DurationColumns.CENSORED)) {
          causes.add(durations.cause());
        }
        SegmentKey group = key(source, byPlaces);
        groups.computeIfAbsent(group, any -> new SurvivalRows()).add(durations);
        if (strataPlaces.length > 0) {
          strata
              .computeIfAbsent(key(source, strataPlaces), any -> new TreeMap<>())
              .computeIfAbsent(group, any -> new SurvivalRows())
              .add(durations);
        }
        if (groups.size() > MOST_GROUPS || strata.size() > MOST_GROUPS) {
          throw new UsageException(
              "--by and --strata must give at most "
                  + MOST_GROUPS
                  + " groups, was more: is it an id?");
        }
      }
    }
  }

  private static SegmentKey key(RecordSource source, int[] places) {
    String[] values = new String[places.length];
    Arrays.setAll(values, i -> source.trimmed(places[i]));
    return new SegmentKey(List.of(values));
  }

  SurvivalClock clock() {
    return durations.clock();
  }

  SurvivalReport.Counts counts() {
    return new SurvivalReport.Counts(rows, filtered, late, unobserved, used, rejected);
  }

  /** The causes and the unit of times. */
  SurvivalDefinition definition() {
    List<String> named = durations.namedCauses();
    List<String> all = named.isEmpty() ? List.copyOf(causes) : named;
    return UsageException.ofRefusals(
        () ->
            new SurvivalDefinition(
                all.isEmpty() ? List.of("event") : all, durations.clock().unit()));
  }

  /** The survival of each group, in their order; of nobody if there is no record. */
  List<SurvivalReport.Group> groups(SurvivalDefinition definition) {
    List<SurvivalReport.Group> all = new ArrayList<>();
    groups.forEach(
        (segment, counts) ->
            all.add(new SurvivalReport.Group(segment, counts.survival(definition))));
    if (all.isEmpty() && byPlaces.length == 0) {
      all.add(
          new SurvivalReport.Group(
              new SegmentKey(List.of()), Survival.accumulator(definition).result()));
    }
    return all;
  }

  /** The test between groups. */
  LogRank test(SurvivalDefinition definition, LogRankWeight weight) {
    if (strataPlaces.length == 0) {
      return LogRank.of(numbered(groups, definition), weight);
    }
    Map<String, SortedMap<String, Survival>> all = new TreeMap<>();
    strata.forEach(
        (stratum, inside) -> all.put(Integer.toString(all.size()), numbered(inside, definition)));
    return LogRank.stratified(all, weight);
  }

  /** The groups by their numbers, written so that they have the order of groups. */
  private SortedMap<String, Survival> numbered(
      SortedMap<SegmentKey, SurvivalRows> some, SurvivalDefinition definition) {
    List<SegmentKey> order = List.copyOf(groups.keySet());
    SortedMap<String, Survival> all = new TreeMap<>();
    some.forEach(
        (segment, counts) ->
            all.put(
                String.format(Locale.ROOT, "%04d", order.indexOf(segment)),
                counts.survival(definition)));
    return all;
  }
}
