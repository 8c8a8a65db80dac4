package io.github.cxmetrics.funnel;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is kept of an event beside its time and its steps.
 *
 * @param held the names of properties whose values must be the same in all steps of an attempt
 * @param segment the name of the property that makes segments; empty for none
 * @param attribution which event of an attempt says its segment
 * @param distinct whether events of one actor with the same id count once
 * @since 0.1
 */
public record EventProperties(
    List<String> held, String segment, Attribution attribution, boolean distinct)
    implements Serializable {

  /** Nothing. */
  public static final EventProperties NONE =
      new EventProperties(List.of(), "", Attribution.FIRST, false);

  /**
   * Takes a copy of the list.
   *
   * @param held as the record component
   * @param segment as the record component
   * @param attribution as the record component
   * @param distinct as the record component
   */
  public EventProperties {
    held = List.copyOf(held);
  }

  EventProperties withHeld(List<String> newHeld) {
    return new EventProperties(newHeld, segment, attribution, distinct);
  }

  EventProperties withSegment(String newSegment, Attribution newAttribution) {
    return new EventProperties(held, newSegment, newAttribution, distinct);
  }

  EventProperties withDistinct() {
    return new EventProperties(held, segment, attribution, true);
  }

  /** Whether events carry values of properties. */
  boolean isTagged() {
    return !held.isEmpty() || !segment.isEmpty();
  }

  String describe() {
    StringBuilder text = new StringBuilder();
    if (!held.isEmpty()) {
      text.append(", holding ")
          .append(held.stream().map(DefinitionNames::of).collect(Collectors.joining(", ")));
    }
    if (!segment.isEmpty()) {
      text.append(", segments of ")
          .append(DefinitionNames.of(segment))
          .append(" by ")
          .append(attribution);
    }
    if (distinct) {
      text.append(", distinct events");
    }
    return text.toString();
  }
}
