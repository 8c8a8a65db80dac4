package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.event.ActorFlags;
import io.github.cxmetrics.cli.event.EventDateFlags;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventSyntax;
import io.github.cxmetrics.cli.event.EventTimeFlags;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.DurationOption;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.StageMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code cxm journey}. */
final class JourneyFlags {

  /** What is made of the scores of a stage. */
  enum ScoreKind {
    NPS,
    MEAN
  }

  @Mixin ActorFlags actor = new ActorFlags();

  @Option(
      names = "--event",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the event's name.")
  String event = "";

  @Mixin EventTimeFlags time = new EventTimeFlags();

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "NAME=EVENTS",
      description =
          "A stage and its events, by name and conditions, as in 'explore=view|search[hits>0]';"
              + " repeatable, in the order of the journey. A name without conditions stands in one"
              + " stage; of conditions the first that holds counts.")
  private List<String> stages = new ArrayList<>();

  @Option(
      names = "--quiet",
      paramLabel = "TIME",
      defaultValue = "30d",
      description =
          "After how long without an event an actor has dropped off (default: ${DEFAULT-VALUE}).")
  private String quiet = "30d";

  @Mixin SequenceFlag sequence = new SequenceFlag();

  @Option(
      names = "--answer",
      paramLabel = "EVENT",
      description =
          "Which records are answers to a survey, by name and conditions; each counts for the stage"
              + " that the actor is in.")
  private @Nullable String answer;

  @Option(
      names = "--score",
      paramLabel = "COLUMN",
      description = "With --answer: the column of the score.")
  private @Nullable String score;

  @Option(
      names = "--score-stage",
      paramLabel = "COLUMN",
      description =
          "With --answer: the column of the stage that an answer is about; where it is empty, that"
              + " the actor is in.")
  private @Nullable String scoreStage;

  @Option(
      names = "--score-kind",
      paramLabel = "KIND",
      defaultValue = "nps",
      description =
          "With --answer: nps (whole scores from 0 to 10) or mean (any scores) (default:"
              + " ${DEFAULT-VALUE}).")
  ScoreKind kind = ScoreKind.NPS;

  @Mixin EventDateFlags dates = new EventDateFlags();

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(actor.file);
    if ((answer == null) != (score == null)) {
      throw new UsageException("--answer EVENT and --score COLUMN must come together, was one");
    }
    if (scoreStage != null && answer == null) {
      throw new UsageException("--score-stage has an effect only with --answer");
    }
  }

  EventQuery events() {
    return records.query(actor, Optional.of(event), time, dates);
  }

  /** All events that stages consist of. */
  List<EventPattern> patterns() {
    List<EventPattern> all = new ArrayList<>();
    stages.forEach(text -> all.addAll(patterns(text)));
    return all;
  }

  /** The records that are answers; empty if there is no survey. */
  List<EventPattern> answers() {
    return answer == null ? List.of() : EventSyntax.parse("--answer", answer);
  }

  Optional<String> score() {
    return Optional.ofNullable(score);
  }

  Optional<String> scoreStage() {
    return Optional.ofNullable(scoreStage);
  }

  StageDefinition definition() {
    StageDefinition journey =
        StageDefinition.of(stages.stream().map(JourneyFlags::stage).toList())
            .withQuiet(DurationOption.parse("--quiet", quiet, ""));
    return sequence.column().isPresent() ? journey.orderedBySequence() : journey;
  }

  private static Stage stage(String text) {
    return new Stage(
        text.substring(0, separator(text)).strip(),
        patterns(text).stream()
            .map(pattern -> new StageMatch(pattern.event(), pattern.condition()))
            .toList());
  }

  private static List<EventPattern> patterns(String text) {
    return EventSyntax.parse("--stage", text.substring(separator(text) + 1));
  }

  /** Where the events begin; conditions, which may have the same sign, stand behind. */
  private static int separator(String text) {
    int at = text.indexOf('=');
    int bracket = text.indexOf('[');
    if (at < 0 || (bracket >= 0 && bracket < at)) {
      throw new UsageException(
          "--stage must have the form NAME=EVENTS, as in 'explore=view|search', was " + text);
    }
    return at;
  }
}
