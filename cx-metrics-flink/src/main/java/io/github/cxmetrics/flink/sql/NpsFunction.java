package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import java.io.Serial;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * {@code NPS(score)}: the {@linkplain Nps Net Promoter Score} of a group's answers.
 *
 * <p><b>Arguments</b> the answer, a number of the scale; NULL is no answer and does not count.
 * <b>Result</b> {@code ROW<score DOUBLE, n BIGINT, low DOUBLE, high DOUBLE, promoters BIGINT,
 * passives BIGINT, detractors BIGINT>}: points with their interval at 95 %. <b>Empty data</b> score
 * NULL, n 0, low -100, high 100. <b>Rejects</b> answers that are not on the scale: the query fails.
 * <b>Changes</b> of rows are followed: an answer that is taken back must have been there.
 *
 * @since 0.1
 */
public final class NpsFunction extends RatingFunction<Nps> {

  @Serial private static final long serialVersionUID = 1L;

  /** The score of answers from 0 to 10. */
  public NpsFunction() {
    this(NpsDefinition.STANDARD);
  }

  private NpsFunction(NpsDefinition definition) {
    super(definition);
  }

  /**
   * The score under another definition, to be registered under a name of its own.
   *
   * @param definition the scale and the classes
   * @return the function
   */
  public static NpsFunction of(NpsDefinition definition) {
    return new NpsFunction(definition);
  }

  @Override
  Row row(Nps nps) {
    return Rows.of(nps.score(), nps.promoters(), nps.passives(), nps.detractors());
  }

  @Override
  DataType result() {
    return Rows.estimateType(
        "score", Rows.count("promoters"), Rows.count("passives"), Rows.count("detractors"));
  }
}
