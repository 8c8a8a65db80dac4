package io.github.cxmetrics.flink;

import java.io.Serial;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs the cells, and tells them of watermarks, which a function of Flink does not hear of. */
final class CellOperator<T>
    extends KeyedProcessOperator<Integer, T, Tuple4<Long, Long, Integer, byte[]>> {

  @Serial private static final long serialVersionUID = 1L;

  private final CellFunction<T, ?, ?, ?, ?> cells;

  CellOperator(CellFunction<T, ?, ?, ?, ?> cells) {
    super(cells);
    this.cells = cells;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    cells.passed(ReportTimes.watermark(mark.getTimestamp()));
  }
}
