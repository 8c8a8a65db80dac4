package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.window.WindowRejection.Reason;
import io.github.cxmetrics.window.WindowResult.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Worked examples, times in milliseconds. */
class WindowsTest {

  private final List<String> emitted = new ArrayList<>();
  private final List<WindowRejection<Visit>> rejected = new ArrayList<>();

  private <K> WindowOperator<Visit, K, Nps> start(WindowedMetric<Visit, K, ?, Nps> metric) {
    return metric.start(result -> emitted.add(words(result)), rejected::add);
  }

  /** Such as {@code web 0..10 first: 2 answers}. */
  private static String words(WindowResult<?, Nps> result) {
    return result.key()
        + " "
        + result.window().startMillis()
        + ".."
        + result.window().endMillis()
        + " "
        + result.kind()
        + " "
        + result.revision()
        + ": "
        + result.result().ratings().n();
  }

  private static Duration millis(long length) {
    return Duration.ofMillis(length);
  }

  @Test
  void aWindowIsEmittedWhenTheWatermarkReachesItsEnd() {
    var windows = start(Visit.bySegment(TumblingWindows.of(millis(10))).withDisorder(millis(3)));
    windows.add(Visit.of("web", 9, 0));
    windows.add(Visit.of("app", 9, 9));
    windows.add(Visit.of("web", 9, 12)); // watermark 9
    windows.add(Visit.of("web", 9, 9)); // a tie with the watermark is in time
    assertThat(emitted).isEmpty();
    windows.add(Visit.of("web", 9, 13)); // watermark 10
    assertThat(emitted).containsExactly("app 0..10 FIRST 0: 1", "web 0..10 FIRST 0: 2");
    windows.finish();
    assertThat(emitted).hasSize(3).contains("web 10..20 FIRST 0: 2");
  }

  @Test
  void windowsAreAlignedTo1970AndItsOffsetAlsoBeforeIt() {
    var windows = start(Visit.nps(TumblingWindows.of(millis(10)).withOffset(millis(4))));
    windows.add(Visit.of("", 9, -7));
    windows.add(Visit.of("", 9, -6));
    windows.add(Visit.of("", 9, 3));
    windows.add(Visit.of("", 9, 4));
    windows.finish();
    assertThat(emitted)
        .containsExactly(" -16..-6 FIRST 0: 1", " -6..4 FIRST 0: 2", " 4..14 FIRST 0: 1");
  }

  @Test
  void aRecordIsInEverySlidingWindowThatHoldsIt() {
    var windows = start(Visit.nps(SlidingWindows.of(millis(10), millis(4))));
    windows.add(Visit.of("", 9, 9));
    windows.add(Visit.of("", 9, 10));
    windows.finish();
    assertThat(emitted)
        .containsExactly(" 0..10 FIRST 0: 1", " 4..14 FIRST 0: 2", " 8..18 FIRST 0: 2");
  }

  @Test
  void aLateRecordUpdatesWhatWasEmitted() {
    var windows =
        start(
            Visit.bySegment(TumblingWindows.of(millis(10)))
                .withLateness(millis(5), Correction.UPDATE));
    windows.add(Visit.of("web", 9, 1));
    windows.add(Visit.of("web", 9, 14)); // watermark 14
    windows.add(Visit.of("web", 9, 2));
    windows.add(Visit.of("web", 9, 3));
    windows.add(Visit.of("app", 9, 3)); // a key that had no result
    assertThat(emitted)
        .containsExactly(
            "web 0..10 FIRST 0: 1",
            "web 0..10 UPDATED 1: 2",
            "web 0..10 UPDATED 2: 3",
            "app 0..10 FIRST 0: 1");
    windows.advanceTo(15);
    windows.add(Visit.of("web", 9, 9));
    assertThat(emitted).hasSize(4);
    assertThat(rejected)
        .containsExactly(
            new WindowRejection<>(
                Visit.of("web", 9, 9),
                Reason.LATE,
                9,
                Optional.of(new Window(0, 10)),
                OptionalLong.of(15),
                ""));
  }

  @Test
  void aLateRecordRetractsWhatWasEmitted() {
    var windows =
        start(
            Visit.bySegment(SlidingWindows.of(millis(10), millis(5)))
                .withLateness(millis(100), Correction.RETRACT));
    windows.add(Visit.of("web", 9, 7));
    windows.advanceTo(20);
    emitted.clear();
    windows.add(Visit.of("web", 9, 8));
    assertThat(emitted)
        .containsExactly(
            "web 0..10 RETRACTED 0: 1",
            "web 0..10 UPDATED 1: 2",
            "web 5..15 RETRACTED 0: 1",
            "web 5..15 UPDATED 1: 2");
    assertThat(windows.report().corrected()).isEqualTo(2);
    assertThat(windows.report().withdrawn()).isEqualTo(2);
  }

