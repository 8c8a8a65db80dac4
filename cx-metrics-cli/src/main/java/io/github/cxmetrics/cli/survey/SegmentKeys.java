package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The segments met so far in one input, found by the cells of a record: one step a column, and
 * nothing is made for a segment that is known.
 */
final class SegmentKeys {

  private static final int FIRST_CODES = 4;

  private final RecordSource source;
  private final int columns;
  private final int firstColumn;
  private final Node root = new Node();
  private int size;

  /**
   * Makes an empty collection.
   *
   * @param firstColumn the position of the first column of segments; the others follow
   */
  SegmentKeys(RecordSource source, int columns, int firstColumn) {
    this.source = source;
    this.columns = columns;
    this.firstColumn = firstColumn;
  }

  /** The key of the present record, of which nothing but the segment is asked. */
  AnswerKey present() {
    Node node = root;
    for (int i = 0; i < columns; i++) {
      int column = firstColumn + i;
      int code = source.code(column);
      Node known = code < node.byCode.length && code >= 0 ? node.byCode[code] : null;
      node = known == null ? node.child(source.trimmed(column), code) : known;
    }
    return node.key == null ? node.key = newKey() : node.key;
  }

  private AnswerKey newKey() {
    String[] values = new String[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = source.trimmed(firstColumn + i);
    }
    return new AnswerKey(new SegmentKey(List.of(values)), size++, 0, "", "", 0, List.of());
  }

  /** All segments that begin with the same values. */
  private static final class Node {

    private final Map<String, Node> children = new HashMap<>();
    private @Nullable Node[] byCode = new Node[FIRST_CODES];
    private @Nullable AnswerKey key;

    Node child(String value, int code) {
      Node known = children.get(value);
      if (known == null) {
        known = new Node();
        children.put(value, known);
      }
      if (code != RecordSource.NO_CODE) {
        if (code >= byCode.length) {
          byCode = Arrays.copyOf(byCode, Math.max(code + 1, 2 * byCode.length));
        }
        byCode[code] = known;
      }
      return known;
    }
  }
}
