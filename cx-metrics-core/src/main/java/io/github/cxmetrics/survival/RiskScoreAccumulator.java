package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * Counts scores and what came of them.
 *
 * <p><b>Merge</b> exact, in any order. <b>Cost</b> 24 bytes for each distinct score and outcome,
 * some times that while it grows; {@code add} allocates nothing beyond it. <b>Rejects</b> scores
 * outside 0 to 1 and counts below 1, with {@link IllegalArgumentException}.
 *
 * <table>
 *   <caption>Kind {@code riskScores}, version 1</caption>
 *   <tr><th>bytes</th><th>content</th></tr>
 *   <tr><td>count</td><td>number of distinct rows</td></tr>
 *   <tr><td>each row, ascending</td><td>eight bytes each: raw bits of the score, or the number of
 *     its bucket; 0 for an event or 1 for none; then how often it is there, as a count</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class RiskScoreAccumulator implements Accumulator<RiskScoreAccumulator, RiskScores> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int WIDTH = 2;

  private final RiskScoreDefinition definition;
  private final CountedRows rows;

  RiskScoreAccumulator(RiskScoreDefinition definition, CountedRows rows) {
    this.definition = definition;
    this.rows = rows;
  }

  static RiskScoreAccumulator of(RiskScoreDefinition definition) {
    return new RiskScoreAccumulator(definition, new CountedRows(WIDTH));
  }

  /**
   * Adds a score.
   *
   * @param score the predicted probability
   * @param outcome whether the event came
   * @throws IllegalArgumentException if the score is not in 0 to 1
   */
  public void add(double score, RowOutcome outcome) {
    add(score, outcome, 1);
  }

  /**
   * Adds some equal scores with equal outcomes.
   *
   * @param score the predicted probability
   * @param outcome whether the event came
   * @param count how many there are, at least 1
   * @throws IllegalArgumentException if the score is not in 0 to 1 or the count is below 1
   * @throws ArithmeticException if there would be more than 2<sup>62</sup> scores
   */
  public void add(double score, RowOutcome outcome, long count) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in 0..1, was " + score);
    }
    if (count < 1) {
      throw new IllegalArgumentException("count of scores must be at least 1, was " + count);
    }
    rows.requireRoom(count);
    int row = rows.append(count);
    rows.set(row, 0, definition.word(score));
    rows.set(row, 1, outcome.word());
  }

  @Override
  public RiskScoreAccumulator merge(RiskScoreAccumulator other) {
    header().requireSame(other.header());
    rows.merge(other.rows);
    return this;
  }

  @Override
  public RiskScoreAccumulator copy() {
    return new RiskScoreAccumulator(definition, rows.copy());
  }

  /**
   * The table of scores.
   *
   * @return an immutable result
   */
  @Override
  public RiskScores result() {
    CountedRows ordered = rows.copy();
    ordered.order();
    return RiskScores.of(definition, ordered);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("riskScores", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    rows.writeTo(out);
  }

  @Override
  public RiskScoreAccumulator readFrom(StateReader in) {
    RiskScoreDefinition like = definition;
    return new RiskScoreAccumulator(
        like,
        CountedRows.readFrom(
            in,
            WIDTH,
            (read, row) -> {
              long outcome = read.word(row, 1);
              if (!like.isWord(read.word(row, 0)) || outcome < 0 || outcome > 1) {
                throw new StateFormatException(
                    "row of a state must have a score in 0..1 and an outcome, was row " + row);
              }
            }));
  }
}
