package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of {@link Duplicates}: the hash and the time of every record.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> 24 bytes a record. <b>Wire</b> kind {@code duplicates},
 * version 1, the rule in words as the definition:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>records by the low half of their hash; of each the high half and the time</td>
 *   <td>as {@link io.github.cxmetrics.state.EventLog}, two cells an event</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class DuplicatesAccumulator implements Accumulator<DuplicatesAccumulator, Duplicates> {

  @Serial private static final long serialVersionUID = 1L;

  private final DuplicateRule rule;
  private final HashLog log;

  DuplicatesAccumulator(DuplicateRule rule) {
    this(rule, new HashLog());
  }

  private DuplicatesAccumulator(DuplicateRule rule, HashLog log) {
    this.rule = rule;
    this.log = log;
  }

  /**
   * Adds a record without a time.
   *
   * @param content what it holds
   */
  public void add(ContentHash content) {
    log.add(content.high(), content.low(), 0);
  }

  /**
   * Adds a record.
   *
   * @param content what it holds
   * @param atMillis when it came, in milliseconds since 1970
   * @throws IllegalArgumentException if the time is beyond 2<sup>48</sup> ms from 1970
   */
  public void add(ContentHash content, long atMillis) {
    add(content.high(), content.low(), atMillis);
  }

  /**
   * Adds a record.
   *
   * @param high the one half of the hash of what it holds
   * @param low the other half
   * @param atMillis when it came, in milliseconds since 1970
   * @throws IllegalArgumentException if the time is beyond 2<sup>48</sup> ms from 1970
   */
  public void add(long high, long low, long atMillis) {
    EventTime.require(atMillis);
    log.add(high, low, atMillis);
  }

  @Override
  public DuplicatesAccumulator merge(DuplicatesAccumulator other) {
    header().requireSame(other.header());
    log.merge(other.log);
    return this;
  }

  @Override
  public DuplicatesAccumulator copy() {
    return new DuplicatesAccumulator(rule, log.copy());
  }

  @Override
  public Duplicates result() {
    return log.duplicates(rule);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("duplicates", 1, rule.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    log.writeTo(out);
  }

  @Override
  public DuplicatesAccumulator readFrom(StateReader in) {
    return new DuplicatesAccumulator(rule, log.readFrom(in));
  }
}
