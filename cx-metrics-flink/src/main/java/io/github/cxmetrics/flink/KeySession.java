package io.github.cxmetrics.flink;

import io.github.cxmetrics.window.Window;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;

/**
 * What is known of one session besides its accumulator.
 *
 * @param window from its first record until a gap after its last
 * @param stage what has been said of it
 * @param revision how often that was replaced
 * @param changed whether it has got records since early results were shown
 */
record KeySession(Window window, Stage stage, int revision, boolean changed) {

  /** The form in Flink's state, by the start: end, stage, revision, changed. */
  static final TypeInformation<Tuple4<Long, Integer, Integer, Boolean>> TYPE =
      Types.TUPLE(Types.LONG, Types.INT, Types.INT, Types.BOOLEAN);

  /** What has been said of a session. */
  enum Stage {
    /** Nothing. */
    SILENT(0),

    /** What was known early. */
    SHOWN(1),

    /** Its result. */
    CLOSED(2);

    private final int code;

    Stage(int code) {
      this.code = code;
    }

    private static Stage of(int code) {
      return code == 0 ? SILENT : code == 1 ? SHOWN : CLOSED;
    }
  }

  static KeySession silent(Window window) {
    return new KeySession(window, Stage.SILENT, 0, false);
  }

  static KeySession read(long start, Tuple4<Long, Integer, Integer, Boolean> form) {
    return new KeySession(new Window(start, form.f0), Stage.of(form.f1), form.f2, form.f3);
  }

  Tuple4<Long, Integer, Integer, Boolean> form() {
    return Tuple4.of(window.endMillis(), stage.code, revision, changed);
  }

  long start() {
    return window.startMillis();
  }

  long end() {
    return window.endMillis();
  }

  boolean isClosed() {
    return stage == Stage.CLOSED;
  }

  KeySession at(Stage newStage, int newRevision) {
    return new KeySession(window, newStage, newRevision, false);
  }

  KeySession withChange() {
    return new KeySession(window, stage, revision, true);
  }
}
