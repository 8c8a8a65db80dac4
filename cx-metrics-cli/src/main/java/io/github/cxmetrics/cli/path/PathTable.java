package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.path.FrequentPath;
import io.github.cxmetrics.path.PathEdge;
import io.github.cxmetrics.path.PathPosition;
import io.github.cxmetrics.path.PathRange;
import io.github.cxmetrics.path.PathStep;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Top;
import io.github.cxmetrics.stats.StepTimes;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Paths for people: positions, steps from one to the next, whole paths, and the matrix. */
final class PathTable {

  private static final int NAMED_EVENTS = 4;

  private final PathReport report;
  private final Paths paths;
  private final NumberStyle style;
  private final boolean backward;

  PathTable(PathReport report) {
    this.report = report;
    this.paths = report.paths();
    this.style = report.style();
    this.backward = paths.definition().range().kind() == PathRange.Kind.BACKWARD;
  }

  void writeTo(TextPage page) throws IOException {
    page.line(PathText.of(paths.definition(), report.sequence()));
    page.line(report.input().inWords());
    page.line(TextPage.count(paths.paths(), "path") + " of " + TextPage.count(paths.n(), "actor"));
    page.space();
    page.table(positions());
    if (paths.paths() > 0) {
      page.heading(backward ? "Where they came from" : "Where they went on to");
      page.table(edges());
      page.heading("Most frequent paths");
      page.table(wholePaths());
    }
    if (report.matrix().isPresent()) {
      new MatrixTable(report, report.matrix().get()).writeTo(page);
    }
    page.space();
    if (paths.topPaths(report.top()).first().stream().anyMatch(path -> path.longer() > 0)) {
      page.line(
          backward
              ? "...: what came before the steps that are looked at, of all of these paths or of"
                  + " (... so many)"
              : "...: what comes after the steps that are looked at, of all of these paths or of"
                  + " (... so many)");
    }
    page.line("Times are medians; intervals: " + method());
    page.out().append(report.input().remark());
  }

  private String method() {
    Estimate dropOff = paths.positions().get(0).dropOff(report.level());
    return dropOff.method() + (paths.paths() > paths.n() ? ", over actors" : "");
  }

  private TextTable positions() {
    TextTable table =
        TextTable.of(
            Column.right("position"),
            Column.right("paths"),
            Column.right("actors"),
            Column.right(backward ? "begin here" : "end here"),
            Column.right("share"),
            Column.right(report.level() + " interval"),
            Column.left("events"));
    for (PathPosition position : paths.positions()) {
      Estimate dropOff = position.dropOff(report.level());
      table.add(
          Integer.toString(position.position()),
          Long.toString(position.paths()),
          Long.toString(position.actors()),
          Long.toString(position.ended()),
          style.show(dropOff.value()),
          style.showInterval(dropOff),
          events(paths.topSteps(position.position(), Math.min(NAMED_EVENTS, report.top()))));
    }
    return table;
  }

  private static String events(Top<PathStep> steps) {
    String named =
        steps.first().stream()
            .map(step -> step.event() + " " + step.paths())
            .collect(Collectors.joining(", "));
    return steps.others() == 0
        ? named
        : named + ", " + TextPage.count(steps.others(), "other") + " " + steps.otherPaths();
  }

  private TextTable edges() {
    TextTable table =
        TextTable.of(
            Column.right("positions"),
            Column.left("from"),
            Column.left("to"),
            Column.right("paths"),
            Column.right(backward ? "of to" : "of from"),
            Column.right(report.level() + " interval"),
            Column.right("actors"),
            Column.right("time"));
    int reached = paths.positions().size();
    for (int step = 1; step < reached; step++) {
      int position = backward ? -step : step - 1;
      Top<PathEdge> edges = paths.topEdges(position, report.top());
      String positions = position + " > " + (position + 1);
      for (PathEdge edge : edges.first()) {
        Estimate share = edge.share(report.level());
        table.add(
            positions,
            edge.from(),
            edge.to(),
            Long.toString(edge.paths()),
            style.show(share.value()),
            style.showInterval(share),
            Long.toString(edge.actors()),
            median(edge.times()));
      }
      if (edges.others() > 0) {
        table.add(
            positions,
            "(" + TextPage.count(edges.others(), "other") + ")",
            "",
            Long.toString(edges.otherPaths()),
            "",
            "",
            "",
            "");
      }
    }
    return table;
  }

  static String median(StepTimes times) {
    OptionalLong median = times.quantile(0.5);
    return median.isPresent() ? DurationText.rounded(median.getAsLong()) : NumberStyle.ABSENT;
  }

  private TextTable wholePaths() {
    TextTable table =
        TextTable.of(
            Column.right("paths"),
            Column.right("share"),
            Column.right(report.level() + " interval"),
            Column.right("actors"),
            Column.left("path"));
    Top<FrequentPath> top = paths.topPaths(report.top());
    for (FrequentPath path : top.first()) {
      Estimate share = path.share(report.level());
      table.add(
          Long.toString(path.paths()),
          style.show(share.value()),
          style.showInterval(share),
          Long.toString(path.actors()),
          text(path));
    }
    if (top.others() > 0) {
      double rest = (double) top.otherPaths() / paths.paths();
      table.add(
          Long.toString(top.otherPaths()),
          style.show(rest),
          "",
          "",
          "(" + TextPage.count(top.others(), "other") + ")");
    }
    return table;
  }

  /** The events of a path, and how many paths have more beyond those that are looked at. */
  private String text(FrequentPath path) {
    List<String> events = path.events();
    String joined = String.join(" > ", events);
    if (path.longer() == 0) {
      return joined;
    }
    String more = path.longer() == path.paths() ? "..." : "(... " + path.longer() + ")";
    return backward ? more + " > " + joined : joined + " > " + more;
  }
}
