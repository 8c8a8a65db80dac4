package io.github.cxmetrics.funnel;

import com.google.common.collect.Sets;
import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * By which rules an attempt takes its steps, beyond their order.
 *
 * @param order what a stricter order forbids; none by default
 * @param eventUse what an event that matches several steps may be
 * @param grace how long before its predecessor a step may have been logged
 * @param tieWinner what wins between an exclusion and a step of one millisecond
 * @since 0.1
 */
public record AttemptRules(
    Set<OrderRule> order, EventUse eventUse, Duration grace, TieWinner tieWinner)
    implements Serializable {

  /** Other events do not matter, an event is one step, no grace, steps win ties. */
  public static final AttemptRules DEFAULT =
      new AttemptRules(Set.of(), EventUse.ONE_STEP, Duration.ZERO, TieWinner.STEP);

  /**
   * Checks the grace.
   *
   * @param order as the record component
   * @param eventUse as the record component
   * @param grace as the record component
   * @param tieWinner as the record component
   * @throws IllegalArgumentException if the grace is negative, or combines with a stricter order
   */
  public AttemptRules {
    order = Sets.immutableEnumSet(order);
    EventTime.requireDuration("grace", grace);
    if (grace.toMillis() > 0 && (!order.isEmpty() || eventUse == EventUse.ALL_STEPS)) {
      throw new IllegalArgumentException(
          "grace must go with the plain order and one step an event, was "
              + order
              + " "
              + eventUse);
    }
  }

  AttemptRules withOrder(Set<OrderRule> newOrder) {
    return new AttemptRules(newOrder, eventUse, grace, tieWinner);
  }

  AttemptRules withEventUse(EventUse newUse) {
    return new AttemptRules(order, newUse, grace, tieWinner);
  }

  AttemptRules withGrace(Duration newGrace) {
    return new AttemptRules(order, eventUse, newGrace, tieWinner);
  }

  AttemptRules withTieWinner(TieWinner newWinner) {
    return new AttemptRules(order, eventUse, grace, newWinner);
  }

  /** Whether attempts are ended by what else the actor did. */
  boolean isStricter() {
    return !order.isEmpty() && !order.equals(Set.of(OrderRule.STRICT_INCREASE));
  }

  String describe() {
    StringBuilder text = new StringBuilder();
    order.forEach(rule -> text.append(", ").append(rule));
    if (eventUse != EventUse.ONE_STEP) {
      text.append(", event use ").append(eventUse);
    }
    if (!grace.isZero()) {
      text.append(", grace ").append(grace);
    }
    if (tieWinner != TieWinner.STEP) {
      text.append(", ties won by ").append(tieWinner);
    }
    return text.toString();
  }
}
