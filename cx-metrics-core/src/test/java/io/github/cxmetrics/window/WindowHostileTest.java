package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Payloads that no operator writes are refused, and the message says which rule they break. */
class WindowHostileTest {

  private static final int COUNTS = 9;

  private static final WindowedMetric<Visit, String, ?, Nps> TENS =
      Visit.bySegment(TumblingWindows.of(Duration.ofMillis(10)))
          .withLateness(Duration.ofMillis(10), Correction.UPDATE);

  private static final WindowedMetric<Visit, Long, ?, Nps> SESSIONS =
      Visit.nps(SessionWindows.of(Duration.ofMillis(10)))
          .byLong("account", Visit::account)
          .withLateness(Duration.ofMillis(10), Correction.UPDATE);

  private static void refuses(
      WindowedMetric<Visit, ?, ?, Nps> metric, Consumer<StateWriter> payload, String message) {
    byte[] state = StateWriter.encode(metric.header(), payload);
    assertThatThrownBy(() -> metric.restore(state, result -> {}, late -> {}))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  private static void times(StateWriter out, long greatest, long watermark) {
    out.writeByte(1);
    out.writeLong(greatest);
    out.writeByte(1);
    out.writeLong(watermark);
    for (int i = 0; i < COUNTS; i++) {
      out.writeCount(0);
    }
  }

  private static void tens(String message, Consumer<StateWriter> panes) {
    refuses(
        TENS,
        out -> {
          times(out, 35, 35); // window 2 is closed, window 1 final
          panes.accept(out);
        },
        message);
  }

  private static void sessions(String message, Consumer<StateWriter> panes) {
    refuses(
        SESSIONS,
        out -> {
          times(out, 35, 35);
          panes.accept(out);
        },
        message);
  }

  private static void pane(StateWriter out, long number, String... keys) {
    out.writeLong(number);
    out.writeCount(keys.length);
    for (String key : keys) {
      out.writeString(key);
      Nps.accumulator().writeTo(out);
    }
  }

  private static void corrections(StateWriter out, long window, String... keys) {
    out.writeLong(window);
    out.writeCount(keys.length);
    for (String key : keys) {
      out.writeString(key);
      out.writeCount(1);
    }
  }

  @Test
  void timesMustFitTogether() {
    refuses(TENS, out -> times(out, 35, 34), "watermark must be at least 35, was 34");
    refuses(
        TENS,
        out -> times(out, 1L << 48, 1L << 49),
        "time must be in -281474976710655..281474976710655, was 281474976710656");
    refuses(
        TENS,
        out -> times(out, 5, (1L << 51) + 1),
        "time must be in -281474976710655..2251799813685248, was 2251799813685249");
  }

  @Test
  void panesMustAscendAndBeOpen() {
    String rule = "panes must ascend up to the greatest time and not be final, was pane ";
    for (long number : new long[] {4, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      tens(
          rule + number,
          out -> {
            out.writeCount(1);
            pane(out, number, "a");
          });
    }
    tens(
        rule + 2,
        out -> {
          out.writeCount(2);
          pane(out, 2, "a");
          pane(out, 2, "a");
        });
    refuses(
        TENS,
        out -> {
          out.writeByte(0);
          out.writeByte(0);
          for (int i = 0; i < COUNTS; i++) {
            out.writeCount(0);
          }
          out.writeCount(1);
          pane(out, 2, "a");
        },
        rule + 2);
  }

  @Test
  void keysOfPanesMustAscend() {
    tens(
        "pane must have a key, was pane 2",
        out -> {
          out.writeCount(1);
          pane(out, 2);
          out.writeLong(0);
        });
    for (String second : new String[] {"a", "b"}) {
      tens(
          "keys of a pane must ascend, in pane 2",
          out -> {
            out.writeCount(1);
            pane(out, 2, "b", second);
          });
    }
  }

  @Test
  void correctionsMustBeOfEmittedWindows() {
    for (long window : new long[] {1, 3}) {
      tens(
          "corrected window must be emitted and not final, was window " + window,
          out -> {
            out.writeCount(2);
            pane(out, 2, "a");
            pane(out, 3, "a");
            out.writeCount(1);
            corrections(out, window, "a");
          });
    }
    tens(
        "corrected window must be emitted and not final, was window 2",
        out -> {
          out.writeCount(1);
          pane(out, 2, "a");
          out.writeCount(1);
          corrections(out, 2, "b");
        });
    tens(
        "keys with corrections must ascend",
        out -> {
          out.writeCount(1);
          pane(out, 2, "a", "b");
          out.writeCount(1);
          corrections(out, 2, "b", "a");
        });
    tens(
        "windows with corrections must ascend, was 2",
        out -> {
          out.writeCount(1);
          pane(out, 2, "a", "b");
          out.writeCount(2);
          corrections(out, 2, "a");
          corrections(out, 2, "b");
        });
    tens(
        "window with corrections must have a key",
        out -> {
          out.writeCount(1);
          pane(out, 2, "a");
          out.writeCount(1);
          corrections(out, 2);
          out.writeLong(0);
        });
  }

  private static void session(StateWriter out, long first, long length, long revision) {
    out.writeLong(first);
    out.writeCount(length);
    out.writeCount(revision);
    Nps.accumulator().writeTo(out);
  }

  @Test
  void sessionsMustBeApartAndOpen() {
    sessions(
        "key must have a session",
        out -> {
          out.writeCount(1);
          out.writeLong(7);
          out.writeCount(0);
        });
    sessions(
        "keys of sessions must ascend",
        out -> {
          out.writeCount(2);
          for (int i = 0; i < 2; i++) {
            out.writeLong(7);
            out.writeCount(1);
            session(out, 20 + 12 * i, 0, 0);
          }
        });
    sessions(
        "sessions of a key must be a gap apart, was [1970-01-01T00:00:00.031Z,"
            + " 1970-01-01T00:00:00.041Z)",
        out -> {
          out.writeCount(1);
          out.writeLong(7);
          out.writeCount(2);
          session(out, 20, 2, 0);
          session(out, 31, 0, 0);
        });
  }

  private static void oneSession(String message, long first, long length, long revision) {
    sessions(
        message,
        out -> {
          out.writeCount(1);
          out.writeLong(7);
          out.writeCount(1);
          session(out, first, length, revision);
        });
  }

  @Test
  void aSessionMustBeOfTimesThatWereSeen() {
    oneSession("length of a session must be in 0..5, was 6", 30, 6, 0);
    oneSession(
        "session must not end after the greatest time nor be final, was"
            + " [1970-01-01T00:00:00.036Z, 1970-01-01T00:00:00.046Z)",
        36,
        0,
        0);
    oneSession(
        "session must not end after the greatest time nor be final, was"
            + " [1970-01-01T00:00:00.015Z, 1970-01-01T00:00:00.025Z)",
        15,
        0,
        0);
    oneSession(
        "corrected session must be emitted, was [1970-01-01T00:00:00.030Z,"
            + " 1970-01-01T00:00:00.040Z)",
        30,
        0,
        1);
    oneSession(
        "time of an event must be in milliseconds within 2^48 of 1970, was " + Long.MIN_VALUE,
        Long.MIN_VALUE,
        0,
        0);
  }
}
