package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.NearestName;
import io.github.cxmetrics.cli.output.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which names the events of a file have: exactly those that were asked for, others up to a cap. */
public final class EventNames {

  /** Names that carry an id or an address are without number; suggestions need a few only. */
  private static final int MOST_OTHERS = 10_000;

  private final Set<String> unseen = new LinkedHashSet<>();
  private final Set<String> seen = new TreeSet<>();

  /** Waits for the names of some events. */
  public EventNames(List<EventPattern> patterns) {
    patterns.stream().map(EventPattern::event).filter(n -> !n.isEmpty()).forEach(unseen::add);
  }

  /** Takes the name of an event. */
  public void add(String name) {
    unseen.remove(name);
    if (seen.size() < MOST_OTHERS) {
      seen.add(name);
    }
  }

  /** A sentence for each name that was asked for and never seen. */
  public List<String> warnings() {
    List<String> names = List.copyOf(seen);
    List<String> warnings = new ArrayList<>();
    for (String name : unseen) {
      String never = "event " + PrintableText.quoted(name) + " never seen";
      warnings.add(
          NearestName.of(name, names)
              .map(near -> never + ": did you mean " + PrintableText.quoted(near) + "?")
              .orElse(never + "; the events are " + PrintableText.list(names)));
    }
    return warnings;
  }
}