  @Test
  void aRecordTooLateForSomeOfItsWindowsCountsInTheOthersAndIsReported() {
    var windows = start(Visit.nps(SlidingWindows.of(millis(10), millis(5))));
    windows.add(Visit.of("", 9, 7));
    windows.advanceTo(12);
    windows.add(Visit.of("", 9, 8));
    windows.finish();
    assertThat(emitted).containsExactly(" 0..10 FIRST 0: 1", " 5..15 FIRST 0: 2");
    assertThat(rejected).extracting(WindowRejection::reason).containsExactly(Reason.PARTLY_LATE);
    assertThat(rejected.get(0).window()).contains(new Window(0, 10));
    assertThat(windows.report().added()).isEqualTo(2);
    assertThat(windows.report().partlyLate()).isEqualTo(1);
  }

  @Test
  void aSessionEndsAGapAfterItsLastRecord() {
    var windows = start(Visit.bySegment(SessionWindows.of(millis(10))));
    windows.add(Visit.of("web", 9, 0));
    windows.add(Visit.of("app", 9, 3));
    windows.add(Visit.of("web", 9, 9));
    windows.add(Visit.of("web", 9, 19)); // exactly a gap: a new session
    windows.finish();
    assertThat(emitted)
        .containsExactly("app 3..13 FIRST 0: 1", "web 0..19 FIRST 0: 2", "web 19..29 FIRST 0: 1");
  }

  @Test
  void aRecordBetweenTwoSessionsMakesOneOfThem() {
    var windows = start(Visit.nps(SessionWindows.of(millis(10))).withDisorder(millis(50)));
    windows.add(Visit.of("", 9, 0));
    windows.add(Visit.of("", 9, 15));
    assertThat(windows.report().panes()).isEqualTo(2);
    windows.add(Visit.of("", 9, 8));
    assertThat(windows.report().panes()).isEqualTo(1);
    windows.finish();
    assertThat(emitted).containsExactly(" 0..25 FIRST 0: 3");
  }

  @Test
  void sessionsThatWereEmittedAreWithdrawnWhenALateRecordJoinsThem() {
    var windows =
        start(Visit.nps(SessionWindows.of(millis(10))).withLateness(millis(50), Correction.UPDATE));
    windows.add(Visit.of("", 9, 0));
    windows.add(Visit.of("", 9, 15));
    windows.advanceTo(30);
    windows.add(Visit.of("", 9, 15)); // within the second one
    emitted.clear();
    windows.add(Visit.of("", 9, 8));
    assertThat(emitted)
        .containsExactly(" 0..10 RETRACTED 0: 1", " 15..25 RETRACTED 1: 2", " 0..25 FIRST 0: 4");
  }

  @Test
  void aSessionThatGrowsPastTheWatermarkIsEmittedAgainWhenItEnds() {
    var windows =
        start(
            Visit.nps(SessionWindows.of(millis(10))).withLateness(millis(50), Correction.RETRACT));
    windows.add(Visit.of("", 9, 0));
    windows.advanceTo(11);
    windows.add(Visit.of("", 9, 9));
    windows.advanceTo(19);
    assertThat(emitted)
        .containsExactly(" 0..10 FIRST 0: 1", " 0..10 RETRACTED 0: 1", " 0..19 FIRST 0: 2");
  }

  @Test
  void theWatermarkNeverGoesBack() {
    var windows = start(Visit.nps(TumblingWindows.of(millis(10))));
    assertThat(windows.report().watermarkMillis()).isEmpty();
    windows.advanceTo(20);
    windows.advanceTo(5);
    windows.add(Visit.of("", 9, 7));
    assertThat(windows.report().watermarkMillis()).hasValue(20);
    assertThat(rejected).extracting(WindowRejection::reason).containsExactly(Reason.LATE);
  }

  @Test
  void nothingIsEmittedOfWindowsWithoutRecords() {
    var windows = start(Visit.nps(TumblingWindows.of(millis(1))));
    windows.add(Visit.of("", 9, 0));
    windows.add(Visit.of("", 9, 1L << 47));
    windows.finish();
    assertThat(emitted).hasSize(2);
  }

  @Test
  void theReportSaysWhatIsHeld() {
    var windows =
        start(
            Visit.bySegment(SlidingWindows.of(millis(10), millis(5)))
                .withLateness(millis(5), Correction.UPDATE));
    windows.add(Visit.of("web", 9, 1));
    windows.add(Visit.of("app", 9, 7));
    windows.add(Visit.of("web", 9, 12));
    assertThat(windows.report())
        .isEqualTo(new WindowReport(OptionalLong.of(12), 2, 3, 2, 3, 0, 0, 0, 0, 0, 3, 0, 0));
    windows.advanceTo(100);
    assertThat(windows.report().keys()).isZero();
    assertThat(windows.report().panes()).isZero();
    assertThat(windows.report().waiting()).isZero();
    assertThat(windows.report().emitted()).isEqualTo(6);
  }

  @Test
  void aWindowThatWasEmittedKeepsItsKind() {
    var all = new ArrayList<WindowResult<String, Nps>>();
    var windows = Visit.nps(TumblingWindows.of(millis(10))).start(all::add, rejected::add);
    windows.add(Visit.of("", 10, 0));
    windows.finish();
    assertThat(all)
        .containsExactly(new WindowResult<>("", new Window(0, 10), Nps.of(10), 0, Kind.FIRST));
  }
}
