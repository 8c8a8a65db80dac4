package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.Both;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serial;
import java.util.List;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.ConstantArgumentCount;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code CSAT(score)} and {@code CSAT(score, highest)}: the {@linkplain Csat customer satisfaction
 * score} of a group's answers.
 *
 * <p><b>Arguments</b> the answer, a number of the scale; NULL is no answer and does not count. The
 * scale is 1 to 5 unless another definition is {@linkplain #of registered}; with a second argument,
 * a literal, it is 1 to that number with the {@linkplain CsatDefinition#of usual top box}.
 * <b>Result</b> {@code ROW<score DOUBLE, n BIGINT, low DOUBLE, high DOUBLE, satisfied BIGINT>}: the
 * share of satisfied answers with its interval at 95 %. <b>Empty data</b> score NULL, n 0, low 0,
 * high 1. <b>Rejects</b> answers that are not on the scale: the query fails. <b>Changes</b> of rows
 * are followed: an answer that is taken back must have been there.
 *
 * @since 0.1
 */
public final class CsatFunction
    extends MetricFunction<
        Row, CallAccumulator<AnswerChanges<Csat>, Both<Csat, Csat>>, CallResult<Both<Csat, Csat>>> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int HIGHEST = 1;

  private final CsatCall definition;

  /** The score of answers from 1 to 5, or to what the call says. */
  public CsatFunction() {
    this(CsatDefinition.ONE_TO_FIVE);
  }

  private CsatFunction(CsatDefinition standard) {
    this(new CsatCall(standard));
  }

  private CsatFunction(CsatCall definition) {
    super(CallAccumulator.of(definition));
    this.definition = definition;
  }

  /**
   * The score under another definition, to be registered under a name of its own.
   *
   * @param definition the scale and the satisfied answers
   * @return the function
   */
  public static CsatFunction of(CsatDefinition definition) {
    return new CsatFunction(definition);
  }

  /**
   * Adds an answer on the scale of the definition.
   *
   * @param state what it is added to
   * @param score the answer; NULL for none
   */
  public void accumulate(
      MetricState<
              CallAccumulator<AnswerChanges<Csat>, Both<Csat, Csat>>, CallResult<Both<Csat, Csat>>>
          state,
      @Nullable Double score) {
    AnswerChanges<Csat> changes = open(state).inside(List.of());
    if (score != null) {
      changes.add(score);
    }
  }

  /**
   * Adds an answer on a scale from 1.
   *
   * @param state what it is added to
   * @param score the answer; NULL for none
   * @param highest the highest answer of the scale
   */
  public void accumulate(
      MetricState<
              CallAccumulator<AnswerChanges<Csat>, Both<Csat, Csat>>, CallResult<Both<Csat, Csat>>>
          state,
      @Nullable Double score,
      @Nullable Long highest) {
    AnswerChanges<Csat> changes = open(state).inside(CsatCall.literals(highest));
    if (score != null) {
      changes.add(score);
    }
  }

  /**
   * Takes an answer back that was added, here or in a state that this is merged with.
   *
   * @param state what it is taken from
   * @param score the answer; NULL for none
   */
  public void retract(
      MetricState<
              CallAccumulator<AnswerChanges<Csat>, Both<Csat, Csat>>, CallResult<Both<Csat, Csat>>>
          state,
      @Nullable Double score) {
    AnswerChanges<Csat> changes = open(state).inside(List.of());
    if (score != null) {
      changes.takeBack(score);
    }
  }

  /**
   * Takes an answer back on a scale from 1.
   *
   * @param state what it is taken from
   * @param score the answer; NULL for none
   * @param highest the highest answer of the scale
   */
  public void retract(
      MetricState<
              CallAccumulator<AnswerChanges<Csat>, Both<Csat, Csat>>, CallResult<Both<Csat, Csat>>>
          state,
      @Nullable Double score,
      @Nullable Long highest) {
    AnswerChanges<Csat> changes = open(state).inside(CsatCall.literals(highest));
    if (score != null) {
      changes.takeBack(score);
    }
  }

  @Override
  public Row getValue(
      MetricState<
              CallAccumulator<AnswerChanges<Csat>, Both<Csat, Csat>>, CallResult<Both<Csat, Csat>>>
          state) {
    Csat csat =
        read(state)
            .after()
            .map(AnswerChanges::rest)
            .orElseGet(() -> Csat.accumulator(definition.standard()).result());
    return Rows.of(csat.score(), csat.satisfied());
  }

  @Override
  InputTypeStrategy arguments() {
    return Arguments.of(ArgumentRule.number("score"), ArgumentRule.whole("highest"))
        .with(ConstantArgumentCount.between(HIGHEST, HIGHEST + 1))
        .checked(CsatFunction::check);
  }

  private static void check(CallContext call) {
    if (call.getArgumentDataTypes().size() > HIGHEST) {
      Literals.of(call, HIGHEST, "highest", Long.class)
          .ifPresent(highest -> CsatCall.scale(CsatCall.literals(highest)));
    }
  }

  @Override
  DataType result() {
    return Rows.estimateType("score", Rows.count("satisfied"));
  }

  /** A scale from 1, if the call names its end. */
  private record CsatCall(CsatDefinition standard)
      implements CallDefinition<AnswerChanges<Csat>, Both<Csat, Csat>> {

    static List<String> literals(@Nullable Long highest) {
      return List.of(String.valueOf(highest));
    }

    @Override
    public String describe() {
      return "CSAT, unless its call says otherwise: " + standard.describe();
    }

    @Override
    public AnswerChanges<Csat> accumulator(List<String> literals) {
      return AnswerChanges.of(literals.isEmpty() ? standard : scale(literals));
    }

    static CsatDefinition scale(List<String> literals) {
      int highest;
      try {
        highest = Integer.parseInt(literals.get(0));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "highest answer of a CSAT scale must be a whole number, was " + literals.get(0), e);
      }
      return CsatDefinition.of(RatingScale.of(1, highest));
    }
  }
}
