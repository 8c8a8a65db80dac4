package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CrossTableTest {

  private static final long SEED = 20260101;
  private static final StateHeader HEADER = StateHeader.of("cross-table", 1, "");

  private static String[] levels(String... levels) {
    return levels;
  }

  private static byte[] encode(CrossTable table) {
    return StateWriter.encode(HEADER, table::writeTo);
  }

  private static CrossTable decode(CrossTable shape, byte[] bytes) {
    return StateReader.decode(bytes, HEADER, shape::readFrom);
  }

  @Test
  void countsRecordsByLevelsWeightAndCategory() {
    CrossTable table = new CrossTable(2, 3);
    table.add(levels("a", "x"), 1, 0);
    table.add(levels("a", "x"), 1, 2);
    table.add(levels("a", "y"), 1, 2);
    table.add(levels("a", "x"), 0.5, 2);
    table.add(levels("a", "x"), -0.0, 2);
    table.add(levels("a", "x"), 0.0, 2);
    assertThat(table.variables()).isEqualTo(2);
    assertThat(table.rows()).isEqualTo(4);
    assertThat(table.total()).isEqualTo(6);
    int row = table.row(levels("a", "x"), 1);
    assertThat(table.count(row, 0)).isEqualTo(1);
    assertThat(table.count(row, 1)).isZero();
    assertThat(table.count(row, 2)).isEqualTo(1);
    assertThat(table.weight(row)).isEqualTo(1);
    assertThat(table.levels(1).text(table.level(row, 1))).isEqualTo("x");
    assertThat(table.count(table.row(levels("a", "x"), 0), 2)).isEqualTo(2);
    assertThat(table.row(levels("a", "z"), 1)).isEqualTo(-1);
    assertThat(table.row(levels("a", "y"), 2)).isEqualTo(-1);
  }

  /** Against a map of texts, with merges, copies and bytes in between. */
  @Test
  void equalsAMap() {
    Random random = new Random(SEED);
    for (int round = 0; round < 30; round++) {
      Map<String, Long> expected = new TreeMap<>();
      CrossTable table = new CrossTable(2, 2);
      CrossTable other = new CrossTable(2, 2);
      for (int i = 0; i < 10 * round; i++) {
        String[] levels = {"l" + random.nextInt(12), "m" + random.nextInt(4)};
        double weight = random.nextInt(3);
        int category = random.nextInt(2);
        expected.merge(levels[0] + levels[1] + weight + category, 1L, Long::sum);
        (random.nextBoolean() ? table : other).add(levels, weight, category);
      }
      byte[] before = encode(other);
      table.merge(other);
      assertThat(encode(other)).isEqualTo(before);
      assertThat(content(table)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
      assertThat(content(table.sorted())).isEqualTo(expected);
      assertThat(content(table.copy())).isEqualTo(expected);
      CrossTable read = decode(new CrossTable(2, 2), encode(table));
      assertThat(read).isEqualTo(table.sorted());
    }
  }

  private static Map<String, Long> content(CrossTable table) {
    Map<String, Long> content = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      for (int category = 0; category < 2; category++) {
        if (table.count(row, category) > 0) {
          content.put(
              table.levels(0).text(table.level(row, 0))
                  + table.levels(1).text(table.level(row, 1))
                  + table.weight(row)
                  + category,
              table.count(row, category));
        }
      }
    }
    return content;
  }

  @Test
  void equalTablesHaveTheSameRowsInTheSameOrder() {
    EqualityCheck.check(
        one("a", 1, 0), one("a", 1, 0), one("b", 1, 0), one("a", 2, 0), one("a", 1, 1));
  }

  private static CrossTable one(String level, double weight, int category) {
    CrossTable table = new CrossTable(1, 2);
    table.add(levels(level), weight, category);
    return table;
  }

  @Test
  void rejectsWhatDoesNotFitAndChangesNothing() {
    CrossTable table = new CrossTable(2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossTable(0, 1))
        .withMessage("cross table must have at least 1 variable and 1 category, was 0 and 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new CrossTable(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.add(levels("a"), 1, 0))
        .withMessage("record must have one level for each of 2 variables, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.add(levels("a", null), 1, 0))
        .withMessage("level of a record must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.check(levels("a", "\ud83d"), 1))
        .withMessageStartingWith("level of a record must be well-formed Unicode");
    for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.add(levels("a", "b"), weight, 0))
          .withMessage("weight must be finite and at least 0, was " + weight);
    }
    for (double weight : new double[] {1e101, 1e-101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.check(levels("a", "b"), weight))
          .withMessage("weight must be 0 or in 1.0E-100..1.0E100, was " + weight);
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> table.add(levels("a", "b"), 1, 1))
        .withMessage("category must be in 0..0, was 1");
    assertThat(encode(table)).isEqualTo(encode(new CrossTable(2, 1)));
    table.check(levels("a", "b"), 1);
    assertThat(table.rows()).isZero();
  }

  @Test
  void tablesOfOtherShapesDoNotMerge() {
    CrossTable table = new CrossTable(2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.merge(new CrossTable(1, 1)))
        .withMessage(
            "cannot merge cross tables of 2 variables and 1 categories and of 1 variables and 1"
                + " categories");
    assertThatIllegalArgumentException().isThrownBy(() -> table.merge(new CrossTable(2, 2)));
  }

  @Test
  void totalThatIsTooLargeIsRefused() {
    CrossTable table = one("a", 1, 0);
    for (int doubling = 0; doubling < 62; doubling++) {
      table.merge(table);
    }
    assertThat(table.total()).isEqualTo(Tally.MOST);
    assertThatThrownBy(() -> table.merge(one("b", 1, 0))).isInstanceOf(ArithmeticException.class);
    assertThat(table.rows()).isEqualTo(1);
  }

  private static void assertRefused(String message, Consumer<StateWriter> payload) {
    byte[] forged = StateWriter.encode(HEADER, payload);
    assertThatThrownBy(() -> decode(new CrossTable(1, 1), forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining(message);
  }

  private static void writeRow(StateWriter out, int level, double weight, int count) {
    out.writeCount(level);
    out.writeDouble(weight);
    out.writeCount(count);
  }

  private static void writeLevels(StateWriter out, String... levels) {
    out.writeCount(levels.length);
    for (String level : levels) {
      out.writeString(level);
    }
  }

  @Test
  void hostileBytesAreRefused() {
    assertRefused(
        "elements",
        out -> {
          writeLevels(out, "a");
          out.writeCount(1_000_000_000);
        });
    assertRefused(
        "levels of a cross table must stand in a row, was 'b' in none",
        out -> {
          writeLevels(out, "a", "b");
          out.writeCount(1);
          writeRow(out, 0, 1, 1);
        });
    assertRefused(
        "rows of a cross table must have records, was none in row 0",
        out -> {
          writeLevels(out, "a");
          out.writeCount(1);
          writeRow(out, 0, 1, 0);
        });
    assertRefused(
        "level of a row must be in 0..0, was 1",
        out -> {
          writeLevels(out, "a");
          out.writeCount(1);
          writeRow(out, 1, 1, 1);
        });
    for (double weight : new double[] {-1, -0.0, Double.NaN, 1e200}) {
      assertRefused(
          "rows of a cross table must ascend by levels, then by weights that are 0 or in"
              + " 1.0E-100..1.0E100, was not so at row 0",
          out -> {
            writeLevels(out, "a");
            out.writeCount(1);
            writeRow(out, 0, weight, 1);
          });
    }
    for (double weight : new double[] {1, 0.5}) {
      assertRefused(
          "was not so at row 1",
          out -> {
            writeLevels(out, "a");
            out.writeCount(2);
            writeRow(out, 0, 1, 1);
            writeRow(out, 0, weight, 1);
          });
    }
  }
}
