package io.github.cxmetrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApproximateActiveUsersTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final SketchDefinition USUAL = SketchDefinition.of(LONDON);
  private static final LocalDate DAY = LocalDate.of(2024, 3, 31);

  private static long at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(LONDON).toInstant().toEpochMilli();
  }

  @Test
  void fewActorsAreCountedExactly() {
    ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(USUAL);
    sketch.add("ann", at(DAY, 23));
    sketch.add("ann", at(DAY, 0));
    sketch.add("bob", at(DAY.plusDays(1), 0));
    sketch.add(7, at(DAY.plusDays(1), 12));
    sketch.add("7", at(DAY.plusDays(3), 12));
    ApproximateActiveUsers users = sketch.result();
    assertThat(users.n()).isEqualTo(4);
    assertThat(users.firstDay()).hasValue(DAY);
    assertThat(users.lastDay()).hasValue(DAY.plusDays(3));
    Estimate daily = users.trailing(DAY.plusDays(1), 1, LEVEL);
    assertThat(daily.value()).isEqualTo(2);
    assertThat(daily.interval().width()).isZero();
    assertThat(daily.method()).isEqualTo("theta sketch, 4096 entries, exact");
    assertThat(users.trailing(DAY.plusDays(1), 2, LEVEL).value()).isEqualTo(3);
    assertThat(users.trailing(DAY.plusDays(2), 1, LEVEL).value()).isZero();
    assertThat(users.between(DAY, DAY.plusDays(1), LEVEL).value()).isEqualTo(1);
    assertThat(users.between(DAY, DAY, LEVEL).value()).isZero();
    assertThat(users.trailing(DAY, DAY.plusDays(4), 2, LEVEL).values())
        .extracting(Estimate::value)
        .containsExactly(1.0, 3.0, 2.0, 1.0);
    assertThat(users.trailing(DAY, DAY.plusDays(4), 2, LEVEL)).containsKey(DAY.plusDays(2));
    assertThat(users).hasToString("about 4 actors on 3 days");
  }

  @Test
  void nobodyIsCountedAsNobody() {
    ApproximateActiveUsers users = ApproximateActiveUsers.accumulator(USUAL).result();
    assertThat(users.n()).isZero();
    assertThat(users.firstDay()).isEmpty();
    assertThat(users.lastDay()).isEmpty();
    assertThat(users.trailing(DAY, DAY, 7, LEVEL)).isEmpty();
    assertThat(users.estimates())
        .containsOnlyKeys(
            "distinctActors", "activeOnLastDay", "activeInLast7Days", "activeInLast30Days");
    assertThat(users.estimates().get("activeInLast7Days").value()).isZero();
  }

  @Test
  void manyActorsAreSaidWithTheirError() {
    ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(USUAL);
    for (long actor = 0; actor < 200_000; actor++) {
      sketch.add(actor, at(DAY, 12));
    }
    ApproximateActiveUsers users = sketch.result();
    Estimate count = users.distinct(LEVEL);
    assertThat(count.interval().contains(200_000)).isTrue();
    assertThat(count.method()).isEqualTo("theta sketch, 4096 entries, ±3.1 % at 95 %");
    assertThat(count.n()).isEqualTo(Math.round(count.value())).isEqualTo(users.n());
    assertThat(users.relativeError()).isCloseTo(0.0312, within(2e-4));
    assertThat(USUAL.withEntries(16_384).relativeError(LEVEL)).isCloseTo(0.0154, within(2e-4));
    assertThat(users.definition()).isEqualTo(USUAL);
  }

  /** At the printed level the true count lies in the interval about as often as it says. */
  @Test
  void intervalsHoldTheTrueCountAsOftenAsTheySay() {
    SketchDefinition small = USUAL.withEntries(64);
    for (ConfidenceLevel level : new ConfidenceLevel[] {ConfidenceLevel.P90, LEVEL}) {
      for (int actors : new int[] {70, 150, 3_000}) {
        int held = 0;
        double sum = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
          ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(small);
          for (int actor = 0; actor < actors; actor++) {
            sketch.add((long) round << 32 | actor, at(DAY.plusDays(actor % 3), 12));
          }
          Estimate count = sketch.result().trailing(DAY.plusDays(2), 3, level);
          held += count.interval().contains(actors) ? 1 : 0;
          sum += count.value();
        }
        String what = level + ", " + actors + " actors, seed is the round";
        double deviations = 3.5 * Math.sqrt(level.probability() * 2 * level.tail() / rounds);
        assertThat(held / (double) rounds)
            .as(what)
            .isBetween(level.probability() - deviations, 1.0);
        assertThat(held / (double) rounds)
            .as("%s: not much wider than needed", what)
            .isLessThan(actors == 70 ? 1.01 : level.probability() + deviations + 0.01);
        assertThat(sum / rounds)
            .as(what)
            .isCloseTo(actors, within(3.5 * actors / Math.sqrt(62.0 * rounds)));
      }
    }
  }

  /** Windows over weeks with a change of the clocks, beside sets of actors by java.time. */
  @Test
  void windowsAreThoseOfLocalDays() {
    Random random = new Random(4);
    Map<LocalDate, Set<Long>> exact = new HashMap<>();
    ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(USUAL);
    Instant start = DAY.minusDays(20).atStartOfDay(LONDON).toInstant();
    for (int i = 0; i < 5_000; i++) {
      Instant at = start.plus(Duration.ofMinutes(random.nextInt(40 * 24 * 60)));
      long actor = random.nextInt(400);
      exact.computeIfAbsent(at.atZone(LONDON).toLocalDate(), day -> new HashSet<>()).add(actor);
      sketch.add(actor, at.toEpochMilli());
    }
    for (int length : new int[] {1, 7, 28}) {
      Map<LocalDate, Estimate> windows =
          sketch.result().trailing(DAY.minusDays(20), DAY.plusDays(21), length, LEVEL);
      assertThat(windows).hasSize(41);
      windows.forEach(
          (last, count) -> {
            Set<Long> actors = new HashSet<>();
            for (int back = 0; back < length; back++) {
              actors.addAll(exact.getOrDefault(last.minusDays(back), Set.of()));
            }
            assertThat(count.value()).as("%s of %d", last, length).isEqualTo(actors.size());
          });
    }
  }

  /** A date that stands for "never" makes no windows of its own. */
  @Test
  void farDatesMakeNoWindows() {
    ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(USUAL);
    sketch.add(1, at(DAY, 12));
    sketch.add(2, at(LocalDate.of(9999, 12, 31), 12));
    assertThat(sketch.result().trailing(DAY, DAY.plusDays(2), 1, LEVEL).values())
        .extracting(Estimate::value)
        .containsExactly(1.0, 0.0);
    assertThat(sketch.result().trailing(DAY, DAY.plusDays(36_525), 1, LEVEL)).hasSize(36_525);
  }

  @Test
  void stateStaysSmall() {
    ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(USUAL);
    for (long actor = 0; actor < 1_000_000; actor++) {
      sketch.add(actor, at(DAY, 12));
    }
    assertThat(sketch.encode()).hasSizeLessThan(9 * 4096);
    sketch.merge(sketch);
    assertThat(sketch.result().distinct(LEVEL).interval().contains(1_000_000)).isTrue();
  }

  @Test
  void whatCannotBeIsRefusedInWords() {
    ActiveUsersSketch sketch = ApproximateActiveUsers.accumulator(USUAL);
    byte[] before = sketch.encode();
    assertRefused(
        () -> sketch.add(1, -(1L << 48) - 1),
        "time of an event must be in milliseconds within 2^48 of 1970, was -281474976710657");
    assertThatIllegalArgumentException().isThrownBy(() -> sketch.add("a", 1L << 48));
    assertRefused(() -> sketch.add("", 0), "actor of an event must not be null or empty");
    assertRefused(() -> sketch.add(null, 0), "actor of an event must not be null or empty");
    assertThatIllegalArgumentException().isThrownBy(() -> sketch.add("\ud800", 0));
    assertThat(sketch.encode()).isEqualTo(before);
    assertRefused(
        () -> USUAL.withEntries(8),
        "entries of a sketch must be a power of 2 in 16..1048576, was 8");
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withEntries(1 << 21));
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withEntries(4095));
    assertRefused(
        () -> sketch.result().trailing(DAY, 0, LEVEL),
        "days of a window must be at least 1, was 0");
    assertRefused(
        () -> sketch.result().trailing(DAY, DAY, 0, LEVEL),
        "days of a window must be at least 1, was 0");
    assertRefused(
        () -> sketch.result().trailing(DAY, DAY.minusDays(1), 1, LEVEL),
        "range of days must not end before it begins, was 2024-03-31 to 2024-03-30");
    assertRefused(
        () -> sketch.result().trailing(DAY, DAY.plusDays(36_526), 1, LEVEL),
        "range of windows must be of at most 36525 days, was 2024-03-31 to "
            + DAY.plusDays(36_526));
    assertRefused(
        () -> sketch.result().between(DAY, DAY.minusDays(1), LEVEL),
        "range of days must not end before it begins, was 2024-03-31 to 2024-03-30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sketch.merge(ApproximateActiveUsers.accumulator(USUAL.withEntries(1024))))
        .withMessage(
            "cannot merge states of different definitions: approximateActiveUsers[local days in"
                + " Europe/London, theta sketch, 4096 entries] and approximateActiveUsers[local days"
                + " in Europe/London, theta sketch, 1024 entries]");
    assertThat(USUAL).hasToString("local days in Europe/London, theta sketch, 4096 entries");
  }

  private static void assertRefused(Runnable action, String message) {
    assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
  }
}
