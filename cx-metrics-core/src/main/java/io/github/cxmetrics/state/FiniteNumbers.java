package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;

/** Numbers in the bytes of a state, which are written as raw bits and must be finite when read. */
final class FiniteNumbers {

  private FiniteNumbers() {}

  static void write(StateWriter out, double[] numbers) {
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  /** Fills an array that was made beforehand, so that no length is taken from the bytes. */
  static void read(StateReader in, double[] numbers, String what) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = read(in, what);
    }
  }

  static double read(StateReader in, String what) {
    double number = in.readDouble();
    if (!Double.isFinite(number)) {
      throw new StateFormatException(what + " must be finite, was " + number);
    }
    return number;
  }

  static void requireZero(double[] numbers, String what) {
    for (double number : numbers) {
      requireZero(number, what);
    }
  }

  /** Minus zero is refused too: equal states must have equal bytes. */
  static void requireZero(double number, String what) {
    if (Double.doubleToRawLongBits(number) != 0) {
      throw new StateFormatException(what + " must be 0, was " + number);
    }
  }

  static void requireNotNegative(double number, String what) {
    if (number < 0) {
      throw new StateFormatException(what + " must be at least 0, was " + number);
    }
  }
}
