package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.response.ResponseRateReport.Part;
import io.github.cxmetrics.cli.response.ResponseRateReport.Rate;
import io.github.cxmetrics.survey.AaporRate;
import io.github.cxmetrics.survey.Disposition;
import io.github.cxmetrics.survey.EligibleShare;
import io.github.cxmetrics.survey.InvitationStage;
import io.github.cxmetrics.survey.ResponseFunnel;
import io.github.cxmetrics.survey.ResponseFunnelRate;
import io.github.cxmetrics.survey.ResponseRates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The rates of counted cases or invitations as rows.
 *
 * @param eligible how unknown cases are taken
 * @param level the confidence level of all intervals
 */
record RateRows(EligibleShare eligible, ConfidenceLevel level) {

  Part of(SegmentKey segment, ResponseRates rates) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Disposition disposition : Disposition.values()) {
      counts.put(disposition.code(), rates.count(disposition));
    }
    List<Rate> rows = Stream.of(AaporRate.values()).map(rate -> row(rate, rates)).toList();
    return new Part(segment, counts, rows);
  }

  private Rate row(AaporRate rate, ResponseRates rates) {
    return new Rate(
        rate.name(),
        rate.name(),
        rate.formula(),
        rate.numeratorName(),
        rate.denominatorName(),
        Optional.of(rate.numerator(rates)),
        rate.denominator(rates, eligible).stream().boxed().findFirst(),
        rates.rate(rate, eligible, level));
  }

  Part of(SegmentKey segment, ResponseFunnel funnel) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (InvitationStage stage : InvitationStage.values()) {
      funnel.reached(stage).ifPresent(count -> counts.put(stage.word(), count));
    }
    List<Rate> rows =
        Stream.of(ResponseFunnelRate.values()).map(rate -> row(rate, funnel)).toList();
    return new Part(segment, counts, rows);
  }

  private Rate row(ResponseFunnelRate rate, ResponseFunnel funnel) {
    OptionalLong numerator = rate.numerator(funnel);
    OptionalLong denominator = rate.denominator(funnel);
    return new Rate(
        rate.key(),
        rate.words(),
        rate.formula(),
        rate.numeratorName(),
        rate.denominatorName(),
        numerator.stream().boxed().findFirst(),
        denominator.stream().asDoubleStream().boxed().findFirst(),
        funnel.rate(rate, level));
  }
}
