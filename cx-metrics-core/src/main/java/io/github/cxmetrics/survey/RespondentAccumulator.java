package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NumberedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;
import java.util.Objects;

/**
 * The state of a score of people known by number: of each the one answer that counts, in any order
 * of arrival. An answer that gives way to another one is taken back.
 *
 * <p><b>Rejects</b> answers that are not on the scale and times beyond 2<sup>48</sup> milliseconds
 * from 1970 with an {@link IllegalArgumentException}; nothing changes then. <b>Merge</b> exact, in
 * any order, with people in both. <b>Cost</b> for each person 16 bytes, 8 more with a sequence
 * number and 8 more with segments or accounts, times 1.3 to 2.7; nothing for another answer of the
 * same person; 16 bytes for each answer without an id where the window is trailing, otherwise
 * nothing; for each segment and account its text with an entry of a hash map and eight bytes a step
 * of the scale. A result is a pass over the segments and accounts, with a trailing window over the
 * people. <b>Wire</b> kind {@code respondents}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>joined actors</td><td>their number as a count; for each, ascending, the actor and the
 *   one that stands for it, eight bytes each</td></tr>
 *   <tr><td>segments, then accounts, each if asked for</td><td>as {@link
 *   io.github.cxmetrics.state.Dictionary} writes them, which numbers them; those of the answers
 *   below only</td></tr>
 *   <tr><td>answers with an id in the window, answers outside it</td><td>a count each</td></tr>
 *   <tr><td>people</td><td>as {@link io.github.cxmetrics.state.SubjectTable} writes them: {@code
 *   time << 10 | place << 1 | several}, where the place is the step of the answer on the scale and
 *   behind the last one that of missing answers; then the sequence number if there is one; then,
 *   with segments or accounts, {@code account << 32 | segment} by their numbers. If all answers
 *   count, only the first cell, in which the time is 0 and the place 0 or missing</td></tr>
 *   <tr><td>answers without an id, rejected ones, and all of them if all count</td><td>as {@link
 *   io.github.cxmetrics.state.SubjectTable} writes them: for each {@code account << 32 | segment}
 *   how often each place was counted, the last being that of rejected answers. With a trailing
 *   window as {@link io.github.cxmetrics.state.EventLog} writes them: for each of these numbers
 *   {@code time << 10 | place << 1}</td></tr>
 * </table>
 *
 * @param <S> the score
 * @since 0.1
 */
public final class RespondentAccumulator<S extends SurveyScore<S>>
    implements Accumulator<RespondentAccumulator<S>, RespondentScore<S>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RespondentDefinition<S> definition;
  private final NumberedActors<RespondentState> actors;

  RespondentAccumulator(RespondentDefinition<S> definition) {
    this(
        requireNonNull(definition, "definition"),
        new NumberedActors<>(new RespondentState(definition)));
  }

  private RespondentAccumulator(
      RespondentDefinition<S> definition, NumberedActors<RespondentState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an answer of which only the time is known.
   *
   * @param respondent who gave it
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param answer the answer
   * @throws IllegalArgumentException if the answer is not on the scale, the time cannot be, or the
   *     definition asks for more details
   */
  public void add(long respondent, long atMillis, double answer) {
    definition.requireNoDetails();
    add(respondent, atMillis, 0, RespondentCode.given(definition.answers(), answer), "", "");
  }

  /**
   * Adds a batch of answers of which only the times are known, all or none.
   *
   * @param respondents who gave them
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param answers whole answers of the scale
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them cannot be, or the definition asks for more
   *     details; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within the arrays
   */
  public void addAll(long[] respondents, long[] atMillis, byte[] answers, int from, int to) {
    definition.requireNoDetails();
    Objects.checkFromToIndex(from, to, respondents.length);
    Objects.checkFromToIndex(from, to, atMillis.length);
    Objects.checkFromToIndex(from, to, answers.length);
    for (int i = from; i < to; i++) {
      RespondentState.require(atMillis[i], "", "");
      definition.answers().scale().require(answers[i], definition.answers());
    }
    for (int i = from; i < to; i++) {
      int code = definition.answers().scale().stepOf(answers[i]);
      put(respondents[i], atMillis[i], 0, code, "", "");
    }
  }

  /**
   * Adds an answer with all that is known of it.
   *
   * @param respondent who gave it
   * @param answer the answer
   * @throws IllegalArgumentException if the answer is not on the scale
   */
  public void add(long respondent, RespondentAnswer answer) {
    add(
        respondent,
        answer.atMillis(),
        answer.sequence(),
        answer.codeOn(definition.answers()),
        answer.segment(),
        answer.account());
  }

  /**
   * Adds an answer that does not tell who gave it. It counts for itself.
   *
   * @param answer the answer
   * @throws IllegalArgumentException if the answer is not on the scale
   */
  public void addWithoutId(RespondentAnswer answer) {
    addVoice(
        answer.atMillis(), answer.codeOn(definition.answers()), answer.segment(), answer.account());
  }

  void add(
      long respondent, long atMillis, long sequence, int code, String segment, String account) {
    RespondentState.require(atMillis, segment, account);
    put(respondent, atMillis, sequence, code, segment, account);
  }

  private void put(
      long respondent, long atMillis, long sequence, int code, String segment, String account) {
    RespondentState state = actors.open();
    if (state.isNobodys(atMillis, code)) {
      state.addVoice(atMillis, code, segment, account);
    } else {
      state.add(respondent, atMillis, sequence, code, segment, account);
    }
  }

  void addVoice(long atMillis, int code, String segment, String account) {
    RespondentState.require(atMillis, segment, account);
    actors.open().addVoice(atMillis, code, segment, account);
  }

  /**
   * Makes two people one, of whose answers one is kept. The smaller number stands for both.
   *
   * @param a a person
   * @param b another
   */
  public void join(long a, long b) {
    actors.join(a, b);
  }

  @Override
  public RespondentAccumulator<S> merge(RespondentAccumulator<S> other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    actors.merge(other.actors);
    return this;
  }

  @Override
  public RespondentAccumulator<S> copy() {
    return new RespondentAccumulator<>(definition, actors.copy());
  }

  /**
   * The answer so far; where the rule has a trailing window, one that ends a millisecond after the
   * latest answer.
   *
   * @return an immutable result
   */
  @Override
  public RespondentScore<S> result() {
    return new RespondentReading<>(definition, actors.together()).read();
  }

  /**
   * The answer for the trailing window that ends at an instant.
   *
   * @param asOf the first instant after the window; milliseconds are rounded down
   * @return an immutable result
   * @throws IllegalArgumentException if the rule has no trailing window, or an answer is not before
   *     the instant: what it replaced is not known any more
   */
  public RespondentScore<S> result(Instant asOf) {
    return new RespondentReading<>(definition, actors.together()).read(asOf);
  }

  /**
   * How many people have an answer here, be it outside a trailing window.
   *
   * @return at least 0; who was joined counts once
   */
  public int people() {
    return actors.together().people().size();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("respondents", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public RespondentAccumulator<S> readFrom(StateReader in) {
    return new RespondentAccumulator<>(definition, actors.readFrom(in));
  }
}
