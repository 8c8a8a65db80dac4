package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.funnel.FunnelReport.Baseline;
import io.github.cxmetrics.cli.funnel.FunnelReport.ExplainedActor;
import io.github.cxmetrics.cli.input.NearestName;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.OutputTarget;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.report.Comparison;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.funnel.PopulationMetric;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of the funnel command: read, follow, compare, show. */
final class FunnelRun {

  private final FunnelFlags flags;
  private final ConfidenceLevel level;

  FunnelRun(FunnelFlags flags) throws IOException {
    flags.check();
    this.flags = flags;
    this.level = flags.output.confidenceLevel();
  }

  /** Writes the report to {@code --output} or to {@code out}, warnings to {@code err}. */
  void run(PrintStream out, PrintWriter err) throws IOException {
    FunnelQuery query = UsageException.ofRefusals(flags::query);
    FunnelData data =
        Rejects.during(
            flags.input,
            rejects ->
                new FunnelReader(query, flags.explained)
                    .read(flags.actor.file, flags.input, rejects));
    FunnelReport report = report(query, data);
    if (flags.actorsOut != null) {
      OutputTarget.file(flags.actorsOut)
          .write(writer -> new ActorsFile(query, data).writeTo(writer));
    }
    new FunnelForms(report).write(flags.output, out);
    report.warnings().forEach(warning -> err.println("cxm: " + warning));
  }

  private FunnelReport report(FunnelQuery query, FunnelData data) {
    PopulationMetric population = population(query.definition(), data);
    FunnelCells main = new FunnelCells(query, population, data.events(), data.segments());
    Optional<FunnelCells> baseline =
        data.baseline().map(events -> new FunnelCells(query, population, events, data.segments()));
    FunnelRows rows =
        new FunnelRows(query, flags.sort.order, flags.maxSegments, keptSegments(main));
    FunnelComparer comparer = new FunnelComparer(flags.comparison, rows, level);
    Optional<Comparison> comparison =
        baseline.isPresent()
            ? Optional.of(
                comparer.compareEntries(main, baseline.get(), query.baselineDates().toString()))
            : comparer.compareSegments(main);
    return new FunnelReport(
        query,
        level,
        NumberStyle.PERCENT.withDecimals(flags.output.decimals),
        data.input(),
        rows.of(main),
        baseline.map(cells -> new Baseline(rows.of(cells), inBoth(data))),
        comparison,
        explanations(data),
        data.input().counts().used() == 0 ? List.of() : data.names().warnings());
  }

  private static PopulationMetric population(FunnelDefinition definition, FunnelData data) {
    PopulationMetric population = Funnel.population(definition);
    return data.input()
        .asOf()
        .map(asOf -> population.asOf(Instant.ofEpochMilli(asOf.millis())))
        .orElse(population);
  }

  private Set<SegmentKey> keptSegments(FunnelCells cells) {
    String name = flags.comparison.baseline;
    return name == null ? Set.of() : Set.of(SegmentKey.named("--baseline", name, cells.segments()));
  }

  private static long inBoth(FunnelData data) {
    Set<String> entered = new HashSet<>();
    data.events()
        .forEachJourney(
            (actor, journey) -> {
              if (journey.entered()) {
                entered.add(actor);
              }
            });
    long[] both = {0};
    data.baseline()
        .orElseThrow()
        .forEachJourney(
            (actor, journey) -> both[0] += journey.entered() && entered.contains(actor) ? 1 : 0);
    return both[0];
  }

  private List<ExplainedActor> explanations(FunnelData data) {
    List<ExplainedActor> all = new ArrayList<>();
    for (String actor : new LinkedHashSet<>(flags.explained)) {
      long count = data.explained().getOrDefault(actor, 0L);
      if (count == 0) {
        throw new UsageException(
            "--explain must name an actor of the file, was "
                + PrintableText.quoted(actor)
                + nearest(actor, data.events()));
      }
      all.add(new ExplainedActor(actor, count, data.events().explain(actor)));
    }
    return all;
  }

  private static String nearest(String actor, NamedFunnelAccumulator events) {
    List<String> known = new ArrayList<>();
    events.forEachJourney((each, journey) -> known.add(each));
    return NearestName.of(actor, known)
        .map(name -> ", did you mean " + PrintableText.quoted(name) + "?")
        .orElse("");
  }
}
