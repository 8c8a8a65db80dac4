package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers by the rules of {@code cxm nps}.
 *
 * @param score the column of the answers
 * @param missing the cells that mean "not answered"; empty ones always do
 * @param segment the column of the segments; null without
 * @param time the column of the times; null if they do not matter
 * @param times how times are written
 */
record AnswerReader(
    String score,
    Set<String> missing,
    @Nullable String segment,
    @Nullable String time,
    TimeText times)
    implements RowReader<Answer> {

  @Serial private static final long serialVersionUID = 1L;

  private static final RatingScale SCALE = NpsDefinition.STANDARD.scale();

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>(List.of(score));
    if (segment != null) {
      columns.add(segment);
    }
    if (time != null) {
      columns.add(time);
    }
    return columns;
  }

  @Override
  public Answer read(SourceRow row) throws RejectedException {
    List<String> cells = row.cells();
    String inSegment = segment == null ? "" : cells.get(1);
    long atMillis = time == null ? 0 : times.millisOf(row, time, cells.get(cells.size() - 1));
    String answer = cells.get(0);
    return answer.isEmpty() || missing.contains(answer)
        ? new Answer(inSegment, atMillis, true, 0)
        : new Answer(inSegment, atMillis, false, scoreOf(row, answer));
  }

  private double scoreOf(SourceRow row, String answer) throws RejectedException {
    double value = DecimalText.parse(row, score, answer);
    if (!SCALE.accepts(value)) {
      throw RejectedException.ofCell(row, score, answer, "be " + SCALE.rule());
    }
    return value;
  }
}
