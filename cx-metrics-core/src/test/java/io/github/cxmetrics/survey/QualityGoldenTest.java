package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Golden states of response rates and of answer quality. */
class QualityGoldenTest implements GoldenContract {

  private static ResponseAccumulator<Disposition, ResponseRates> rates() {
    ResponseAccumulator<Disposition, ResponseRates> rates = ResponseRates.accumulator();
    for (Disposition disposition : Disposition.values()) {
      rates.add(disposition);
    }
    rates.add(Disposition.COMPLETE);
    return rates;
  }

  private static ResponseAccumulator<InvitationStage, ResponseFunnel> funnel() {
    ResponseAccumulator<InvitationStage, ResponseFunnel> funnel = ResponseFunnel.accumulator();
    funnel.add(InvitationStage.BOUNCED);
    funnel.add(InvitationStage.PARTIAL);
    funnel.add(InvitationStage.COMPLETE);
    return funnel;
  }

  private static DuplicatesAccumulator duplicates() {
    DuplicatesAccumulator duplicates = Duplicates.accumulator(new DuplicateRule(600_000));
    duplicates.add(ContentHash.of("만족합니다"), 1_700_000_000_000L);
    duplicates.add(ContentHash.of("만족합니다"), 1_700_000_000_500L);
    duplicates.add(ContentHash.of(List.of("a", "b")), -5);
    return duplicates;
  }

  private static AnswerTimesAccumulator times() {
    AnswerTimesAccumulator times = AnswerTimes.accumulator();
    for (long millis : new long[] {0, 60_000, 60_000, 3_600_000}) {
      times.add(millis);
    }
    return times;
  }

  private static StraightLinesAccumulator grid() {
    StraightLinesAccumulator grid = StraightLines.accumulator(GridDefinition.of(6).withLongRun(5));
    grid.add(4, 4, 4, 4, 4, 4);
    grid.add(1, 4, 4, 4, 4, 4);
    grid.add(1, 2, 3, 4, 5, StraightLining.MISSING);
    grid.add(1, 2, 3, 4, StraightLining.MISSING, StraightLining.MISSING);
    return grid;
  }

  private static AnswerPatternsAccumulator patterns() {
    AnswerPatternsAccumulator patterns = AnswerPatterns.accumulator(List.of("q1", "q2", "의견"));
    patterns.add(new BitSet(), BitSet.valueOf(new long[] {1}));
    patterns.add(BitSet.valueOf(new long[] {4}), new BitSet());
    patterns.add(BitSet.valueOf(new long[] {4}), new BitSet());
    return patterns;
  }

  private static OpenTextAccumulator text() {
    OpenTextAccumulator text = OpenText.accumulator();
    for (String each : new String[] {"", " ", "...", "좋아요", "좋아요 ", "\ufffd?"}) {
      text.add(each);
    }
    return text;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("response-rates-v1", rates());
    states.put("response-funnel-v1", funnel());
    states.put("duplicates-v1", duplicates());
    states.put("answer-times-v1", times());
    states.put("straight-lines-v1", grid());
    states.put("answer-patterns-v1", patterns());
    states.put("open-text-v1", text());
    return states;
  }
}
