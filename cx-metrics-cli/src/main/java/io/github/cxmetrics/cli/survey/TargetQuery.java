package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.TargetFile;
import io.github.cxmetrics.cli.options.TargetLevels;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.survey.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What answers are weighted to.
 *
 * @param file the file of the targets as the user named it
 * @param targets what is known of the population
 * @param reader reads what the targets are of
 * @param rule how near, how long and how large
 * @param baseWeight the column of the weights that answers come with, if they have some
 * @param notes what is to be said of what is shown beside the score of all answers
 */
record TargetQuery(
    String file,
    Targets targets,
    TargetLevels reader,
    RakingRule rule,
    Optional<String> baseWeight,
    List<String> notes) {

  static TargetQuery read(SurveyFlags flags) throws IOException {
    Targets targets = TargetFile.read(flags.target, flags.input);
    return new TargetQuery(
        RecordSource.nameOf(String.valueOf(flags.target.file)),
        targets,
        new TargetLevels(targets),
        flags.target.rule(),
        Optional.ofNullable(flags.selection.weight),
        notes(flags));
  }

  private static List<String> notes(SurveyFlags flags) {
    List<String> notes = new ArrayList<>();
    if (!flags.selection.by().isEmpty() || flags.selection.period != null) {
      notes.add(
          "rows are parts of the one weighted sample, whose weights meet the targets all together"
              + " and not in each row");
    }
    if (flags.comparison.segments.isAsked()) {
      notes.add("differences take segments for independent, though they share their weights");
    }
    if (flags.change.trend) {
      notes.add("the trend takes the weights as given");
    }
    return notes;
  }

  /** The columns that have targets. */
  List<String> variables() {
    return reader.variables();
  }

  /**
   * The levels of the present record.
   *
   * @throws io.github.cxmetrics.cli.input.BadDataException if one of them has no target
   */
  List<String> levels(RecordSource source, int[] places) {
    String[] levels = new String[variables().size()];
    reader.read(source, places, levels);
    return List.of(levels);
  }

  /** Groups of answers that are weighted; a refusal says which they are. */
  <S extends SurveyScore<S>> AnswerGroups.Maker<TargetScore<S>> groups(
      SurveyFlags flags, RatingDefinition<S> definition) {
    List<String> by = flags.selection.by();
    return (answers, selection) ->
        new TargetGroups<>(definition, this, by, name(answers, selection));
  }

  private static String name(String answers, RecordSelection selection) {
    String conditions = selection.toString();
    return PrintableText.of(answers + (conditions.isEmpty() ? "" : ", " + conditions)) + ": ";
  }

  void writeDefinition(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("target");
    json.writeStringField("file", file);
    json.writeStringField("method", targets.method());
    json.writeNumberField("margins", targets.margins().size());
    if (rule.cap().isPresent()) {
      json.writeNumberField("cap", rule.cap().getAsDouble());
    } else {
      json.writeNullField("cap");
    }
    json.writeEndObject();
  }
}
