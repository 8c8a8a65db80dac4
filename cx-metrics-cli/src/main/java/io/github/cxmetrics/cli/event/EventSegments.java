package io.github.cxmetrics.cli.event;

import java.util.Arrays;
import java.util.List;

/** The segment of each row, out of the columns of {@code --by}. */
public final class EventSegments {

  private final int[] places;
  private final SegmentNames names;

  /** The segments that some columns make. */
  public EventSegments(List<String> by, EventLayout layout) {
    places = by.stream().mapToInt(layout::placeOfText).toArray();
    names = new SegmentNames(places.length);
  }

  /** The text that stands for the segment of a row. */
  public String codeOf(EventRow row) {
    String[] values = new String[places.length];
    Arrays.setAll(values, i -> row.cell(places[i]));
    return names.codeOf(List.of(values));
  }

  /** What the texts stand for. */
  public SegmentNames names() {
    return names;
  }
}
