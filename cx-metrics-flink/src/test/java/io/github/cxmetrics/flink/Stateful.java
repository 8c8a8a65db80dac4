package io.github.cxmetrics.flink;

import io.github.cxmetrics.survey.Nps;

/** The operators of this module that keep state, each in a job of its own. */
enum Stateful {
  /** Flink's windows with a metric as their function. */
  AGGREGATE {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.aggregate(
          Nps.metric(Answer::score), new Replayed.Answers(seed, count), pass.watch());
    }
  },

  /** The same with a metric that has had a newer layout since. */
  POINTS {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.aggregate(
          PointsOne.metric("score"), new Replayed.Answers(seed, count), pass.watch());
    }

    @Override
    StateJob<?, ?, ?> restoring(long records, long seed, long count) {
      return StateJob.aggregate(
          PointsTwo.metric("score"), new Replayed.Answers(seed, count), Watched.letting(records));
    }
  },

  /** The same merged once more. */
  MERGE {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.merge(new Replayed.Answers(seed, count), pass.watch());
    }
  },

  /** The library's windows. */
  WINDOWS {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.windows(new Replayed.Answers(seed, count), pass.watch());
    }
  },

  /** The library's windows with early results and retractions. */
  CORRECTED {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.corrected(new Replayed.Answers(seed, count), pass.watch());
    }
  },

  /** The library's sessions. */
  SESSIONS {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.sessions(new Replayed.Answers(seed, count), pass.watch());
    }
  },

  /** A funnel over customers. */
  FUNNEL {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.funnel(new Replayed.Visits(seed, count), pass.watch());
    }
  },

  /** Active customers. */
  ACTIVITY {
    @Override
    StateJob<?, ?, ?> job(long seed, long count, Pass pass) {
      return StateJob.activity(new Replayed.Visits(seed, count), pass.watch());
    }
  };

  /** Lets records pass. */
  interface Pass {
    <T> Watched<T> watch();
  }

  abstract StateJob<?, ?, ?> job(long seed, long count, Pass pass);

  /** A job that waits after some records until it is told to go on. */
  StateJob<?, ?, ?> letting(long records, long seed, long count) {
    return job(
        seed,
        count,
        new Pass() {
          @Override
          public <T> Watched<T> watch() {
            return Watched.letting(records);
          }
        });
  }

  /** The job of today that goes on from a savepoint of once. */
  StateJob<?, ?, ?> restoring(long records, long seed, long count) {
    return letting(records, seed, count);
  }

  /** A job that fails several times. */
  StateJob<?, ?, ?> failing(int failures, int mostBetween, long seed, long count) {
    return job(
        seed,
        count,
        new Pass() {
          @Override
          public <T> Watched<T> watch() {
            return Watched.failing(seed, failures, mostBetween);
          }
        });
  }
}
