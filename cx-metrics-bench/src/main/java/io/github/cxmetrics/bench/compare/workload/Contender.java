package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.parallel.Parallelism;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who answers a question in Java.
 *
 * @param name what it is called in the table
 * @param threads the numbers of threads it is asked with
 * @param question how it is asked
 * @param <D> the data
 */
public record Contender<D>(String name, List<Integer> threads, Question<D> question) {

  /** The name of this library in the table. */
  public static final String LIBRARY = "cx-metrics";

  /** The name of what people write with the JDK alone. */
  public static final String JDK = "plain JDK";

  /** The name of DuckDB in the table. */
  public static final String DUCK_DB = "DuckDB";

  /** The name of ClickHouse in the table. */
  public static final String CLICK_HOUSE = "ClickHouse";

  /** How an answer is made of data. */
  @FunctionalInterface
  public interface Question<D> {

    /**
     * Answers; this is what is timed.
     *
     * @param data the data
     * @param threads who may help
     * @return the numbers that were asked for, of which an {@link Answer} can be made untimed
     * @throws Exception for any reason; the contender then has failed
     */
    Supplier<Answer> ask(D data, Parallelism threads) throws Exception;
  }

  /** This library with one and with two threads. */
  static <D> Contender<D> library(Question<D> question) {
    return new Contender<>(LIBRARY, List.of(1, 2), question);
  }

  /** Somebody who knows one thread only. */
  static <D> Contender<D> ofOneThread(String name, Question<D> question) {
    return new Contender<>(name, List.of(1), question);
  }
}
