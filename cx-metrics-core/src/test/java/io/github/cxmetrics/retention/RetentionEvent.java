package io.github.cxmetrics.retention;

/** An event as the tests make it. */
record RetentionEvent(long actor, long atMillis, int roles, String property, long value) {

  static RetentionEvents<RetentionEvent> fields() {
    return RetentionEvents.<RetentionEvent>of(RetentionEvent::atMillis)
        .start(
            event -> event.has(RetentionRoles.START_NAME), event -> event.has(RetentionRoles.START))
        .returns(event -> event.has(RetentionRoles.RETURN))
        .property(RetentionEvent::property)
        .value(RetentionEvent::value);
  }

  boolean has(int role) {
    return (roles & role) != 0;
  }

  String name() {
    return "actor " + actor;
  }
}
