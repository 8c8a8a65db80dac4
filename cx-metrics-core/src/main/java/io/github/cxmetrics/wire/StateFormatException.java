package io.github.cxmetrics.wire;

import java.io.Serial;

/**
 * Thrown when bytes are not the state they are said to be: damaged, cut short, of another kind, of
 * another definition, or written by a newer version of the library.
 *
 * @since 0.1
 */
public final class StateFormatException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what must hold and what was found instead
   */
  public StateFormatException(String message) {
    super(message);
  }
}
