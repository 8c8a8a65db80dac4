package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** The Net Promoter Score of one column: number, classes, mean and variance. */
final class ScoreWorkload implements Workload<byte[]> {

  private static final int LOWEST_PROMOTER = 9;
  private static final int LOWEST_PASSIVE = 7;

  @Override
  public String id() {
    return "W1";
  }

  @Override
  public String question() {
    return "NPS counts, mean and variance of one byte column";
  }

  @Override
  public int fullRows() {
    return 100_000_000;
  }

  @Override
  public int keys() {
    return 0;
  }

  @Override
  public byte[] make(int rows, Path file) {
    return Answers.skewed(Seeds.SEED, rows);
  }

  @Override
  public List<Column> columns(byte[] scores) {
    return List.of(new Column.Bytes("score", scores));
  }

  @Override
  public List<Contender<byte[]>> contenders() {
    return List.of(
        Contender.library(ScoreWorkload::library),
        Contender.ofOneThread(Contender.JDK, (scores, threads) -> streams(scores)),
        Contender.ofOneThread("Commons Math", (scores, threads) -> commonsMath(scores)));
  }

  private static Supplier<Answer> library(byte[] scores, Parallelism threads) {
    Nps nps =
        threads
            .fold(
                scores.length,
                Nps::accumulator,
                (part, from, to) -> part.addAll(scores, from, to),
                RatingAccumulator::merge)
            .result();
    return () -> answer(nps);
  }

  private static Answer answer(Nps nps) {
    return new Answer().add("", GroupNumbers.of(nps));
  }

  private static Supplier<Answer> streams(byte[] scores) {
    long promoters = stream(scores).filter(score -> score >= LOWEST_PROMOTER).count();
    long detractors = stream(scores).filter(score -> score < LOWEST_PASSIVE).count();
    double mean = stream(scores).average().orElse(0);
    double squares = stream(scores).mapToDouble(score -> (score - mean) * (score - mean)).sum();
    long n = scores.length;
    return () ->
        new Answer()
            .add(
                "",
                (double) n,
                (double) promoters,
                (double) (n - promoters - detractors),
                (double) detractors,
                mean,
                squares / (n - 1));
  }

  private static IntStream stream(byte[] scores) {
    return IntStream.range(0, scores.length).map(i -> scores[i]);
  }

  private static Supplier<Answer> commonsMath(byte[] scores) {
    SummaryStatistics statistics = new SummaryStatistics();
    long promoters = 0;
    long detractors = 0;
    for (byte score : scores) {
      statistics.addValue(score);
      promoters += score >= LOWEST_PROMOTER ? 1 : 0;
      detractors += score < LOWEST_PASSIVE ? 1 : 0;
    }
    double[] numbers = {
      statistics.getN(),
      promoters,
      statistics.getN() - promoters - detractors,
      detractors,
      statistics.getMean(),
      statistics.getVariance()
    };
    return () -> new Answer().add("", numbers);
  }

  @Override
  public Map<String, String> duckDb() {
    return ScoreSql.duckDb("");
  }

  @Override
  public Map<String, String> clickHouse() {
    return ScoreSql.clickHouse("");
  }
}
