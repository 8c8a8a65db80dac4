package io.github.cxmetrics.survey;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Answer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A stream, groups, a parallel stream, shards and bytes in between all give the same score. */
class OneAnswerManyWaysTest {

  private static final int SHARDS = 8;

  private static final List<Answer> ANSWERS = answers();

  private static final Nps EXPECTED = Nps.of(ANSWERS.stream().mapToInt(Answer::score).toArray());

  private static List<Answer> answers() {
    Random random = new Random(11);
    return Stream.generate(() -> Answer.random(random)).limit(20_000).toList();
  }

  private static List<RatingAccumulator<Nps>> shards() {
    List<RatingAccumulator<Nps>> shards =
        IntStream.range(0, SHARDS).mapToObj(shard -> Nps.accumulator()).toList();
    for (int i = 0; i < ANSWERS.size(); i++) {
      shards.get(i % SHARDS).add(ANSWERS.get(i).score());
    }
    return shards;
  }

  @Test
  void streamsInSequenceAndInParallel() {
    assertThat(ANSWERS.stream().collect(Nps.metric(Answer::score))).isEqualTo(EXPECTED);
    assertThat(ANSWERS.parallelStream().collect(Nps.metric(Answer::score))).isEqualTo(EXPECTED);
  }

  @Test
  void groupsMergedAgain() {
    Map<String, List<Answer>> byCountry = ANSWERS.stream().collect(groupingBy(Answer::country));
    Map<String, Nps> grouped =
        ANSWERS.stream().collect(groupingBy(Answer::country, Nps.metric(Answer::score)));
    RatingAccumulator<Nps> merged = Nps.accumulator();
    byCountry.forEach(
        (country, answers) -> {
          RatingAccumulator<Nps> one = Nps.accumulator();
          answers.forEach(answer -> one.add(answer.score()));
          assertThat(one.result()).isEqualTo(grouped.get(country));
          merged.merge(one);
        });
    assertThat(merged.result()).isEqualTo(EXPECTED);
  }

  @Test
  void eightShardsMerged() {
    RatingAccumulator<Nps> merged = Nps.accumulator();
    shards().forEach(merged::merge);
    assertThat(merged.result()).isEqualTo(EXPECTED);
  }

  @Test
  void eightShardsMergedFromTheirBytes() {
    RatingAccumulator<Nps> merged = Nps.accumulator();
    shards().forEach(shard -> merged.merge(Nps.accumulator().decode(shard.encode())));
    assertThat(merged.result()).isEqualTo(EXPECTED);
    assertThat(merged.result().score()).isEqualTo(EXPECTED.score());
  }
}
