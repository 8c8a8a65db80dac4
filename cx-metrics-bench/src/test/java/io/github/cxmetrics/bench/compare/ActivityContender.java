package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;

/** Who answers an {@link ActivityQuestion}. */
enum ActivityContender {
  /** Sets of numbers in hash maps. */
  OBJECTS,

  /** A program for the two questions. */
  PLAIN,

  /** This library: the events in columns. */
  LIBRARY,

  /** This library, event by event. */
  LIBRARY_ONE_BY_ONE,

  /** This library: the events in columns, shared by two threads. */
  LIBRARY_TWO_THREADS;

  long[] answer(ActivityQuestion question, Journeys journeys) {
    return answer(question, journeys.customers(), journeys.atMillis());
  }

  long[] answer(ActivityQuestion question, long[] customers, long[] atMillis) {
    boolean cohorts = question == ActivityQuestion.COHORTS;
    return switch (this) {
      case OBJECTS ->
          cohorts
              ? ObjectActivity.cohorts(customers, atMillis)
              : ObjectActivity.active(customers, atMillis);
      case PLAIN ->
          cohorts
              ? PlainActivity.cohorts(customers, atMillis)
              : PlainActivity.active(customers, atMillis);
      case LIBRARY -> LibraryActivity.answer(question, customers, atMillis);
      case LIBRARY_ONE_BY_ONE -> LibraryActivity.answerOneByOne(question, customers, atMillis);
      case LIBRARY_TWO_THREADS -> LibraryActivity.answerInTwoThreads(question, customers, atMillis);
    };
  }
}
