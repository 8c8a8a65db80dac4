package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.survival.Survival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Survival curves drawn in characters: a single one as a line of steps, several each by a symbol of
 * its own. Where two meet, the one that comes first in the order of groups is seen.
 */
final class SurvivalPlot {

  private static final int HEIGHT = 17;
  private static final int ROWS_PER_LABEL = 4;
  private static final int LABEL = 7;
  private static final int USUAL_WIDTH = 80;
  private static final int MOST_WIDTH = 400;
  private static final int LEAST_WIDTH = 40;
  private static final String UNICODE_SYMBOLS = "●○▲△■□◆◇★☆";
  private static final String ASCII_SYMBOLS = "*o+x#@%&=~";

  /**
   * How curves are drawn.
   *
   * @param drawn whether they are drawn at all
   * @param ascii whether with characters of ASCII only
   * @param width how many columns there are
   */
  record Style(boolean drawn, boolean ascii, int width) {

    /** What the options say, and where they do not, the environment. */
    static Style of(SurvivalFlags flags, Map<String, String> environment) {
      boolean ascii =
          flags.plot == SurvivalFlags.Plot.ASCII
              || (flags.plot == SurvivalFlags.Plot.AUTO && isPoor(environment));
      return new Style(
          flags.plot != SurvivalFlags.Plot.NONE,
          ascii,
          flags.width == null ? width(environment.getOrDefault("COLUMNS", "")) : flags.width);
    }

    /** Whether a terminal cannot show more than ASCII, as far as it says. */
    private static boolean isPoor(Map<String, String> environment) {
      String locale =
          List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
              .map(name -> environment.getOrDefault(name, ""))
              .filter(value -> !value.isEmpty())
              .findFirst()
              .orElse("");
      String charset = locale.toLowerCase(Locale.ROOT).replace("-", "");
      return "dumb".equals(environment.get("TERM"))
          || (charset.contains(".") && !charset.contains("utf8"));
    }

    private static int width(String columns) {
      return columns.matches("[0-9]{1,4}")
          ? Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Integer.parseInt(columns)))
          : USUAL_WIDTH;
    }
  }

  private final SurvivalReport report;
  private final Style style;
  private final long last;
  private final int width;
  private final char[][] cells;

  SurvivalPlot(SurvivalReport report, Style style) {
    this.report = report;
    this.style = style;
    last = SurvivalTimes.last(report.groups());
    width = style.width() - LABEL - 2;
    cells = new char[HEIGHT][width];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  /** The symbol of a group. */
  static char symbol(Style style, int group) {
    String symbols = style.ascii() ? ASCII_SYMBOLS : UNICODE_SYMBOLS;
    return symbols.charAt(group % symbols.length());
  }

  /** The lines of the drawing; none if there is nothing to draw. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (last == 0) {
      return lines;
    }
    for (int group = report.groups().size() - 1; group >= 0; group--) {
      draw(report.groups().get(group).survival(), group);
    }
    for (int row = 0; row < HEIGHT; row++) {
      lines.add((label(row) + axis(row) + new String(cells[row])).stripTrailing());
    }
    lines.add(foot());
    lines.add(ticks());
    return lines;
  }

  private static String label(int row) {
    if (row % ROWS_PER_LABEL != 0) {
      return " ".repeat(LABEL);
    }
    String percent = 100 - 100 * row / (HEIGHT - 1) + " %";
    return " ".repeat(LABEL - 1 - percent.length()) + percent + " ";
  }

  private char axis(int row) {
    boolean marked = row % ROWS_PER_LABEL == 0;
    if (style.ascii()) {
      return marked ? '+' : '|';
    }
    return marked ? '┤' : '│';
  }

  private String foot() {
    StringBuilder line = new StringBuilder(" ".repeat(LABEL));
    line.append(style.ascii() ? '+' : '└');
    char[] rule = new char[width];
    Arrays.fill(rule, style.ascii() ? '-' : '─');
    for (long time : SurvivalTimes.round(last)) {
      rule[column(time)] = style.ascii() ? '+' : '┬';
    }
    return line.append(rule).toString();
  }

  private String ticks() {
    StringBuilder line = new StringBuilder(" ".repeat(LABEL) + "0");
    for (long time : SurvivalTimes.round(last)) {
      String text = report.clock().text(time);
      int start =
          Math.min(LABEL + 1 + column(time) - text.length() / 2, style.width() - text.length());
      if (start > line.length()) {
        line.append(" ".repeat(start - line.length())).append(text);
      }
    }
    String unit = report.clock().unit();
    return unit.isEmpty() || line.length() + unit.length() + 1 > style.width()
        ? line.toString()
        : line + " " + unit;
  }

  private int column(long time) {
    return (int) Math.min(width - 1, Math.round((double) time / last * (width - 1)));
  }

  private void draw(Survival survival, int group) {
    int before = -1;
    for (int column = 0; column < width; column++) {
      int row = row(survival, column);
      if (row < 0) {
        return;
      }
      if (report.groups().size() == 1) {
        drawLine(column, before < 0 ? row : before, row);
      } else {
        char symbol = symbol(style, group);
        for (int between = before < 0 ? row : Math.min(row, before + 1);
            between <= row;
            between++) {
          cells[between][column] = symbol;
        }
      }
      before = row;
    }
  }

  private void drawLine(int column, int before, int row) {
    if (before == row) {
      cells[row][column] = style.ascii() ? '-' : '─';
      return;
    }
    cells[before][column] = style.ascii() ? '+' : '┐';
    for (int between = before + 1; between < row; between++) {
      cells[between][column] = style.ascii() ? '|' : '│';
    }
    cells[row][column] = style.ascii() ? '+' : '└';
  }

  /** The row of a curve in a column; -1 where the curve is not known. */
  private int row(Survival survival, int column) {
    long time = Math.round((double) column / (width - 1) * last);
    Estimate at = survival.at(time);
    return at.isDefined() ? (int) Math.round((1 - at.value()) * (HEIGHT - 1)) : -1;
  }
}
