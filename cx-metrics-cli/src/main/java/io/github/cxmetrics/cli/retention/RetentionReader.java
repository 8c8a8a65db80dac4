package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.event.AmountColumn;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.event.EventTest;
import io.github.cxmetrics.cli.event.SegmentNames;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.retention.NamedRetentionAccumulator;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.RetentionRoles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the events of a file into the state of a retention. */
final class RetentionReader {

  private final RetentionFlags flags;
  private final EventQuery query;
  private final EventLayout layout;
  private final EventTest starts;
  private final EventTest startNames;
  private final EventTest returns;
  private final Optional<EventSegments> segments;
  private final Optional<AmountColumn> value;
  private final NamedRetentionAccumulator state;
  private final EventNames names;

  RetentionReader(RetentionFlags flags) {
    this.flags = flags;
    query = flags.records.query(flags.events);
    layout = new EventLayout(query);
    RetentionDefinition definition = UsageException.ofRefusals(flags::definition);
    starts = layout.test(flags.starts());
    startNames = layout.test(withoutConditions(flags.starts()));
    returns = layout.test(flags.returns());
    segments =
        flags.by().isEmpty()
            ? Optional.empty()
            : Optional.of(new EventSegments(flags.by(), layout));
    value = flags.value().map(text -> new AmountColumn("--value", text, layout));
    state = Retention.accumulatorOfNames(definition);
    List<EventPattern> asked = new ArrayList<>(flags.starts());
    asked.addAll(flags.returns());
    names = new EventNames(asked);
  }

  /** Events of the same names, whatever their cells say. */
  private static List<EventPattern> withoutConditions(List<EventPattern> patterns) {
    boolean any = patterns.stream().anyMatch(pattern -> pattern.event().isEmpty());
    return any
        ? List.of()
        : patterns.stream().map(each -> new EventPattern(each.event(), List.of())).toList();
  }

  EventQuery query() {
    return query;
  }

  EventInput read() throws IOException {
    return flags.records.read(flags.events.actor.file, query, layout, this::add);
  }

  private void add(EventRow row) {
    boolean isReturn = returns.holds(row);
    int roles =
        (starts.holds(row) ? RetentionRoles.START : 0)
            | (startNames.holds(row) ? RetentionRoles.START_NAME : 0)
            | (isReturn ? RetentionRoles.RETURN : 0);
    String segment = segments.isPresent() ? segments.get().codeOf(row) : "";
    long units = isReturn && value.isPresent() ? value.get().of(row) : 0;
    try {
      state.add(row.actor(), row.atMillis(), roles, segment, units);
    } catch (ArithmeticException e) {
      throw value.orElseThrow().tooMuch(row);
    }
    names.add(row.event());
  }

  NamedRetentionAccumulator state() {
    return state;
  }

  Optional<SegmentNames> segments() {
    return segments.map(EventSegments::names);
  }

  List<String> warnings() {
    return names.warnings();
  }
}
