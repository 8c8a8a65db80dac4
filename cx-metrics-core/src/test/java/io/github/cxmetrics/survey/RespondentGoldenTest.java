package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of people who answer several times. */
class RespondentGoldenTest implements GoldenContract {

  private static final long DAY = 86_400_000L;

  private static RespondentAccumulator<Nps> numbered() {
    RespondentAccumulator<Nps> state =
        RespondentScore.accumulator(
            RespondentDefinition.of(NpsDefinition.STANDARD, RespondentRule.LAST));
    state.add(7, 3 * DAY, 9);
    state.add(7, DAY, 2);
    state.add(0, 2 * DAY, 6);
    state.add(-5, RespondentAnswer.missing(DAY));
    state.addWithoutId(RespondentAnswer.of(DAY, 10));
    state.addWithoutId(RespondentAnswer.rejected(DAY));
    state.join(7, 8);
    return state;
  }

  private static RespondentAccumulator<Csat> within() {
    RespondentAccumulator<Csat> state =
        RespondentScore.accumulator(
            RespondentDefinition.of(CsatDefinition.ONE_TO_FIVE, RespondentRule.RELATIONSHIP)
                .with(RespondentDetail.SEQUENCE, RespondentDetail.SEGMENT));
    state.add(1, RespondentAnswer.of(100 * DAY, 5).inSequence(2).inSegment("서울"));
    state.add(1, RespondentAnswer.of(100 * DAY, 1).inSequence(1).inSegment("부산"));
    state.add(2, RespondentAnswer.of(DAY, 4).inSegment("부산"));
    state.addWithoutId(RespondentAnswer.of(99 * DAY, 3).inSegment("제주"));
    return state;
  }

  private static NamedRespondentAccumulator<Ces> named(RespondentRule rule) {
    NamedRespondentAccumulator<Ces> state =
        RespondentScore.accumulatorOfNames(
            RespondentDefinition.of(
                    CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3), rule)
                .with(RespondentDetail.SEGMENT, RespondentDetail.ACCOUNT));
    state.add("민수", RespondentAnswer.of(-DAY, 4.5).inSegment("a").ofAccount("회사"));
    state.add("민수", RespondentAnswer.of(DAY, 7).inSegment("b").ofAccount("회사"));
    state.add("anna", RespondentAnswer.of(DAY, 1).inSegment("a"));
    state.add("", RespondentAnswer.missing(DAY).inSegment("c"));
    state.join("anna", "zoe");
    return state;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("respondents-v1", numbered());
    states.put("respondents-within-v1", within());
    states.put("respondents-by-name-first-v1", named(RespondentRule.FIRST));
    states.put("respondents-by-name-all-v1", named(RespondentRule.ALL));
    return states;
  }
}
