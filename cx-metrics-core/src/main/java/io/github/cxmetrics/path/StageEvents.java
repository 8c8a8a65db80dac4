package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stages read of a record: the code behind the names in their definition, and how answers to a
 * survey are told from events.
 *
 * @param name the name of the event
 * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
 * @param conditions the conditions by the names the definition has for them
 * @param sequence its place among the actor's events of one millisecond, or null
 * @param answers what is read of answers, or null if there are none
 * @param <T> the record
 * @since 0.1
 */
public record StageEvents<T>(
    Field<? super T, String> name,
    LongField<? super T> atMillis,
    Map<String, Condition<? super T>> conditions,
    @Nullable LongField<? super T> sequence,
    @Nullable Answers<T> answers)
    implements Serializable {

  /**
   * What is read of answers.
   *
   * @param where which records are answers; they are not events then
   * @param score the score
   * @param stage the name of the stage it was asked about, or null for a record that does not say;
   *     null itself if none does
   * @param <T> the record
   * @since 0.1
   */
  public record Answers<T>(
      Condition<? super T> where,
      DoubleField<? super T> score,
      @Nullable Field<? super T, @Nullable String> stage)
      implements Serializable {

    /**
     * Checks that answers can be told and read.
     *
     * @param where as the record component
     * @param score as the record component
     * @param stage as the record component
     */
    public Answers {
      requireNonNull(where, "where");
      requireNonNull(score, "score");
    }

    String stageOf(T record) {
      String known = stage == null ? null : stage.apply(record);
      return known == null ? "" : known;
    }
  }

  /**
   * Takes a copy of the map.
   *
   * @param name as the record component
   * @param atMillis as the record component
   * @param conditions as the record component
   * @param sequence as the record component
   * @param answers as the record component
   */
  public StageEvents {
    requireNonNull(name, "name");
    requireNonNull(atMillis, "atMillis");
    conditions = Map.copyOf(conditions);
  }

  /**
   * Events by name and time.
   *
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return what is read
   */
  public static <T> StageEvents<T> of(
      Field<? super T, String> name, LongField<? super T> atMillis) {
    return new StageEvents<>(name, atMillis, Map.of(), null, null);
  }

  /**
   * The same with the code of a condition.
   *
   * @param conditionName its name in the definition, such as {@code "amount>100"}
   * @param condition which records meet it
   * @return what is read
   */
  public StageEvents<T> condition(String conditionName, Condition<? super T> condition) {
    Map<String, Condition<? super T>> all = new LinkedHashMap<>(conditions);
    all.put(conditionName, condition);
    return new StageEvents<>(name, atMillis, all, sequence, answers);
  }

  /**
   * The same with a sequence number for ties.
   *
   * @param newSequence smaller for the event that comes first; any number where times differ
   * @return what is read
   */
  public StageEvents<T> sequence(LongField<? super T> newSequence) {
    return new StageEvents<>(name, atMillis, conditions, newSequence, answers);
  }

  /**
   * The same where some records are answers to a survey, each about the stage that the actor is in.
   *
   * @param where which records are answers; they are not events then
   * @param score the score
   * @return what is read
   */
  public StageEvents<T> answers(Condition<? super T> where, DoubleField<? super T> score) {
    return new StageEvents<>(
        name, atMillis, conditions, sequence, new Answers<>(where, score, null));
  }

  /**
   * The same where some records are answers to a survey that may say which stage they are about.
   *
   * @param where which records are answers; they are not events then
   * @param score the score
   * @param stage the name of the stage; null or empty for the one that the actor is in
   * @return what is read
   */
  public StageEvents<T> answers(
      Condition<? super T> where,
      DoubleField<? super T> score,
      Field<? super T, @Nullable String> stage) {
    return new StageEvents<>(
        name, atMillis, conditions, sequence, new Answers<>(where, score, stage));
  }

  long sequenceOf(T record) {
    return sequence == null ? 0 : sequence.applyAsLong(record);
  }
}
