package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.GroupedDurations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Three quantiles of each of a hundred groups of durations. */
final class DurationWorkload implements Workload<GroupedDurations> {

  static final double[] SHARES = {0.5, 0.9, 0.99};

  private static final String LIST = "0.5, 0.9, 0.99";

  /* Some sketches promise ranks, not values: neighbours in the tail of the smallest groups of the
  smallest size are as far apart as this. */
  private static final double RANK_SKETCH_TOLERANCE = 0.5;

  /* Half a bucket of 128 an octave, and room for rounding. */
  private static final double LIBRARY_TOLERANCE = 0.005;

  private final boolean isExact;

  private DurationWorkload(boolean isExact) {
    this.isExact = isExact;
  }

  static DurationWorkload exact() {
    return new DurationWorkload(true);
  }

  static DurationWorkload sketches() {
    return new DurationWorkload(false);
  }

  @Override
  public String id() {
    return isExact ? "W7" : "W7a";
  }

  @Override
  public String question() {
    return isExact
        ? "exact p50, p90, p99 of durations by 100 channel x agent groups"
        : "the same by mergeable sketches";
  }

  @Override
  public int fullRows() {
    return 50_000_000;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public double tolerance() {
    return isExact ? Workload.super.tolerance() : RANK_SKETCH_TOLERANCE;
  }

  @Override
  public double tolerance(String contender) {
    return !isExact && contender.equals(Contender.LIBRARY) ? LIBRARY_TOLERANCE : tolerance();
  }

  @Override
  public GroupedDurations make(int rows, Path file) {
    return GroupedDurations.of(Seeds.SEED, rows - rows % 2);
  }

  @Override
  public List<Column> columns(GroupedDurations rows) {
    return List.of(new Column.Ints("agent", rows.groups()), new Column.Longs("ms", rows.millis()));
  }

  @Override
  public List<Contender<GroupedDurations>> contenders() {
    Contender<GroupedDurations> jdk =
        Contender.ofOneThread(Contender.JDK, (rows, threads) -> sorted(rows));
    return List.of(isExact ? LibraryQuantiles.EXACT : LibraryQuantiles.SKETCHES, jdk);
  }

  private static Supplier<Answer> sorted(GroupedDurations rows) {
    long[][] groups = rows.sorted();
    return () -> {
      Answer answer = new Answer();
      for (int group = 0; group < groups.length; group++) {
        long[] sorted = groups[group];
        double[] quantiles = new double[SHARES.length];
        for (int i = 0; i < SHARES.length; i++) {
          quantiles[i] = sorted[(int) Math.ceil(SHARES[i] * sorted.length) - 1];
        }
        answer.add(Integer.toString(group), quantiles);
      }
      return answer;
    };
  }

  @Override
  public Map<String, String> duckDb() {
    String function = isExact ? "quantile_disc" : "approx_quantile";
    return Map.of(
        function,
        "SELECT agent, q[1], q[2], q[3] FROM (SELECT agent, "
            + function
            + "(ms, ["
            + LIST
            + "]) AS q FROM t GROUP BY agent)");
  }

  @Override
  public Map<String, String> clickHouse() {
    Map<String, String> forms = new LinkedHashMap<>();
    for (String function :
        isExact
            ? List.of("quantilesExact(" + LIST + ")")
            : List.of("quantilesTDigest(" + LIST + ")", "quantilesDD(0.005, " + LIST + ")")) {
      forms.put(
          function.substring(0, function.indexOf('(')),
          "SELECT agent, q[1], q[2], q[3] FROM (SELECT agent, "
              + function
              + "(ms) AS q FROM t GROUP BY agent)");
    }
    return forms;
  }
}
