package io.github.cxmetrics.cli.options;

import java.io.Serial;

/**
 * Thrown when the options make no sense together or for this input; the message says what to do.
 */
public final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public UsageException(String message) {
    super(message);
  }
}
