package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The file of the events and its columns, for commands that need no names of events. */
public final class EventFlags {

  @Mixin public ActorFlags actor = new ActorFlags();

  @Option(
      names = "--event",
      paramLabel = "COLUMN",
      description = "The column of the event's name; without it every record is an event.")
  private @Nullable String event;

  @Mixin public EventTimeFlags time = new EventTimeFlags();

  /** The column of names, if it is given. */
  public Optional<String> event() {
    return Optional.ofNullable(event);
  }

  /** The events that an option names; names need the column they stand in. */
  public List<EventPattern> patterns(String option, List<String> texts) {
    List<EventPattern> all = new ArrayList<>();
    texts.forEach(text -> all.addAll(EventSyntax.parse(option, text)));
    if (event == null && all.stream().anyMatch(pattern -> !pattern.event().isEmpty())) {
      throw new UsageException(
          option
              + " names an event and needs --event COLUMN; conditions alone stand in brackets, as in"
              + " '[amount>0]', was "
              + String.join(" ", texts));
    }
    return all;
  }
}
