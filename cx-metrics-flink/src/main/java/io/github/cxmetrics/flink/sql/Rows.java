package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.DataTypes.Field;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** How an estimate stands in a row: value, n, and the ends of its interval at 95 %. */
final class Rows {

  private Rows() {}

  /** The type of a row that begins with an estimate. */
  static DataType estimateType(String value, Field... more) {
    Stream<Field> fields =
        Stream.of(
            DataTypes.FIELD(value, DataTypes.DOUBLE()),
            DataTypes.FIELD("n", DataTypes.BIGINT().notNull()),
            DataTypes.FIELD("low", DataTypes.DOUBLE()),
            DataTypes.FIELD("high", DataTypes.DOUBLE()));
    return DataTypes.ROW(Stream.concat(fields, Stream.of(more)).toList()).notNull();
  }

  /** The type of an array of rows. */
  static DataType arrayType(DataType row) {
    return DataTypes.ARRAY(row).notNull();
  }

  /** A field that is a count. */
  static Field count(String name) {
    return DataTypes.FIELD(name, DataTypes.BIGINT().notNull());
  }

  /** The row of an estimate. */
  static Row of(Estimate estimate, Object... more) {
    List<@Nullable Object> cells = new ArrayList<>(4 + more.length);
    cells.add(number(estimate.value()));
    cells.add(estimate.n());
    cells.add(number(estimate.interval().low()));
    cells.add(number(estimate.interval().high()));
    cells.addAll(List.of(more));
    return Row.of(cells.toArray());
  }

  /** A number that SQL can hold: NULL for one that is not defined, or an end that is not there. */
  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
