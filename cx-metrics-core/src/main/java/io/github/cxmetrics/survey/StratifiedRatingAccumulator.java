package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.CrossTable;
import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;

/**
 * The state of a score that is to be weighted to a population: how often each answer of the scale
 * was given by those of each combination of levels, such as an age group and a region, and of each
 * base weight. Only whole numbers are kept; weights are found when the result is asked.
 *
 * <p><b>Rejects</b> a number that is not an answer of the scale, levels that do not fit the
 * variables, are null or not well-formed, and weights that are not 0 or in 1e-100..1e100, with
 * {@link IllegalArgumentException}; nothing changes then. <b>Merge</b> exact. <b>Cost</b> for each
 * combination of levels and base weight eight bytes an answer of the scale and about 30 more;
 * {@code add} allocates nothing in one that is known. <b>Wire</b> the kind is {@code stratified-}
 * and the definition's ({@code stratified-nps}), version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>rejected answers</td><td>count</td></tr>
 *   <tr><td>answers by combination, lowest of the scale first, then missing ones</td>
 *       <td>as {@link CrossTable} writes them</td></tr>
 * </table>
 *
 * @param <R> the result the answers would be read as without weights
 * @since 0.1
 */
public final class StratifiedRatingAccumulator<R>
    implements Accumulator<StratifiedRatingAccumulator<R>, StratifiedRatings<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingDefinition<R> definition;

  @SuppressWarnings("serial") // always an immutable list, which is
  private final List<String> variables;

  private final CrossTable answers;
  private long rejected;

  /* Where a metric reads the levels of its records, one after the other. */
  private final String[] levels;

  /**
   * An empty accumulator of any definition.
   *
   * @param definition what is made of the answers
   * @param variables the variables that those who answer have levels of
   * @param <R> the result the answers would be read as without weights
   * @return a new accumulator
   * @throws IllegalArgumentException if there is no variable, a name is blank or there twice
   */
  public static <R> StratifiedRatingAccumulator<R> of(
      RatingDefinition<R> definition, List<String> variables) {
    List<String> names = List.copyOf(variables);
    SurveySample.requireVariables(names);
    return new StratifiedRatingAccumulator<>(
        definition, names, new CrossTable(names.size(), definition.scale().size() + 1), 0);
  }

  private StratifiedRatingAccumulator(
      RatingDefinition<R> definition, List<String> variables, CrossTable answers, long rejected) {
    this.definition = definition;
    this.variables = variables;
    this.answers = answers;
    this.rejected = rejected;
    this.levels = new String[variables.size()];
  }

  String[] levels() {
    return levels;
  }

  /** Adds an answer by its place on the scale, or a missing one. */
  void addStep(String[] levelsOfRecord, int step, double weight) {
    int category = step == RatingReading.MISSING ? definition.scale().size() : step;
    answers.add(levelsOfRecord, weight, category);
  }

  /**
   * Adds one answer of base weight 1.
   *
   * @param levelsOfRecord the level of each variable
   * @param answer an answer of the scale
   * @throws IllegalArgumentException if the answer is not on the scale or the levels do not fit
   */
  public void add(String[] levelsOfRecord, double answer) {
    add(levelsOfRecord, answer, 1);
  }

  /**
   * Adds one answer.
   *
   * @param levelsOfRecord the level of each variable
   * @param answer an answer of the scale
   * @param weight the base weight
   * @throws IllegalArgumentException if the answer is not on the scale, or levels or weight do not
   *     fit
   */
  public void add(String[] levelsOfRecord, double answer, double weight) {
    RatingScale scale = definition.scale();
    scale.require(answer, definition);
    addStep(levelsOfRecord, scale.stepOf(answer), weight);
  }

  /**
   * Counts a question that was asked and not answered; it enters the score only where the
   * definition gives missing answers a meaning.
   *
   * @param levelsOfRecord the level of each variable
   * @param weight the base weight
   * @throws IllegalArgumentException if levels or weight do not fit
   */
  public void addMissing(String[] levelsOfRecord, double weight) {
    addStep(levelsOfRecord, RatingReading.MISSING, weight);
  }

  /** Counts an answer that was refused at the edge of the program; it does not enter the score. */
  public void addRejected() {
    rejected++;
  }

  @Override
  public StratifiedRatingAccumulator<R> merge(StratifiedRatingAccumulator<R> other) {
    if (!definition.equals(other.definition) || !variables.equals(other.variables)) {
      header().requireSame(other.header());
    }
    long rejectedInAll = Tally.addCounts(rejected, other.rejected);
    answers.merge(other.answers);
    rejected = rejectedInAll;
    return this;
  }

  @Override
  public StratifiedRatingAccumulator<R> copy() {
    return new StratifiedRatingAccumulator<>(definition, variables, answers.copy(), rejected);
  }

  @Override
  public StratifiedRatings<R> result() {
    return new StratifiedRatings<>(definition, variables, answers.sorted(), rejected);
  }

  @Override
  public StateHeader header() {
    return StateHeader.of(
        "stratified-" + definition.kind(),
        1,
        definition.describe() + ", by " + Quoted.of(variables));
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(rejected);
    answers.writeTo(out);
  }

  @Override
  public StratifiedRatingAccumulator<R> readFrom(StateReader in) {
    long rejectedRead = in.readCount(0, Tally.MOST, "number of rejected answers");
    return new StratifiedRatingAccumulator<>(
        definition, variables, answers.readFrom(in), rejectedRead);
  }
}
