package io.github.cxmetrics.survival;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The steps of a curve, each made when it is asked for. */
final class SurvivalSteps extends AbstractList<SurvivalStep> implements RandomAccess {

  private final RiskTable table;
  private final KaplanMeier curve;
  private final long n;
  private final SurvivalQuestion question;

  SurvivalSteps(RiskTable table, KaplanMeier curve, SurvivalQuestion question) {
    this.table = table;
    this.curve = curve;
    this.question = question;
    n = table.customers();
  }

  @Override
  public SurvivalStep get(int row) {
    CurvePoint point = curve.point(Objects.checkIndex(row, table.rows));
    double error = point.value() * point.errorOfLog();
    return new SurvivalStep(table, row, Survival.estimate(point, n, question), error);
  }

  @Override
  public int size() {
    return table.rows;
  }
}
