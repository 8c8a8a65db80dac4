package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is asked of journeys: the stages in their order, which events belong to them, and after how
 * long without an event an actor has dropped off. The page <em>How we read paths and journeys</em>
 * of the documentation states every rule.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 * Without options: actors have dropped off after more than 30 days, ties are read in the order of
 * the stages.
 *
 * <pre>{@code
 * StageDefinition journey =
 *     StageDefinition.of(
 *         Stage.of("explore", "view", "search"),
 *         Stage.of("purchase", "cart", "payment_done"),
 *         Stage.of("use", "play"),
 *         Stage.of("aftercare", "ticket_opened"));
 * }</pre>
 *
 * @param stages the stages, the first one first; 1 to {@value #MOST_STAGES}. An event that several
 *     match belongs to the first of them
 * @param quiet how long after their last event actors are still in their stage
 * @param ties in which order events of one millisecond are read
 * @since 0.1
 */
public record StageDefinition(List<Stage> stages, Duration quiet, TieOrder ties)
    implements Serializable {

  /** The most stages of a journey. */
  public static final int MOST_STAGES = 64;

  private static final Duration DEFAULT_QUIET = Duration.ofDays(30);

  /**
   * Checks that the parts fit together.
   *
   * @param stages as the record component
   * @param quiet as the record component
   * @param ties as the record component
   * @throws IllegalArgumentException if the stages are none, too many, of one name or of one event,
   *     or the quiet time is negative or beyond 10,000 years
   */
  public StageDefinition {
    requireNonNull(ties, "ties");
    stages = List.copyOf(stages);
    if (stages.isEmpty() || stages.size() > MOST_STAGES) {
      throw new IllegalArgumentException(
          "journey must have 1.." + MOST_STAGES + " stages, was " + stages.size());
    }
    EventTime.requireDuration("quiet time", quiet);
    requireDistinct(stages);
  }

  private static void requireDistinct(List<Stage> stages) {
    Map<String, Stage> names = new HashMap<>();
    Map<StageMatch, Stage> matches = new HashMap<>();
    for (Stage stage : stages) {
      if (names.put(stage.name(), stage) != null) {
        throw new IllegalArgumentException(
            "stages must have different names, was twice " + stage.name());
      }
      for (StageMatch match : stage.matches()) {
        Stage other = matches.put(match, stage);
        if (other != null) {
          throw new IllegalArgumentException(
              "event must be in one stage, was "
                  + match
                  + " in "
                  + other.name()
                  + " and "
                  + stage.name());
        }
      }
    }
  }

  /**
   * A journey with the default rules.
   *
   * @param stages the stages in order
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static StageDefinition of(Stage... stages) {
    return of(List.of(stages));
  }

  /**
   * A journey with the default rules.
   *
   * @param stages the stages in order
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static StageDefinition of(List<Stage> stages) {
    return new StageDefinition(stages, DEFAULT_QUIET, TieOrder.BY_KIND);
  }

  /**
   * This journey with another time after which actors have dropped off.
   *
   * @param newQuiet how long after their last event they are still in their stage
   * @return the definition
   */
  public StageDefinition withQuiet(Duration newQuiet) {
    return new StageDefinition(stages, newQuiet, ties);
  }

  /**
   * This journey with events of one millisecond in the order of an explicit sequence number. Costs
   * sixteen bytes an event.
   *
   * @return the definition
   */
  public StageDefinition orderedBySequence() {
    return new StageDefinition(stages, quiet, TieOrder.BY_SEQUENCE);
  }

  /**
   * The number of a stage.
   *
   * @param name the name of the stage
   * @return from 1
   * @throws IllegalArgumentException if no stage has the name
   */
  public int stageNumber(String name) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).name().equals(name)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(
        "stage must be one of "
            + stages.stream().map(Stage::name).collect(Collectors.joining(", "))
            + ", was "
            + name);
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code "explore": "view" or "search" > "purchase": "pay", quiet PT720H}
   */
  public String describe() {
    return stages.stream().map(Stage::describe).collect(Collectors.joining(" > "))
        + ", quiet "
        + quiet
        + (ties == TieOrder.BY_SEQUENCE ? ", ties by sequence" : "");
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
