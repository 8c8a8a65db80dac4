package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Golden states of samples and of answers by strata. */
class StratifiedGoldenTest implements GoldenContract {

  private static SampleAccumulator sample() {
    SampleAccumulator sample = SurveySample.accumulator(List.of("age", "region"));
    sample.add(new String[] {"50+", "north"}, 1.5);
    sample.add(new String[] {"18-49", "서울"});
    sample.add(new String[] {"50+", "north"}, 1.5);
    sample.add(new String[] {"50+", "north"}, 0);
    return sample;
  }

  private static StratifiedRatingAccumulator<Nps> answers() {
    StratifiedRatingAccumulator<Nps> nps =
        StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, List.of("age", "region"));
    nps.add(new String[] {"50+", "north"}, 10, 0.25);
    nps.add(new String[] {"18-49", "서울"}, 3);
    nps.add(new String[] {"50+", "north"}, 9, 0.25);
    nps.addMissing(new String[] {"18-49", "서울"}, 1);
    nps.addRejected();
    return nps;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("sample-v1", sample());
    states.put("stratified-nps-v1", answers());
    return states;
  }
}
