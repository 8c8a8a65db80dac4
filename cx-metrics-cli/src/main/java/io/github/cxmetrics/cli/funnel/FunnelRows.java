package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.funnel.FunnelReport.Funnels;
import io.github.cxmetrics.cli.funnel.FunnelReport.Row;
import io.github.cxmetrics.cli.options.SortFlag.Sort;
import io.github.cxmetrics.cli.report.PeriodRows;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Makes the rows of a report out of cells.
 *
 * @param query which segments and periods were asked for
 * @param sort the order of segments
 * @param maxSegments how many of them are shown, the largest
 * @param kept those that are shown whatever their size
 */
record FunnelRows(FunnelQuery query, Sort sort, int maxSegments, Set<SegmentKey> kept) {

  /** A row for each segment and period that was asked for, and the total. */
  Funnels of(FunnelCells cells) {
    List<Row> rows = new ArrayList<>();
    List<SegmentKey> shown = shown(cells);
    Set<SegmentKey> hidden = new HashSet<>(cells.segments());
    hidden.removeAll(Set.copyOf(shown));
    if (query.trend().isPresent()) {
      addPeriods(query.trend().get(), cells, shown, hidden, rows);
    } else {
      for (SegmentKey segment : shown) {
        rows.add(new Row(segment, 0, Optional.empty(), cells.of(List.of(segment))));
      }
      if (!hidden.isEmpty()) {
        rows.add(new Row(others(hidden), hidden.size(), Optional.empty(), cells.of(hidden)));
      }
    }
    return new Funnels(rows, cells.total());
  }

  private void addPeriods(
      CalendarGrid calendar,
      FunnelCells cells,
      List<SegmentKey> shown,
      Set<SegmentKey> hidden,
      List<Row> rows) {
    SortedSet<Long> known = cells.periods();
    if (known.isEmpty()) {
      return;
    }
    List<SegmentKey> segments = query.by().isEmpty() ? List.of(FunnelCells.UNDIVIDED) : shown;
    List<CalendarPeriod> periods =
        PeriodRows.between("--trend", calendar, known.first(), known.last(), segments.size());
    for (SegmentKey segment : segments) {
      addPeriods(segment, 0, List.of(segment), periods, cells, rows);
    }
    if (!hidden.isEmpty()) {
      addPeriods(others(hidden), hidden.size(), hidden, periods, cells, rows);
    }
  }

  private static void addPeriods(
      SegmentKey title,
      int others,
      Collection<SegmentKey> segments,
      List<CalendarPeriod> periods,
      FunnelCells cells,
      List<Row> rows) {
    for (CalendarPeriod period : periods) {
      rows.add(new Row(title, others, Optional.of(period), cells.of(segments, period.index())));
    }
  }

  /** The segments in the order they are shown: of many only the largest. */
  List<SegmentKey> shown(FunnelCells cells) {
    List<SegmentKey> segments = new ArrayList<>(cells.segments());
    Map<SegmentKey, Funnel> funnels = new HashMap<>();
    if (sort != Sort.KEY || segments.size() > maxSegments) {
      segments.forEach(segment -> funnels.put(segment, cells.of(List.of(segment))));
    }
    if (segments.size() > maxSegments) {
      segments.sort(
          Comparator.comparing((SegmentKey segment) -> !kept.contains(segment))
              .thenComparing(segment -> -size(funnels, segment))
              .thenComparing(Comparator.naturalOrder()));
      segments = new ArrayList<>(segments.subList(0, maxSegments));
      Collections.sort(segments);
    }
    if (sort == Sort.N) {
      segments.sort(Comparator.comparing(segment -> -size(funnels, segment)));
    } else if (sort == Sort.SCORE) {
      segments.sort(Comparator.comparing(segment -> place(funnels, segment)));
    }
    return segments;
  }

  private static long size(Map<SegmentKey, Funnel> funnels, SegmentKey segment) {
    Funnel funnel = funnels.get(segment);
    return funnel == null ? 0 : funnel.n();
  }

  /** The best conversion first, a segment without one last. */
  private static double place(Map<SegmentKey, Funnel> funnels, SegmentKey segment) {
    Funnel funnel = funnels.get(segment);
    double value = funnel == null ? Double.NaN : funnel.conversion(ConfidenceLevel.P95).value();
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
  }

  private SegmentKey others(Set<SegmentKey> hidden) {
    List<String> values = new ArrayList<>(Collections.nCopies(query.by().size(), ""));
    values.set(0, "(" + hidden.size() + " others)");
    return new SegmentKey(values);
  }
}
