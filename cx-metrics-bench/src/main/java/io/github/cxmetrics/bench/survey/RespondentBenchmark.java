package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RespondentAccumulator;
import io.github.cxmetrics.survey.RespondentDefinition;
import io.github.cxmetrics.survey.RespondentRule;
import io.github.cxmetrics.survey.RespondentScore;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the last answer of each person costs, for each answer: three a person on average, in no
 * order. The contender is what one writes without a library: a {@code HashMap} from the person to
 * their newest answer, and a tally from which a replaced answer is taken back.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar RespondentBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RespondentBenchmark {

  private static final long SEED = 20_261_126;

  /* As many in every call, from as many states as that takes. */
  private static final int ANSWERS = 3_000_000;
  private static final int ANSWERS_PER_PERSON = 3;
  private static final long YEAR_MILLIS = 31_536_000_000L;

  /** Answers of people, and states that have seen them. */
  @State(Scope.Thread)
  public static class Filled {

    @Param({"1000", "1000000"})
    int people = 1;

    long[] respondents = new long[0];
    long[] atMillis = new long[0];
    byte[] scores = new byte[0];
    RespondentAccumulator<Nps> filled = RespondentScore.accumulator(LAST);
    RespondentAccumulator<Nps> trailing = RespondentScore.accumulator(RELATIONSHIP);

    /** Makes the answers up, adds them, and checks that the contender agrees. */
    @Setup
    public void fill() {
      Random random = new Random(SEED);
      int size = people * ANSWERS_PER_PERSON;
      respondents = random.longs(size, 0, people).toArray();
      atMillis = random.longs(size, 0, YEAR_MILLIS).toArray();
      scores = new byte[size];
      for (int i = 0; i < size; i++) {
        respondents[i] *= 7_919;
        scores[i] = (byte) random.nextInt(11);
      }
      filled = added(LAST, this);
      trailing = added(RELATIONSHIP, this);
      Nps expected = new NewestByMap().added(this);
      if (!filled.result().score().equals(expected)) {
        throw new IllegalStateException("contenders must agree");
      }
    }
  }

  private static final RespondentDefinition<Nps> LAST =
      RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.LAST);
  private static final RespondentDefinition<Nps> RELATIONSHIP =
      RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.RELATIONSHIP);

  private static RespondentAccumulator<Nps> added(
      RespondentDefinition<Nps> definition, Filled answers) {
    RespondentAccumulator<Nps> added = RespondentScore.accumulator(definition);
    for (int i = 0; i < answers.scores.length; i++) {
      added.add(answers.respondents[i], answers.atMillis[i], answers.scores[i]);
    }
    return added;
  }

  /** The newest answer of each person in a map of objects. */
  private static final class NewestByMap {

    private record Newest(long atMillis, int score) {}

    private final Map<Long, Newest> byPerson = new HashMap<>();
    private final RatingAccumulator<Nps> tally = Nps.accumulator();

    Nps added(Filled answers) {
      for (int i = 0; i < answers.scores.length; i++) {
        add(answers.respondents[i], answers.atMillis[i], answers.scores[i]);
      }
      return tally.result();
    }

    private void add(long respondent, long atMillis, int score) {
      Newest known = byPerson.get(respondent);
      if (known == null || newer(atMillis, score, known)) {
        if (known != null) {
          tally.remove(known.score());
        }
        byPerson.put(respondent, new Newest(atMillis, score));
        tally.add(score);
      }
    }

    private static boolean newer(long atMillis, int score, Newest known) {
      return atMillis != known.atMillis() ? atMillis > known.atMillis() : score < known.score();
    }
  }

  /** Answers one by one, into new states that grow. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public void add(Filled filled, Blackhole states) {
    for (int done = 0; done < ANSWERS; done += filled.scores.length) {
      states.consume(added(LAST, filled));
    }
  }

  /** Answers of people who are all known. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public void addAgain(Filled filled) {
    for (int done = 0; done < ANSWERS; done += filled.scores.length) {
      filled.filled.addAll(
          filled.respondents, filled.atMillis, filled.scores, 0, filled.scores.length);
    }
  }

  /** The score of a window that ends when it is asked for: a pass over all people. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public void trailingResult(Filled filled, Blackhole results) {
    for (int done = 0; done < ANSWERS; done += filled.scores.length) {
      results.consume(filled.trailing.result());
    }
  }

  /** The contender, from the first answer to the score. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public void baseline(Filled filled, Blackhole results) {
    for (int done = 0; done < ANSWERS; done += filled.scores.length) {
      results.consume(new NewestByMap().added(filled));
    }
  }
}
