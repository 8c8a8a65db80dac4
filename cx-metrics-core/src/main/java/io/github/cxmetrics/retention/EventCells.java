package io.github.cxmetrics.retention;

import java.io.Serializable;

/**
 * Which cell of an event holds what: the first its time and roles, then, if the definition has
 * them, one the number of the property's value and one the amount.
 *
 * @param property 0 if there is none
 * @param value 0 if there is none
 */
record EventCells(int property, int value) implements Serializable {

  private static final int ROLE_BITS = 3;

  static EventCells of(RetentionDefinition definition) {
    int property = definition.property().isEmpty() ? 0 : 1;
    return new EventCells(property, definition.value().isEmpty() ? 0 : 1 + property);
  }

  int width() {
    return 1 + Math.max(property, value);
  }

  static long cell(long atMillis, int roles) {
    return atMillis << ROLE_BITS | roles;
  }

  static long time(long cell) {
    return cell >> ROLE_BITS;
  }

  static int roles(long cell) {
    return (int) cell & RetentionRoles.ALL;
  }
}
