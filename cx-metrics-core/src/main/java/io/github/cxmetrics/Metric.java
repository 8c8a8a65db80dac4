package io.github.cxmetrics;

import io.github.cxmetrics.wire.StateFormatException;
import java.io.Serializable;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * The description of a metric over records: which fields it reads and which accumulator they go to.
 *
 * <p>A metric is a {@link Collector}, so {@code answers.collect(metric)} and {@code
 * groupingBy(Answer::country, metric)} work as they are; stream engines use the same four verbs
 * ({@link #newAccumulator()}, {@link #add}, {@link Accumulator#merge}, {@link
 * Accumulator#result()}). It is immutable and serialisable. Variants come from combinators: {@link
 * #where}, {@link #from}, {@link #by(Field)}, {@link #and}, {@link #perSubject(Field, Metric)}.
 *
 * <p>Fields and conditions are code, not state: which column was read, or which records a {@link
 * #where} let through, is not in the bytes. What must not be confused is given a name: {@link
 * #by(String, Field)}, {@link #byLong(String, LongField)}.
 *
 * <p>To implement one, write {@link #newAccumulator()} and {@link #add}.
 *
 * @param <T> the record
 * @param <A> the accumulator
 * @param <R> the result
 * @since 0.1
 */
public interface Metric<T, A extends Accumulator<A, R>, R>
    extends Collector<T, A, R>, Serializable {

  /**
   * An empty accumulator of this metric's definition.
   *
   * @return a new accumulator
   */
  A newAccumulator();

  /**
   * Reads one record into an accumulator.
   *
   * @param accumulator an accumulator of this metric
   * @param record the record
   * @throws IllegalArgumentException if the definition forbids what the record holds; the
   *     accumulator is then unchanged
   */
  void add(A accumulator, T record);

  /**
   * Checks that {@link #add} would accept a record, without adding it anywhere.
   *
   * <p>Composed metrics ask this before they touch the first of their parts. The default adds the
   * record to a new accumulator; override it where that is too slow.
   *
   * @param record the record
   * @throws IllegalArgumentException as {@link #add} would throw it
   */
  default void check(T record) {
    add(newAccumulator(), record);
  }

  /**
   * Reads an accumulator from its bytes.
   *
   * @param state bytes made by {@link Accumulator#encode()} under the same definition
   * @return a new accumulator
   * @throws StateFormatException if the bytes are damaged, cut short, or not a state of this metric
   */
  default A decode(byte[] state) {
    return newAccumulator().decode(state);
  }

  /**
   * This metric over the records that meet a condition; the others do not touch it.
   *
   * @param condition which records count
   * @return the restricted metric, with the same accumulator and the same bytes
   */
  default Metric<T, A, R> where(Condition<? super T> condition) {
    return new FilteredMetric<>(this, condition);
  }

  /**
   * This metric over other records, from each of which one of its own can be made.
   *
   * @param field makes a record of this metric from the other record
   * @param <S> the other record
   * @return the adapted metric, with the same accumulator and the same bytes
   */
  default <S> Metric<S, A, R> from(Field<? super S, ? extends T> field) {
    return new MappedMetric<>(this, field);
  }

  /**
   * This metric for each value of a text key.
   *
   * @param key the group a record belongs to; never null
   * @return the grouped metric; its result is ordered by key and holds only keys that were seen
   */
  default Metric<T, GroupsAccumulator<A, R>, SortedMap<String, R>> by(
      Field<? super T, String> key) {
    return by("", key);
  }

  /**
   * This metric for each value of a named text key. The name becomes part of the state's
   * definition, so that states grouped by different keys neither merge nor decode into each other.
   *
   * @param keyName what the key is, such as {@code "country"}
   * @param key the group a record belongs to; never null
   * @return the grouped metric; its result is ordered by key and holds only keys that were seen
   */
  default Metric<T, GroupsAccumulator<A, R>, SortedMap<String, R>> by(
      String keyName, Field<? super T, String> key) {
    return new GroupedMetric<>(this, keyName, key);
  }

  /**
   * This metric for each value of a {@code long} key. Adding to a known group allocates nothing.
   *
   * @param key the group a record belongs to
   * @return the grouped metric; its result is ordered by key and holds only keys that were seen
   */
  default Metric<T, LongGroupsAccumulator<A, R>, SortedMap<Long, R>> byLong(
      LongField<? super T> key) {
    return byLong("", key);
  }

  /**
   * This metric for each value of a named {@code long} key. The name becomes part of the state's
   * definition: months in Paris and weeks in UTC are both numbers, and must not merge.
   *
   * @param keyName what the key is, such as {@code "month in Europe/Paris"}
   * @param key the group a record belongs to
   * @return the grouped metric; its result is ordered by key and holds only keys that were seen
   */
  default Metric<T, LongGroupsAccumulator<A, R>, SortedMap<Long, R>> byLong(
      String keyName, LongField<? super T> key) {
    return new LongGroupedMetric<>(this, keyName, key);
  }

  /**
   * This metric and another one over the same records in one pass.
   *
   * @param other the other metric
   * @param <B> its accumulator
   * @param <S> its result
   * @return the product; a record that either part rejects is added to neither
   */
  default <B extends Accumulator<B, S>, S> Metric<T, BothAccumulator<A, R, B, S>, Both<R, S>> and(
      Metric<? super T, B, S> other) {
    return new BothMetric<>(this, other);
  }

  /**
   * This metric for each subject, then another metric over the subjects' results: people before
   * events.
   *
   * @param subject whose record it is; never null
   * @param population takes the result of each subject as its record; it must accept them all, or
   *     reading the result throws what it throws
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the composed metric; its state keeps an accumulator for each subject
   */
  default <B extends Accumulator<B, S>, S>
      Metric<T, SubjectsAccumulator<GroupsAccumulator<A, R>, R, B, S>, S> perSubject(
          Field<? super T, String> subject, Metric<? super R, B, S> population) {
    return perSubject("", subject, population);
  }

  /**
   * As {@link #perSubject(Field, Metric)}, with a name for what a subject is, which becomes part of
   * the state's definition as in {@link #by(String, Field)}.
   *
   * @param subjectName what the subject is, such as {@code "customer"}
   * @param subject whose record it is; never null
   * @param population takes the result of each subject as its record, as there
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the composed metric; its state keeps an accumulator for each subject
   */
  default <B extends Accumulator<B, S>, S>
      Metric<T, SubjectsAccumulator<GroupsAccumulator<A, R>, R, B, S>, S> perSubject(
          String subjectName,
          Field<? super T, String> subject,
          Metric<? super R, B, S> population) {
    return new SubjectMetric<>(by(subjectName, subject), population);
  }

  /**
   * As {@link #perSubject(Field, Metric)}, with subjects known by a number.
   *
   * @param subject whose record it is
   * @param population takes the result of each subject as its record, as there
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the composed metric; its state keeps an accumulator for each subject
   */
  default <B extends Accumulator<B, S>, S>
      Metric<T, SubjectsAccumulator<LongGroupsAccumulator<A, R>, R, B, S>, S> perSubjectLong(
          LongField<? super T> subject, Metric<? super R, B, S> population) {
    return perSubjectLong("", subject, population);
  }

  /**
   * As {@link #perSubject(String, Field, Metric)}, with subjects known by a number.
   *
   * @param subjectName what the subject is, such as {@code "account"}
   * @param subject whose record it is
   * @param population takes the result of each subject as its record, as there
   * @param <B> the population's accumulator
   * @param <S> the population's result
   * @return the composed metric; its state keeps an accumulator for each subject
   */
  default <B extends Accumulator<B, S>, S>
      Metric<T, SubjectsAccumulator<LongGroupsAccumulator<A, R>, R, B, S>, S> perSubjectLong(
          String subjectName, LongField<? super T> subject, Metric<? super R, B, S> population) {
    return new SubjectMetric<>(byLong(subjectName, subject), population);
  }

  @Override
  default Supplier<A> supplier() {
    return this::newAccumulator;
  }

  @Override
  default BiConsumer<A, T> accumulator() {
    return this::add;
  }

  @Override
  default BinaryOperator<A> combiner() {
    return Accumulator::merge;
  }

  @Override
  default Function<A, R> finisher() {
    return Accumulator::result;
  }

  @Override
  default Set<Characteristics> characteristics() {
    return Set.of(Characteristics.UNORDERED);
  }
}
