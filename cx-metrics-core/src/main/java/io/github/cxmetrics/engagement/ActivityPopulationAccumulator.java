package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question about the activity of many actors, to which more of them can be added:
 * counts, and no actor. See {@link Activity#population}.
 *
 * <p><b>Rejects</b> states of another definition with an {@link IllegalArgumentException}; nothing
 * changes then. <b>Merge</b> exact, in any order, of different actors; an actor in two of them
 * counts twice. <b>Cost</b> some numbers for each day or interval of the range, and while actors
 * are being added about 9 KiB for each 64 days of it (and of the longer window before it).
 * <b>Wire</b> the definition in words with all that is asked, version 1; all numbers of actors are
 * at most 2<sup>62</sup>:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>kind</th><th>content</th><th>form</th></tr>
 *   <tr><td>{@code activityPopulation}</td><td>days active of each actor</td><td>as {@link
 *   io.github.cxmetrics.state.Quantiles} writes them; without actors, nothing follows</td></tr>
 *   <tr><td></td><td>the sum of their squares</td><td>as {@link
 *   io.github.cxmetrics.state.WideSum} writes it</td></tr>
 *   <tr><td></td><td>actors active on several days</td><td>a count</td></tr>
 *   <tr><td></td><td>first and last day</td><td>days since 1970 in eight bytes each</td></tr>
 *   <tr><td>{@code activeActorsPopulation}</td><td>active in the range</td><td>a count</td></tr>
 *   <tr><td></td><td>daily, of each day from the first of the first longer window on</td><td>a
 *   count each</td></tr>
 *   <tr><td></td><td>weekly, then monthly, of each day of the range</td><td>a count each</td></tr>
 *   <tr><td>{@code lifecyclePopulation}</td><td>of each interval: new, returning, resurrecting,
 *   dormant</td><td>a count each</td></tr>
 *   <tr><td>{@code rollingActivityPopulation}</td><td>of each point: daily, weekly, monthly, days
 *   active, the sum of their squares</td><td>a count each</td></tr>
 * </table>
 *
 * @param <R> the answer
 * @since 0.1
 */
public final class ActivityPopulationAccumulator<R>
    implements Accumulator<ActivityPopulationAccumulator<R>, R> {

  @Serial private static final long serialVersionUID = 1L;

  private final PopulationQuestion<R> question;

  /* Immutable, so that copies and results share it. All answers are serialisable. */
  @SuppressWarnings("serial")
  private R sums;

  /* Counts who is not in the sums yet. */
  private transient @Nullable ActorCounter<R> counter;

  ActivityPopulationAccumulator(PopulationQuestion<R> question) {
    this(question, question.counter().sums());
  }

  private ActivityPopulationAccumulator(PopulationQuestion<R> question, R sums) {
    this.question = question;
    this.sums = sums;
  }

  /** Checks that actors are asked what their state can answer. */
  static void requireSame(PopulationQuestion<?> question, ActivityState actors) {
    if (!question.definition().equals(actors.definition())) {
      throw new IllegalArgumentException(
          "actors of a population must be of the activity "
              + question.definition()
              + ", was "
              + actors.definition());
    }
  }

  /** Adds actors, none of whom is in it yet. */
  void add(ActivityState actors) {
    requireSame(question, actors);
    ActorCounter<R> open = counter == null ? question.counter() : counter;
    counter = open;
    open.addAll(actors);
  }

  private R sums() {
    ActorCounter<R> open = counter;
    if (open != null) {
      sums = question.plus(sums, open.sums());
      counter = null;
    }
    return sums;
  }

  @Override
  public ActivityPopulationAccumulator<R> merge(ActivityPopulationAccumulator<R> other) {
    header().requireSame(other.header());
    R more = other.sums();
    sums = question.plus(sums(), more);
    return this;
  }

  @Override
  public ActivityPopulationAccumulator<R> copy() {
    return new ActivityPopulationAccumulator<>(question, sums());
  }

  @Override
  public R result() {
    return sums();
  }

  @Override
  public StateHeader header() {
    return question.header();
  }

  @Override
  public void writeTo(StateWriter out) {
    question.write(sums(), out);
  }

  @Override
  public ActivityPopulationAccumulator<R> readFrom(StateReader in) {
    return new ActivityPopulationAccumulator<>(question, question.read(in));
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    sums();
    out.defaultWriteObject();
  }
}
