package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.path.FrequentPath;
import io.github.cxmetrics.path.PathEdge;
import io.github.cxmetrics.path.PathPosition;
import io.github.cxmetrics.path.PathRange;
import io.github.cxmetrics.path.PathStep;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Top;
import io.github.cxmetrics.path.Transition;
import io.github.cxmetrics.path.Weighting;
import io.github.cxmetrics.stats.StepTimes;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Paths for programs that read CSV: a row a number, as {@code docs/csv.md} describes. */
final class PathCsv {

  private static final List<String> TITLES =
      List.of(
          "row",
          "position",
          "from",
          "to",
          "path",
          "paths",
          "actors",
          "ended",
          "share",
          "share_low",
          "share_high",
          "method",
          "n",
          "median_ms");

  private final PathReport report;
  private final Paths paths;
  private final TextTable table = TextTable.of(TITLES.stream().map(Column::left).toList());

  PathCsv(PathReport report) {
    this.report = report;
    this.paths = report.paths();
  }

  void writeTo(Writer out) throws IOException {
    List<PathPosition> positions = paths.positions();
    for (PathPosition each : positions) {
      add("position", position(each.position()), "", "", "", each.paths(), each.actors())
          .ended(each.ended())
          .end(each.dropOff(report.level()));
      addSteps(each.position());
    }
    boolean backward = paths.definition().range().kind() == PathRange.Kind.BACKWARD;
    for (int step = 1; step < positions.size(); step++) {
      addEdges(backward ? -step : step - 1);
    }
    addPaths();
    report.matrix().ifPresent(this::addMatrix);
    table.writeTo(out, TableFormat.CSV);
  }

  private static String position(int position) {
    return Integer.toString(position);
  }

  private void addSteps(int position) {
    Top<PathStep> top = paths.topSteps(position, report.top());
    for (PathStep step : top.first()) {
      add("event", position(position), step.event(), "", "", step.paths(), step.actors())
          .ended(step.ended())
          .end(step.endedShare(report.level()));
    }
    addOthers("event others", position(position), top);
  }

  private void addEdges(int position) {
    Top<PathEdge> top = paths.topEdges(position, report.top());
    for (PathEdge edge : top.first()) {
      add("edge", position(position), edge.from(), edge.to(), "", edge.paths(), edge.actors())
          .end(edge.share(report.level()), edge.times());
    }
    addOthers("edge others", position(position), top);
  }

  private void addPaths() {
    Top<FrequentPath> top = paths.topPaths(report.top());
    for (FrequentPath path : top.first()) {
      String text = String.join(" > ", path.events());
      add("path", "", "", "", text, path.paths(), path.actors()).end(path.share(report.level()));
    }
    addOthers("path others", "", top);
  }

  private void addMatrix(Weighting weighting) {
    for (Transition each : paths.transitions().transitions()) {
      Row row =
          add(
              "transition",
              "",
              each.from().toString(),
              each.to().toString(),
              "",
              each.count(),
              each.actors());
      if (weighting == Weighting.COUNT) {
        row.end(each.times());
      } else {
        row.end(each.estimate(weighting, report.level()), each.times());
      }
    }
  }

  private void addOthers(String kind, String position, Top<?> top) {
    if (top.others() > 0) {
      List<String> cells = new ArrayList<>();
      Collections.addAll(cells, kind, position, "", "", "", Long.toString(top.otherPaths()));
      cells.addAll(Collections.nCopies(TITLES.size() - cells.size(), ""));
      table.add(cells);
    }
  }

  private Row add(
      String kind, String position, String from, String to, String path, long count, long actors) {
    List<String> cells = new ArrayList<>();
    Stream.of(kind, position, from, to, path, Long.toString(count), Long.toString(actors))
        .forEach(cells::add);
    return new Row(table, cells);
  }

  /** A row that is being filled. */
  private record Row(TextTable table, List<String> cells) {

    private static final int ENDED = TITLES.indexOf("ended");
    private static final int SHARE = TITLES.indexOf("share");
    private static final int MEDIAN = TITLES.indexOf("median_ms");

    Row ended(long ended) {
      cells.add(Long.toString(ended));
      return this;
    }

    void end(Estimate share, StepTimes times) {
      fill(ENDED + 1);
      CsvNumbers.addEstimate(cells, share);
      Collections.addAll(cells, share.method(), Long.toString(share.n()));
      end(times);
    }

    void end(Estimate share) {
      fill(SHARE);
      CsvNumbers.addEstimate(cells, share);
      Collections.addAll(cells, share.method(), Long.toString(share.n()), "");
      table.add(cells);
    }

    void end(StepTimes times) {
      fill(MEDIAN);
      OptionalLong median = times.quantile(0.5);
      cells.add(median.isPresent() ? Long.toString(median.getAsLong()) : "");
      table.add(cells);
    }

    private void fill(int size) {
      while (cells.size() < size) {
        cells.add("");
      }
    }
  }
}
