package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.path.EventFilter;
import io.github.cxmetrics.path.Occurrence;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.PathRange;
import io.github.cxmetrics.path.Repeats;
import io.github.cxmetrics.path.SessionCut;
import java.util.Optional;

/** What is asked of paths, in words. */
final class PathText {

  private PathText() {}

  /** The whole definition. */
  static String of(PathDefinition definition, Optional<String> sequence) {
    StringBuilder text = new StringBuilder(range(definition.range()));
    text.append("; up to ").append(definition.steps()).append(" steps");
    text.append("; ").append(sessions(definition.sessions()));
    if (definition.repeats() == Repeats.COLLAPSED) {
      text.append("; repeats collapsed");
    }
    text.append(filter(definition.filter()));
    sequence.ifPresent(column -> text.append("; ties in the order of ").append(column));
    return text.toString();
  }

  private static String range(PathRange range) {
    boolean every = range.occurrence() == Occurrence.EVERY;
    String which = every ? "every " : "the first ";
    String session = every ? "" : " of each session";
    return switch (range.kind()) {
      case SESSION -> "Paths from the first event of each session";
      case FORWARD -> "Paths from " + which + range.start() + session;
      case BACKWARD -> "Paths before " + which + range.end() + session;
      case BETWEEN -> "Paths from " + which + range.start() + session + " to " + range.end();
    };
  }

  /** How the events of an actor are cut. */
  static String sessions(SessionCut cut) {
    return cut.kind() == SessionCut.Kind.NONE
        ? "the whole history of an actor is one session"
        : "sessions end after " + DurationText.exact(cut.gap().toMillis()) + " without an event";
  }

  private static String filter(EventFilter filter) {
    if (filter.names().isEmpty()) {
      return "";
    }
    String names = String.join(", ", filter.names());
    return (filter.kind() == EventFilter.Kind.ONLY ? "; only " : "; without ") + names;
  }
}
