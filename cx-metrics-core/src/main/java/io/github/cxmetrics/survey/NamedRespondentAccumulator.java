package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.NamedActors;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.time.Instant;

/**
 * The state of a score of people known by text: of each the one answer that counts, in any order of
 * arrival. Each text is kept once and stands for its person exactly; the empty one stands for
 * nobody, and an answer of nobody counts for itself.
 *
 * <p><b>Rejects</b> as {@link RespondentAccumulator}, and people that are null or half a surrogate
 * pair. <b>Merge</b> exact, in any order, with people in both. <b>Cost</b> as {@link
 * RespondentAccumulator}, and each text with an entry of a hash map. <b>Wire</b> kind {@code
 * respondentsByName}, the definition in words, version 1:
 *
 * <table>
 *   <caption>Payload, version 1</caption>
 *   <tr><th>content</th><th>form</th></tr>
 *   <tr><td>people with answers</td><td>as {@link io.github.cxmetrics.state.Dictionary} writes them,
 *   which numbers them</td></tr>
 *   <tr><td>joined people</td><td>their number as a count; for each, ascending, the person and the
 *   one that stands for it, as text</td></tr>
 *   <tr><td>all else</td><td>as in {@link RespondentAccumulator}</td></tr>
 * </table>
 *
 * @param <S> the score
 * @since 0.1
 */
public final class NamedRespondentAccumulator<S extends SurveyScore<S>>
    implements Accumulator<NamedRespondentAccumulator<S>, RespondentScore<S>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RespondentDefinition<S> definition;
  private final NamedActors<RespondentState> actors;

  NamedRespondentAccumulator(RespondentDefinition<S> definition) {
    this(
        requireNonNull(definition, "definition"),
        new NamedActors<>(new RespondentState(definition)));
  }

  private NamedRespondentAccumulator(
      RespondentDefinition<S> definition, NamedActors<RespondentState> actors) {
    this.definition = definition;
    this.actors = actors;
  }

  /**
   * Adds an answer of which only the time is known.
   *
   * @param respondent who gave it; empty if that is not known
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param answer the answer
   * @throws IllegalArgumentException if the answer is not on the scale, the person or the time
   *     cannot be, or the definition asks for more details
   */
  public void add(String respondent, long atMillis, double answer) {
    definition.requireNoDetails();
    add(respondent, atMillis, 0, RespondentCode.given(definition.answers(), answer), "", "");
  }

  /**
   * Adds an answer with all that is known of it.
   *
   * @param respondent who gave it; empty if that is not known
   * @param answer the answer
   * @throws IllegalArgumentException if the answer is not on the scale or the person cannot be
   */
  public void add(String respondent, RespondentAnswer answer) {
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
    add("", answer);
  }

  void add(
      String respondent, long atMillis, long sequence, int code, String segment, String account) {
    RespondentAnswer.requireText("respondent of an answer", respondent);
    RespondentState.require(atMillis, segment, account);
    RespondentState state = actors.open();
    if (respondent.isEmpty() || state.isNobodys(atMillis, code)) {
      state.addVoice(atMillis, code, segment, account);
    } else {
      state.add(actors.numberOf(respondent), atMillis, sequence, code, segment, account);
    }
  }

  void addVoice(long atMillis, int code, String segment, String account) {
    add("", atMillis, 0, code, segment, account);
  }

  /**
   * Makes two people one, of whose answers one is kept. The text that sorts first stands for both.
   *
   * @param a a person
   * @param b another
   * @throws IllegalArgumentException if one is empty, null or half a surrogate pair
   */
  public void join(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      throw new IllegalArgumentException("person to join must not be empty, was nobody");
    }
    actors.join(a, b);
  }

  @Override
  public NamedRespondentAccumulator<S> merge(NamedRespondentAccumulator<S> other) {
    if (!definition.equals(other.definition)) {
      header().requireSame(other.header());
    }
    actors.merge(other.actors);
    return this;
  }

  @Override
  public NamedRespondentAccumulator<S> copy() {
    return new NamedRespondentAccumulator<>(definition, actors.copy());
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
    return StateHeader.of("respondentsByName", 1, definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    actors.writeTo(out);
  }

  @Override
  public NamedRespondentAccumulator<S> readFrom(StateReader in) {
    return new NamedRespondentAccumulator<>(definition, actors.readFrom(in));
  }
}
