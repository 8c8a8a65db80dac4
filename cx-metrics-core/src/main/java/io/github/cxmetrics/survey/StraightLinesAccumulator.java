package io.github.cxmetrics.survey;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.state.TimeCounts;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of {@link StraightLines}.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> eight bytes a question and a different variability; {@code
 * add} allocates nothing. <b>Wire</b> kind {@code straight-lines}, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>respondents with too few answers</td><td>count</td></tr>
 *   <tr><td>respondents who are flagged</td><td>count</td></tr>
 *   <tr><td>respondents whose answers are all the same</td><td>count</td></tr>
 *   <tr><td>respondents of each longest run, from 0</td><td>a count each</td></tr>
 *   <tr><td>respondents of each variability in thousandths</td>
 *   <td>as {@link TimeCounts}, one lane</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class StraightLinesAccumulator
    implements Accumulator<StraightLinesAccumulator, StraightLines> {

  @Serial private static final long serialVersionUID = 1L;

  private final GridDefinition definition;
  private final Tally runs;
  private final TimeCounts variability;
  private long tooFew;
  private long flagged;
  private long allSame;

  StraightLinesAccumulator(GridDefinition definition) {
    this(definition, new Tally(0, definition.questions(), 1), new TimeCounts(1));
  }

  private StraightLinesAccumulator(GridDefinition definition, Tally runs, TimeCounts variability) {
    this.definition = definition;
    this.runs = runs;
    this.variability = variability;
  }

  /**
   * Adds the answers of one respondent.
   *
   * @param answers in the order of the questions; {@link StraightLining#MISSING} where there is
   *     none
   * @throws IllegalArgumentException if there are more or fewer than the grid has questions, or one
   *     is beyond {@link StraightLining#FARTHEST_ANSWER}
   */
  public void add(int... answers) {
    require(definition, answers);
    int answered = StraightLining.answered(answers);
    if (answered < definition.fewestAnswered()) {
      tooFew++;
      return;
    }
    int run = StraightLining.longestRun(answers);
    long spread = StraightLining.spread(answers);
    runs.add(run);
    variability.add(
        Math.round(StraightLines.PARTS * StraightLining.variability(answered, spread)), 0);
    allSame += spread == 0 ? 1 : 0;
    flagged += spread == 0 || run >= definition.longRun() ? 1 : 0;
  }

  static void require(GridDefinition definition, int[] answers) {
    if (answers.length != definition.questions()) {
      throw new IllegalArgumentException(
          "answers of a grid must be "
              + definition.questions()
              + ", one for each question, was "
              + answers.length);
    }
    StraightLining.requireAnswers(answers);
  }

  @Override
  public StraightLinesAccumulator merge(StraightLinesAccumulator other) {
    header().requireSame(other.header());
    long tooFewInAll = Tally.addCounts(tooFew, other.tooFew);
    long flaggedInAll = Tally.addCounts(flagged, other.flagged);
    long allSameInAll = Tally.addCounts(allSame, other.allSame);
    Tally.addCounts(runs.total(), other.runs.total());
    variability.merge(other.variability);
    runs.merge(other.runs);
    tooFew = tooFewInAll;
    flagged = flaggedInAll;
    allSame = allSameInAll;
    return this;
  }

  @Override
  public StraightLinesAccumulator copy() {
    return withCounts(runs.copy(), variability.copy(), tooFew, flagged, allSame);
  }

  private StraightLinesAccumulator withCounts(
      Tally newRuns, TimeCounts newVariability, long few, long flags, long same) {
    StraightLinesAccumulator made =
        new StraightLinesAccumulator(definition, newRuns, newVariability);
    made.tooFew = few;
    made.flagged = flags;
    made.allSame = same;
    return made;
  }

  @Override
  public StraightLines result() {
    return new StraightLines(
        definition,
        tooFew,
        flagged,
        allSame,
        Longs.asList(runs.toArray()),
        AnswerDistribution.of(variability, 0));
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("straight-lines", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(tooFew);
    out.writeCount(flagged);
    out.writeCount(allSame);
    runs.writeTo(out);
    variability.writeTo(out);
  }

  @Override
  public StraightLinesAccumulator readFrom(StateReader in) {
    long few = in.readCount(0, Tally.MOST, "number of respondents with too few answers");
    long flags = in.readCount(0, Tally.MOST, "number of flagged respondents");
    long same = in.readCount(0, flags, "number of respondents of one answer");
    Tally runsRead = runs.readFrom(in);
    TimeCounts variabilityRead = variability.readFrom(in);
    variabilityRead.forEach(
        (thousandths, cells, start) -> {
          if (thousandths < 0 || cells[start] < 0) {
            throw new StateFormatException(
                "variability must be at least 0 and occur, was "
                    + cells[start]
                    + " of "
                    + thousandths);
          }
        });
    if (flags > runsRead.total() || variabilityRead.weight() != runsRead.total()) {
      throw new StateFormatException(
          "respondents of each count must be the same, was "
              + flags
              + " flagged, "
              + variabilityRead.weight()
              + " and "
              + runsRead.total());
    }
    return withCounts(runsRead, variabilityRead, few, flags, same);
  }
}
