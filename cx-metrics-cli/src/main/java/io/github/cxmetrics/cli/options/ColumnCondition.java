package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.SpacedText;
import java.util.List;

/**
 * A condition on the text of a column, as given to {@code --where}.
 *
 * @param column the column's name
 * @param value the text compared with, without spaces around
 * @param equal whether the cell must equal it or must not
 */
public record ColumnCondition(String column, String value, boolean equal) {

  public static ColumnCondition parse(String option, String text) {
    int at = text.indexOf('=');
    boolean negated = at > 0 && text.charAt(at - 1) == '!';
    String column = at < 0 ? "" : text.substring(0, negated ? at - 1 : at).strip();
    if (column.isEmpty()) {
      throw new UsageException(
          option + " must have the form COLUMN=VALUE or COLUMN!=VALUE, was " + text);
    }
    return new ColumnCondition(column, SpacedText.trim(text.substring(at + 1)), !negated);
  }

  public boolean holds(String cell) {
    return cell.equals(value) == equal;
  }

  /**
   * Whether the present record meets all of some conditions.
   *
   * @param firstColumn the position of the first condition's column; the others follow
   */
  public static boolean allHold(
      List<ColumnCondition> conditions, RecordSource source, int firstColumn) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(source.trimmed(firstColumn + i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return column + (equal ? "=" : "!=") + value;
  }
}
