package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.OrderRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The question of {@link FunnelWorkload} in a stricter order. */
final class StrictFunnelWorkload implements Workload<Journeys> {

  private final String id;
  private final String question;
  private final OrderRule rule;
  private final String clickHouseMode;
  private final Map<String, String> duckDb;

  private StrictFunnelWorkload(
      String id,
      String question,
      OrderRule rule,
      String clickHouseMode,
      Map<String, String> duckDb) {
    this.id = id;
    this.question = question;
    this.rule = rule;
    this.clickHouseMode = clickHouseMode;
    this.duckDb = duckDb;
  }

  /** All of them. */
  static List<Workload<?>> all() {
    return List.of(
        new StrictFunnelWorkload(
            "W4step",
            "the same, no step before its turn",
            OrderRule.STEP_STRICT,
            "strict_order",
            Map.of()),
        new StrictFunnelWorkload(
            "W4increase",
            "the same, each step later than the one before",
            OrderRule.STRICT_INCREASE,
            "strict_increase",
            FunnelSql.duckDbStrictIncrease()),
        new StrictFunnelWorkload(
            "W4norepeat",
            "the same, no repeat of a step that was done",
            OrderRule.NO_REPEAT_OF_REACHED,
            "strict_deduplication",
            Map.of()));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String question() {
    return question;
  }

  @Override
  public int fullRows() {
    return EventRows.FULL_ROWS;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public Map<String, String> nearest() {
    return Map.of(
        Contender.CLICK_HOUSE,
        rule == OrderRule.STRICT_INCREASE
            ? "its mode strict_increase keeps one start for each level and so loses some customers"
            : "its mode "
                + clickHouseMode
                + " ends a customer's reading with the first breach,"
                + " where here a later first step begins anew");
  }

  @Override
  public Journeys make(int rows, Path file) {
    return EventRows.make(rows);
  }

  @Override
  public List<Column> columns(Journeys events) {
    return EventRows.columns(events);
  }

  @Override
  public List<Contender<Journeys>> contenders() {
    return List.of(
        LibraryFunnels.strict(rule),
        Contender.ofOneThread(Contender.JDK, (events, threads) -> attempts(events)));
  }

  private Supplier<Answer> attempts(Journeys events) {
    long[] levels = AttemptFunnel.levels(events, rule, FunnelWorkload.WINDOW_MILLIS);
    return () -> FunnelWorkload.answer(levels);
  }

  @Override
  public Map<String, String> duckDb() {
    return duckDb;
  }

  @Override
  public Map<String, String> clickHouse() {
    return Map.of(clickHouseMode, FunnelSql.clickHouse(clickHouseMode));
  }
}
