package io.github.cxmetrics.bench.compare.workload;

import java.util.ArrayList;
import java.util.List;

/** All workloads in the order of the table. */
public final class Workloads {

  private Workloads() {}

  /** New ones, each time. */
  public static List<Workload<?>> all() {
    List<Workload<?>> all = new ArrayList<>();
    all.add(new ScoreWorkload());
    all.add(SegmentCodeWorkload.scattered());
    all.add(SegmentCodeWorkload.small());
    all.add(new SegmentNameWorkload());
    all.add(new WindowWorkload());
    all.add(new FunnelWorkload());
    all.addAll(StrictFunnelWorkload.all());
    all.add(new CohortWorkload());
    all.add(new ActiveWorkload());
    all.add(new ActiveSketchWorkload());
    all.add(DurationWorkload.exact());
    all.add(DurationWorkload.sketches());
    all.add(new SubscriptionWorkload());
    all.add(new SurvivalWorkload());
    all.add(FileWorkload.csv());
    all.add(FileWorkload.json());
    return all;
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload<?> find(String id) {
    return all().stream()
        .filter(workload -> workload.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "workload must be one of "
                        + String.join(", ", all().stream().map(Workload::id).toList())
                        + ", was "
                        + id));
  }
}
