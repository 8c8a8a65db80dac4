package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.StageMatch;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages of a journey in words. */
final class JourneyText {

  private JourneyText() {}

  static String of(StageDefinition definition, Optional<String> sequence) {
    return definition.stages().stream().map(JourneyText::stage).collect(Collectors.joining(" > "))
        + "; dropped off after "
        + DurationText.exact(definition.quiet().toMillis())
        + " without an event"
        + sequence.map(column -> "; ties in the order of " + column).orElse("");
  }

  private static String stage(Stage stage) {
    String events =
        stage.matches().stream().map(JourneyText::match).collect(Collectors.joining("|"));
    return stage.name() + (events.equals(stage.name()) ? "" : " (" + events + ")");
  }

  /** An event as options write it. */
  static String match(StageMatch match) {
    return match.event() + (match.condition().isEmpty() ? "" : "[" + match.condition() + "]");
  }
}
