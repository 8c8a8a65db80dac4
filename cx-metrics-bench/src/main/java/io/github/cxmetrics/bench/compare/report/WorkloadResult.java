package io.github.cxmetrics.bench.compare.report;

import io.github.cxmetrics.bench.compare.workload.Contender;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one workload.
 *
 * @param id its short name
 * @param question what was asked
 * @param rows of how many rows
 * @param tolerance by how much answers were allowed to differ, relative to the numbers
 * @param entries who answered, this library first
 */
public record WorkloadResult(
    String id, String question, int rows, double tolerance, List<Entry> entries) {

  /** Copies the entries. */
  public WorkloadResult {
    entries = List.copyOf(entries);
  }

  /** The entry of a contender with a number of threads. */
  public Optional<Entry> find(String contender, int threads) {
    return entries.stream()
        .filter(entry -> entry.contender().equals(contender) && entry.threads() == threads)
        .findAny();
  }

  /**
   * How many times as long an entry took as this library with as many threads, or with one if it
   * has no such entry.
   *
   * @return nothing if one of the two has no time
   */
  public OptionalDouble ratio(Entry entry) {
    OptionalDouble seconds = entry.seconds();
    OptionalDouble library =
        find(Contender.LIBRARY, entry.threads())
            .or(() -> find(Contender.LIBRARY, 1))
            .map(Entry::seconds)
            .orElse(OptionalDouble.empty());
    return seconds.isPresent() && library.isPresent()
        ? OptionalDouble.of(seconds.getAsDouble() / library.getAsDouble())
        : OptionalDouble.empty();
  }
}
