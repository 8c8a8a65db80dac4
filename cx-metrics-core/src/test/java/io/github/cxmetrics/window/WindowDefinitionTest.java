package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What definitions may say, and that states are of one. */
class WindowDefinitionTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static void refuses(Runnable definition, String message) {
    assertThatIllegalArgumentException().isThrownBy(definition::run).withMessage(message);
  }

  @Test
  void lengthsMustBeSomething() {
    refuses(
        () -> TumblingWindows.of(Duration.ZERO),
        "window size must be at least 1 millisecond, was PT0S");
    refuses(
        () -> TumblingWindows.of(Duration.ofMillis(-1)),
        "window size must be in 0..3652500 days, was PT-0.001S");
    refuses(
        () -> TumblingWindows.of(Duration.ofNanos(1_000_001)),
        "window size must be of whole milliseconds, was PT0.001000001S");
    refuses(
        () -> TumblingWindows.of(HOUR).withOffset(HOUR),
        "window offset must be less than from one window to the next, PT1H, was PT1H");
    refuses(
        () -> SessionWindows.of(Duration.ZERO),
        "session gap must be at least 1 millisecond, was PT0S");
    refuses(
        () -> SlidingWindows.of(HOUR, Duration.ZERO),
        "window hop must be at least 1 millisecond, was PT0S");
    refuses(
        () -> SlidingWindows.of(HOUR, HOUR.plusMillis(1)),
        "window hop must be at most the size PT1H, was PT1H0.001S");
    refuses(
        () -> SlidingWindows.of(HOUR, Duration.ofMillis(7)),
        "window must have at most 10000 panes, was 3600000");
    refuses(
        () -> SlidingWindows.of(HOUR, Duration.ofMinutes(5)).withOffset(Duration.ofMinutes(5)),
        "window offset must be less than from one window to the next, PT5M, was PT5M");
    refuses(
        () -> CalendarWindows.of(CalendarUnit.DAY, SEOUL).trailing(0),
        "calendar periods of a window must be in 1..10000, was 0");
    refuses(
        () -> CalendarWindows.of(CalendarUnit.DAY, SEOUL).trailing(10_001),
        "calendar periods of a window must be in 1..10000, was 10001");
    refuses(
        () -> Visit.nps(SessionWindows.of(HOUR)).withDisorder(Duration.ofDays(-1)),
        "bounded disorder must be in 0..3652500 days, was PT-24H");
    refuses(
        () -> new Lateness(Duration.ZERO, Duration.ofNanos(1), Correction.UPDATE),
        "allowed lateness must be of whole milliseconds, was PT0.000000001S");
    refuses(() -> new WindowLimits(0, 1), "most panes and keys must be at least 1, was 0 and 1");
    refuses(() -> new WindowLimits(1, 0), "most panes and keys must be at least 1, was 1 and 0");
    refuses(() -> new Window(2, 1), "window must not end before it starts, was 2..1");
    refuses(
        () -> Visit.nps(SessionWindows.of(HOUR)).by("\udc00", Visit::segment),
        "name of a key must be well-formed Unicode, was \udc00");
    refuses(
        () -> PaneGrid.of(SessionWindows.of(HOUR)),
        "windows must not be sessions, was sessions, gap PT1H");
  }

  @Test
  void definitionsSayWhatTheyAre() {
    assertThat(TumblingWindows.of(HOUR)).hasToString("tumbling PT1H, offset PT0S");
    assertThat(SlidingWindows.of(HOUR, Duration.ofMinutes(5)).withOffset(Duration.ofMinutes(1)))
        .hasToString("sliding PT1H every PT5M, offset PT1M");
    assertThat(CalendarWindows.of(CalendarUnit.WEEK, SEOUL).trailing(4))
        .hasToString("calendar 4 WEEK in Asia/Seoul");
    assertThat(new Lateness(HOUR, HOUR, Correction.RETRACT))
        .hasToString("disorder PT1H, lateness PT1H by RETRACT");
    assertThat(Visit.nps(SessionWindows.of(HOUR)).describe())
        .isEqualTo("sessions, gap PT1H; no key; disorder PT0S, lateness PT0S by UPDATE");
    assertThat(Visit.nps(SessionWindows.of(HOUR)).byLong("account", Visit::account).header())
        .hasToString(
            "windows[sessions, gap PT1H; number key \"account\"; disorder PT0S, lateness PT0S by"
                + " UPDATE](nps[NPS on 0..10, promoters 9..10, detractors 0..6])");
    assertThat(new Window(0, 3_600_000))
        .hasToString("[1970-01-01T00:00:00Z, 1970-01-01T01:00:00Z)");
  }

  @Test
  void windowsAreOrderedByEndThenByStart() {
    List<Window> windows =
        new ArrayList<>(List.of(new Window(3, 9), new Window(2, 9), new Window(5, 8)));
    windows.sort(null);
    assertThat(windows).containsExactly(new Window(5, 8), new Window(2, 9), new Window(3, 9));
  }

  @Test
  void aStateOfAnotherDefinitionIsRefused() {
    var days = Visit.bySegment(TumblingWindows.of(Duration.ofDays(1)));
    byte[] state = days.start(result -> {}, late -> {}).encode();
    var late = days.withLateness(HOUR, Correction.UPDATE);
    assertThatThrownBy(() -> late.restore(state, result -> {}, rejected -> {}))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(
            "state of kind windows must be of definition [tumbling PT24H, offset PT0S; text key"
                + " \"segment\"; disorder PT0S, lateness PT1H by UPDATE], was [tumbling PT24H,"
                + " offset PT0S; text key \"segment\"; disorder PT0S, lateness PT0S by UPDATE]");
    days.withLimits(new WindowLimits(1, 1))
        .withRefusals(Refusals.REJECT)
        .restore(state, result -> {}, rejected -> {});
  }

  @Test
  void aDescriptionIsSerialisable() throws IOException, ClassNotFoundException {
    var description =
        Visit.bySegment(CalendarWindows.of(CalendarUnit.DAY, SEOUL)).withDisorder(HOUR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(description);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      WindowedMetric<?, ?, ?, ?> read = (WindowedMetric<?, ?, ?, ?>) in.readObject();
      assertThat(read.describe()).isEqualTo(description.describe());
      assertThat(read.windows()).isEqualTo(description.windows());
    }
  }

  @Test
  void eightLinesSuffice() {
    List<Visit> visits = List.of(Visit.of("web", 10, 0), Visit.of("web", 3, 259_200_000));
    List<WindowResult<String, Nps>> shown = new ArrayList<>();

    var days = CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris"));
    var daily =
        WindowedMetric.of(Nps.metric(Visit::score), Visit::atMillis, days)
            .by("segment", Visit::segment)
            .withDisorder(Duration.ofHours(1))
            .withLateness(Duration.ofDays(1), Correction.UPDATE);
    List<WindowRejection<Visit>> late = new ArrayList<>();
    var windows = daily.start(shown::add, late::add);
    visits.forEach(windows::add);

    assertThat(shown).hasSize(1);
    assertThat(late).isEmpty();
  }
}
