package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventList;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;

/**
 * The state of one actor's way through a funnel: their events, in any order of arrival.
 *
 * <p><b>Rejects</b> as {@link FunnelAccumulator}. <b>Merge</b> exact, in any order; merging the
 * states of two actors makes them one. <b>Cost</b> eight bytes an event and half as much to spare
 * (8 more each for properties, for ids, and where steps and exclusions are more than 13); a result
 * is a pass over the events. <b>Wire</b> kind {@code funnelJourney}, the definition in words,
 * version 1: the values of properties as {@link Dictionary} writes them, if the funnel has any; the
 * events as {@link EventList} writes them.
 *
 * @since 0.1
 */
public final class JourneyAccumulator implements Accumulator<JourneyAccumulator, Journey> {

  @Serial private static final long serialVersionUID = 1L;

  private final CompiledFunnel funnel;
  private final EventLayout layout;

  /* Not changed, and so shared, where the funnel has no properties. */
  private final Dictionary values;
  private final EventList events;

  JourneyAccumulator(FunnelDefinition definition) {
    this(new CompiledFunnel(definition), new EventLayout(definition));
  }

  private JourneyAccumulator(CompiledFunnel funnel, EventLayout layout) {
    this(funnel, layout, FunnelState.noValues(), new EventList(layout.width()));
  }

  private JourneyAccumulator(
      CompiledFunnel funnel, EventLayout layout, Dictionary values, EventList events) {
    this.funnel = funnel;
    this.layout = layout;
    this.values = values;
    this.events = events;
  }

  /**
   * Adds an event.
   *
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param mask the steps and exclusions it matches; 0 for none
   * @throws IllegalArgumentException if the time or the mask cannot be
   */
  public void add(long atMillis, int mask) {
    layout.requireNoIds();
    add(atMillis, mask, "", "", 0);
  }

  /**
   * Adds an event with values of properties and an id.
   *
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param mask the steps and exclusions it matches
   * @param held the value held constant; empty if it is not defined
   * @param segment the value that makes segments; empty if it is not defined
   * @param id the event's own id; any number where ids do not count
   * @throws IllegalArgumentException if the time, the mask or a text cannot be
   */
  public void add(long atMillis, int mask, String held, String segment, long id) {
    EventTime.require(atMillis);
    layout.requireMask(mask);
    FunnelAccumulator.requireTexts(held, segment);
    int kept = funnel.masks.kept(mask);
    if (kept == EventMasks.DROPPED) {
      return;
    }
    if (layout.isSingle()) {
      events.add(EventLayout.pack(atMillis, kept));
      return;
    }
    long[] cells = new long[layout.width()];
    long tag = layout.isTagged() ? FunnelState.tag(values, held, segment) : 0;
    layout.put(cells, 0, atMillis, kept, tag, id);
    events.add(cells);
  }

  @Override
  public JourneyAccumulator merge(JourneyAccumulator other) {
    header().requireSame(other.header());
    JourneyAccumulator more = other == this ? other.copy() : other;
    if (!layout.isTagged()) {
      events.merge(more.events);
      return this;
    }
    int[] here = values.merge(more.values);
    int width = layout.width();
    long[] theirs = more.events.sortedCells();
    long[] event = new long[width];
    for (int i = 0; i < more.events.size(); i++) {
      System.arraycopy(theirs, i * width, event, 0, width);
      layout.setTag(event, 0, FunnelState.renumbered(layout.tag(event, 0), here));
      events.add(event);
    }
    return this;
  }

  @Override
  public JourneyAccumulator copy() {
    return new JourneyAccumulator(
        funnel, layout, layout.isTagged() ? values.copy() : values, events.copy());
  }

  @Override
  public Journey result() {
    return read(false).journey();
  }

  /**
   * Every attempt and what became of it.
   *
   * @return the explanation
   */
  public Explanation explain() {
    return read(true).explanation();
  }

  private JourneyReader read(boolean explains) {
    JourneyReader reader = new JourneyReader(funnel, layout, explains);
    reader.read(events.sortedCells(), 0, events.size(), values.texts());
    return reader;
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("funnelJourney", 1, funnel.definition.describe());
  }

  @Override
  public void writeTo(StateWriter out) {
    if (!layout.isTagged()) {
      events.writeTo(out);
      return;
    }
    JourneyAccumulator sorted =
        new JourneyAccumulator(funnel, layout, values.sorted(), new EventList(layout.width()));
    sorted.merge(this);
    sorted.values.writeTo(out);
    sorted.events.writeTo(out);
  }

  @Override
  public JourneyAccumulator readFrom(StateReader in) {
    Dictionary read = layout.isTagged() ? Dictionary.readFrom(in) : values;
    if (read.find("") != 0) {
      throw new StateFormatException("values of a funnel must begin with the empty text");
    }
    EventList events = this.events.readFrom(in, layout.check(read.size(), funnel.masks));
    return new JourneyAccumulator(funnel, layout, read, events);
  }
}
