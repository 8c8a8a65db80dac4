package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.window.WindowRejection.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What happens to records there is no room for, and to those that cannot be counted at all. */
class WindowLimitsTest {

  private static final TumblingWindows TENS = TumblingWindows.of(Duration.ofMillis(10));
  private static final SessionWindows SESSIONS = SessionWindows.of(Duration.ofMillis(10));

  private final List<WindowResult<String, Nps>> emitted = new ArrayList<>();
  private final List<WindowRejection<Visit>> rejected = new ArrayList<>();

  private WindowOperator<Visit, String, Nps> start(
      WindowDefinition windows, WindowLimits limits, Refusals refusals) {
    return Visit.bySegment(windows)
        .withLimits(limits)
        .withRefusals(refusals)
        .withLateness(Duration.ofMillis(5), Correction.RETRACT)
        .start(emitted::add, rejected::add);
  }

  private List<Reason> reasons() {
    return rejected.stream().map(WindowRejection::reason).toList();
  }

  @Test
  void aPaneTooManyIsRejectedUntilOneIsFinal() {
    for (WindowDefinition windows : List.of(TENS, SESSIONS)) {
      rejected.clear();
      emitted.clear();
      var operator = start(windows, new WindowLimits(2, 9), Refusals.THROW);
      operator.add(Visit.of("a", 9, 0));
      operator.add(Visit.of("b", 9, 0));
      operator.add(Visit.of("c", 9, 1));
      operator.add(Visit.of("a", 9, 2)); // in a pane that is open
      assertThat(reasons()).containsExactly(Reason.TOO_MANY_PANES);
      assertThat(rejected.get(0).window().map(Window::endMillis))
          .hasValueSatisfying(end -> assertThat(end).isBetween(10L, 11L));
      operator.add(Visit.of("c", 9, 30)); // its time makes room for itself
      assertThat(rejected).hasSize(1);
      assertThat(emitted).extracting(WindowResult::key).containsExactlyInAnyOrder("a", "b");
      assertThat(operator.report().panes()).isEqualTo(1);
      assertThat(operator.report().tooManyPanes()).isEqualTo(1);
      assertThat(operator.report().added()).isEqualTo(4);
    }
  }

  @Test
  void aKeyTooManyIsRejectedUntilOneIsIdle() {
    for (WindowDefinition windows : List.of(TENS, SESSIONS)) {
      rejected.clear();
      var operator = start(windows, new WindowLimits(9, 2), Refusals.THROW);
      operator.add(Visit.of("a", 9, 0));
      operator.add(Visit.of("b", 9, 0));
      operator.add(Visit.of("c", 9, 1));
      operator.add(Visit.of("a", 9, 12)); // another pane of a known key
      assertThat(reasons()).containsExactly(Reason.TOO_MANY_KEYS);
      operator.advanceTo(18);
      operator.add(Visit.of("c", 9, 19));
      assertThat(rejected).hasSize(1);
      assertThat(operator.report().keys()).isEqualTo(2);
      assertThat(operator.report().tooManyKeys()).isEqualTo(1);
    }
  }

  @Test
  void aKeyThatBecomesIdleByItsOwnRecordIsOpenedAnew() {
    for (WindowDefinition windows : List.of(TENS, SESSIONS)) {
      emitted.clear();
      var operator = start(windows, new WindowLimits(1, 1), Refusals.THROW);
      operator.add(Visit.of("a", 9, 0));
      operator.add(Visit.of("a", 9, 100));
      operator.finish();
      assertThat(rejected).isEmpty();
      assertThat(emitted).extracting(WindowResult::key).containsExactly("a", "a");
    }
  }

  @Test
  void aLateRecordThereIsNoRoomForIsRejectedOnce() {
    for (WindowDefinition windows : List.of(TENS, SESSIONS)) {
      rejected.clear();
      emitted.clear();
      var operator = start(windows, new WindowLimits(1, 9), Refusals.THROW);
      operator.add(Visit.of("a", 9, 1));
      operator.advanceTo(12);
      operator.add(Visit.of("b", 9, 1));
      assertThat(reasons()).containsExactly(Reason.TOO_MANY_PANES);
      assertThat(emitted).hasSize(1);
    }
  }

