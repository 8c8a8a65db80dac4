package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTableTest {

  private static final long SEED = 20_261_127;

  @Test
  void countsAsTalliesDo() {
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      int lowest = random.nextInt(140) - 100;
      int highest = lowest + random.nextInt(30);
      int steps = 1 + random.nextInt(3);
      int groups = 1 + random.nextInt(20);
      TallyTable table = new TallyTable(lowest, highest, steps, 2);
      table.needGroups(groups);
      Tally[] plain = new Tally[groups];
      for (int group = 0; group < groups; group++) {
        plain[group] = new Tally(lowest, highest, steps);
      }
      byte[] values = new byte[200];
      int[] numbers = new int[values.length];
      for (int i = 10; i < values.length; i++) {
        values[i] = (byte) (lowest + random.nextInt(highest - lowest + 1));
        numbers[i - 10] = random.nextInt(groups);
        plain[numbers[i - 10]].add(values[i]);
      }
      table.addAll(numbers, values, 10, values.length);
      table.addAll(numbers, values, 10, values.length);
      table.removeAll(numbers, values, 10, values.length);
      for (int group = 0; group < groups; group++) {
        assertThat(table.steps(group)).as("seed %d", SEED).isEqualTo(plain[group].toArray());
      }
    }
  }

  @Test
  void findsTheFirstNumberOutside() {
    for (int[] range : new int[][] {{0, 10}, {1, 5}, {1, 7}, {0, 0}, {5, 127}, {-3, 3}, {0, 200}}) {
      TallyTable table = new TallyTable(range[0], range[1], 1, 0);
      byte[] values = new byte[37];
      for (int place = 0; place < values.length; place++) {
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
          Arrays.fill(values, (byte) range[0]);
          values[place] = (byte) value;
          boolean inside = range[0] <= value && value <= range[1];
          int expected = inside || place < 3 ? -1 : place;
          assertThat(table.firstOutside(values, 3, values.length))
              .as("%d at %d", value, place)
              .isEqualTo(expected);
        }
      }
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> table.firstOutside(values, 3, 38));
    }
  }

  @Test
  void groupsAreMergedLaneByLane() {
    TallyTable a = new TallyTable(0, 2, 1, 1);
    a.needGroups(2);
    a.add(0, 2);
    a.add(1, 3, 5);
    TallyTable b = a.copy();
    a.merge(0, b, 1);
    a.merge(1, a, 1);
    assertThat(a.steps(0)).containsExactly(0, 0, 1);
    assertThat(a.count(0, 3)).isEqualTo(5);
    assertThat(a.count(1, 3)).isEqualTo(10);
    assertThat(b.count(1, 3)).isEqualTo(5);
    a.add(0, 0, Tally.MOST - 1);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> a.merge(0, b, 0));
    assertThat(a.steps(0)).containsExactly(Tally.MOST - 1, 0, 1);
  }

  @Test
  void rejectsWhatIsNoRangeAndTooManyGroups() {
    for (int[] parts : new int[][] {{1, 0, 1, 0}, {0, 1, 0, 0}, {0, 1, 1, -1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TallyTable(parts[0], parts[1], parts[2], parts[3]))
          .withMessageStartingWith("table of tallies must have a range, was " + parts[0] + "..");
    }
    TallyTable table = new TallyTable(0, 10, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.needGroups((1 << 26) + 1))
        .withMessage("number of groups must be at most 67108864, was 67108865");
  }
}
