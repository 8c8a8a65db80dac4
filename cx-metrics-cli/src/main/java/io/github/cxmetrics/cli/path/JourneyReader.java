package io.github.cxmetrics.cli.path;

import io.github.cxmetrics.cli.event.CellPredicate;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventTest;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.path.JourneyFlags.ScoreKind;
import io.github.cxmetrics.path.NamedStageAccumulator;
import io.github.cxmetrics.path.NamedStageMetric;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.StageEvents;
import io.github.cxmetrics.path.Stages;
import java.util.List;

/** Takes rows as events of stages and as answers about them. */
final class JourneyReader {

  private static final int NONE = -1;
  private static final int HIGHEST_NPS = 10;

  private final NamedStageMetric<EventRow> metric;
  private final NamedStageAccumulator state;

  JourneyReader(JourneyFlags flags, StageDefinition definition, EventLayout layout) {
    SequenceFlag.Reader sequence = new SequenceFlag.Reader(flags.sequence, layout);
    StageEvents<EventRow> events =
        StageEvents.<EventRow>of(EventRow::event, EventRow::atMillis).sequence(sequence::of);
    for (EventPattern pattern : flags.patterns()) {
      if (!pattern.predicates().isEmpty()) {
        List<CellPredicate> predicates = pattern.predicates();
        int[] places = layout.placesOf(pattern);
        events = events.condition(pattern.condition(), row -> row.meets(predicates, places));
      }
    }
    if (flags.score().isPresent()) {
      EventTest answers = layout.test(flags.answers());
      int score = layout.placeOf(flags.score().get());
      int stage = flags.scoreStage().map(layout::placeOf).orElse(NONE);
      events =
          events.answers(
              answers::holds,
              row -> score(row, score, flags.kind),
              row -> stage == NONE ? "" : stage(row, stage, definition));
    }
    metric = Stages.metric(definition, EventRow::actor, events);
    state = metric.newAccumulator();
  }

  private static double score(EventRow row, int place, ScoreKind kind) {
    double score;
    try {
      score = DecimalParser.parse(row.cell(place));
    } catch (ValueFormatException e) {
      throw row.badCell(place, e.rule());
    }
    if (kind == ScoreKind.NPS && (score < 0 || score > HIGHEST_NPS || score != Math.rint(score))) {
      throw row.badCell(place, "be a whole number from 0 to 10, or --score-kind be mean");
    }
    return score;
  }

  private static String stage(EventRow row, int place, StageDefinition definition) {
    String stage = row.cell(place);
    List<String> names = definition.stages().stream().map(Stage::name).toList();
    if (!stage.isEmpty() && !names.contains(stage)) {
      throw row.badCell(place, "be one of the stages " + String.join(", ", names));
    }
    return stage;
  }

  void add(EventRow row) {
    metric.add(state, row);
  }

  NamedStageAccumulator state() {
    return state;
  }
}
