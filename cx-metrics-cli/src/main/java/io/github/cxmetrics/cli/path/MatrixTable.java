package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.TextPage;
import io.github.cxmetrics.path.PathNode;
import io.github.cxmetrics.path.Transition;
import io.github.cxmetrics.path.Transitions;
import io.github.cxmetrics.path.Weighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The transition matrix for people. Columns have the numbers of the rows, because names do not fit;
 * of many events only the most frequent are shown.
 *
 * @param report what was found
 * @param weighting what its cells show
 */
record MatrixTable(PathReport report, Weighting weighting) {

  private static final int MOST_NODES = 15;

  void writeTo(TextPage page) throws IOException {
    Transitions transitions = report.paths().transitions();
    List<PathNode> nodes = shown(transitions);
    int hidden = transitions.nodes().size() - nodes.size();
    page.heading(
        "From the event of the row to that of the column: "
            + words()
            + (hidden == 0 ? "" : "; " + hidden + " rarer events are not shown"));
    page.table(table(transitions, nodes));
  }

  private String words() {
    return switch (weighting) {
      case COUNT -> "how often";
      case SHARE -> "share of all transitions";
      case OUT -> "share of those that leave the row";
      case IN -> "share of those that come to the column";
      case ACTORS -> "how many actors";
    };
  }

  private static List<PathNode> shown(Transitions transitions) {
    List<PathNode> nodes = transitions.nodes();
    Set<PathNode> frequent =
        new HashSet<>(
            nodes.stream()
                .sorted(
                    Comparator.comparingLong(transitions::occurrences)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_NODES)
                .toList());
    return nodes.stream().filter(frequent::contains).toList();
  }

  private TextTable table(Transitions transitions, List<PathNode> nodes) {
    List<Column> columns = new ArrayList<>(List.of(Column.right("#"), Column.left("event")));
    for (int i = 1; i <= nodes.size(); i++) {
      columns.add(Column.right(Integer.toString(i)));
    }
    TextTable table = TextTable.of(columns);
    double most = most(transitions, nodes);
    for (int row = 0; row < nodes.size(); row++) {
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(row + 1));
      cells.add(nodes.get(row).toString());
      double[] sizes = new double[nodes.size() + 2];
      Arrays.fill(sizes, Double.NaN);
      for (int column = 0; column < nodes.size(); column++) {
        Transition transition = transitions.transition(nodes.get(row), nodes.get(column));
        double value = transition.value(weighting);
        cells.add(transition.count() == 0 ? NumberStyle.ABSENT : cell(value));
        sizes[column + 2] = transition.count() == 0 ? Double.NaN : value / most;
      }
      if (report.colored()) {
        table.addShaded(cells, sizes);
      } else {
        table.add(cells);
      }
    }
    return table;
  }

  private double most(Transitions transitions, List<PathNode> nodes) {
    double most = 0;
    for (PathNode from : nodes) {
      for (PathNode to : nodes) {
        Transition transition = transitions.transition(from, to);
        most = transition.count() == 0 ? most : Math.max(most, transition.value(weighting));
      }
    }
    return most;
  }

  private String cell(double value) {
    return switch (weighting) {
      case COUNT, ACTORS -> Long.toString((long) value);
      case SHARE, OUT, IN ->
          new NumberStyle(100, report.style().rounding(), false, "", "").show(value);
    };
  }
}
