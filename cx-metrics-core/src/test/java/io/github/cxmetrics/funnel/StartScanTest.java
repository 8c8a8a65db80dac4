package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The scan of starts against the reader of journeys, which follows attempts by all rules. */
class StartScanTest {

  private static final long SEED = 20261127;
  private static final int DEFINITIONS = 4_000;
  private static final int ACTORS = 500;

  @Test
  void tellsTheLevelOfTheReaderOrThatItCannotTell() {
    Random random = new Random(SEED);
    long told = 0;
    for (int round = 0; round < DEFINITIONS; round++) {
      FunnelDefinition definition = definition(random);
      CompiledFunnel funnel = new CompiledFunnel(definition);
      EventLayout layout = new EventLayout(definition);
      assertThat(StartScan.fits(funnel, layout)).as("%s", definition).isTrue();
      StartScan scan = new StartScan(funnel);
      JourneyReader reader = new JourneyReader(funnel, layout, false);
      EventMasks masks = new EventMasks(definition);
      for (int actor = 0; actor < ACTORS; actor++) {
        long[] cells = cells(definition, masks, random);
        int level = scan.level(cells, 1, cells.length);
        reader.read(cells, 1, cells.length, List.of());
        int expected = reader.count() == 0 ? 0 : reader.counted(0).level;
        if (level != StartScan.CANNOT_TELL) {
          told++;
          if (level != expected) {
            assertThat(level)
                .as("seed %d, round %d, %s: %s", SEED, round, definition, shown(cells))
                .isEqualTo(expected);
          }
        }
      }
    }
    assertThat(told).as("told").isGreaterThan(DEFINITIONS * ACTORS / 2L);
  }

  @Test
  void alwaysTellsWhereEachEventIsOneStep() {
    Random random = new Random(SEED);
    for (int round = 0; round < DEFINITIONS; round++) {
      FunnelDefinition definition = definition(random);
      StartScan scan = new StartScan(new CompiledFunnel(definition));
      long at = random.nextInt(5);
      long[] cells = new long[random.nextInt(20)];
      for (int i = 0; i < cells.length; i++) {
        at += random.nextInt(3);
        cells[i] = EventLayout.pack(at, 1 << random.nextInt(definition.steps().size()));
      }
      Arrays.sort(cells);
      assertThat(scan.level(cells, 0, cells.length)).isNotEqualTo(StartScan.CANNOT_TELL);
    }
  }

  @Test
  void reachesFromOneEndOfTimeToTheOther() {
    long first = 1 - (1L << 48);
    long[] cells = {EventLayout.pack(first, 1), EventLayout.pack(-first, 2)};
    for (FunnelDefinition definition :
        List.of(
            Funnel.define("a", "b").within(ConversionWindow.NONE),
            Funnel.define("a", "b").within(ConversionWindow.NONE).ordered(OrderRule.STEP_STRICT))) {
      StartScan scan = new StartScan(new CompiledFunnel(definition));
      assertThat(scan.level(cells, 0, 2)).as("%s", definition).isEqualTo(2);
    }
    StartScan longest =
        new StartScan(
            new CompiledFunnel(Funnel.define("a", "b").within(Duration.ofDays(3_652_500))));
    assertThat(longest.level(cells, 0, 2)).isEqualTo(1);
    assertThat(longest.level(cells, 1, 2)).isZero();
  }

  private static FunnelDefinition definition(Random random) {
    String[] names =
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(step -> "step " + step)
            .toArray(String[]::new);
    Set<OrderRule> order = EnumSet.noneOf(OrderRule.class);
    for (OrderRule rule : OrderRule.values()) {
      if (random.nextInt(4) == 0) {
        order.add(rule);
      }
    }
    FunnelDefinition definition =
        Funnel.define(names)
            .within(window(random))
            .withRules(AttemptRules.DEFAULT.withOrder(order).withEventUse(use(random)));
    return random.nextInt(3) == 0
        ? definition.withEntries(
            definition
                .entries()
                .withRange(new EntryRange(random.nextInt(8), 8 + random.nextInt(9))))
        : definition;
  }

  private static EventUse use(Random random) {
    List<EventUse> all = List.of(EventUse.values());
    return all.get(random.nextInt(all.size()));
  }

  private static ConversionWindow window(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> ConversionWindow.NONE;
      case 1 -> ConversionWindow.exclusive(Duration.ofMillis(1 + random.nextInt(12)));
      default -> ConversionWindow.of(Duration.ofMillis(random.nextInt(12)));
    };
  }

  /** Up to twelve events behind a cell that is not theirs. */
  private static long[] cells(FunnelDefinition definition, EventMasks masks, Random random) {
    int count = definition.steps().size();
    int span = 1 + random.nextInt(40);
    boolean wide = random.nextInt(4) == 0;
    long[] cells = new long[1 + random.nextInt(13)];
    int size = 1;
    for (int i = 1; i < cells.length; i++) {
      int mask = random.nextInt(10) == 0 ? 0 : 1 << random.nextInt(count);
      mask |= wide && random.nextInt(3) == 0 ? random.nextInt(1 << count) : 0;
      int kept = masks.kept(mask);
      if (kept != EventMasks.DROPPED) {
        cells[size++] = EventLayout.pack(random.nextInt(span), kept);
      }
    }
    Arrays.sort(cells, 1, size);
    return Arrays.copyOf(cells, size);
  }

  private static String shown(long[] cells) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < cells.length; i++) {
      text.append(EventLayout.singleMillis(cells[i]))
          .append(':')
          .append(Integer.toBinaryString(EventLayout.singleMask(cells[i])))
          .append(' ');
    }
    return text.toString();
  }
}
