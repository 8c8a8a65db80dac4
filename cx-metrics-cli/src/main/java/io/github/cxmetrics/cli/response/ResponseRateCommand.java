package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.response.ResponseRateReport.Part;
import io.github.cxmetrics.survey.AaporRate;
import io.github.cxmetrics.survey.EligibleShare;
import io.github.cxmetrics.survey.InvitationStage;
import io.github.cxmetrics.survey.ResponseFunnelRate;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm response-rate}. */
@Command(
    name = "response-rate",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "How many of those who were asked gave an answer: each rate with its formula and its"
          + " denominator in the name, for AAPOR dispositions or for e-mail invitations.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm response-rate --counts sent=1000,bounced=50,started=250,complete=190",
      "  cxm response-rate --counts I=300,P=50,R=200,NC=100,UH=160,NE=170 --eligible 0.6",
      "  cxm response-rate invitations.csv --status state --by channel \\",
      "      --map 'mailed=delivered,clicked=started,done=complete,returned=bounced'"
    })
public final class ResponseRateCommand implements Callable<Integer> {

  @Mixin ResponseRateFlags flags = new ResponseRateFlags();

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public ResponseRateCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    EligibleShare eligible = flags.eligible();
    RateRows rows = new RateRows(eligible, flags.output.confidenceLevel());
    ResponseRateReport report =
        flags.hasCounts()
            ? ofCounts(rows)
            : Rejects.during(
                flags.input,
                rejects -> {
                  ResponseRateReader reader = new ResponseRateReader(flags, rejects);
                  String file = Objects.requireNonNull(flags.file);
                  reader.read(file, Objects.requireNonNull(flags.status));
                  return ofFile(rows, reader, file);
                });
    new ResponseRateForms(report).write(flags.output, out);
    return 0;
  }

  private ResponseRateReport ofCounts(RateRows rows) {
    OutcomeCounts counts = flags.counts();
    SegmentKey all = new SegmentKey(List.of());
    Part total =
        counts.kind() == Outcome.Kind.CASES
            ? rows.of(all, counts.rates())
            : rows.of(all, counts.funnelOfReached());
    return report(rows, counts.kind(), Optional.empty(), total, List.of());
  }

  private ResponseRateReport ofFile(RateRows rows, ResponseRateReader reader, String file) {
    Outcome.Kind kind = reader.kind();
    Set<InvitationStage> told = reader.told();
    OutcomeCounts all = OutcomeCounts.of(kind);
    reader.segments().values().forEach(all::addAll);
    List<Part> segments =
        flags.by().isEmpty()
            ? List.of()
            : reader.segments().entrySet().stream()
                .map(segment -> part(rows, segment.getKey(), segment.getValue(), told))
                .toList();
    return report(
        rows,
        kind,
        Optional.of(reader.input(file)),
        part(rows, SegmentKey.total(flags.by().size()), all, told),
        segments);
  }

  private static Part part(
      RateRows rows, SegmentKey segment, OutcomeCounts counts, Set<InvitationStage> told) {
    return counts.kind() == Outcome.Kind.CASES
        ? rows.of(segment, counts.rates())
        : rows.of(segment, counts.funnelOfFurthest(told));
  }

  private ResponseRateReport report(
      RateRows rows,
      Outcome.Kind kind,
      Optional<ResponseRateReport.Input> input,
      Part total,
      List<Part> segments) {
    flags.check(kind);
    return new ResponseRateReport(
        kind,
        input,
        kind == Outcome.Kind.CASES ? Optional.of(rows.eligible().describe()) : Optional.empty(),
        flags.by(),
        total,
        segments,
        headline(kind, total),
        rows.level(),
        NumberStyle.PERCENT.withRounding(Rounding.ONE_DECIMAL).withDecimals(flags.output.decimals));
  }

  /** The rate that most people mean by the response rate, of those that were counted. */
  private static String headline(Outcome.Kind kind, Part total) {
    if (kind == Outcome.Kind.CASES) {
      return AaporRate.RR1.name();
    }
    return Stream.of(
            ResponseFunnelRate.COMPLETED_OF_DELIVERED,
            ResponseFunnelRate.COMPLETED_OF_SENT,
            ResponseFunnelRate.COMPLETED_OF_STARTED)
        .map(ResponseFunnelRate::key)
        .filter(key -> total.rate(key).denominator().isPresent())
        .findFirst()
        .orElse(ResponseFunnelRate.COMPLETED_OF_DELIVERED.key());
  }
}
