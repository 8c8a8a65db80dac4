package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.ExactDecimal;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.UsageException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an event is worth: the number in a column, or the product of the numbers in several, {@code
 * Quantity*UnitPrice}. A column that is literally so called wins.
 */
public final class AmountColumn {

  private static final String SIGN = "*";

  private final int whole;
  private final List<Integer> factors;

  /** The amount that an option names. */
  public AmountColumn(String option, String text, EventLayout layout) {
    List<String> columns = factors(text);
    if (columns.stream().anyMatch(String::isEmpty)) {
      throw new UsageException(
          option + " must be a column or a product such as Quantity*UnitPrice, was " + text);
    }
    if (columns.size() == 1) {
      whole = EventLayout.NONE;
      factors = List.of(layout.placeOf(columns.get(0)));
    } else {
      int[] places = layout.placesOf(text.strip(), columns);
      whole = places[0];
      factors = IntStream.range(1, places.length).mapToObj(i -> places[i]).toList();
    }
  }

  private static List<String> factors(String text) {
    return List.of(text.split("\\" + SIGN, -1)).stream().map(String::strip).toList();
  }

  /** The amount of a row in ten-thousandths; a bad record if it is not one. */
  public long of(EventRow row) {
    if (whole != EventLayout.NONE && row.has(whole)) {
      return units(row, whole, number(row, whole));
    }
    BigDecimal product = BigDecimal.ONE;
    for (int factor : factors) {
      product = product.multiply(number(row, factor));
    }
    return units(row, factors.get(factors.size() - 1), product);
  }

  private static BigDecimal number(EventRow row, int place) {
    try {
      return ExactDecimal.parse(row.cell(place));
    } catch (ValueFormatException e) {
      throw row.badCell(place, e.rule());
    }
  }

  private long units(EventRow row, int place, BigDecimal value) {
    try {
      return ExactDecimal.units(value);
    } catch (ValueFormatException e) {
      throw row.badCell(
          place, e.rule() + (place == whole || factors.size() == 1 ? "" : product(value)));
    }
  }

  /** A complaint that with a row the sum of all amounts is larger than can be held. */
  public BadDataException tooMuch(EventRow row) {
    return row.badCell(
        factors.get(factors.size() - 1),
        "leave the sum of all amounts where it can be held exactly");
  }

  private static String product(BigDecimal value) {
    return " as a product, which is " + value.toString();
  }
}
