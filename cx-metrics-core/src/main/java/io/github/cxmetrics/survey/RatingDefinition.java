package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.List;

/**
 * What makes a score out of rated answers: the scale they stand on and how the counted answers are
 * read.
 *
 * <p>Implementations are immutable values with {@code equals}; two states merge only if their
 * definitions are equal.
 *
 * @param <R> the result
 * @since 0.1
 */
public interface RatingDefinition<R> extends Serializable {

  /**
   * The kind of state, as it stands in its bytes.
   *
   * @return a short stable name such as {@code "nps"}
   */
  String kind();

  /**
   * What one answer is called in messages.
   *
   * @return for example {@code "NPS score"}
   */
  String answerName();

  /**
   * The scale the answers stand on.
   *
   * @return the scale
   */
  RatingScale scale();

  /**
   * The whole definition in words; different definitions of one kind differ in them. They stand in
   * the bytes of every state and are compared when it is read or merged, so once released they
   * never change.
   *
   * @return for example {@code "NPS on 0..10, promoters 9..10, detractors 0..6"}
   */
  String describe();

  /**
   * The numbers of the score that are means of what each answer is worth.
   *
   * @return in the order and by the names of the estimates of the score, the headline first
   */
  List<AnswerMean> means();

  /**
   * The headline number of the score as such a mean.
   *
   * @return the first of {@link #means()}
   */
  default AnswerMean headline() {
    return means().get(0);
  }

  /**
   * Reads counted answers under this definition.
   *
   * @param ratings answers on {@link #scale()}
   * @return the result
   */
  R read(Ratings ratings);

  /**
   * Checks that results under another definition may be set beside results under this one.
   *
   * @param other the other definition
   * @throws IllegalArgumentException if it is not equal to this one, naming both
   */
  default void requireComparable(RatingDefinition<?> other) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "cannot compare scores of different definitions: "
              + describe()
              + " and "
              + other.describe());
    }
  }
}
