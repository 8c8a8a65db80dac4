package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One line of a reference file, by column name. */
public record ReferenceRow(Map<String, String> cells) {

  /**
   * The rows of a file beside a test, whose comment lines start with # and whose first other line
   * names columns.
   */
  public static List<ReferenceRow> of(Class<?> test, String file) {
    try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(file))) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      String[] names = lines.get(0).split(",");
      return lines.subList(1, lines.size()).stream().map(line -> of(names, line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReferenceRow of(String[] names, String line) {
    String[] values = line.split(",", -1);
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      cells.put(names[i], values[i]);
    }
    return new ReferenceRow(cells);
  }

  public String text(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  public long count(String column) {
    return Long.parseLong(text(column));
  }

  public double number(String column) {
    String text = text(column);
    return switch (text) {
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NA" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  public ConfidenceLevel level() {
    return new ConfidenceLevel(number("level"));
  }

  /** Checks both ends to a share of the interval's half-width, or to the spacing of doubles. */
  public void assertEnds(Interval interval, double tolerance) {
    double low = number("low");
    double high = number("high");
    double allowed = tolerance * (high - low) / 2 + 4 * Math.ulp(Math.max(-low, high));
    assertThat(Math.abs(interval.low() - low))
        .as("low %s of %s", interval, this)
        .isLessThanOrEqualTo(allowed);
    assertThat(Math.abs(interval.high() - high))
        .as("high %s of %s", interval, this)
        .isLessThanOrEqualTo(allowed);
  }

  /** Checks a number to a relative tolerance. */
  public void assertNumber(String column, double actual, double tolerance) {
    double expected = number(column);
    if (Double.isFinite(expected)) {
      assertThat(Math.abs(actual - expected))
          .as("%s %s of %s", column, actual, this)
          .isLessThanOrEqualTo(tolerance * Math.abs(expected));
    } else {
      assertThat(actual).as("%s of %s", column, this).isEqualTo(expected);
    }
  }
}
