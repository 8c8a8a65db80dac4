package io.github.cxmetrics.survival;

/** The survival curve of a table: of each row the height after it, with Greenwood's variance. */
final class KaplanMeier {

  private final RiskTable table;
  private final double[] values;
  private final double[] logs;
  private final double[] variances;

  KaplanMeier(RiskTable table) {
    this.table = table;
    values = new double[table.rows];
    logs = new double[table.rows];
    variances = new double[table.rows];
    double value = 1;
    double log = 0;
    double variance = 0;
    for (int row = 0; row < table.rows; row++) {
      long events = table.events[row];
      if (events > 0) {
        double atRisk = table.atRisk[row];
        double staying = (double) (table.atRisk[row] - events);
        value *= staying / atRisk;
        log += Math.log1p(-(events / atRisk));
        variance += events / atRisk / staying;
      }
      values[row] = value;
      logs[row] = log;
      variances[row] = variance;
    }
  }

  /** The point after a row; the start of the curve for -1. */
  CurvePoint point(int row) {
    return row < 0 ? CurvePoint.START : new CurvePoint(values[row], logs[row], variances[row]);
  }

  double value(int row) {
    return row < 0 ? 1 : values[row];
  }

  /** Whether the curve is known at a time: customers were observed until then, or none is left. */
  boolean reaches(long time) {
    return time <= table.lastTime() || value(table.rows - 1) == 0;
  }

  /** The curve of those who are there at a time, at a later one. */
  CurvePoint between(long from, long to) {
    CurvePoint start = point(table.rowAt(from));
    CurvePoint end = point(table.rowAt(to));
    if (end.value() == 0) {
      return end;
    }
    return new CurvePoint(
        end.value() / start.value(),
        end.log() - start.log(),
        Math.max(0, end.variance() - start.variance()));
  }
}
