package io.github.cxmetrics.cli.input;

import java.io.Serial;

/** Thrown when a text is a local time and nobody said whose: the options lack it, not the text. */
public final class MissingZoneException extends ValueFormatException {

  @Serial private static final long serialVersionUID = 1L;

  MissingZoneException() {
    super("say its offset from UTC, or its zone must be given with --zone");
  }
}
