package io.github.cxmetrics.flink.sql;

import static org.apache.flink.table.types.logical.LogicalTypeFamily.APPROXIMATE_NUMERIC;
import static org.apache.flink.table.types.logical.LogicalTypeFamily.CHARACTER_STRING;
import static org.apache.flink.table.types.logical.LogicalTypeFamily.INTEGER_NUMERIC;

import java.time.Duration;
import java.util.function.Function;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Which types an argument may have, and as which it is handed to a function.
 *
 * @param name the name of the argument
 * @param types the types in words
 * @param reading as which type one is read; null if it may not be
 */
record ArgumentRule(String name, String types, Function<DataType, @Nullable DataType> reading) {

  /* Decimals of more digits than this do not pass through a double unchanged. */
  private static final int MOST_DIGITS = 15;

  /** A number. */
  static ArgumentRule number(String name) {
    return new ArgumentRule(
        name,
        "TINYINT | SMALLINT | INT | BIGINT | FLOAT | DOUBLE | DECIMAL of at most 15 digits",
        type -> isNumber(type.getLogicalType()) ? DataTypes.DOUBLE() : null);
  }

  private static boolean isNumber(LogicalType type) {
    return type.is(INTEGER_NUMERIC)
        || type.is(APPROXIMATE_NUMERIC)
        || (type instanceof DecimalType decimal && decimal.getPrecision() <= MOST_DIGITS);
  }

  /** A whole number. */
  static ArgumentRule whole(String name) {
    return new ArgumentRule(
        name,
        "TINYINT | SMALLINT | INT | BIGINT",
        type -> type.getLogicalType().is(INTEGER_NUMERIC) ? DataTypes.BIGINT() : null);
  }

  /** A text that becomes one of Java. */
  static ArgumentRule text(String name) {
    return new ArgumentRule(
        name,
        "STRING",
        type -> type.getLogicalType().is(CHARACTER_STRING) ? DataTypes.STRING() : null);
  }

  /** A text that stays in the form Flink has it in. */
  static ArgumentRule constantText(String name) {
    return new ArgumentRule(name, "STRING literal", ArgumentRule::constantText);
  }

  private static @Nullable DataType constantText(DataType type) {
    return type.getLogicalType().is(CHARACTER_STRING)
        ? DataTypes.STRING().bridgedTo(StringData.class)
        : null;
  }

  /** An instant, as milliseconds. */
  static ArgumentRule instant(String name) {
    return new ArgumentRule(
        name,
        "TIMESTAMP_LTZ | BIGINT of milliseconds since 1970 UTC (a TIMESTAMP has no zone: CAST it to"
            + " TIMESTAMP_LTZ(3), which reads it in the zone of the session)",
        type -> {
          LogicalType logical = type.getLogicalType();
          if (logical.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE)) {
            return DataTypes.TIMESTAMP_LTZ(3).bridgedTo(Long.class);
          }
          return logical.is(LogicalTypeRoot.BIGINT) ? DataTypes.BIGINT() : null;
        });
  }

  /** A length of time, or a text in its place. */
  static ArgumentRule lengthOrConstantText(String name) {
    return new ArgumentRule(
        name,
        "INTERVAL of days to seconds | STRING literal",
        type ->
            type.getLogicalType().is(LogicalTypeRoot.INTERVAL_DAY_TIME)
                ? type.bridgedTo(Duration.class)
                : constantText(type));
  }
}
