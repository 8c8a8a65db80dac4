package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventTime;
import java.time.Instant;

/** The reading of people's answers at an instant. */
final class RespondentReading<S extends SurveyScore<S>> {

  private final RespondentDefinition<S> definition;
  private final RespondentState state;
  private final RespondentFold<S> fold;

  RespondentReading(RespondentDefinition<S> definition, RespondentState state) {
    this.definition = definition;
    this.state = state;
    fold = new RespondentFold<>(definition.answers(), state.labels());
  }

  /** The answer for the window, or for one that ends just after the latest answer. */
  RespondentScore<S> read() {
    if (!(definition.rule().window() instanceof RespondentWindow.Trailing trailing)) {
      return standing();
    }
    long latest = latestMillis();
    return latest == Long.MIN_VALUE
        ? trailing(RespondentWindow.ALWAYS)
        : trailing(trailing.endingAt(latest + 1));
  }

  /** The answer for a window that ends at an instant. */
  RespondentScore<S> read(Instant asOf) {
    if (!(definition.rule().window() instanceof RespondentWindow.Trailing trailing)) {
      throw new IllegalArgumentException(
          "result as of an instant must be asked of a rule with a trailing window, was "
              + definition.rule());
    }
    long asOfMillis = EventTime.millis("end of a window", asOf);
    long latest = latestMillis();
    if (latest >= asOfMillis) {
      throw new IllegalArgumentException(
          "end of a window must be after the latest answer, "
              + Instant.ofEpochMilli(latest)
              + ", because earlier ones were replaced, was "
              + asOf);
    }
    return trailing(trailing.endingAt(asOfMillis));
  }

  /** The time of the latest answer that is kept; the lowest long if there is none. */
  private long latestMillis() {
    long[] latest = {Long.MIN_VALUE};
    state
        .people()
        .forEach(
            (person, cells, start) ->
                latest[0] = Math.max(latest[0], RespondentLayout.atMillis(cells[start])));
    state
        .timedVoices()
        .forEach(
            (label, cells, from, to) ->
                latest[0] = Math.max(latest[0], RespondentLayout.atMillis(cells[to - 1])));
    return latest[0];
  }

  private RespondentScore<S> standing() {
    fold.add(state.kept());
    fold.add(state.voices());
    long people = state.people().size();
    boolean keepsOne = state.shape().layout().keepsOne();
    return score(
        state.shape().fixed(),
        new RespondentCounts(
            fold.kept(),
            keepsOne ? state.identified() - people : 0,
            state.outside(),
            fold.rejected(),
            fold.kept() - (keepsOne ? people : state.identified()),
            people,
            state.several()));
  }

  private RespondentScore<S> trailing(RespondentWindow.Between window) {
    RespondentGroups inside = new RespondentGroups(state.shape().scale());
    long[] several = {0};
    state
        .people()
        .forEach(
            (person, cells, start) -> {
              long cell = cells[start];
              if (window.contains(RespondentLayout.atMillis(cell))) {
                inside.add(state.shape().layout().label(cells, start), RespondentLayout.code(cell));
                several[0] += RespondentLayout.isSeveral(cell) ? 1 : 0;
              }
            });
    long people = inside.sum(state.shape().places());
    long[] outside = {state.people().size() - people};
    state
        .timedVoices()
        .forEach(
            (label, cells, from, to) -> {
              for (int i = from; i < to; i++) {
                if (window.contains(RespondentLayout.atMillis(cells[i]))) {
                  inside.add(label, RespondentLayout.code(cells[i]));
                } else {
                  outside[0]++;
                }
              }
            });
    fold.add(inside);
    return score(
        window,
        new RespondentCounts(
            fold.kept(),
            state.identified() - state.people().size(),
            outside[0],
            fold.rejected(),
            fold.kept() - people,
            people,
            several[0]));
  }

  private RespondentScore<S> score(RespondentWindow.Between window, RespondentCounts counts) {
    return new RespondentScore<>(
        definition, window, fold.score(), counts, fold.segments(), fold.accounts());
  }
}
