package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import java.io.Serial;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * {@code CES(score)}: the {@linkplain Ces customer effort score} of a group's answers.
 *
 * <p><b>Arguments</b> the answer, a number of the scale, 1 to 7 of {@link CesDefinition#V2} unless
 * another definition is {@linkplain #of registered}; NULL is no answer and does not count.
 * <b>Result</b> {@code ROW<score DOUBLE, n BIGINT, low DOUBLE, high DOUBLE, easy BIGINT, difficult
 * BIGINT>}: the mean with its interval at 95 %, and how many called it easy and difficult. <b>Empty
 * data</b> score NULL, n 0, low and high the ends of the scale. <b>Rejects</b> answers that are not
 * on the scale: the query fails. <b>Changes</b> of rows are followed: an answer that is taken back
 * must have been there.
 *
 * @since 0.1
 */
public final class CesFunction extends RatingFunction<Ces> {

  @Serial private static final long serialVersionUID = 1L;

  /** The score of answers to CES 2.0, from 1 to 7. */
  public CesFunction() {
    this(CesDefinition.V2);
  }

  private CesFunction(CesDefinition definition) {
    super(definition);
  }

  /**
   * The score under another definition, to be registered under a name of its own.
   *
   * @param definition the scale and its boxes
   * @return the function
   */
  public static CesFunction of(CesDefinition definition) {
    return new CesFunction(definition);
  }

  @Override
  Row row(Ces ces) {
    CesDefinition definition = ces.definition();
    return Rows.of(
        ces.score(),
        ces.ratings().count(definition.easy()),
        ces.ratings().count(definition.difficult()));
  }

  @Override
  DataType result() {
    return Rows.estimateType("score", Rows.count("easy"), Rows.count("difficult"));
  }
}