  @Test
  void aRefusedRecordIsThrownAndChangesNothing() {
    for (WindowDefinition windows : List.of(TENS, SESSIONS)) {
      var operator = start(windows, WindowLimits.DEFAULT, Refusals.THROW);
      refuseAll(operator, windows);
      assertThat(rejected).isEmpty();
    }
  }

  private static void refuseAll(WindowOperator<Visit, String, Nps> operator, WindowDefinition in) {
    operator.add(Visit.of("a", 9, 1));
    operator.add(Visit.of("a", 9, 4));
    refuse(operator, Visit.of("a", 11, 2), "NPS score must be a whole number in 0..10, was 11");
    refuse(operator, Visit.of("b", 11, 2), "NPS score must be a whole number in 0..10, was 11");
    refuse(operator, Visit.of("a", 11, 200), "NPS score must be a whole number in 0..10, was 11");
    refuse(
        operator,
        Visit.of("a", 9, 1L << 48),
        "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    refuse(operator, new Visit(null, 0, 9, 2), "key must not be null");
    refuse(operator, new Visit("\ud800", 0, 9, 2), "key must be well-formed Unicode, was \ud800");
    operator.advanceTo(in.equals(TENS) ? 12 : 14);
    refuse(operator, Visit.of("a", 11, 3), "NPS score must be a whole number in 0..10, was 11");
    refuse(operator, Visit.of("b", 11, 2), "NPS score must be a whole number in 0..10, was 11");
  }

  private static void refuse(
      WindowOperator<Visit, String, Nps> operator, Visit visit, String message) {
    byte[] before = operator.encode();
    assertThatIllegalArgumentException().isThrownBy(() -> operator.add(visit)).withMessage(message);
    assertThat(operator.encode()).isEqualTo(before);
  }

  @Test
  void aRefusedRecordIsHandedOverAndChangesNothingElse() {
    var operator = start(TENS, WindowLimits.DEFAULT, Refusals.REJECT);
    operator.add(Visit.of("a", 9, 1));
    Visit bad = Visit.of("a", 11, 50);
    operator.add(bad);
    operator.add(new Visit(null, 0, 9, 2));
    assertThat(rejected.get(0))
        .isEqualTo(
            new WindowRejection<>(
                bad,
                Reason.REFUSED,
                50,
                Optional.empty(),
                OptionalLong.of(1),
                "NPS score must be a whole number in 0..10, was 11"));
    assertThat(reasons()).containsExactly(Reason.REFUSED, Reason.REFUSED);
    assertThat(operator.report().refused()).isEqualTo(2);
    assertThat(operator.report().watermarkMillis()).hasValue(1);
    assertThat(operator.report().added()).isEqualTo(1);
  }

  @Test
  void keysThatComeAndGoLeaveNothingBehind() {
    for (WindowDefinition windows : List.of(TENS, SESSIONS)) {
      var operator = start(windows, WindowLimits.DEFAULT, Refusals.THROW);
      for (int i = 0; i < 20_000; i++) {
        operator.add(Visit.of("key " + i, i % 11, i));
        assertThat(operator.report().keys()).isLessThan(40);
      }
      operator.finish();
      assertThat(operator.report().keys()).isZero();
      assertThat(emitted.stream().map(WindowResult::key).distinct()).hasSize(20_000);
    }
  }

  @Test
  void aWatermarkThatCannotBeIsRefused() {
    var operator = start(TENS, WindowLimits.DEFAULT, Refusals.REJECT);
    for (long at : Arrays.asList(1L << 48, Long.MIN_VALUE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> operator.advanceTo(at))
          .withMessage("watermark must be in milliseconds within 2^48 of 1970, was " + at);
    }
  }
}
