package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cases by their final disposition. */
record DispositionDefinition() implements ResponseDefinition<Disposition, ResponseRates> {

  private static final ImmutableList<Disposition> ALL = ImmutableList.copyOf(Disposition.values());

  @Override
  public String kind() {
    return "response-rates";
  }

  @Override
  public String describe() {
    return "final dispositions "
        + ALL.stream().map(Disposition::code).collect(Collectors.joining(", "));
  }

  @Override
  public List<Disposition> outcomes() {
    return ALL;
  }

  @Override
  public ResponseRates read(Map<Disposition, Long> counts) {
    return new ResponseRates(counts);
  }
}
