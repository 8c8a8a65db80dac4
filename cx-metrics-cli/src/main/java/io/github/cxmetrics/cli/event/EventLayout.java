package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which columns are read of each event, and where each stands among them. */
public final class EventLayout {

  static final int ACTOR = 0;
  static final int NONE = -1;

  private final EventQuery query;
  private final List<String> columns = new ArrayList<>();
  private final Set<String> required = new HashSet<>();
  private final Map<String, List<String>> standIns = new LinkedHashMap<>();
  private final Set<Integer> texts = new TreeSet<>();
  private final int event;
  private final int time;

  /** The columns that every event has; more are added by asking for their places. */
  public EventLayout(EventQuery query) {
    this.query = query;
    query.where().forEach(condition -> required.add(condition.column()));
    texts.add(placeOf(query.actor()));
    event = query.event().map(this::placeOf).orElse(NONE);
    time = placeOf(query.time());
  }

  /** The place of a column; to be asked before the file is opened. */
  public int placeOf(String column) {
    required.add(column);
    return place(column);
  }

  private int place(String column) {
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

  /**
   * The places of a column, first, and of those that stand for it if the input does not have it.
   */
  int[] placesOf(String column, List<String> others) {
    standIns.put(column, others);
    int[] places = new int[others.size() + 1];
    places[0] = place(column);
    for (int i = 1; i < places.length; i++) {
      places[i] = place(others.get(i - 1));
    }
    return places;
  }

  /** The places of the columns of a pattern's conditions. */
  public int[] placesOf(EventPattern pattern) {
    return pattern.predicates().stream().mapToInt(each -> placeOf(each.column())).toArray();
  }

  /** Some alternatives as a test of rows. */
  public EventTest test(List<EventPattern> alternatives) {
    return EventTest.of(alternatives, this);
  }

  /** All columns, in the order the source is asked for them, those of conditions last. */
  List<String> columns() {
    List<String> all = new ArrayList<>(columns);
    query.where().stream().map(ColumnCondition::column).forEach(all::add);
    return all;
  }

  /** The columns that the input need not have, because others stand for them or they for others. */
  Set<String> optional() {
    Set<String> optional = new HashSet<>(standIns.keySet());
    standIns.values().forEach(optional::addAll);
    optional.removeAll(required);
    return optional;
  }

  /** Refuses an input that has neither a column nor all of those that stand for it. */
  void requireEither(RecordSource source) {
    Set<String> seen = source.columnsSeen();
    for (Map.Entry<String, List<String>> choice : standIns.entrySet()) {
      for (String other : choice.getValue()) {
        if (!seen.contains(choice.getKey()) && !seen.contains(other)) {
          throw source.unknown(other);
        }
      }
    }
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
