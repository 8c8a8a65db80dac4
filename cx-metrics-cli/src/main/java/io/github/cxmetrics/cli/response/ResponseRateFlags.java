package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survey.EligibleShare;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm response-rate}. */
final class ResponseRateFlags {

  private static final String PROPORTIONAL = "proportional";
  private static final String LARGEST_COUNT = "9".repeat(18);

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "A record for each one who was asked: CSV, TSV or NDJSON, also gzipped; '-' for standard"
              + " input. Without a file give --counts.")
  @Nullable String file;

  @Option(
      names = "--status",
      paramLabel = "COLUMN",
      description = "The column that says what became of the invitation or case.")
  @Nullable String status;

  @Option(
      names = "--map",
      converter = ValueList.Converter.class,
      paramLabel = "STATUS=OUTCOME[,..]",
      description =
          "What a status means, such as 'done=I,refused=R' or 'done=complete,mailed=delivered':"
              + " AAPOR codes I, P, R, NC, O, UH, UO, NE, or how far an invitation came: sent,"
              + " bounced, delivered, opened, started, partial, complete. Without it the cells are"
              + " these names.")
  private List<ValueList> map = new ArrayList<>();

  @Option(
      names = "--counts",
      converter = ValueList.Converter.class,
      paramLabel = "OUTCOME=N[,..]",
      description =
          "Counts you already have, such as 'sent=1000,bounced=50,complete=190' (how many came at"
              + " least so far; partial and no further) or 'I=300,P=50,R=200,UH=160'.")
  private List<ValueList> counts = new ArrayList<>();

  @Option(
      names = "--eligible",
      paramLabel = "E",
      description =
          "Which share of the unknown cases counts as eligible in RR3, RR4, REF2 and CON2: a number"
              + " in 0..1, or 'proportional', as many as of the known ones (default: proportional).")
  private @Nullable String eligible;

  @Option(
      names = "--missing",
      converter = ValueList.Converter.class,
      paramLabel = "TOKEN[,TOKEN]",
      description = "Statuses that mean 'not known'; empty cells always do. They are counted only.")
  private List<ValueList> missing = new ArrayList<>();

  @Mixin WhereFlags where = new WhereFlags();

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description = "Also the rates of each value of these columns.")
  private List<ValueList> by = new ArrayList<>();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  void check() throws IOException {
    input.check();
    output.check();
    FileRoles files = new FileRoles();
    if (hasCounts()) {
      refuseWithCounts();
    } else if (file == null) {
      throw new UsageException("cxm response-rate needs a FILE with --status COLUMN, or --counts");
    } else {
      files.reads("FILE", file);
      if (status == null) {
        throw new UsageException("FILE needs --status COLUMN, what became of each record");
      }
    }
    if (Set.copyOf(by()).size() < by().size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(by()));
    }
    if (input.rejects != null) {
      files.writes("--rejects", input.rejects);
    }
    if (output.output != null) {
      files.writes("--output", output.output);
    }
  }

  private void refuseWithCounts() {
    if (file != null
        || status != null
        || !map.isEmpty()
        || !by.isEmpty()
        || !missing.isEmpty()
        || !where.conditions().isEmpty()) {
      throw new UsageException(
          "--counts stands for a whole file: FILE, --status, --map, --by, --missing and --where do"
              + " not go with it");
    }
  }

  boolean hasCounts() {
    return !counts.isEmpty();
  }

  /** The counts of {@code --counts}. */
  OutcomeCounts counts() {
    OutcomeCounts all = null;
    Outcome first = null;
    for (String pair : ValueList.all(counts)) {
      int at = pair.indexOf('=');
      if (at < 0) {
        throw new UsageException("--counts must have the form OUTCOME=N, was " + pair);
      }
      Outcome outcome = OutcomeMap.outcome("--counts", pair.substring(0, at).strip());
      if (first == null || all == null) {
        first = outcome;
        all = OutcomeCounts.of(outcome.kind());
      }
      OutcomeMap.requireOneKind("--counts", first, outcome);
      if (all.names(outcome)) {
        throw new UsageException("--counts must name an outcome once, was " + pair);
      }
      all.add(outcome, count(pair.substring(at + 1).strip()));
    }
    if (all == null) {
      throw new UsageException("--counts must have the form OUTCOME=N, was empty");
    }
    return all;
  }

  private static long count(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new UsageException(
          text.matches("[0-9]+")
              ? "--counts must be at most " + LARGEST_COUNT + ", was " + text
              : "--counts must have whole numbers such as 950, was " + text);
    }
    return Long.parseLong(text);
  }

  OutcomeMap map() {
    return OutcomeMap.of(ValueList.all(map));
  }

  /** Refuses what has no meaning for what was counted. */
  void check(Outcome.Kind kind) {
    if (eligible != null && kind == Outcome.Kind.INVITATIONS) {
      throw new UsageException(
          "--eligible is of AAPOR codes: leave it out with stages of an invitation, which know no"
              + " unknown cases");
    }
  }

  EligibleShare eligible() {
    String given = eligible;
    if (given == null || given.equals(PROPORTIONAL)) {
      return EligibleShare.proportional();
    }
    try {
      double share = Double.parseDouble(given);
      return UsageException.ofRefusals("--eligible", () -> EligibleShare.of(share));
    } catch (NumberFormatException e) {
      throw new UsageException(
          "--eligible must be a share in 0..1 or 'proportional', was " + given);
    }
  }

  Set<String> missing() {
    return Set.copyOf(ValueList.all(missing));
  }

  List<String> by() {
    return ValueList.all(by);
  }
}
