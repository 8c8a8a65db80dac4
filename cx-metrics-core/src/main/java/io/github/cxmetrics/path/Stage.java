package io.github.cxmetrics.path;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stage of the journey: its name and the events that belong to it.
 *
 * @param name how results call the stage; unique in its definition
 * @param matches the events that belong to it, any of them
 * @since 0.1
 */
public record Stage(String name, List<StageMatch> matches) implements Serializable {

  /**
   * Checks the parts of the stage.
   *
   * @param name as the record component
   * @param matches as the record component
   * @throws IllegalArgumentException if the name is blank, half a surrogate pair or {@value
   *     StageAnswer#NONE}, or nothing matches
   */
  public Stage {
    matches = List.copyOf(matches);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a stage must not be blank");
    }
    StateWriter.requireWellFormed("name of a stage", name);
    if (name.equals(StageAnswer.NONE)) {
      throw new IllegalArgumentException(
          "name of a stage must not be that of no stage, was " + name);
    }
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("stage '" + name + "' must have an event, was none");
    }
  }

  /**
   * A stage of events by name.
   *
   * @param name the name of the stage
   * @param events the names of its events
   * @return the stage
   * @throws IllegalArgumentException if there is no event
   */
  public static Stage of(String name, String... events) {
    return new Stage(name, Stream.of(events).map(StageMatch::event).toList());
  }

  /**
   * A stage of any matches.
   *
   * @param name the name of the stage
   * @param matches the events that belong to it
   * @return the stage
   * @throws IllegalArgumentException if there is none
   */
  public static Stage matching(String name, StageMatch... matches) {
    return new Stage(name, List.of(matches));
  }

  String describe() {
    return matches.stream()
        .map(StageMatch::toString)
        .collect(Collectors.joining(" or ", Quoted.of(name) + ": ", ""));
  }
}
