package io.github.cxmetrics.bench.compare.report;

import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * A line of the table: one contender with one number of threads.
 *
 * @param contender its name
 * @param threads how many threads it had
 * @param form its version and the form of the query, where there is one
 * @param costs what each timed run cost, in their order
 * @param failure why it gave no answer, or no right one
 * @param note what differs in what it was asked
 */
public record Entry(
    String contender,
    int threads,
    String form,
    List<Cost> costs,
    Optional<String> failure,
    Optional<String> note) {

  /** Copies the costs. */
  public Entry {
    costs = List.copyOf(costs);
  }

  /** The median of the seconds; nothing if it failed. */
  public OptionalDouble seconds() {
    return median(Cost::seconds);
  }

  /** The median of the CPU seconds of all threads; nothing if it failed. */
  public OptionalDouble cpuSeconds() {
    return median(Cost::cpuSeconds);
  }

  private OptionalDouble median(ToDoubleFunction<Cost> value) {
    if (failure.isPresent() || costs.isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] sorted = costs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  /** The largest peak of the resident memory, where it is known. */
  public OptionalLong peakBytes() {
    return costs.stream().flatMapToLong(cost -> cost.peakBytes().stream()).max();
  }
}
