package io.github.cxmetrics.flink.example;

import java.util.regex.Pattern;

/** Numbers as surveys write them; what only Java or only some countries take is refused. */
final class DecimalText {

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

  private DecimalText() {}

  static double parse(SourceRow row, String column, String text) throws RejectedException {
    if (!DECIMAL.matcher(text).matches()) {
      throw RejectedException.ofCell(row, column, text, "be a decimal number such as 9 or 4.5");
    }
    return Double.parseDouble(text);
  }
}
