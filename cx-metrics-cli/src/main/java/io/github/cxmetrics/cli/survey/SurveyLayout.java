package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.ColumnCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The columns a query reads, each at its place in the order they are asked for. */
final class SurveyLayout {

  private static final int NOWHERE = -1;

  private final List<String> columns = new ArrayList<>();
  private final int score;
  private final int weight;
  private final int time;
  private final int respondent;
  private final int account;
  private final int segments;
  private final int[] levels;
  private final int conditions;

  SurveyLayout(SurveyQuery<?> query) {
    score = place(Optional.of(query.score()));
    weight = place(query.weight());
    time = place(query.time().map(SurveyQuery.TimeOfAnswer::column));
    respondent = place(query.respondents().map(RespondentQuery::column));
    account = place(query.respondents().flatMap(RespondentQuery::account));
    segments = columns.size();
    columns.addAll(query.segments());
    List<String> variables = query.targets().map(TargetQuery::variables).orElse(List.of());
    levels = IntStream.range(0, variables.size()).map(i -> columns.size() + i).toArray();
    columns.addAll(variables);
    conditions = columns.size();
    query.where().forEach(condition -> columns.add(condition.column()));
  }

  private int place(Optional<String> column) {
    column.ifPresent(columns::add);
    return column.isPresent() ? columns.size() - 1 : NOWHERE;
  }

  /** All columns, those of the further conditions last. */
  List<String> columns(List<ColumnCondition> further) {
    List<String> all = new ArrayList<>(columns);
    further.forEach(condition -> all.add(condition.column()));
    return all;
  }

  int score() {
    return score;
  }

  boolean hasWeight() {
    return weight != NOWHERE;
  }

  int weight() {
    return weight;
  }

  int time() {
    return time;
  }

  boolean hasTime() {
    return time != NOWHERE;
  }

  int respondent() {
    return respondent;
  }

  boolean hasAccount() {
    return account != NOWHERE;
  }

  int account() {
    return account;
  }

  int firstSegment() {
    return segments;
  }

  /** Where the levels stand that have targets, in an array that nobody may change. */
  int[] levels() {
    return levels;
  }

  int firstCondition() {
    return conditions;
  }

  int firstFurtherCondition() {
    return columns.size();
  }
}
