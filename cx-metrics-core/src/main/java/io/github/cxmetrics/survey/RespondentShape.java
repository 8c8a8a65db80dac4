package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.Serializable;

/**
 * What of a definition the state of its people depends on.
 *
 * @param scale the scale of the answers
 * @param layout how a person's answer lies in cells
 * @param fixed the range outside which answers are not looked at
 * @param isTrailing whether answers leave the window when it is asked for later
 */
record RespondentShape(
    RatingScale scale, RespondentLayout layout, RespondentWindow.Between fixed, boolean isTrailing)
    implements Serializable {

  RespondentShape(RespondentDefinition<?> definition) {
    this(
        definition.answers().scale(),
        new RespondentLayout(definition),
        definition.rule().window() instanceof RespondentWindow.Between between
            ? between
            : RespondentWindow.ALWAYS,
        definition.rule().window() instanceof RespondentWindow.Trailing);
  }

  int missingCode() {
    return RespondentCode.missing(scale);
  }

  int places() {
    return RespondentCode.places(scale);
  }

  /** Whether the kept answers can be counted as they come, because none leaves the window. */
  boolean countsKept() {
    return layout.keepsOne() && !isTrailing;
  }

  /** Checks a voice with its time that was read. */
  void requireVoice(long cell) {
    EventTime.requireRead(RespondentLayout.atMillis(cell));
    if (RespondentLayout.code(cell) >= places() || RespondentLayout.isSeveral(cell)) {
      throw new StateFormatException(
          "answer without an id must be on the scale, was " + RespondentLayout.code(cell));
    }
  }
}
