package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.Window;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;

/**
 * What a part of the customers adds to a report: start and end of its window, the number of the
 * part, and the state of the population, whole, because its header depends on the report.
 */
final class CellSummary {

  static final TypeInformation<Tuple4<Long, Long, Integer, byte[]>> TYPE =
      Types.TUPLE(
          Types.LONG, Types.LONG, Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private CellSummary() {}

  static Tuple4<Long, Long, Integer, byte[]> of(Window window, int part, byte[] state) {
    return Tuple4.of(window.startMillis(), window.endMillis(), part, state);
  }

  static Window window(Tuple4<Long, Long, Integer, byte[]> summary) {
    return new Window(summary.f0, summary.f1);
  }
}
