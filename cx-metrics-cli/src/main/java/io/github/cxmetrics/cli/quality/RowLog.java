package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.survey.AnswerTimes;
import io.github.cxmetrics.survey.ContentHash;
import io.github.cxmetrics.survey.DuplicateRule;
import io.github.cxmetrics.survey.SpeederRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is kept of every record to be able to say in the end which have a flag: no cells but the
 * key.
 */
final class RowLog {

  /** One record. */
  private static final class Row {
    private final long line;
    private final String key;
    private final Set<RowFlag> flags;
    private final long millis;

    Row(long line, String key, Set<RowFlag> flags, long millis) {
      this.line = line;
      this.key = key;
      this.flags = flags;
      this.millis = millis;
    }
  }

  /** A record at a time. */
  private record Timed(int row, long atMillis) {}

  /** Takes a record that has a flag. */
  @FunctionalInterface
  interface FlaggedRows<E extends Exception> {

    void take(long line, String key, List<String> flags) throws E;
  }

  private final List<Row> rows = new ArrayList<>();
  private final Map<ContentHash, List<Timed>> near = new HashMap<>();
  private final Set<ContentHash> contents = new HashSet<>();
  private final Set<ContentHash> keys = new HashSet<>();

  /**
   * Keeps a record.
   *
   * @param flags what is known of it already
   * @param millis how long it took; below 0 if that is not known
   */
  void add(long line, String key, Set<RowFlag> flags, long millis) {
    rows.add(
        new Row(
            line,
            key,
            flags.isEmpty() ? EnumSet.noneOf(RowFlag.class) : EnumSet.copyOf(flags),
            millis));
  }

  /** Whether an earlier record had the same content. */
  boolean isKnownContent(ContentHash content) {
    return !contents.add(content);
  }

  /** Whether an earlier record had the same key. */
  boolean isKnownKey(ContentHash key) {
    return !keys.add(key);
  }

  /** Keeps when the next record came. */
  void addNear(ContentHash content, long atMillis) {
    near.computeIfAbsent(content, each -> new ArrayList<>(1)).add(new Timed(rows.size(), atMillis));
  }

  /** Marks what can be told only when all records are known. */
  void finish(Optional<DuplicateRule> rule, Optional<AnswerTimes> times, SpeederRule speeders) {
    rule.ifPresent(this::markNear);
    times.ifPresent(each -> markTimes(each.threshold(speeders), each.slowFence()));
  }

  private void markNear(DuplicateRule rule) {
    for (List<Timed> same : near.values()) {
      same.sort(Comparator.comparingLong(Timed::atMillis).thenComparingInt(Timed::row));
      long kept = same.get(0).atMillis();
      for (Timed each : same.subList(1, same.size())) {
        if (rule.isDuplicate(kept, each.atMillis())) {
          rows.get(each.row()).flags.add(RowFlag.NEAR_DUPLICATE);
        } else {
          kept = each.atMillis();
        }
      }
    }
  }

  private void markTimes(OptionalDouble threshold, OptionalDouble fence) {
    for (Row row : rows) {
      if (row.millis >= 0 && row.millis < threshold.orElse(Double.NEGATIVE_INFINITY)) {
        row.flags.add(RowFlag.SPEEDER);
      }
      if (row.millis > fence.orElse(Double.POSITIVE_INFINITY)) {
        row.flags.add(RowFlag.SLOW);
      }
    }
  }

  /** Hands over the records that have a flag, in the order of the file. */
  <E extends Exception> void forEachFlagged(FlaggedRows<E> taker) throws E {
    for (Row row : Collections.unmodifiableList(rows)) {
      if (!row.flags.isEmpty()) {
        taker.take(row.line, row.key, row.flags.stream().map(RowFlag::word).toList());
      }
    }
  }
}
