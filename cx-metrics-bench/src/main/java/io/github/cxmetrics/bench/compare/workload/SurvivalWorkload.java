package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Lifetimes;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalAccumulator;
import io.github.cxmetrics.survival.SurvivalDefinition;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.SurvivalStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The survival curve of Kaplan and Meier at every time at which somebody left. */
final class SurvivalWorkload implements Workload<Lifetimes> {

  /** What people count a day. */
  private static final class Exits {
    private long left;
    private long all;
  }

  @Override
  public String id() {
    return "W8km";
  }

  @Override
  public String question() {
    return "Kaplan-Meier curve at every event time, in days";
  }

  @Override
  public int fullRows() {
    return 5_000_000;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public Lifetimes make(int rows, Path file) {
    return Lifetimes.of(Seeds.SEED, rows);
  }

  @Override
  public List<Column> columns(Lifetimes rows) {
    return List.of(new Column.Longs("days", rows.days()), new Column.Bytes("gone", rows.left()));
  }

  @Override
  public List<Contender<Lifetimes>> contenders() {
    return List.of(
        Contender.library(SurvivalWorkload::library),
        Contender.ofOneThread(Contender.JDK, (rows, threads) -> map(rows)));
  }

  private static Supplier<Answer> library(Lifetimes rows, Parallelism threads) {
    SurvivalAccumulator lifetimes = Survival.accumulator(SurvivalDefinition.ONE_EVENT);
    lifetimes.addAll(rows.days(), rows.left(), 0, rows.rows(), threads);
    Survival survival = lifetimes.result();
    List<SurvivalStep> steps = survival.steps(SurvivalQuestion.DEFAULT);
    return () -> {
      Answer answer = new Answer();
      steps.stream()
          .filter(step -> step.events() > 0)
          .forEach(
              step ->
                  answer.add(
                      Long.toString(step.time()),
                      (double) step.atRisk(),
                      (double) step.events(),
                      step.survival().value()));
      return answer;
    };
  }

  private static Supplier<Answer> map(Lifetimes rows) {
    TreeMap<Long, Exits> days = new TreeMap<>();
    for (int i = 0; i < rows.rows(); i++) {
      Exits exits = days.computeIfAbsent(rows.days()[i], day -> new Exits());
      exits.left += rows.left()[i];
      exits.all++;
    }
    return () -> curve(days, rows.rows());
  }

  private static Answer curve(Map<Long, Exits> days, long everybody) {
    Answer answer = new Answer();
    long atRisk = everybody;
    double survival = 1;
    for (Map.Entry<Long, Exits> day : days.entrySet()) {
      Exits exits = day.getValue();
      survival *= 1 - (double) exits.left / atRisk;
      if (exits.left > 0) {
        answer.add(day.getKey().toString(), (double) atRisk, (double) exits.left, survival);
      }
      atRisk -= exits.all;
    }
    return answer;
  }

  @Override
  public Map<String, String> duckDb() {
    return Map.of("window functions", curve("count(*)", "sum(gone)"));
  }

  @Override
  public Map<String, String> clickHouse() {
    return Map.of("window functions", curve("toInt64(count())", "toInt64(sum(gone))"));
  }

  private static String curve(String all, String left) {
    return """
    SELECT days, at_risk, departed, exp(sum(ln(1 - departed / at_risk)) OVER (ORDER BY days))
    FROM (SELECT days, departed, sum(everybody) OVER (ORDER BY days DESC) AS at_risk
      FROM (SELECT days, %s AS everybody, %s AS departed FROM t GROUP BY days) a) b
    WHERE departed > 0\
    """
        .formatted(all, left);
  }
}
