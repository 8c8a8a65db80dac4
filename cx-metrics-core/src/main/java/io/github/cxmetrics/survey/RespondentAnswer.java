package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateWriter;
import java.util.OptionalDouble;

/**
 * An answer with all that is known of it but who gave it.
 *
 * @param outcome what became of the question
 * @param answer the answer, if one was given that is on the scale
 * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
 * @param sequence what orders answers of the same time; 0 if nothing does
 * @param segment the segment it belongs to; empty if there is none
 * @param account the account of who gave it; empty if there is none
 * @since 0.1
 */
public record RespondentAnswer(
    Outcome outcome,
    OptionalDouble answer,
    long atMillis,
    long sequence,
    String segment,
    String account) {

  /** What became of a question. */
  public enum Outcome {
    /** It was answered. */
    GIVEN,
    /** It was asked and not answered. */
    MISSING,
    /** The answer was refused at the edge of the program, such as one that is not on the scale. */
    REJECTED
  }

  /**
   * Checks the parts.
   *
   * @param outcome as the record component
   * @param answer as the record component
   * @param atMillis as the record component
   * @param sequence as the record component
   * @param segment as the record component
   * @param account as the record component
   * @throws IllegalArgumentException if there is an answer where none was given, or none where one
   *     was, if the time is beyond 2<sup>48</sup> milliseconds from 1970, or a text has half a
   *     surrogate pair
   */
  public RespondentAnswer {
    if (answer.isPresent() != (outcome == Outcome.GIVEN)) {
      throw new IllegalArgumentException(
          "answer must be there if it was given, and only then, was " + outcome + " " + answer);
    }
    EventTime.require(atMillis);
    requireText("segment of an answer", segment);
    requireText("account of an answer", account);
  }

  static void requireText(String what, String text) {
    if (text == null) {
      throw new IllegalArgumentException(what + " must not be null");
    }
    StateWriter.requireWellFormed(what, text);
  }

  /**
   * An answer that was given.
   *
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param answer the answer
   * @return the answer
   * @throws IllegalArgumentException as the constructor
   */
  public static RespondentAnswer of(long atMillis, double answer) {
    return new RespondentAnswer(Outcome.GIVEN, OptionalDouble.of(answer), atMillis, 0, "", "");
  }

  /**
   * A question that was asked and not answered.
   *
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @return the missing answer
   * @throws IllegalArgumentException as the constructor
   */
  public static RespondentAnswer missing(long atMillis) {
    return new RespondentAnswer(Outcome.MISSING, OptionalDouble.empty(), atMillis, 0, "", "");
  }

  /**
   * An answer that was refused.
   *
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @return the rejected answer
   * @throws IllegalArgumentException as the constructor
   */
  public static RespondentAnswer rejected(long atMillis) {
    return new RespondentAnswer(Outcome.REJECTED, OptionalDouble.empty(), atMillis, 0, "", "");
  }

  /**
   * The same with a sequence number.
   *
   * @param newSequence what orders answers of the same time
   * @return the answer
   */
  public RespondentAnswer inSequence(long newSequence) {
    return new RespondentAnswer(outcome, answer, atMillis, newSequence, segment, account);
  }

  /**
   * The same with a segment.
   *
   * @param newSegment the segment it belongs to
   * @return the answer
   * @throws IllegalArgumentException as the constructor
   */
  public RespondentAnswer inSegment(String newSegment) {
    return new RespondentAnswer(outcome, answer, atMillis, sequence, newSegment, account);
  }

  /**
   * The same with an account.
   *
   * @param newAccount the account of who gave it; empty for none
   * @return the answer
   * @throws IllegalArgumentException as the constructor
   */
  public RespondentAnswer ofAccount(String newAccount) {
    return new RespondentAnswer(outcome, answer, atMillis, sequence, segment, newAccount);
  }

  /** Where the answer is counted on a scale. */
  int codeOn(RatingDefinition<?> definition) {
    RatingScale scale = definition.scale();
    return switch (outcome) {
      case MISSING -> RespondentCode.missing(scale);
      case REJECTED -> RespondentCode.rejected(scale);
      case GIVEN -> RespondentCode.given(definition, answer.orElseThrow());
    };
  }
}
