package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.LongUnaryOperator;

/**
 * How the kept answer of a person lies in cells: {@code time << 10 | code << 1 | several}, then the
 * sequence number and the label where the definition has them. Where all answers count, nobody's is
 * kept; what stands here of a person is whether they gave an answer, and whether several.
 */
final class RespondentLayout implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int CODE_SHIFT = 1;
  private static final int CODE_MASK = 0x1FF;
  private static final int TIME_SHIFT = 10;
  private static final int NOT_KEPT = -1;

  private final RespondentRule.Keep keep;
  private final int missingCode;
  private final int sequenceCell;
  private final int labelCell;
  private final int width;

  RespondentLayout(RespondentDefinition<?> definition) {
    keep = definition.rule().keep();
    missingCode = RespondentCode.missing(definition.answers().scale());
    boolean isKept = keep != RespondentRule.Keep.ALL;
    int next = 1;
    sequenceCell = isKept && definition.has(RespondentDetail.SEQUENCE) ? next++ : NOT_KEPT;
    boolean isLabelled =
        definition.has(RespondentDetail.SEGMENT) || definition.has(RespondentDetail.ACCOUNT);
    labelCell = isKept && isLabelled ? next++ : NOT_KEPT;
    width = next;
  }

  int width() {
    return width;
  }

  boolean keepsOne() {
    return keep != RespondentRule.Keep.ALL;
  }

  void put(long[] cells, long atMillis, long sequence, int code, long label) {
    if (!keepsOne()) {
      cells[0] = packed(0, code == missingCode ? missingCode : 0);
      return;
    }
    cells[0] = packed(atMillis, code);
    if (sequenceCell >= 0) {
      cells[sequenceCell] = sequence;
    }
    if (labelCell >= 0) {
      cells[labelCell] = label;
    }
  }

  /** A time and a place in one cell. */
  static long packed(long atMillis, int code) {
    return atMillis << TIME_SHIFT | (long) code << CODE_SHIFT;
  }

  static long atMillis(long cell) {
    return cell >> TIME_SHIFT;
  }

  static int code(long cell) {
    return (int) (cell >>> CODE_SHIFT) & CODE_MASK;
  }

  static boolean isSeveral(long cell) {
    return (cell & 1) != 0;
  }

  boolean isGiven(long cell) {
    return code(cell) != missingCode;
  }

  long label(long[] cells, int start) {
    return labelCell < 0 ? 0 : cells[start + labelCell];
  }

  /** Gives an answer the label of another state. */
  void translate(long[] cells, LongUnaryOperator labels) {
    if (labelCell >= 0) {
      cells[labelCell] = labels.applyAsLong(cells[labelCell]);
    }
  }

  /** Whether an answer is kept in place of another one of the same person. */
  boolean beats(long[] a, int from, long[] b, int to, RespondentLabels labels) {
    if (isGiven(a[from]) != isGiven(b[to])) {
      return isGiven(a[from]);
    }
    int order = Long.compare(atMillis(a[from]), atMillis(b[to]));
    if (order == 0 && sequenceCell >= 0) {
      order = Long.compare(a[from + sequenceCell], b[to + sequenceCell]);
    }
    if (order != 0) {
      return order > 0 == (keep == RespondentRule.Keep.LAST);
    }
    int lower = Integer.compare(code(a[from]), code(b[to]));
    if (lower == 0 && labelCell >= 0 && label(a, from) != label(b, to)) {
      lower = labels.compare(label(a, from), label(b, to));
    }
    return lower < 0;
  }

  /** Checks what was read of a person. */
  void requireRead(long[] cells, int start, RespondentWindow.Between window) {
    long cell = cells[start];
    int code = code(cell);
    boolean isPlausible =
        keepsOne()
            ? code <= missingCode && window.contains(atMillis(cell))
            : atMillis(cell) == 0 && (code == 0 || code == missingCode);
    if (!isPlausible || (isSeveral(cell) && code == missingCode)) {
      throw new StateFormatException(
          "answer of a person must be on the scale and in its window, was "
              + code
              + " at "
              + atMillis(cell));
    }
    EventTime.requireRead(atMillis(cell));
  }
}
