package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.report.Rejects;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** Which records of a file of events are read, how, and where the report goes. */
public final class RecordFlags {

  @Mixin public WhereFlags where = new WhereFlags();

  @Mixin public AsOfFlag asOf = new AsOfFlag();

  @Mixin public InputFlags input = new InputFlags();

  @Mixin public OutputFlags output = new OutputFlags();

  /** Refuses options that make no sense together and files that cannot be written. */
  public void check(String file) throws IOException {
    input.check();
    output.check();
    FileRoles files = new FileRoles().reads("FILE", file);
    if (input.rejects != null) {
      files.writes("--rejects", input.rejects);
    }
    if (output.output != null) {
      files.writes("--output", output.output);
    }
  }

  /** The events that the options select. */
  public EventQuery query(EventFlags events) {
    return query(events.actor, events.event(), events.time);
  }

  /** The events that the options select. */
  public EventQuery query(ActorFlags actor, Optional<String> event, EventTimeFlags time) {
    return EventQuery.of(actor, event, time, where, asOf);
  }

  /** The events that the options select, of some days. */
  public EventQuery query(
      ActorFlags actor, Optional<String> event, EventTimeFlags time, EventDateFlags dates) {
    return query(actor, event, time).of(dates.dates(time.format));
  }

  /**
   * Reads the events of a file, bad records as the options say.
   *
   * @param events takes each event, always in the same object
   */
  public EventInput read(
      String file, EventQuery query, EventLayout layout, Consumer<EventRow> events)
      throws IOException {
    return Rejects.during(
        input, rejects -> new EventReader(query, layout, input, rejects).read(file, events));
  }

  /** The confidence level of all intervals. */
  public ConfidenceLevel level() {
    return output.confidenceLevel();
  }
}
