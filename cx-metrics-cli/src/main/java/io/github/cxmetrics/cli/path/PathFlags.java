package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.event.ActorFlags;
import io.github.cxmetrics.cli.event.EventDateFlags;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventTimeFlags;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.ColorFlag;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.path.EventFilter;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.Weighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm paths}. */
final class PathFlags {

  @Mixin ActorFlags actor = new ActorFlags();

  @Option(
      names = "--event",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the event's name.")
  String event = "";

  @Mixin EventTimeFlags time = new EventTimeFlags();

  @Option(
      names = "--from-event",
      paramLabel = "EVENT",
      description =
          "What happens after this event; with --to-event, up to that one. Without either, paths"
              + " begin with the first event of each session.")
  private @Nullable String fromEvent;

  @Option(
      names = "--to-event",
      paramLabel = "EVENT",
      description = "What happened before this event, read backward.")
  private @Nullable String toEvent;

  @Option(
      names = "--every-occurrence",
      description = "A path for each such event, not only for the first in a session.")
  private boolean every;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How many events of a path are looked at, 2 to 50, the one it is read from included"
              + " (default: ${DEFAULT-VALUE}).")
  private int steps = 5;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How many of the most frequent steps at each position, and whole paths, are shown; the"
              + " others are one row (default: ${DEFAULT-VALUE}).")
  int top = 5;

  @Mixin SessionFlag session = new SessionFlag();

  @Option(
      names = "--collapse",
      description = "Take events of one name that follow each other for one step.")
  private boolean collapse;

  @Option(
      names = "--only",
      converter = ValueList.Converter.class,
      paramLabel = "A,B",
      description = "Paths of these events only; sessions are cut by all events.")
  private List<ValueList> only = new ArrayList<>();

  @Option(
      names = "--without",
      converter = ValueList.Converter.class,
      paramLabel = "A,B",
      description = "Paths without these events.")
  private List<ValueList> without = new ArrayList<>();

  @Mixin SequenceFlag sequence = new SequenceFlag();

  @Option(
      names = "--matrix",
      paramLabel = "WEIGHT",
      description =
          "Also which event comes right after which: count, share (of all), out (of a row: where it"
              + " goes on to), in (of a column: where it came from) or actors.")
  @Nullable Weighting matrix;

  @Option(
      names = "--ends",
      description = "With --matrix: the start and the end of paths are rows and columns too.")
  private boolean ends;

  @Mixin ColorFlag color = new ColorFlag();

  @Mixin EventDateFlags dates = new EventDateFlags();

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(actor.file);
    color.check(records.output);
    if (top < 1) {
      throw new UsageException("--top must be 1 or more, was " + top);
    }
    if (ends && matrix == null) {
      throw new UsageException("--ends has an effect only with --matrix");
    }
    if (every && fromEvent == null && toEvent == null) {
      throw new UsageException("--every-occurrence needs --from-event or --to-event");
    }
    if (!only.isEmpty() && !without.isEmpty()) {
      throw new UsageException("only one of --only and --without may be given");
    }
  }

  EventQuery events() {
    return records.query(actor, Optional.of(event), time, dates);
  }

  PathDefinition definition() {
    PathDefinition paths =
        UsageException.ofRefusals("--steps", () -> range().upToSteps(steps))
            .withSessions(session.cut())
            .withFilter(filter());
    paths = every ? paths.everyOccurrence() : paths;
    paths = collapse ? paths.collapsingRepeats() : paths;
    paths = sequence.column().isPresent() ? paths.orderedBySequence() : paths;
    return ends ? paths.showingEnds() : paths;
  }

  private PathDefinition range() {
    if (fromEvent == null) {
      return toEvent == null ? PathDefinition.fromFirstEvent() : PathDefinition.endingAt(toEvent);
    }
    return toEvent == null
        ? PathDefinition.startingAt(fromEvent)
        : PathDefinition.between(fromEvent, toEvent);
  }

  private EventFilter filter() {
    List<String> names = ValueList.all(only.isEmpty() ? without : only);
    EventFilter.Kind kind = only.isEmpty() ? EventFilter.Kind.EXCEPT : EventFilter.Kind.ONLY;
    return new EventFilter(kind, new TreeSet<>(names));
  }
}
