package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.options.ColumnCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which columns are read of each event, and where each stands among them. */
public final class EventLayout {

  static final int ACTOR = 0;
  static final int NONE = -1;

  private final EventQuery query;
  private final List<String> columns = new ArrayList<>();
  private final Set<Integer> texts = new TreeSet<>();
  private final int event;
  private final int time;

  /** The columns that every event has; more are added by asking for their places. */
  public EventLayout(EventQuery query) {
    this.query = query;
    columns.add(query.actor());
    texts.add(ACTOR);
    event = query.event().map(this::placeOf).orElse(NONE);
    columns.add(query.time());
    time = columns.size() - 1;
  }

  /** The place of a column; to be asked before the file is opened. */
  public int placeOf(String column) {
    int place = columns.indexOf(column);
    if (place >= 0) {
      return place;
    }
    columns.add(column);
    return columns.size() - 1;
  }

  /** The place of a column whose texts are kept, so that they must have bytes. */
  public int placeOfText(String column) {
    int place = placeOf(column);
    texts.add(place);
    return place;
  }

  /** Some alternatives as a test of rows. */
  public EventTest test(List<EventPattern> alternatives) {
    return EventTest.of(alternatives, this);
  }

  /** The places of the columns of a pattern's conditions. */
  public int[] placesOf(EventPattern pattern) {
    return pattern.predicates().stream().mapToInt(each -> placeOf(each.column())).toArray();
  }

  /** All columns, in the order the source is asked for them, those of conditions last. */
  List<String> columns() {
    List<String> all = new ArrayList<>(columns);
    query.where().stream().map(ColumnCondition::column).forEach(all::add);
    return all;
  }

  /** Where the columns of {@code --where} begin. */
  int firstCondition() {
    return columns.size();
  }

  /** The column of names, or {@link #NONE}. */
  int event() {
    return event;
  }

  int time() {
    return time;
  }

  /** The columns whose texts are kept. */
  int[] texts() {
    return texts.stream().mapToInt(Integer::intValue).toArray();
  }
}
