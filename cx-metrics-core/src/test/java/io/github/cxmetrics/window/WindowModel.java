package io.github.cxmetrics.window;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.window.WindowRejection.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rules over plain lists: what has been emitted and holds after some records. */
final class WindowModel {

  private final WindowDefinition windows;
  private final long disorder;
  private final long lateness;
  private final Map<String, List<Visit>> live = new TreeMap<>();
  private final Map<String, Map<Window, List<Visit>>> grid = new TreeMap<>();
  private final Map<String, Map<Window, List<Visit>>> frozen = new TreeMap<>();
  private Optional<Long> watermark = Optional.empty();

  WindowModel(WindowDefinition windows, Lateness lateness) {
    this.windows = windows;
    disorder = lateness.disorder().toMillis();
    this.lateness = lateness.allowed().toMillis();
  }

  /** Adds a visit; says why not, or why not everywhere. */
  Optional<Reason> add(String key, Visit visit) {
    Optional<Reason> reason =
        windows instanceof SessionWindows sessions
            ? addToSession(key, visit, sessions)
            : addToGrid(key, visit);
    if (reason.isEmpty() || reason.get() == Reason.PARTLY_LATE) {
      advanceTo(visit.atMillis() - disorder);
    }
    return reason;
  }

  void advanceTo(long to) {
    watermark = Optional.of(watermark.isPresent() ? Math.max(watermark.get(), to) : to);
  }

  private boolean isFinal(long end) {
    return watermark.isPresent() && end + lateness <= watermark.get();
  }

  private Optional<Reason> addToGrid(String key, Visit visit) {
    int missed = 0;
    List<Window> all = windowsOf(windows, visit.atMillis());
    for (Window window : all) {
      if (isFinal(window.endMillis())) {
        missed++;
      } else {
        grid.computeIfAbsent(key, k -> new TreeMap<>())
            .computeIfAbsent(window, w -> new ArrayList<>())
            .add(visit);
      }
    }
    if (missed == 0) {
      return Optional.empty();
    }
    return Optional.of(missed == all.size() ? Reason.LATE : Reason.PARTLY_LATE);
  }

  private Optional<Reason> addToSession(String key, Visit visit, SessionWindows sessions) {
    live.forEach((each, visits) -> freeze(each, visits, sessions));
    List<Visit> visits = live.computeIfAbsent(key, k -> new ArrayList<>());
    List<Visit> with = new ArrayList<>(visits);
    with.add(visit);
    for (Map.Entry<Window, List<Visit>> session : sessionsOf(with, sessions).entrySet()) {
      if (session.getValue().contains(visit) && isFinal(session.getKey().endMillis())) {
        return Optional.of(Reason.LATE);
      }
    }
    visits.add(visit);
    return Optional.empty();
  }

  private void freeze(String key, List<Visit> visits, SessionWindows sessions) {
    sessionsOf(visits, sessions)
        .forEach(
            (window, in) -> {
              if (isFinal(window.endMillis())) {
                frozen.computeIfAbsent(key, k -> new TreeMap<>()).put(window, in);
                visits.removeAll(in);
              }
            });
  }

  private static Map<Window, List<Visit>> sessionsOf(List<Visit> visits, SessionWindows sessions) {
    long gap = sessions.gap().toMillis();
    List<Visit> sorted = new ArrayList<>(visits);
    sorted.sort(Comparator.comparingLong(Visit::atMillis));
    Map<Window, List<Visit>> all = new TreeMap<>();
    List<Visit> session = new ArrayList<>();
    for (Visit visit : sorted) {
      if (!session.isEmpty()
          && visit.atMillis() - session.get(session.size() - 1).atMillis() >= gap) {
        all.put(windowOf(session, gap), session);
        session = new ArrayList<>();
      }
      session.add(visit);
    }
    if (!session.isEmpty()) {
      all.put(windowOf(session, gap), session);
    }
    return all;
  }

  private static Window windowOf(List<Visit> session, long gap) {
    return new Window(session.get(0).atMillis(), session.get(session.size() - 1).atMillis() + gap);
  }

  /** All windows that hold a time, by the definition alone. */
  static List<Window> windowsOf(WindowDefinition windows, long at) {
    List<Window> all = new ArrayList<>();
    if (windows instanceof TumblingWindows tumbling) {
      long size = tumbling.size().toMillis();
      long start = at - Math.floorMod(at - tumbling.offset().toMillis(), size);
      all.add(new Window(start, start + size));
    } else if (windows instanceof SlidingWindows sliding) {
      long size = sliding.size().toMillis();
      long hop = sliding.hop().toMillis();
      long start = at - Math.floorMod(at - sliding.offset().toMillis(), hop);
      for (; start + size > at; start -= hop) {
        all.add(new Window(start, start + size));
      }
    } else if (windows instanceof CalendarWindows calendar) {
      long index = calendar.grid().indexOf(Instant.ofEpochMilli(at));
      for (long last = index; last < index + calendar.periods(); last++) {
        Instant start = calendar.grid().period(last - calendar.periods() + 1).startInstant();
        Instant end = calendar.grid().period(last).endInstant();
        all.add(new Window(start.toEpochMilli(), end.toEpochMilli()));
      }
    }
    return all;
  }

  /** What must have been emitted by now, by key and window. */
  Map<String, Map<Window, Nps>> emitted() {
    Map<String, Map<Window, Nps>> emitted = new TreeMap<>();
    grid.forEach((key, all) -> put(emitted, key, all));
    frozen.forEach((key, all) -> put(emitted, key, all));
    if (windows instanceof SessionWindows sessions) {
      live.forEach((key, visits) -> put(emitted, key, sessionsOf(visits, sessions)));
    }
    return emitted;
  }

  private void put(
      Map<String, Map<Window, Nps>> emitted, String key, Map<Window, List<Visit>> all) {
    all.forEach(
        (window, visits) -> {
          if (watermark.isPresent() && window.endMillis() <= watermark.get()) {
            int[] scores = visits.stream().mapToInt(Visit::score).toArray();
            emitted.computeIfAbsent(key, k -> new TreeMap<>()).put(window, Nps.of(scores));
          }
        });
  }
}
