package io.github.cxmetrics.cli.input;

import java.io.Serial;

/**
 * Thrown when a text is not the number or time it should be. The message is the rule alone, as it
 * stands after the word "must"; {@link RecordSource#badCell} puts file, line and value around it.
 */
public class ValueFormatException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  ValueFormatException(String rule) {
    super(rule);
  }

  /** What must hold, as it stands after the word "must". */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
