package io.github.cxmetrics.survey;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;

/**
 * A column of a driver analysis: its name, the values it may have, and which of them are good.
 *
 * @param name what it is called
 * @param lowest the lowest value possible, the bad end
 * @param highest the highest value possible, the good end
 * @param centre a value in the middle of what is expected; fourth moments are kept around it, so it
 *     should lie within some standard deviations of the mean
 * @param topBoxFrom values from here up are the top box
 * @since 0.1
 */
public record DriverVariable(
    String name, double lowest, double highest, double centre, double topBoxFrom)
    implements Serializable {

  private static final double FARTHEST = 1e12;

  /**
   * Checks the parts.
   *
   * @param name as the record component
   * @param lowest as the record component
   * @param highest as the record component
   * @param centre as the record component
   * @param topBoxFrom as the record component
   * @throws IllegalArgumentException if the name is empty or has half a surrogate pair, unless
   *     {@code lowest < highest} within -1e12..1e12, and unless the centre and the top box lie
   *     between them
   */
  public DriverVariable {
    StateWriter.requireWellFormed("name of a column", name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name of a column must not be empty");
    }
    if (!(lowest < highest && lowest >= -FARTHEST && highest <= FARTHEST)) {
      throw new IllegalArgumentException(
          "values of "
              + Quoted.of(name)
              + " must go from a lower to a higher one within -1e12..1e12, was "
              + plain(lowest)
              + ".."
              + plain(highest));
    }
    requireBetween("centre", name, lowest, highest, centre);
    requireBetween("start of the top box", name, lowest, highest, topBoxFrom);
    /* Minus zero would be another text in the definition. */
    lowest += 0.0;
    highest += 0.0;
    centre += 0.0;
    topBoxFrom += 0.0;
  }

  private static void requireBetween(
      String what, String name, double lowest, double highest, double value) {
    if (!(value >= lowest && value <= highest)) {
      throw new IllegalArgumentException(
          what
              + " of "
              + Quoted.of(name)
              + " must be in "
              + plain(lowest)
              + ".."
              + plain(highest)
              + ", was "
              + plain(value));
    }
  }

  /**
   * A column of answers on a rating scale, centred at its middle. The top box is the best answer of
   * a scale of up to three, the best two of up to seven, the best three of more.
   *
   * @param name what it is called
   * @param scale the scale; also values between its steps are taken, such as means of questions
   * @return the column
   * @throws IllegalArgumentException if low is good on the scale
   */
  public static DriverVariable rated(String name, RatingScale scale) {
    if (scale.direction() != RatingScale.Direction.HIGH_IS_GOOD) {
      throw new IllegalArgumentException(
          "scale of "
              + Quoted.of(name)
              + " must have its good end high, was "
              + scale
              + " (turn the answers round first)");
    }
    int answers = scale.highest() - scale.lowest() + 1;
    int best = answers <= 3 ? 1 : answers <= 7 ? 2 : 3;
    return between(name, scale.lowest(), scale.highest()).withTopBoxFrom(scale.best(best).from());
  }

  /**
   * A column of numbers within a range, centred at its middle; the top box is the highest value.
   *
   * @param name what it is called
   * @param lowest the lowest value possible, the bad end
   * @param highest the highest value possible, the good end
   * @return the column
   */
  public static DriverVariable between(String name, double lowest, double highest) {
    return new DriverVariable(name, lowest, highest, lowest + (highest - lowest) / 2, highest);
  }

  /**
   * The same column with another centre.
   *
   * @param newCentre a value in the middle of what is expected
   * @return the column
   */
  public DriverVariable centredAt(double newCentre) {
    return new DriverVariable(name, lowest, highest, newCentre, topBoxFrom);
  }

  /**
   * The same column with another top box.
   *
   * @param from the lowest value in it
   * @return the column
   */
  public DriverVariable withTopBoxFrom(double from) {
    return new DriverVariable(name, lowest, highest, centre, from);
  }

  void require(double value) {
    if (!(value >= lowest && value <= highest)) {
      throw new IllegalArgumentException(
          Quoted.of(name)
              + " must be in "
              + plain(lowest)
              + ".."
              + plain(highest)
              + ", was "
              + plain(value));
    }
  }

  String describe() {
    return Quoted.of(name)
        + " "
        + plain(lowest)
        + ".."
        + plain(highest)
        + " around "
        + plain(centre)
        + ", top box from "
        + plain(topBoxFrom);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
