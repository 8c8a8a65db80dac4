package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubjectTableTest {

  private static final StateHeader HEADER = StateHeader.of("table", 1, "");

  private static Map<Long, Long> sums(SubjectTable table) {
    Map<Long, Long> sums = new HashMap<>();
    table.forEach(
        (subject, cells, start) -> sums.put(subject, cells[start] + 100 * cells[start + 1]));
    return sums;
  }

  private static byte[] encode(SubjectTable table) {
    return StateWriter.encode(HEADER, table::writeTo);
  }

  @Test
  void keepsARecordForEachSubjectZeroIncluded() {
    Random random = new Random(1);
    SubjectTable table = new SubjectTable(2, 5);
    Map<Long, Long> plain = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long subject = random.nextInt(-10, 4_000);
      int start = table.findOrAdd(subject);
      table.cells()[start]++;
      plain.merge(subject, 1L, Long::sum);
    }
    plain.replaceAll((subject, count) -> 5 + count + 100 * 5);

    assertThat(table.size()).isEqualTo(plain.size());
    assertThat(sums(table)).isEqualTo(plain);
    assertThat(table.find(0)).isNotEqualTo(SubjectTable.ABSENT);
    assertThat(table.find(1_000_000)).isEqualTo(SubjectTable.ABSENT);
    assertThat(sums(table.copy())).isEqualTo(plain);
  }

  @Test
  void zeroIsAbsentUntilItIsAdded() {
    SubjectTable table = new SubjectTable(1, 7);
    assertThat(table.find(0)).isEqualTo(SubjectTable.ABSENT);
    table.findOrAdd(0);
    assertThat(table.cells()[table.find(0)]).isEqualTo(7);
    assertThat(table.size()).isOne();
  }

  @Test
  void equalRecordsHaveEqualBytes() {
    SubjectTable table = new SubjectTable(2, 0);
    SubjectTable other = new SubjectTable(2, 0);
    for (long subject = 0; subject < 100; subject++) {
      table.put(subject, new long[] {subject, 1}, 0);
      other.put(99 - subject, new long[] {99 - subject, 1}, 0);
    }
    byte[] bytes = encode(table);
    SubjectTable read =
        StateReader.decode(bytes, HEADER, in -> table.readFrom(in, (cells, start) -> {}));

    assertThat(encode(other)).isEqualTo(bytes);
    assertThat(encode(read)).isEqualTo(bytes);
    assertThat(sums(read)).isEqualTo(sums(table));
  }

  @Test
  void refusesSubjectsOutOfOrder() {
    byte[] bytes =
        StateWriter.encode(
            HEADER,
            out -> {
              out.writeCount(2);
              for (int i = 0; i < 4; i++) {
                out.writeLong(1);
              }
            });
    assertThatThrownBy(
            () ->
                StateReader.decode(
                    bytes, HEADER, in -> new SubjectTable(1, 0).readFrom(in, (cells, start) -> {})))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("subjects of a state must come in order, was 1 after 1");
  }
}
