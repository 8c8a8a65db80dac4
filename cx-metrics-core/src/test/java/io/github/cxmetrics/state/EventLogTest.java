package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {

  private static final StateHeader HEADER = StateHeader.of("log", 1, "");
  private static final EventCheck ANYTHING = (cells, start) -> {};

  /** Rows of a subject and its cells. */
  private static List<long[]> rows(Random random, int size, int width, int subjects) {
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long[] row = new long[width + 1];
      row[0] = random.nextInt(subjects) * 0x9E3779B97F4A7C15L;
      for (int j = 1; j <= width; j++) {
        row[j] = random.nextInt(-25, 25);
      }
      rows.add(row);
    }
    return rows;
  }

  private static EventLog log(int width, List<long[]> rows) {
    EventLog log = new EventLog(width);
    for (long[] row : rows) {
      log.add(row[0], row, 1);
    }
    return log;
  }

  private static Map<Long, List<List<Long>>> plain(List<long[]> rows) {
    Map<Long, List<List<Long>>> plain = new HashMap<>();
    for (long[] row : rows) {
      plain
          .computeIfAbsent(row[0], subject -> new ArrayList<>())
          .add(Arrays.stream(row, 1, row.length).boxed().toList());
    }
    plain.values().forEach(events -> events.sort(EventLogTest::compare));
    return plain;
  }

  private static int compare(List<Long> a, List<Long> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = Long.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static Map<Long, List<List<Long>>> read(EventLog log, int width) {
    Map<Long, List<List<Long>>> read = new HashMap<>();
    log.forEach(
        (subject, cells, from, to) -> {
          List<List<Long>> events = new ArrayList<>();
          for (int i = from; i < to; i++) {
            events.add(Arrays.stream(cells, i * width, (i + 1) * width).boxed().toList());
          }
          assertThat(read.put(subject, events)).as("subject once").isNull();
        });
    return read;
  }

  private static byte[] encode(EventLog log) {
    return StateWriter.encode(HEADER, log::writeTo);
  }

  private static EventLog decode(byte[] bytes, int width) {
    return StateReader.decode(bytes, HEADER, in -> new EventLog(width).readFrom(in, ANYTHING));
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,1",
    "1,1,1",
    "2,1,1",
    "3,2,2",
    "1000,1,7",
    "1000,3,7",
    "1000,2,1",
    "5000,2,900",
    "70000,1,3000",
    "70000,2,3000",
    "140000,1,3"
  })
  void handsOverEachSubjectsEventsInOrder(int size, int width, int subjects) {
    List<long[]> rows = rows(new Random(1), size, width, subjects);
    EventLog log = log(width, rows);

    assertThat(log.size()).isEqualTo(size);
    assertThat(read(log, width)).isEqualTo(plain(rows));
    assertThat(read(log, width)).as("again").isEqualTo(plain(rows));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sortsWhatIsNearlyInOrderReversedAndAllOfOneSubject(int width) {
    for (Comparator<long[]> order :
        List.<Comparator<long[]>>of(
            Comparator.comparingLong(row -> row[1]), Comparator.comparingLong(row -> -row[1]))) {
      List<long[]> rows = rows(new Random(2), 20_000, width, 1);
      rows.forEach(row -> row[1] = row[1] * 1_000_003 % 7_919);
      rows.sort(order);
      Collections.swap(rows, 7, 9);
      assertThat(read(log(width, rows), width)).isEqualTo(plain(rows));
    }
  }

  @Test
  void columnsOfEventsEqualEventsOneByOne() {
    List<long[]> rows = rows(new Random(3), 100_000, 1, 500);
    long[] subjects = rows.stream().mapToLong(row -> row[0]).toArray();
    long[] cells = rows.stream().mapToLong(row -> row[1]).toArray();
    EventLog log = new EventLog(1);
    log.addAll(subjects, cells, 10);
    log.addAll(subjects, cells, subjects.length);
    EventLog large = new EventLog(1);
    large.addAll(subjects, cells, subjects.length);
    EventLog single = new EventLog(1);
    rows.subList(0, 10).forEach(row -> single.add(row[0], row[1]));
    rows.forEach(row -> single.add(row[0], row[1]));

    assertThat(read(log, 1)).isEqualTo(read(single, 1));
    assertThat(read(large, 1)).isEqualTo(plain(rows));
    assertThat(log.size()).isEqualTo(100_010);
  }

  @ParameterizedTest
  @CsvSource({"100,100", "100,70000", "70000,100", "70000,70000", "40000,40000", "65535,3", "0,5"})
  void mergesLogsOfAnySize(int here, int there) {
    Random random = new Random(4);
    List<long[]> ours = rows(random, here, 2, 100);
    List<long[]> theirs = rows(random, there, 2, 100);
    EventLog merged = log(2, ours);
    EventLog other = log(2, theirs);
    byte[] before = encode(other);
    merged.merge(other);
    List<long[]> all = new ArrayList<>(ours);
    all.addAll(theirs);

    assertThat(read(merged, 2)).isEqualTo(plain(all));
    assertThat(encode(other)).isEqualTo(before);
    Collections.shuffle(all, random);
    assertThat(encode(merged)).isEqualTo(encode(log(2, all)));
  }

  @Test
  void mergesUnderOtherSubjectsAndCells() {
    List<long[]> rows = rows(new Random(5), 500, 2, 20);
    EventLog changed = new EventLog(2);
    changed.merge(log(2, rows), subject -> subject + 1, cells -> cells[1] = 9);
    rows.forEach(
        row -> {
          row[0]++;
          row[2] = 9;
        });

    assertThat(read(changed, 2)).isEqualTo(plain(rows));
  }

  @Test
  void copyIsIndependent() {
    List<long[]> rows = rows(new Random(6), 70_000, 1, 50);
    EventLog log = log(1, rows);
    EventLog copy = log.copy();
    byte[] before = encode(log);
    copy.add(1, 2);

    assertThat(encode(log)).isEqualTo(before);
    assertThat(copy.size()).isEqualTo(log.size() + 1);
  }

  @Test
  void copiesAndMergedLogsShareWhatDoesNotChange() {
    List<long[]> rows = rows(new Random(10), 200_000, 1, 50);
    EventLog log = log(1, rows);
    byte[] before = encode(log);
    EventLog merged = new EventLog(1);
    merged.merge(log);
    EventLog twice = log.copy();
    twice.merge(log);
    twice.merge(twice);
    for (int i = 0; i < 10_000; i++) {
      merged.add(i % 50, i);
      twice.add(i % 50, i);
    }

    assertThat(encode(log)).isEqualTo(before);
    assertThat(merged.size()).isEqualTo(210_000);
    assertThat(twice.size()).isEqualTo(810_000);
  }

  @Test
  void findsTheEventsOfOneSubject() {
    List<long[]> rows = rows(new Random(7), 70_000, 2, 40);
    EventLog log = log(2, rows);
    long subject = rows.get(0)[0];
    EventList events = log.eventsOf(subject);

    assertThat(events.size()).isEqualTo(plain(rows).get(subject).size());
    assertThat(log.eventsOf(4711).size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "300,1", "300,2", "70000,2"})
  void bytesRoundTrip(int size, int width) {
    EventLog log = log(width, rows(new Random(8), size, width, 60));
    EventLog decoded = decode(encode(log), width);

    assertThat(read(decoded, width)).isEqualTo(read(log, width));
    assertThat(encode(decoded)).isEqualTo(encode(log));
  }

  private static void assertRefused(Consumer<StateWriter> payload, String message) {
    byte[] bytes = StateWriter.encode(HEADER, payload);
    assertThatThrownBy(() -> decode(bytes, 1))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatWasNotWritten() {
    assertRefused(
        out -> {
          out.writeCount(1);
          out.writeLong(3);
          out.writeCount(0);
          out.writeLong(0);
        },
        "subject of a state must have events, was 3");
    assertRefused(
        out -> {
          out.writeCount(2);
          for (int i = 0; i < 2; i++) {
            out.writeLong(3);
            out.writeCount(1);
            out.writeLong(0);
          }
        },
        "subjects of a state must come in order, was 3 after 3");
    assertRefused(
        out -> {
          out.writeCount(1);
          out.writeLong(3);
          out.writeCount(2);
          out.writeLong(Long.MAX_VALUE);
          out.writeCount(1);
        },
        "events of a state must fit into 64 bits");
  }

  @Test
  void refusesEventsOutOfOrder() {
    byte[] bytes =
        StateWriter.encode(
            HEADER,
            out -> {
              out.writeCount(2);
              out.writeLong(5);
              out.writeLong(9);
              out.writeCount(0);
              out.writeLong(8);
            });
    assertThatThrownBy(
            () -> StateReader.decode(bytes, HEADER, in -> new EventList(2).readFrom(in, ANYTHING)))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("events of a state must ascend");
  }

  @Test
  void scatteringCanBeUndone() {
    Random random = new Random(9);
    for (int i = 0; i < 1_000; i++) {
      long subject = i < 3 ? i : random.nextLong();
      assertThat(EventLog.gather(EventLog.scatter(subject))).isEqualTo(subject);
    }
  }

  @Test
  void listsGrowAndSayWhenTheyCannot() {
    assertThat(EventLog.larger(0, 3, 16)).isEqualTo(16);
    assertThat(EventLog.larger(100, 101, 16)).isEqualTo(150);
    assertThat(EventLog.larger(Integer.MAX_VALUE - 100, Integer.MAX_VALUE - 50, 16))
        .isEqualTo(Integer.MAX_VALUE - 8);
    assertThatThrownBy(() -> EventLog.larger(Integer.MAX_VALUE, -5, 16))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("events of one subject must fit into an array");
  }

  @Test
  void listMergesInOrderAndOutOfOrder() {
    EventList early = new EventList(1);
    early.add(1);
    early.add(2);
    EventList late = new EventList(1);
    late.add(7);
    EventList inOrder = early.copy();
    inOrder.merge(late);
    EventList outOfOrder = late.copy();
    outOfOrder.merge(early);
    outOfOrder.merge(new EventList(1));

    assertThat(Arrays.copyOf(inOrder.sortedCells(), 3)).containsExactly(1, 2, 7);
    assertThat(Arrays.copyOf(outOfOrder.sortedCells(), 3)).containsExactly(1, 2, 7);
    assertThat(outOfOrder.size()).isEqualTo(3);
  }

  /** Collects the subjects it was called for. */
  private static final class Collected implements SubjectVisitor {
    final Map<Long, List<Long>> events = new HashMap<>();

    @Override
    public void visit(long subject, long[] cells, int from, int to) {
      List<Long> own = Arrays.stream(cells, from, to).boxed().toList();
      assertThat(events.put(subject, own)).as("subject once").isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "10,3", "3000,2", "100000,2", "200000,5"})
  void logsOfSeveralTasksAreOne(int size, int tasks) {
    List<long[]> rows = rows(new Random(size), size, 1, 5_000);
    EventLog expected = log(1, rows);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      for (int threads : new int[] {1, 2, 3}) {
        EventLog log = log(1, rows.subList(0, size / 4));
        fill(log, rows.subList(size / 4, size), tasks, Parallelism.of(pool, threads));
        assertThat(log.size()).isEqualTo(size);
        assertThat(encode(log)).isEqualTo(encode(expected));
        log.add(7, 7);
        assertThat(log.size()).isEqualTo(size + 1);
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void fill(EventLog log, List<long[]> rows, int tasks, Parallelism threads) {
    log.addAll(
        tasks,
        (task, part) -> {
          for (int i = task; i < rows.size(); i += tasks) {
            part.add(rows.get(i)[0], rows.get(i), 1);
          }
        },
        threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, 100_000})
  void visitorsOfSeveralThreadsHaveTheSameSubjectsAsThoseOfOne(int size) {
    EventLog log = log(1, rows(new Random(size), size, 1, 3_000));
    List<Map<Long, List<Long>>> one = events(log.forEach(Collected::new, Parallelism.none()));
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      for (int threads : new int[] {2, 3, 7}) {
        assertThat(events(log.forEach(Collected::new, Parallelism.of(pool, threads))))
            .isEqualTo(one);
      }
    } finally {
      pool.shutdown();
    }
    Collected all = new Collected();
    log.forEach(all);
    Map<Long, List<Long>> together = new HashMap<>();
    one.forEach(together::putAll);
    assertThat(together).isEqualTo(all.events);
    assertThat(one.stream().mapToInt(Map::size).sum()).isEqualTo(together.size());
  }

  private static List<Map<Long, List<Long>>> events(List<Collected> visitors) {
    return visitors.stream().map(visitor -> visitor.events).toList();
  }

  @Test
  void aTaskThatFailsLeavesTheLogAsItWas() {
    EventLog log = log(1, rows(new Random(2), 500, 1, 20));
    byte[] before = encode(log);
    assertThatThrownBy(
            () ->
                log.addAll(
                    2,
                    (task, part) -> {
                      part.add(task, 1);
                      if (task == 1) {
                        throw new IllegalStateException("failed");
                      }
                    },
                    Parallelism.none()))
        .hasMessage("failed");
    assertThat(encode(log)).isEqualTo(before);
    assertThat(log.size()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "3, 2", "1, 900", "2, 5000"})
  void logOfOneSubjectGoesOnAfterItsBytes(int width, int size) {
    Random random = new Random(size);
    List<long[]> rows = rows(random, size, width, 1);
    EventLog log = log(width, rows);
    assertThat(read(log, width)).isEqualTo(plain(rows));
    EventLog decoded =
        StateReader.decode(encode(log), HEADER, in -> new EventLog(width).readFrom(in, ANYTHING));
    assertThat(encode(decoded)).isEqualTo(encode(log));
    List<long[]> more = rows(random, 2_000, width, 1 + size % 2);
    for (long[] row : more) {
      decoded.add(row[0], row, 1);
    }
    rows.addAll(more);
    assertThat(read(decoded, width)).isEqualTo(plain(rows));
    assertThat(encode(decoded)).isEqualTo(encode(log(width, rows)));
  }
}
