package io.github.cxmetrics.flink;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Answers of eight days that are the same each time they are read, from a source of two tasks that
 * keeps its place in checkpoints. Each task runs through all the days.
 *
 * @param seed makes the answers
 * @param count how many
 */
record AnswerStream(long seed, long count) implements GeneratorFunction<Long, Answer> {

  /*
   * Each task of the source reads one part, so that it has its time; a task that read two of them
   * one after the other would have the second too late.
   */
  private static final int PARTS = 2;

  private static final double PER_SECOND = 30_000;

  static final Duration DISORDER = Duration.ofHours(2);
  private static final long LENGTH = Duration.ofDays(8).toMillis();

  @Override
  public Answer map(Long number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    random.nextLong();
    long part = count / PARTS;
    long at = number % part * (LENGTH / part) + random.nextLong(DISORDER.toMillis() / 2);
    return new Answer(
        List.of("north", "south", "west", "서울", "부산").get(random.nextInt(5)),
        random.nextInt(11),
        Answer.START + at);
  }

  Stream<Answer> answers() {
    return LongStream.range(0, count).mapToObj(this::map);
  }

  /** The answers with their times and watermarks, as fast as a watch lets them come. */
  DataStream<Answer> from(StreamExecutionEnvironment environment, Watched<Answer> watched) {
    return environment
        .fromSource(
            new DataGeneratorSource<>(
                this, count, watched.pace(PER_SECOND), TypeInformation.of(Answer.class)),
            WatermarkStrategy.<Answer>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((answer, before) -> answer.atMillis()),
            "answers")
        .setParallelism(PARTS)
        .uid("answers")
        .map(watched)
        .setParallelism(PARTS)
        .returns(TypeInformation.of(Answer.class))
        .uid("watched");
  }
}
