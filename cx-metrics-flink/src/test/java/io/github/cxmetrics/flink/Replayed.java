package io.github.cxmetrics.flink;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records of eight days that are the same each time they are read, from a source of two tasks that
 * keeps its place in checkpoints. Each task runs through all the days.
 */
interface Replayed<T> extends GeneratorFunction<Long, T> {

  /*
   * Each task of the source reads one part, so that it has its time; a task that read two of them
   * one after the other would have the second too late.
   */
  int PARTS = 2;

  double PER_SECOND = 30_000;
  Duration DISORDER = Duration.ofHours(2);
  Duration LENGTH = Duration.ofDays(8);

  long seed();

  long count();

  Class<T> type();

  long atMillis(T made);

  /** Makes a record of what a random number generator says. */
  T make(SplittableRandom random, long atMillis);

  @Override
  default T map(Long number) {
    SplittableRandom random = new SplittableRandom(seed() * 1_000_003 + number);
    random.nextLong();
    long part = count() / PARTS;
    long at = number % part * (LENGTH.toMillis() / part);
    return make(random, Answer.START + at + random.nextLong(DISORDER.toMillis() / 2));
  }

  default List<T> records() {
    return LongStream.range(0, count()).mapToObj(this::map).toList();
  }

  /** The records with their times and watermarks, as fast as a watch lets them come. */
  default DataStream<T> from(StreamExecutionEnvironment environment, Watched<T> watched) {
    return environment
        .fromSource(
            new DataGeneratorSource<>(
                this, count(), watched.pace(PER_SECOND), TypeInformation.of(type())),
            WatermarkStrategy.<T>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((made, before) -> atMillis(made)),
            "records")
        .setParallelism(PARTS)
        .uid("records")
        .map(watched)
        .setParallelism(PARTS)
        .returns(TypeInformation.of(type()))
        .uid("watched");
  }

  /** Answers to a survey. */
  record Answers(long seed, long count) implements Replayed<Answer> {

    @Override
    public Class<Answer> type() {
      return Answer.class;
    }

    @Override
    public long atMillis(Answer made) {
      return made.atMillis();
    }

    @Override
    public Answer make(SplittableRandom random, long atMillis) {
      return new Answer(
          List.of("north", "south", "west", "서울", "부산").get(random.nextInt(5)),
          random.nextInt(11),
          atMillis);
    }
  }

  /** What customers do in a shop. */
  record Visits(long seed, long count) implements Replayed<CustomerEvent> {

    private static final int CUSTOMERS = 300;

    @Override
    public Class<CustomerEvent> type() {
      return CustomerEvent.class;
    }

    @Override
    public long atMillis(CustomerEvent made) {
      return made.atMillis();
    }

    @Override
    public CustomerEvent make(SplittableRandom random, long atMillis) {
      int customer = random.nextInt(CUSTOMERS);
      return new CustomerEvent(
          "c" + customer,
          customer,
          List.of("view", "view", "cart", "pay", "other").get(random.nextInt(5)),
          atMillis);
    }
  }
}
