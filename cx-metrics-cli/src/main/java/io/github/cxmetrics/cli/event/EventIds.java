package io.github.cxmetrics.cli.event;

import java.util.HashMap;
import java.util.Map;

/** Numbers for the ids of events; an event without an id has one of its own. */
public final class EventIds {

  private final Map<String, Long> numbers = new HashMap<>();
  private long withoutId;

  /** The number of an id, which may be empty. */
  public long numberOf(String id) {
    return id.isEmpty() ? --withoutId : numbers.computeIfAbsent(id, any -> (long) numbers.size());
  }
}
